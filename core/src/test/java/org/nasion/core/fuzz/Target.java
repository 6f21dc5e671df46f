package org.nasion.core.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.nasion.core.analysis.AnalysisCatalog;
import org.nasion.core.analysis.MeasurementEngine;
import org.nasion.core.analysis.PatientFacts;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.casefile.CaseStore;
import org.nasion.core.dicomweb.AnswersForFuzz;
import org.nasion.core.image.ReadersForFuzz;
import org.nasion.core.report.TemplatesForFuzz;

/**
 * A parser and whole inputs for it.
 *
 * @param seeds not empty
 */
record Target(String name, List<byte[]> seeds, Reading reading) {

    /** Reads an input or refuses it with a {@code ProblemException} or {@code CodecException}. */
    interface Reading {
        void read(byte[] input) throws Exception;
    }

    private static final int LARGEST_SEED = 20_000;
    private static final Path TESTS = Path.of("src/test/resources/org/nasion/core");
    private static final Path SHIPPED = Path.of("src/main/resources/org/nasion/core");

    /** All, over the fixtures of the tests; the folder of the module is the current one. */
    static List<Target> all() throws IOException {
        List<byte[]> dicom = files(TESTS.resolve("dicom"), name -> name.endsWith(".dcm") || name.endsWith(".dicomdir"));
        List<byte[]> streams = new ArrayList<>(files(TESTS.resolve("dicom/jpeg2000"), name -> !name.endsWith(".pgm")));
        dicom.forEach(file -> streams.addAll(frames(file)));
        streams.addAll(files(TESTS.resolve("image"), name -> name.endsWith(".jpg")));
        Path input = Files.createTempFile("fuzz", ".nasion");
        input.toFile().deleteOnExit();
        CaseStore cases = new CaseStore("fuzz", Clock.systemUTC());
        AnalysisCatalog analyses = AnalysisCatalog.bundled();
        MeasurementEngine engine = analyses.engine(PatientFacts.UNKNOWN);
        return List.of(
                new Target("dicom", dicom, ReadersForFuzz::dicom),
                new Target("jpeg-family", List.copyOf(streams), bytes -> ReadersForFuzz.stream(bytes, 150, 130)),
                new Target(
                        "jpeg-file",
                        files(TESTS.resolve("image"), name -> name.endsWith(".jpg")),
                        ReadersForFuzz::raster),
                new Target(
                        "tiff", files(TESTS.resolve("image"), name -> name.endsWith(".tif")), ReadersForFuzz::raster),
                new Target(
                        "png-bmp",
                        files(TESTS.resolve("image"), name -> name.endsWith(".png") || name.endsWith(".bmp")),
                        ReadersForFuzz::raster),
                new Target("case", files(TESTS.resolve("casefile"), name -> name.endsWith(".nasion")), bytes -> {
                    Files.write(input, bytes);
                    CaseFile opened = cases.open(input);
                    engine.compute(opened.content().tracing(), opened.content().calibration());
                }),
                new Target(
                        "analysis",
                        files(SHIPPED.resolve("analysis/analyses"), name -> name.endsWith(".json")),
                        bytes -> analyses.draft(
                                new String(bytes, StandardCharsets.UTF_8).replaceFirst("\"id\": \"", "\"id\": \"x"))),
                new Target(
                        "template",
                        files(SHIPPED.resolve("report"), name -> name.endsWith(".html") || name.endsWith(".css")),
                        bytes -> TemplatesForFuzz.clean(new String(bytes, StandardCharsets.UTF_8))),
                new Target(
                        "multipart",
                        List.of(parts("abc", "defg"), parts("x".repeat(500)), parts()),
                        AnswersForFuzz::multipart),
                new Target("archive-json", List.of(ANSWER.getBytes(StandardCharsets.UTF_8)), AnswersForFuzz::json));
    }

    private static final String ANSWER = """
            [{"0020000D":{"vr":"UI","Value":["1.2.3"]},"00100010":{"vr":"PN","Value":[{"Alphabetic":"A^B"}]},
              "00280010":{"vr":"US","Value":[2400]},"00100030":{"vr":"DA","Value":["20120229"]},
              "00081199":{"vr":"SQ","Value":[{"00080060":{"vr":"CS","Value":["DX","SR"]}}]}}]""";

    private static byte[] parts(String... contents) {
        StringBuilder body = new StringBuilder();
        for (String content : contents) {
            body.append("\r\n--b\r\nContent-Type: application/dicom\r\n\r\n").append(content);
        }
        return body.append("\r\n--b--\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static List<byte[]> files(Path folder, Predicate<String> wanted) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> wanted.test(file.getFileName().toString()))
                    .sorted()
                    .map(Target::bytes)
                    .filter(bytes -> bytes.length <= LARGEST_SEED)
                    .toList();
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The compressed frames of a DICOM file: items that begin as JPEG or JPEG 2000 do. */
    private static List<byte[]> frames(byte[] file) {
        List<byte[]> frames = new ArrayList<>();
        ByteBuffer data = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 132; i + 12 < file.length; i++) {
            if (data.getInt(i) == 0xE000FFFE
                    && file[i + 8] == (byte) 0xFF
                    && (file[i + 9] == (byte) 0xD8 || file[i + 9] == 0x4F)) {
                int length = data.getInt(i + 4);
                if (length > 0 && length <= file.length - i - 8) {
                    frames.add(Arrays.copyOfRange(file, i + 8, i + 8 + length));
                }
            }
        }
        return frames;
    }
}
