package org.nasion.app.desktop.services;

/** What a film can be looked through. The data are never changed by it. */
public enum DisplayFilter {
    /** non-local means, against grain */
    DENOISE,
    /** contrast-limited adaptive histogram equalisation */
    CLAHE,
    /** unsharp masking */
    SHARPEN
}
