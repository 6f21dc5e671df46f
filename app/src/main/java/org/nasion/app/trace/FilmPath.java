package org.nasion.app.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Paths as they stand in case files: relative to the case's folder where possible, with slashes. */
public final class FilmPath {

    private FilmPath() {}

    /** The way to a file from a folder; absolute where there is no relative one, as to another drive. */
    public static String from(Path folder, Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        try {
            return folder.toAbsolutePath()
                    .normalize()
                    .relativize(absolute)
                    .toString()
                    .replace('\\', '/');
        } catch (IllegalArgumentException e) {
            return absolute.toString();
        }
    }

    /** Whether a file lies in a folder itself, whatever links lead there. */
    static boolean isIn(Path file, Path folder) {
        Path own = file.toAbsolutePath().normalize().getParent();
        try {
            return own.equals(folder.toAbsolutePath().normalize())
                    || Files.isDirectory(folder) && Files.isSameFile(own, folder);
        } catch (IOException e) {
            return false;
        }
    }
}
