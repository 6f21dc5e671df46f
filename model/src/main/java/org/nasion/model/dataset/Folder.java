package org.nasion.model.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.nasion.core.problem.ProblemException;

/** What the readers ask of folders. */
final class Folder {

    private static final List<String> PICTURES = List.of(".png", ".jpg", ".jpeg", ".bmp", ".tif", ".tiff", ".dcm");

    private Folder() {}

    /** The entries that fit, in the order of their names. */
    static List<Path> sorted(Path folder, Predicate<Path> which) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(which).sorted().toList();
        }
    }

    /** The file's name without its ending. */
    static String stem(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /**
     * The file that annotations name.
     *
     * @param folder of the pictures; nothing outside of it is ever opened
     * @param file   of the annotations, for people
     * @throws ProblemException NAS-DATASET-DAMAGED.picture where there is none
     */
    static Path named(Path folder, String name, Path file) {
        try {
            Path picture = folder.resolve(name.replace('\\', '/')).normalize();
            if (!name.isBlank() && picture.startsWith(folder) && Files.isRegularFile(picture)) {
                return picture;
            }
        } catch (InvalidPathException e) {
            // told below
        }
        throw new ProblemException(
                "NAS-DATASET-DAMAGED.picture", "The picture that belongs to {0} is not there.", file.getFileName());
    }

    static boolean isPicture(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return PICTURES.stream().anyMatch(name::endsWith);
    }

    /** The picture with this stem, whatever its ending. */
    static Optional<Path> picture(Path folder, String stem) throws IOException {
        return sorted(folder, file -> isPicture(file) && stem(file).equals(stem)).stream()
                .findFirst();
    }
}
