package org.nasion.core.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.nasion.core.analysis.AnalysisCatalog;
import org.nasion.core.casefile.CaseStore;
import org.nasion.core.image.FilmReader;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.task.Progress;

/**
 * Changes the test's own films, cases and analyses at random and reads them: each has to be read or refused by a
 * {@link ProblemException}, within ten seconds. Arguments: how many inputs, the seed, and the folder for what was not.
 *
 * <p>{@code mvn -q test-compile -pl core} and then {@code java -cp core/target/test-classes:core/target/classes:… org.nasion.core.fuzz.Fuzz 100000 1 finds}.
 */
public final class Fuzz {

    private static final int LARGEST_SEED = 60_000;
    private static final long SLOW_NANOS = 10_000_000_000L;

    private final Random random;
    private final Path finds;
    private final Path input;
    private final FilmReader films = new FilmReader();
    private final CaseStore cases = new CaseStore("fuzz", Clock.systemUTC());
    private final AnalysisCatalog analyses = AnalysisCatalog.bundled();
    private final Map<String, int[]> counts = new TreeMap<>();

    private Fuzz(long seed, Path finds) throws IOException {
        this.random = new Random(seed);
        this.finds = Files.createDirectories(finds);
        this.input = Files.createTempFile("fuzz", ".input");
    }

    public static void main(String[] arguments) throws IOException {
        Fuzz fuzz = new Fuzz(Long.parseLong(arguments[1]), Path.of(arguments[2]));
        List<Path> seeds = seeds();
        int count = Integer.parseInt(arguments[0]);
        for (int i = 0; i < count; i++) {
            fuzz.one(seeds.get(fuzz.random.nextInt(seeds.size())));
            if (i % 10_000 == 9_999 || i == count - 1) {
                fuzz.tell();
            }
        }
        Files.deleteIfExists(fuzz.input);
    }

    private static List<Path> seeds() throws IOException {
        try (Stream<Path> tests = Files.walk(Path.of("core/src/test/resources/org/nasion/core"));
             Stream<Path> shipped = Files.walk(Path.of("core/src/main/resources/org/nasion/core/analysis/analyses"))) {
            List<Path> seeds = new ArrayList<>();
            for (Path file : Stream.concat(tests, shipped).sorted().toList()) {
                if (!kind(file).isEmpty() && Files.size(file) <= LARGEST_SEED) {
                    seeds.add(file);
                }
            }
            return seeds;
        }
    }

    /** The parser that a seed is for; empty for none. */
    private static String kind(Path file) {
        String name = file.getFileName().toString();
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "dcm", "jpg", "tif", "png", "bmp" -> name.substring(name.lastIndexOf('.') + 1);
            case "nasion" -> "case";
            case "json" -> file.toString().contains("analyses") ? "analysis" : "";
            default -> "";
        };
    }

    private void one(Path seed) throws IOException {
        String kind = kind(seed);
        byte[] bytes = changed(Files.readAllBytes(seed));
        Files.write(input, bytes);
        int[] count = counts.computeIfAbsent(kind, unused -> new int[4]);
        count[0]++;
        long start = System.nanoTime();
        try {
            switch (kind) {
                case "case" -> cases.open(input);
                case "analysis" -> analyses.draft(new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
                default -> films.read(input, Progress.NONE);
            }
            count[1]++;
        } catch (ProblemException e) {
            count[2]++;
        } catch (RuntimeException | Error e) {
            count[3]++;
            keep(kind, seed, bytes, e.getClass().getSimpleName() + " " + Arrays.stream(e.getStackTrace()).limit(4).toList());
        }
        if (System.nanoTime() - start > SLOW_NANOS) {
            count[3]++;
            keep(kind, seed, bytes, "slow");
        }
    }

    private void keep(String kind, Path seed, byte[] bytes, String what) throws IOException {
        String name = kind + "-" + Integer.toHexString(Arrays.hashCode(bytes));
        Files.write(finds.resolve(name), bytes);
        System.out.println(name + " from " + seed.getFileName() + ": " + what);
    }

    private byte[] changed(byte[] seed) {
        byte[] bytes = seed;
        for (int change = random.nextInt(6); change >= 0; change--) {
            int at = random.nextInt(random.nextBoolean() ? Math.min(bytes.length, 1200) : bytes.length);
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes[at] = random.nextBoolean() ? (byte) 0xFF : 0;
                case 3 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
                case 4 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 4), (byte) (random.nextInt(3) * 0x7F));
                default -> {
                    int length = Math.min(random.nextInt(64), bytes.length - at);
                    int to = random.nextInt(bytes.length - length + 1);
                    System.arraycopy(bytes, at, bytes, to, length);
                }
            }
        }
        return bytes;
    }

    private void tell() {
        counts.forEach((kind, count) -> System.out.println(kind + ": " + count[0] + " inputs, " + count[1] + " read, "
                + count[2] + " refused, " + count[3] + " at fault"));
    }
}
