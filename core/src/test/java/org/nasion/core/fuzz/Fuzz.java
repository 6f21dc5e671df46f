package org.nasion.core.fuzz;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nasion.core.dicom.codec.CodecException;
import org.nasion.core.problem.ProblemException;

/**
 * Changes whole inputs at random and reads them with every parser of the program: each has to be read or refused with a
 * problem, within bounds of processor time and memory. The inputs of one run are the same for the same seed. A process of its
 * own reads; where an input holds it for ever or takes all memory, the input is kept and another process goes on behind it.
 *
 * <p>Arguments: how many inputs for each parser, seed, folder for finds, and names of parsers (all where none). How to start
 * it: {@code docs/developer-guide.md}.
 */
public final class Fuzz {

    private static final long MOST_CPU_NANOS = 5_000_000_000L;
    private static final long MOST_BYTES = 600L << 20;
    private static final int HEAP_MB = 400;
    private static final int TOLD_EVERY = 20_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Path finds;
    private volatile byte[] input = {};
    private volatile String target = "";
    private volatile long number;
    private volatile long startedCpu;

    private Fuzz(Path finds) throws IOException {
        this.finds = Files.createDirectories(finds);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments[0].equals("read")) {
            new Fuzz(Path.of(arguments[3]))
                    .read(
                            arguments[1],
                            Long.parseLong(arguments[2]),
                            Long.parseLong(arguments[4]),
                            Long.parseLong(arguments[5]));
            return;
        }
        long count = Long.parseLong(arguments[0]);
        List<String> wanted = List.of(arguments).subList(3, arguments.length);
        for (Target target : Target.all()) {
            if (wanted.isEmpty() || wanted.contains(target.name())) {
                long from = 0;
                while (from < count) {
                    from = inProcess(target.name(), arguments[1], arguments[2], from, count);
                }
            }
        }
    }

    /** @return where to go on: behind the input that ended the process, or at the end */
    private static long inProcess(String target, String seed, String finds, long from, long count)
            throws IOException, InterruptedException {
        Path progress = Files.createTempFile("fuzz", ".progress");
        int code = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + HEAP_MB + "m",
                        "-Djava.awt.headless=true",
                        "-XX:+UseSerialGC",
                        "-Dfuzz.progress=" + progress,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Fuzz.class.getName(),
                        "read",
                        target,
                        seed,
                        finds,
                        String.valueOf(from),
                        String.valueOf(count))
                .inheritIO()
                .start()
                .waitFor();
        String reached = Files.readString(progress);
        Files.delete(progress);
        if (code != 0 && reached.isEmpty()) {
            throw new IOException("the reading process does not start");
        }
        return code == 0 ? count : Long.parseLong(reached) + 1;
    }

    /** Each input has a seed of its own, so that one alone can be made again. */
    private void read(String name, long seed, long from, long count) throws IOException {
        Target now = Target.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        target = name;
        Thread reader = Thread.currentThread();
        Thread.ofPlatform().daemon().start(() -> watch(reader));
        Map<String, Long> told = new TreeMap<>();
        long begun = System.nanoTime();
        for (long i = from; i < count; i++) {
            Mutator mutator = new Mutator(seed * 1_000_003 + i);
            byte[] changed = mutator.changed(mutator.choose(now.seeds()), mutator.choose(now.seeds()));
            number = i;
            startedCpu = threads.getCurrentThreadCpuTime();
            input = changed;
            long bytes = threads.getCurrentThreadAllocatedBytes();
            told.merge(outcome(now, changed), 1L, Long::sum);
            if (threads.getCurrentThreadAllocatedBytes() - bytes > MOST_BYTES) {
                keep("memory", (threads.getCurrentThreadAllocatedBytes() - bytes >> 20) + " MB");
            }
            input = new byte[0];
            if (i % TOLD_EVERY == TOLD_EVERY - 1 || i == count - 1) {
                System.out.println(name + " seed " + seed + ": " + (i + 1) + " of " + count + " inputs, since " + from
                        + ": " + told + ", " + (System.nanoTime() - begun) / 1_000_000_000 + " s");
            }
        }
    }

    private String outcome(Target now, byte[] changed) throws IOException {
        try {
            now.reading().read(changed);
            return "read";
        } catch (ProblemException e) {
            if (!e.problem().code().matches("NAS-[A-Z]+-[A-Z0-9-]+")) {
                keep("code", e.problem().code());
            }
            return "refused";
        } catch (CodecException e) {
            return "refused";
        } catch (OutOfMemoryError e) {
            keep("memory", "out of memory");
            halt();
            return "found";
        } catch (Exception | Error e) {
            keep(
                    e.getClass().getSimpleName(),
                    e.getMessage() + " "
                            + Arrays.stream(e.getStackTrace()).limit(6).toList());
            return "found";
        }
    }

    private void watch(Thread reader) {
        while (true) {
            try {
                Thread.sleep(500);
                byte[] now = input;
                if (now.length > 0
                        && threads.getThreadCpuTime(reader.threadId()) - startedCpu > MOST_CPU_NANOS
                        && now == input) {
                    keep(
                            "slow",
                            new ArrayList<>(Arrays.asList(reader.getStackTrace()))
                                    .stream().limit(12).toList().toString());
                    halt();
                }
            } catch (InterruptedException | IOException e) {
                return;
            }
        }
    }

    private void halt() throws IOException {
        Files.writeString(Path.of(System.getProperty("fuzz.progress")), String.valueOf(number));
        Runtime.getRuntime().halt(3);
    }

    private synchronized void keep(String kind, String what) throws IOException {
        byte[] now = input;
        String name = target + "-" + kind + "-" + HexFormat.of().toHexDigits(Arrays.hashCode(now));
        Files.write(finds.resolve(name), now);
        Files.writeString(finds.resolve(name + ".txt"), target + " input " + number + ": " + what + "\n");
        System.out.println("found " + name + ": " + what);
    }
}
