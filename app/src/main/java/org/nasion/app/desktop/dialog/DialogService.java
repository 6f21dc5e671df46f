package org.nasion.app.desktop.dialog;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Everything that asks the user through a window of its own; tests answer in its place. */
public interface DialogService {

    /** Films and cases to open; empty where the user gave up. */
    List<Path> chooseFiles(Optional<Path> folder);

    /**
     * Where to write a file.
     *
     * @param title     of the chooser
     * @param name      suggested, without a folder
     * @param kind      for people, for example {@code "Nasion case"}
     * @param extension with the dot
     */
    Optional<Path> chooseTarget(String title, String name, String kind, String extension, Optional<Path> folder);

    /**
     * One file of a kind; empty where the user gave up.
     *
     * @param kind    for people, for example {@code "PNG or JPEG picture"}
     * @param endings with star and dot
     */
    default Optional<Path> chooseFile(String title, String kind, List<String> endings, Optional<Path> folder) {
        return Optional.empty();
    }

    /** A folder, or a disc, whose films are to be listed; empty where the user gave up. */
    default Optional<Path> chooseFolder(String title, Optional<Path> folder) {
        return Optional.empty();
    }

    /** Puts a text on the clipboard. */
    void copy(String text);
}
