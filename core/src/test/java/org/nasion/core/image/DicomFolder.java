package org.nasion.core.image;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.task.Progress;

/**
 * Reads all files of a folder as films, and says for each set (the folders directly in it) how many were read, how many refused
 * with which code, and how many did anything else, which is a failure. The samples of what was read are written out, for
 * {@code src/test/python/dicom_folder.py} to compare with what other programs decode.
 *
 * <p>Arguments: the folder, and a folder for the table and the samples. How to start it: {@code docs/developer-guide.md}.
 */
public final class DicomFolder {

    private final Path folder;
    private final Path out;
    private final Map<String, Map<String, Integer>> counts = new TreeMap<>();

    private DicomFolder(Path folder, Path out) {
        this.folder = folder;
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException {
        Path out = Files.createDirectories(Path.of(arguments[1]));
        System.exit(new DicomFolder(Path.of(arguments[0]), out).read() ? 0 : 1);
    }

    /** @return whether each file was read or refused */
    private boolean read() throws IOException {
        FilmReader reader = new FilmReader();
        boolean good = true;
        try (Stream<Path> files = Files.walk(folder);
                PrintWriter table = new PrintWriter(Files.newBufferedWriter(out.resolve("table.tsv")))) {
            table.println("number\tfile\toutcome\twidth\theight\tlargest\tnotices\tmilliseconds");
            int number = 0;
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                number++;
                long begun = System.nanoTime();
                String outcome;
                String rest = "\t\t\t\t";
                try {
                    Cephalogram film = reader.read(file, Progress.NONE);
                    outcome = "read";
                    rest = film.width() + "\t" + film.height() + "\t" + film.maxValue() + "\t"
                            + film.acquisition().notices().stream()
                                    .map(notice -> notice.key())
                                    .toList() + "\t";
                    write(film, out.resolve(number + ".raw"));
                } catch (ProblemException e) {
                    outcome = e.problem().code();
                } catch (RuntimeException | Error e) {
                    outcome = "FAILED " + e.getClass().getSimpleName();
                    good = false;
                    System.out.println(folder.relativize(file) + ": " + e);
                }
                table.println(number + "\t" + folder.relativize(file) + "\t" + outcome + "\t" + rest
                        + (System.nanoTime() - begun) / 1_000_000);
                counts.computeIfAbsent(folder.relativize(file).getName(0).toString(), set -> new TreeMap<>())
                        .merge(outcome, 1, Integer::sum);
            }
        }
        counts.forEach((set, outcomes) -> System.out.println(set + ": "
                + outcomes.values().stream().mapToInt(Integer::intValue).sum() + " files, " + outcomes));
        return good;
    }

    /** Unsigned 16 bit, low byte first. */
    private static void write(Cephalogram film, Path file) throws IOException {
        short[] samples = film.samples();
        ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        Files.write(file, bytes.array());
    }
}
