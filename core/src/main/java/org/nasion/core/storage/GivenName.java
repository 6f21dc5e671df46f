package org.nasion.core.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Finds files whose names are no text. On Linux a name is any bytes; where they are not UTF-8, Java gives the name with
 * replacement characters in it, and no file has that name.
 */
public final class GivenName {

    private static final String REPLACED = "\uFFFD";

    private GivenName() {}

    /**
     * The file that a name means: itself where it is there, else the only one in its folder whose name reads the same.
     *
     * @return the name as it was given where no file, or more than one, answers to it
     */
    public static Path existing(Path given) {
        if (!given.toString().contains(REPLACED) || Files.exists(given) || given.getFileName() == null) {
            return given;
        }
        Path folder = existing(Objects.requireNonNull(given.toAbsolutePath().getParent()));
        String name = given.getFileName().toString();
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> alike = files.filter(
                            file -> file.getFileName().toString().equals(name))
                    .limit(2)
                    .toList();
            return alike.size() == 1 ? alike.getFirst() : given;
        } catch (IOException e) {
            return given; // whoever reads it tells why
        }
    }
}
