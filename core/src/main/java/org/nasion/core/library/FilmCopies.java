package org.nasion.core.library;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.storage.Sha256;

/**
 * A library's own folder for copies of films. A copy is named by the SHA-256 of its content, so that it is found again wherever
 * the folder was carried, and nothing of a patient stands in its name.
 */
public final class FilmCopies {

    private static final int NAME_LENGTH = 64;
    private static final int LONGEST_ENDING = 6;

    private final Path folder;
    private final boolean ownersOnly;

    /**
     * @param folder     made when the first film is copied
     * @param ownersOnly whether nobody else on this computer may read it; false for a folder that workstations share
     */
    public FilmCopies(Path folder, boolean ownersOnly) {
        this.folder = folder.toAbsolutePath().normalize();
        this.ownersOnly = ownersOnly;
    }

    /**
     * The folder of a library that no setting names: beside an SQLite file, or in the user's data folder for a data base.
     *
     * @param dataFolder of the user
     */
    public static FilmCopies of(LibraryAddress address, Path dataFolder) {
        return switch (address) {
            case LibraryAddress.SqliteFile(Path file) -> {
                String name = file.getFileName().toString();
                int dot = name.lastIndexOf('.');
                yield new FilmCopies(
                        file.toAbsolutePath().resolveSibling((dot > 0 ? name.substring(0, dot) : name) + "-films"),
                        true);
            }
            case LibraryAddress.PostgreSql server ->
                new FilmCopies(
                        dataFolder.resolve("films-"
                                + (server.host() + "-" + server.port() + "-" + server.database())
                                        .replaceAll("[^A-Za-z0-9.-]", "_")),
                        true);
        };
    }

    public Path folder() {
        return folder;
    }

    /** The copy of a film; empty where there is none. */
    public Optional<Path> find(String sha256) {
        if (!isName(sha256)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(place(sha256))) {
            return files.filter(file -> sha256.equals(nameOf(file)))
                    .filter(Files::isRegularFile)
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether a file is a copy in this folder. */
    public boolean holds(Path file) {
        return file.toAbsolutePath().normalize().startsWith(folder) && isName(nameOf(file));
    }

    /**
     * Copies a film; one that is there already is taken.
     *
     * @param sha256 of the film's content, hex
     * @return where the copy lies
     * @throws ProblemException NAS-LIBRARY-COPY where it cannot be written, NAS-LIBRARY-FILM-OTHER where the file is not the
     *                          film any more
     */
    public Path keep(Path film, String sha256) {
        Optional<Path> there = find(sha256);
        if (there.isPresent()) {
            return there.get();
        }
        Path target = place(sha256).resolve(sha256 + ending(film));
        Path written = target.resolveSibling(sha256 + ".part");
        try {
            makeFolders(target.getParent());
            String copied = copy(film, written);
            if (!copied.equals(sha256)) {
                Files.delete(written);
                throw new ProblemException(
                        "NAS-LIBRARY-FILM-OTHER",
                        "Another picture lies where the film was; import the folder in which it lies now.");
            }
            Files.move(written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return target;
        } catch (IOException e) {
            deleteQuietly(written);
            throw new ProblemException(
                    "NAS-LIBRARY-COPY", "The film could not be copied into the library’s folder of films.");
        }
    }

    /** Deletes received files that this folder has copies of by now; others stay. */
    public void release(List<Path> received) {
        for (Path file : received) {
            try {
                if (!holds(file)
                        && Files.isRegularFile(file)
                        && find(Sha256.hex(Files.readAllBytes(file))).isPresent()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                // It stays where it is, as one that is not in the library yet does.
            }
        }
    }

    /** Takes a copy away. @return whether none is left */
    public boolean delete(String sha256) {
        Optional<Path> there = find(sha256);
        there.ifPresent(FilmCopies::deleteQuietly);
        return there.isEmpty() || !Files.exists(there.get());
    }

    /** The SHA-256 of all copies that there are. */
    public List<String> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(Files::isRegularFile)
                    .map(FilmCopies::nameOf)
                    .filter(FilmCopies::isName)
                    .sorted()
                    .toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            return List.of();
        }
    }

    private static boolean isName(String name) {
        return name.length() == NAME_LENGTH && name.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
    }

    private static String nameOf(Path file) {
        String name = file.getFileName() == null ? "" : file.getFileName().toString();
        int dot = name.indexOf('.');
        return name.endsWith(".part") || dot < 0 ? name : name.substring(0, dot);
    }

    private static String ending(Path film) {
        String name = film.getFileName().toString().toLowerCase(Locale.ROOT);
        String ending = name.substring(Math.max(0, name.lastIndexOf('.')));
        return ending.matches("\\.[a-z0-9]{1," + (LONGEST_ENDING - 1) + "}") ? ending : "";
    }

    private Path place(String sha256) {
        return folder.resolve(sha256.substring(0, 2));
    }

    private void makeFolders(Path place) throws IOException {
        boolean isNew = !Files.exists(folder);
        Files.createDirectories(place);
        if (isNew && ownersOnly && Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** @return SHA-256 of what was copied */
    private static String copy(Path from, Path to) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        try (InputStream in = Files.newInputStream(from);
                OutputStream out = new DigestOutputStream(Files.newOutputStream(to), digest)) {
            in.transferTo(out);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // Told by who asks whether it is gone.
        }
    }
}
