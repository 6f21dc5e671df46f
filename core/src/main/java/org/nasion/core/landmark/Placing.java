package org.nasion.core.landmark;

/** How a landmark comes onto a film. */
public enum Placing {
    /** the network and the shape model look for it: every tracing is expected to have it */
    NETWORK,
    /** constructed from other points by a rule; it has no place of its own */
    RULE,
    /** a person places it where an analysis, a study or a clinic wants it */
    HAND
}
