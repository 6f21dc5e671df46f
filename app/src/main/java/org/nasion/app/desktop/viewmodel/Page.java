package org.nasion.app.desktop.viewmodel;

/**
 * A page over the window. While one is open, the keyboard is its own: see {@code Action.overPages}.
 *
 * @param title key of its title, which also tells it from the others
 */
public record Page(String title) {

    public static final Page SHORTCUTS = new Page("page.SHORTCUTS");
    public static final Page KEYS = new Page("page.KEYS");
    public static final Page SETTINGS = new Page("page.SETTINGS");
    public static final Page ANALYSES = new Page("page.ANALYSES");
    public static final Page AGREEMENT = new Page("page.AGREEMENT");
    public static final Page HABIT = new Page("page.HABIT");
    public static final Page LIBRARY = new Page("page.LIBRARY");
    public static final Page PATIENT = new Page("page.PATIENT");
    public static final Page STUDY = new Page("page.STUDY");
    public static final Page STUDY_FILMS = new Page("page.STUDY_FILMS");
    public static final Page VISITS = new Page("page.VISITS");
    public static final Page REPORT = new Page("page.REPORT");
}
