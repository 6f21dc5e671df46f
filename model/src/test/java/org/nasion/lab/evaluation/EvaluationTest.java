package org.nasion.lab.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.core.analysis.MeasurementCatalog;
import org.nasion.core.detection.Detection;
import org.nasion.core.detection.DetectorInfo;
import org.nasion.core.detection.LandmarkDetector;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Acquisition;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.CephalogramReader;
import org.nasion.core.image.PixelDigest;
import org.nasion.core.image.Window;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.task.Progress;
import org.nasion.core.tracing.Placement;
import org.nasion.model.SharedData;
import org.nasion.model.network.Sidecar;

@Tag("slow")
class EvaluationTest {

    @TempDir
    Path folder;

    /** Says the same for every film: S 3-4-5 away, N right, A 10 px low, Pn estimated. */
    private static final class Constant implements LandmarkDetector {
        private final Map<Landmark, Placement.Proposal> proposals = new TreeMap<>();

        Constant() {
            put(Landmark.S, 13, 24, Placement.Origin.DETECTED);
            put(Landmark.N, 110, 20, Placement.Origin.DETECTED);
            put(Landmark.A, 100, 110, Placement.Origin.DETECTED);
            put(Landmark.B, 90, 150, Placement.Origin.DETECTED);
            put(Landmark.PN, 150, 60, Placement.Origin.ESTIMATED);
        }

        private void put(Landmark landmark, double x, double y, Placement.Origin origin) {
            proposals.put(
                    landmark,
                    new Placement.Proposal(
                            new Point(x, y),
                            origin,
                            OptionalDouble.of(landmark == Landmark.S ? 0.5 : 0.95),
                            OptionalDouble.of(1)));
        }

        @Override
        public Detection detect(Cephalogram film, Window through, Progress progress) {
            return new Detection(proposals, new Detection.Verdict(Detection.Quality.GOOD, List.of()), info(), 0.25);
        }

        @Override
        public DetectorInfo info() {
            return new DetectorInfo("constant", "00", "CPU", "test");
        }

        @Override
        public void close() {
            // nothing held
        }
    }

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(folder.resolve("set/images"));
        String head = "image,split,width,height,mm_per_px,S_x,S_y,N_x,N_y,A_x,A_y,B_x,B_y,Pn_x,Pn_y\n";
        Files.writeString(
                folder.resolve("set/landmarks_one.csv"),
                head
                        + "1.png,val,200,200,0.5,10,20,110,20,100,100,90,150,140,60\n2.png,train,200,200,,0,0,120,0,9,8,7,7,1,1\n");
        Files.writeString(
                folder.resolve("set/landmarks_two.csv"),
                head + "1.png,val,200,200,0.5,10,20,110,20,100,104,90,150,140,60\n");
    }

    private EvaluationReport run(Set<String> splits, String annotator) {
        return run(splits, annotator, SharedData.film(new int[200 * 200], 200, 200), OptionalDouble.empty());
    }

    private EvaluationReport run(Set<String> splits, String annotator, Cephalogram film, OptionalDouble mmPerPx) {
        return run(
                new Evaluation.Options(folder.resolve("set"), splits, Optional.of(annotator), mmPerPx), film, Set.of());
    }

    /** @param seen digests of films that the network says it has seen */
    private EvaluationReport run(Evaluation.Options options, Cephalogram film, Set<String> seen) {
        CephalogramReader reader = (file, progress) -> film;
        Sidecar sidecar = new Sidecar(
                "x",
                "1",
                "fast",
                "",
                List.of("S"),
                null,
                new Sidecar.Size(4, 4),
                new Sidecar.Preprocessing(new Sidecar.Clahe(2, 8), null),
                new Sidecar.Input(1, 4, 4, 0.5, 0.5),
                "logits",
                new Sidecar.Decoding("soft-argmax", 9, null),
                null,
                null,
                null,
                new Sidecar.Training(List.of(), List.of("set/val"), seen),
                null,
                "0".repeat(64),
                null);
        return new Evaluation(
                        new Constant(),
                        sidecar,
                        reader,
                        MeasurementCatalog.bundled().engine())
                .run(options, Progress.NONE);
    }

    /** By hand at 0.5 mm/px: S 5 px → 2.5 mm, N 0, A 10 px → 5 mm, B 0; mean 7.5/4. */
    @Test
    void scoresTheDetectedPointsInMillimetres() {
        EvaluationReport report = run(Set.of("val"), "one");
        assertEquals(2.5, report.landmarks().get("S").mre(), 1e-12);
        assertEquals(5.0, report.landmarks().get("A").mre(), 1e-12);
        assertEquals(1.875, report.overall().mre(), 1e-12);
        assertEquals(50, report.overall().sdr2());
        assertEquals(75, report.overall().sdr3());
        assertEquals(List.of(), report.warnings());
        assertEquals(0.25, report.time().median());
    }

    /** The split says nothing of it: the same picture came back under another name. */
    @Test
    void aFilmThatTheNetworkSawIsInNoScoreWhateverItsNameAndSplit() {
        Cephalogram film = SharedData.film(new int[200 * 200], 200, 200);
        Set<String> seen = Set.of(PixelDigest.of(film));
        Evaluation.Options options = new Evaluation.Options(
                folder.resolve("set"), Set.of("val"), Optional.of("one"), OptionalDouble.empty());
        ProblemException refused = assertThrows(ProblemException.class, () -> run(options, film, seen));
        assertTrue(refused.getMessage().contains("set 1: the network was trained"), refused.getMessage());
        EvaluationReport asked = run(
                new Evaluation.Options(
                        folder.resolve("set"), Set.of("val"), Optional.of("one"), OptionalDouble.empty(), true),
                film,
                seen);
        assertEquals(1, asked.films().size());
        assertTrue(
                asked.warnings().getFirst().contains("on 1 of these films"),
                asked.warnings().toString());
    }

    @Test
    void estimatedPointsStandApart() {
        EvaluationReport report = run(Set.of("val"), "one");
        assertEquals(Set.of("Pn"), report.estimated().keySet());
        assertEquals(5.0, report.estimated().get("Pn").mre(), 1e-12);
        assertEquals(4, report.overall().n());
    }

    /** SNA of the truth: N(110,20), S(10,20), A(100,100): atan2(80, 10) from NS; detected A and S moved. */
    @Test
    void comparesAngles() {
        double truth = Math.toDegrees(Math.atan2(80, 10));
        double found = Math.toDegrees(Math.atan2(90, 10)) - Math.toDegrees(Math.atan2(-4, 97)) * -1;
        EvaluationReport.AngleError sna = run(Set.of("val"), "one").angles().stream()
                .filter(angle -> angle.id().equals("SNA"))
                .findFirst()
                .orElseThrow();
        assertEquals(Math.abs(found - truth), sna.meanAbsolute(), 1e-9);
        assertEquals(1, sna.n());
    }

    @Test
    void comparesWhatWasPromisedWithWhatWasFound() {
        List<EvaluationReport.TrustLevel> trust = run(Set.of("val"), "one").trust();
        assertEquals(2, trust.size());
        assertEquals(0.95, trust.get(0).confidence(), 1e-12);
        assertEquals(3, trust.get(0).score().n());
        assertEquals(2.5, trust.get(1).score().mre(), 1e-12);
    }

    /** Only A differs between the two, by 4 px: 2 mm over 5 points; each is 1 mm from their mean. */
    @Test
    void showsHowFarTheExpertsAreApart() {
        EvaluationReport report = run(Set.of("val"), "one");
        assertEquals(
                List.of("mean–one", "mean–two", "one–two"),
                report.experts().stream()
                        .map(pair -> pair.one() + "–" + pair.other())
                        .toList());
        assertEquals(0.4, report.experts().get(2).overall().mre(), 1e-12);
        assertEquals(1.0, report.experts().get(0).landmarks().get("A").mre(), 1e-12);
    }

    @Test
    void namesFilmsWithoutAScaleAndSplitsThatMayHaveBeenSeen() {
        EvaluationReport report = run(Set.of(), "one");
        assertEquals(1, report.films().size());
        assertEquals(List.of("set 2: neither the data set nor the film states a scale for it"), report.skipped());
        assertEquals(1, report.warnings().size());
        assertTrue(report.warnings().getFirst().contains("set/train"));
    }

    /** Film 2 has no scale in the table; S is (13, 24) from (0, 0), √745 px, and S–N is 120 px. */
    @Test
    void takesTheFilmsOwnScaleBeforeTheStatedOne() {
        double px = Math.sqrt(745);
        assertEquals(
                px * 0.5,
                run(Set.of("train"), "one", scanned(0.5, 0.5), OptionalDouble.of(0.7))
                        .landmarks()
                        .get("S")
                        .mre(),
                1e-9);
        assertEquals(
                px * 0.7,
                run(Set.of("train"), "one", SharedData.film(new int[200 * 200], 200, 200), OptionalDouble.of(0.7))
                        .landmarks()
                        .get("S")
                        .mre(),
                1e-9);
        assertEquals(
                2.5,
                run(Set.of("val"), "one", scanned(0.5, 0.5), OptionalDouble.of(0.7))
                        .landmarks()
                        .get("S")
                        .mre(),
                1e-9);
    }

    /** 200 px of 0.01 mm are a film of 2 mm; at 0.8 mm S–N would be 96 mm. */
    @Test
    void takesNoStatedScaleThatIsImpossible() {
        Cephalogram film = SharedData.film(new int[200 * 200], 200, 200);
        assertTrue(run(Set.of(), "one", film, OptionalDouble.of(0.01))
                .skipped()
                .getFirst()
                .contains("NAS-SCALE-IMPLAUSIBLE"));
        assertEquals(
                List.of("set 2: its scale is not used, as S–N would be 96 mm (entered by the user)"),
                run(Set.of(), "one", film, OptionalDouble.of(0.8)).skipped());
    }

    @Test
    void pixelsThatAreNotSquareHaveNoSingleScale() {
        EvaluationReport report = run(Set.of(), "one", scanned(0.25, 0.2), OptionalDouble.of(0.7));
        assertEquals(
                List.of("set 2: its pixels are not square, and one number cannot be their scale"), report.skipped());
    }

    private static Cephalogram scanned(double rowMm, double columnMm) {
        Cephalogram plain = SharedData.film(new int[200 * 200], 200, 200);
        Acquisition.Spacings spacings = new Acquisition.Spacings(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Acquisition.Spacing(rowMm, columnMm)),
                Optional.empty(),
                Optional.empty());
        Acquisition facts = plain.acquisition();
        return new Cephalogram(
                200,
                200,
                255,
                new short[200 * 200],
                plain.window(),
                new Acquisition(
                        facts.format(),
                        facts.source(),
                        spacings,
                        facts.patient(),
                        facts.exposure(),
                        facts.study(),
                        facts.notices()));
    }

    @Test
    void saysWhenNothingIsLeftToScore() {
        assertEquals(
                "NAS-DATASET-EMPTY",
                assertThrows(ProblemException.class, () -> run(Set.of("test9"), "one"))
                        .problem()
                        .code());
    }

    @Test
    void writesTableAndJson() throws IOException {
        EvaluationReport report = run(Set.of("val"), "one");
        String table = EvaluationTable.text(report);
        assertTrue(table.lines().anyMatch(line -> line.matches("all +4 +1\\.88 .*50\\.0 .*")), table);
        assertTrue(table.contains("one – two"), table);
        report.writeJson(folder.resolve("scores.json"));
        JsonNode json = JsonMapper.builder()
                .build()
                .readTree(folder.resolve("scores.json").toFile());
        assertEquals(1.875, json.at("/overall/mre").asDouble(), 1e-12);
        assertEquals("GOOD", json.at("/films/0/quality").asText());
    }
}
