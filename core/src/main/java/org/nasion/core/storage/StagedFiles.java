package org.nasion.core.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.nasion.core.problem.ProblemException;

/**
 * Files that belong together and come to their places together or not at all. They are written to a hidden folder
 * within their own, so that moving them needs no room and takes no time; what was at their places returns if one cannot be
 * moved. A list of them is on the disk before the first is moved: where a process is killed in between, the next one
 * moves the rest ({@link TemporaryFiles#removeAbandoned}), except where something else has come to its place meanwhile.
 */
public final class StagedFiles implements AutoCloseable {

    static final String LOCK = "lock";
    private static final String LIST = "list";
    /** What was at the places before, numbered; the names of results end in their kind, so none is called like these. */
    private static final String BEFORE = "before-";

    private static final Pattern OWN = Pattern.compile(LOCK + "|" + LIST + "|" + BEFORE + "\\d+");
    private static final String NOTHING = "-";
    /** Between entries of the list; no name holds it. */
    private static final String END = "\0";

    private final Path folder;
    private final Path stage;
    private final FileChannel lock;

    private StagedFiles(Path folder, Path stage, FileChannel lock) {
        this.folder = folder;
        this.stage = stage;
        this.lock = lock;
    }

    /**
     * Begins to write files of a folder.
     *
     * @param folder that is there
     * @throws ProblemException as {@link WriteFailure#of}
     */
    public static StagedFiles in(Path folder) {
        Path absolute = folder.toAbsolutePath();
        Path stage = TemporaryFiles.beside(absolute.resolve(LOCK));
        try {
            Files.createDirectory(stage, AtomicFile.ownersOnly(stage, "rwx------"));
            FileChannel lock = FileChannel.open(
                    stage.resolve(LOCK), Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
            TemporaryFiles.hold(lock);
            return new StagedFiles(absolute, stage, lock);
        } catch (IOException | ReadOnlyFileSystemException e) {
            throw WriteFailure.of(e, stage);
        }
    }

    /** Where a file of this name is to be written for now. */
    public Path path(String name) {
        return stage.resolve(name);
    }

    /** The folder in which files of any name may be written for now. */
    public Path stage() {
        return stage;
    }

    /**
     * Moves all that has been written to its place. Files that were there
     * give their rights to those that take their place.
     *
     * @throws ProblemException as {@link WriteFailure#of}; everything is then as it was before
     */
    public void moveToPlace() {
        moveToPlace(name -> {});
    }

    /** @param onMoved told the name of each file that came to its place */
    void moveToPlace(Consumer<String> onMoved) {
        List<String> moved = new ArrayList<>();
        Path target = folder.resolve(LIST);
        try {
            List<String> names = written(stage);
            StringBuilder list = new StringBuilder();
            for (int i = 0; i < names.size(); i++) {
                target = folder.resolve(names.get(i));
                list.append(fingerprint(target))
                        .append(' ')
                        .append(names.get(i))
                        .append(END);
                if (Files.exists(target)) {
                    AtomicFile.keepRights(target, stage.resolve(names.get(i)));
                    keep(target, stage.resolve(BEFORE + i));
                }
            }
            AtomicFile.write(stage.resolve(LIST), list.toString().getBytes(StandardCharsets.UTF_8));
            for (String name : names) {
                target = folder.resolve(name);
                AtomicFile.move(stage.resolve(name), target);
                moved.add(name);
                onMoved.accept(name);
            }
            AtomicFile.forceFolder(folder);
        } catch (IOException e) {
            takeBack(moved);
            throw WriteFailure.of(e, target);
        } catch (ProblemException e) {
            takeBack(moved);
            throw e;
        }
    }

    private void takeBack(List<String> moved) {
        for (int i = 0; i < moved.size(); i++) {
            try {
                Path before = stage.resolve(BEFORE + i);
                if (Files.exists(before)) {
                    AtomicFile.move(before, folder.resolve(moved.get(i)));
                } else {
                    Files.deleteIfExists(folder.resolve(moved.get(i)));
                }
            } catch (IOException e) {
                // The folder itself went away; the failure that led here is told.
            }
        }
    }

    private static void keep(Path file, Path before) throws IOException {
        try {
            Files.createLink(before, file);
        } catch (IOException | UnsupportedOperationException e) {
            Files.copy(file, before, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    private static List<String> written(Path stage) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(stage)) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        }
        names.removeIf(name -> OWN.matcher(name).matches() || TemporaryFiles.isOurs(name));
        names.sort(null);
        return names;
    }

    private static String fingerprint(Path file) throws IOException {
        return Files.exists(file) ? Sha256.hex(Files.readAllBytes(file)) : NOTHING;
    }

    /** Ends what a killed process had begun to move, and removes the rest. */
    static void endAbandoned(Path stage) throws IOException {
        Path list = stage.resolve(LIST);
        if (Files.isRegularFile(list, LinkOption.NOFOLLOW_LINKS)) {
            for (String line : Files.readString(list).split(END)) {
                int blank = line.indexOf(' ');
                Path target = stage.resolveSibling(line.substring(blank + 1)).normalize();
                Path file = stage.resolve(line.substring(blank + 1)).normalize();
                boolean ours = stage.equals(file.getParent()) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
                if (ours && fingerprint(target).equals(line.substring(0, blank))) {
                    AtomicFile.move(file, target);
                }
            }
        }
        delete(stage);
    }

    private static void delete(Path stage) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(stage)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(stage);
    }

    /** Removes what has not been moved. */
    @Override
    public void close() {
        try (lock) {
            delete(stage);
        } catch (IOException e) {
            // Found and removed by a later run.
        }
        try {
            Files.deleteIfExists(stage);
        } catch (IOException e) {
            // As above.
        }
    }
}
