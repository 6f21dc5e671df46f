package org.nasion.lab.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.nasion.app.Composition;
import org.nasion.app.cli.Terminal;
import org.nasion.core.dicom.DicomProvider;
import org.nasion.core.dicom.DicomProviders;
import org.nasion.core.dicom.Part10Provider;
import org.nasion.core.image.Acquisition;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.FileDigest;
import org.nasion.core.image.FilmDicomWriter;
import org.nasion.core.image.FilmReader;
import org.nasion.core.image.Window;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.task.Progress;
import org.nasion.lab.bench.ForeignReader;
import org.nasion.lab.bench.Timings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "open",
        mixinStandardHelpOptions = true,
        description =
                "Measures opening a 16-bit DICOM film of 2400×1935 pixels in several encodings, warm and down to the grey"
                        + " picture, with each reader of this installation; with dcm4che's own where the program was built with it (-Pdcm4che); and dcmtk's dcm2pnm (dcmj2pnm, dcml2pnm) as a whole process where it is installed.")
public final class BenchOpenCommand implements Callable<Integer> {

    private static final int WIDTH = 2400;
    private static final int HEIGHT = 1935;
    private static final int WARM_UP = 20;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "15",
            description = "counted runs (default: ${DEFAULT-VALUE})")
    private int runs;

    /** An encoding, the program that makes it of the uncompressed film, and its arguments. */
    private record Encoding(String name, String program, String... arguments) {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (runs < 1) {
            throw new ProblemException("NAS-BENCH-RUNS", "At least one run has to be asked for.");
        }
        Timings figures = new Timings(Composition.PROGRAM, Terminal.out());
        Path scratch = Files.createTempDirectory("nasion-open");
        try {
            Path plain = scratch.resolve("plain.dcm");
            new FilmDicomWriter().write(film(), plain);
            measure(figures, "uncompressed", plain, scratch);
            for (Encoding encoding : List.of(
                    new Encoding("RLE", "dcmcrle"),
                    new Encoding("JPEG Lossless", "dcmcjpeg", "+e1"),
                    new Encoding("JPEG-LS", "dcmcjpls"),
                    new Encoding("JPEG 2000", "gdcmconv", "--j2k"))) {
                encoded(figures, encoding, plain, scratch);
            }
        } finally {
            try (Stream<Path> left = Files.list(scratch)) {
                for (Path path : left.toList()) {
                    Files.delete(path);
                }
            }
            Files.delete(scratch);
        }
        return 0;
    }

    private void encoded(Timings figures, Encoding encoding, Path plain, Path scratch)
            throws IOException, InterruptedException {
        if (!isInstalled(encoding.program())) {
            figures.note(encoding.name() + ": " + encoding.program() + " is not installed, so there is no such film");
            return;
        }
        Path film = scratch.resolve(encoding.program() + ".dcm");
        List<String> command = new ArrayList<>(List.of(encoding.program()));
        command.addAll(List.of(encoding.arguments()));
        command.addAll(List.of(plain.toString(), film.toString()));
        if (seconds(command) < 0) {
            figures.note(encoding.name() + ": " + encoding.program() + " could not make the film");
            return;
        }
        measure(figures, encoding.name(), film, scratch);
    }

    private void measure(Timings figures, String name, Path film, Path scratch)
            throws IOException, InterruptedException {
        List<DicomProvider> readers = new ArrayList<>(List.of(new Part10Provider()));
        if (!(DicomProviders.preferred() instanceof Part10Provider)) {
            readers.add(DicomProviders.preferred());
        }
        List<Contestant> contestants = new ArrayList<>();
        for (DicomProvider provider : readers) {
            FilmReader reader = new FilmReader(provider);
            contestants.add(new Contestant(provider.name(), () -> {
                Cephalogram read = reader.read(film, Progress.NONE);
                return new Opened(
                        read.toEightBit(read.window()),
                        Optional.of(read.acquisition().source()));
            }));
        }
        for (ForeignReader foreign : ServiceLoader.load(ForeignReader.class)) {
            try {
                foreign.grey(film);
                contestants.add(new Contestant(foreign.name(), () -> new Opened(foreign.grey(film), Optional.empty())));
            } catch (IOException e) {
                figures.note(name + ": " + foreign.name() + " does not read it without its native library");
            }
        }
        // In turn, so that whatever else the computer does meets all of them alike.
        for (int run = -WARM_UP; run < runs; run++) {
            for (Contestant contestant : contestants) {
                contestant.run(run);
            }
        }
        Contestant builtIn = contestants.getFirst();
        for (Contestant contestant : contestants) {
            figures.add(name + ": " + contestant.name, "ms", contestant.picture);
            if (!Arrays.equals(contestant.grey, builtIn.grey)) {
                figures.note(name + ": " + contestant.name + " shows other greys than " + builtIn.name);
            }
        }
        figures.add(name + ": built-in and SHA-256", "ms", builtIn.withDigest);
        String viewer = switch (name) {
            case "JPEG Lossless" -> "dcmj2pnm";
            case "JPEG-LS" -> "dcml2pnm";
            default -> "dcm2pnm";
        };
        Path picture = scratch.resolve("picture.pgm");
        List<String> command = List.of(viewer, "+Wi", "1", film.toString(), picture.toString());
        if (!isInstalled(viewer) || seconds(command) < 0) {
            figures.note(name + ": " + viewer + " is not installed or does not read it");
            return;
        }
        double[] ms = new double[runs];
        for (int run = 0; run < runs; run++) {
            ms[run] = 1000 * seconds(command);
        }
        figures.add(name + ": " + viewer + ", whole process", "ms", ms);
    }

    /** The grey picture, and the digest of the film's file where the reader knows about it. */
    private record Opened(byte[] grey, Optional<FileDigest> digest) {}

    /** A way from a film's file to its grey picture. */
    private interface Opening {
        Opened open() throws IOException;
    }

    /** A reader and what it took, in ms. */
    private final class Contestant {

        private final String name;
        private final Opening opening;
        private final double[] picture = new double[runs];
        private final double[] withDigest = new double[runs];
        private byte[] grey;

        private Contestant(String name, Opening opening) {
            this.name = name;
            this.opening = opening;
        }

        /** @param run counted from 0; negative to warm up */
        private void run(int run) throws IOException {
            long start = System.nanoTime();
            Opened opened = opening.open();
            double seen = (System.nanoTime() - start) / 1e6;
            opened.digest().ifPresent(FileDigest::hex);
            double all = (System.nanoTime() - start) / 1e6;
            grey = opened.grey();
            if (run >= 0) {
                picture[run] = seen;
                withDigest[run] = all;
            }
        }
    }

    /** A head-like hill with grain, over 16 bit: neither trivial nor impossible to compress. */
    private static Cephalogram film() {
        Random chance = new Random(1);
        short[] samples = new short[WIDTH * HEIGHT];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                double dx = (x - WIDTH / 2.0) / WIDTH;
                double dy = (y - HEIGHT / 2.0) / HEIGHT;
                double hill =
                        Math.exp(-6 * (dx * dx + dy * dy)) * (0.8 + 0.2 * Math.sin(x / 23.0) * Math.cos(y / 31.0));
                samples[y * WIDTH + x] =
                        (short) Math.clamp(Math.round(60_000 * hill + 150 * chance.nextGaussian()), 0, 65_535);
            }
        }
        return new Cephalogram(
                WIDTH, HEIGHT, 65_535, samples, new Window(2_000, 58_000), Acquisition.unknown("synthetic"));
    }

    /** How long a program takes from its start to its end; negative where it fails. */
    private static double seconds(List<String> command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor() == 0 ? (System.nanoTime() - start) / 1e9 : -1;
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }
}
