package org.nasion.core.library;

import java.util.List;
import org.nasion.core.compare.AcceptedMotions;

/** Accepted superimpositions of a library's films, which everybody who uses the library sees. A film that goes takes its own along. */
public interface Motions extends AcceptedMotions {

    /** What was accepted of a pair of films. */
    record Kept(Pair pair, Accepted accepted) {}

    /** All of a patient, by pair and method. */
    List<Kept> of(long patient);
}
