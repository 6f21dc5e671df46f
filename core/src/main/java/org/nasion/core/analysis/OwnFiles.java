package org.nasion.core.analysis;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.nasion.core.problem.Problem;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.storage.RegularFile;

/** A user's own files of analyses or norms in one folder. What cannot be read is told in {@link #problems()}. */
final class OwnFiles {

    private static final int MOST_FILES = 100;
    private static final int MOST_MEGABYTES = 8;

    private final Path folder;
    private final List<SourceProblem> problems = new ArrayList<>();

    /** @param folder need not exist */
    OwnFiles(Path folder) {
        this.folder = folder;
    }

    /** Hands over the JSON files in the order of their names, one after the other, so that they need not be held together. */
    void forEach(Consumer<JsonText> taker) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> found;
        try (Stream<Path> files = Files.list(folder)) {
            found = files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            tell(folder, new Problem("NAS-ANALYSIS-FILE.folder", "The folder cannot be read."));
            return;
        }
        long read = 0;
        for (Path file : found.subList(0, Math.min(found.size(), MOST_FILES))) {
            try {
                String text = text(file);
                read += text.length();
                if (read > (long) MOST_MEGABYTES << 20) {
                    break;
                }
                taker.accept(JsonText.of(file.getFileName().toString(), text));
            } catch (ProblemException e) {
                tell(file, e.problem());
            } catch (IOException e) {
                tell(file, new Problem("NAS-ANALYSIS-FILE.size", "The file cannot be read as a text of at most 1 MB."));
            }
        }
        if (found.size() > MOST_FILES || read > (long) MOST_MEGABYTES << 20) {
            tell(
                    folder,
                    new Problem(
                            "NAS-ANALYSIS-FILE.many",
                            "The folder holds more than {0} files or {1} MB, and not all of them" + " were read.",
                            MOST_FILES,
                            MOST_MEGABYTES));
        }
    }

    /**
     * @throws ProblemException NAS-FILE-KIND for what is no file
     * @throws IOException      where it is too long, no UTF-8, or cannot be read
     */
    static String text(Path file) throws IOException {
        byte[] bytes = RegularFile.read(file, JsonText.LONGEST).orElseThrow(() -> new IOException("longer than 1 MB"));
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private void tell(Path where, Problem problem) {
        problems.add(new SourceProblem(where.getFileName().toString(), 1, 1, problem));
    }

    /** Of the files that were not handed over. */
    List<SourceProblem> problems() {
        return List.copyOf(problems);
    }
}
