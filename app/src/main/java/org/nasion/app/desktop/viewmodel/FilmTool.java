package org.nasion.app.desktop.viewmodel;

/** What the left mouse button does on the film. */
public enum FilmTool {
    /** picks and drags points, pans on empty film */
    SELECT,
    /** pans wherever it is pressed */
    PAN,
    /** changes the grey window */
    WINDOW,
    /** two clicks on a ruler of the film */
    RULER
}
