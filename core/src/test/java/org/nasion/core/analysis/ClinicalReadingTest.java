package org.nasion.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Tracing;

class ClinicalReadingTest {

    private final ClinicalReading reading = ClinicalReading.bundled();

    @Test
    void agreeingIndicesGiveOneClass() {
        Findings.Finding finding = sagittal(Map.of("ANB", 7.0, "ANB_individual", 3.9, "ANB_excess", 3.1, "APDI", 72.0));
        assertEquals("Skeletal Class II.", finding.sentence());
        assertEquals("ANB 7.0°; expected ANB 3.9°; APDI 72.0°", finding.evidence());
        assertFalse(finding.conflict());
        assertFalse(finding.borderline());
    }

    @Test
    void disagreeingIndicesAreNamedInsteadOfOneClass() {
        Findings.Finding finding =
                sagittal(Map.of("ANB", 2.0, "ANB_individual", 2.5, "ANB_excess", -0.5, "APDI", 90.0));
        assertEquals(
                "Sagittal relation: the indices disagree: Class I by ANB and ANB against the expected ANB; Class III by APDI.",
                finding.sentence());
        assertTrue(finding.conflict());
    }

    @Test
    void aValueNearALimitIsBorderline() {
        Findings.Finding finding = sagittal(Map.of("ANB", 4.8, "ANB_individual", 2.0, "ANB_excess", 2.8, "APDI", 72.0));
        assertEquals("Skeletal Class II. ANB is borderline to Class I.", finding.sentence());
        assertTrue(finding.borderline());
        assertTrue(sagittal(Map.of("ANB", -0.5)).sentence().contains("borderline to Class I"));
        assertFalse(sagittal(Map.of("ANB", 5.1)).borderline());
    }

    @Test
    void theLimitsThemselvesAreClassOne() {
        assertTrue(sagittal(Map.of("ANB", 0.0)).sentence().startsWith("Skeletal Class I."));
        assertTrue(sagittal(Map.of("ANB", 4.0)).sentence().startsWith("Skeletal Class I."));
        assertTrue(sagittal(Map.of("ANB", -0.01)).sentence().startsWith("Skeletal Class III."));
    }

    /** −3.07 … 0.73 is Class I for men, −1.87 … 1.67 for women: without a sex only what both say counts. */
    @Test
    void witsVotesOnlyWhereItsNormsAgree() {
        assertTrue(sagittal(Map.of("ANB", 2.0, "Wits", 4.0)).conflict());
        assertFalse(sagittal(Map.of("ANB", 2.0, "Wits", 1.2)).conflict());
        assertFalse(sagittal(Map.of("ANB", 2.0, "Wits", -0.5)).conflict());
    }

    @Test
    void theVerticalPatternNamesItsIndices() {
        Findings findings =
                reading.read(readings(Map.of("SN_GoGn", 41.0, "FMA", 33.0, "Jarabak", 58.0, "BjorkSum", 404.0)));
        assertEquals(
                "Vertical pattern (high angle, clockwise).",
                findings.of("Vertical").getFirst().sentence());
        assertEquals(
                "Vertical pattern: the indices disagree: horizontal by SN–GoGn; average by FMA.",
                reading.read(readings(Map.of("SN_GoGn", 26.0, "FMA", 22.0, "BjorkSum", 389.0)))
                        .of("Vertical")
                        .getFirst()
                        .sentence());
    }

    @Test
    void fmaIsLowAtTwentyAndHighAtThirty() {
        assertTrue(vertical(20).startsWith("Horizontal"));
        assertTrue(vertical(20.1).startsWith("Average"));
        assertTrue(vertical(30).startsWith("Vertical"));
    }

    @Test
    void anErrorThatReachesAcrossALimitIsTold() {
        Findings.Finding sure = sagittal(Map.of("ANB", 5.5), 1.4);
        assertEquals("Skeletal Class II.", sure.sentence());
        assertEquals("ANB 5.5 ± 1.4°", sure.evidence());
        assertFalse(sure.borderline());
        Findings.Finding turned = sagittal(Map.of("ANB", 5.5), 1.6);
        assertEquals("Skeletal Class II. Within ± 1.6°, ANB could be Class I.", turned.sentence());
        assertTrue(turned.borderline());
    }

    @Test
    void teethAndLipsAreReadWhereTheyStandOut() {
        assertEquals(List.of("The lower incisors are proclined."), sentences(Map.of("IMPA", 101.0, "FMIA", 55.0)));
        assertEquals(
                List.of(),
                sentences(Map.of("IMPA", 90.0, "FMIA", 55.0)),
                "FMIA is what FMA and IMPA leave of 180°: no second opinion");
        assertEquals(
                List.of(),
                sentences(Map.of("IMPA", 90.0, "FMIA", 65.0, "Overjet", 3.0, "Overbite", 3.0, "Interincisal", 131.0)));
        assertEquals(
                List.of("Increased overjet.", "Reduced overbite. Overbite is borderline to open."),
                sentences(Map.of("Overjet", 7.0, "Overbite", 0.3)));
        assertEquals(
                List.of("The upper lip is protrusive.", "The lower lip is retrusive."),
                sentences(Map.of("Li_E", -6.0, "Ls_E", 0.0)));
    }

    /** Sella set 8 mm too low makes SNA and SNB small by the same degrees: the second indices do not follow, and the base is told. */
    @Test
    void aSellaThatIsTooLowIsNoRetrognathicFace() {
        Map<Landmark, Point> head = new HashMap<>();
        HeadOrientation.meanHead().forEach((landmark, at) -> head.put(landmark, new Point(at.x(), -at.y())));
        Tracing mean = ExtremeHeads.film(head, 10, 10, 0, false);
        Readings right = MeasurementCatalog.bundled().engine().compute(mean, Films.NO_SCALE);
        assertTrue(reading.read(right).of("Sagittal").stream()
                .noneMatch(finding -> finding.sentence().contains("S–N lies")));
        Point sella = mean.position(Landmark.S).orElseThrow();
        Readings low = MeasurementCatalog.bundled()
                .engine()
                .compute(mean.with(Landmark.S, Films.manual(sella.x(), sella.y() + 80)), Films.NO_SCALE);
        assertTrue(low.byId().get("SNA").value().number().orElseThrow()
                < right.byId().get("SNA").value().number().orElseThrow() - 5);
        List<String> sagittal = reading.read(low).of("Sagittal").stream()
                .map(Findings.Finding::sentence)
                .toList();
        assertTrue(
                sagittal.stream()
                        .anyMatch(sentence -> sentence.startsWith("S–N lies steep against the Frankfort horizontal")),
                sagittal.toString());
        assertFalse(
                sagittal.stream().anyMatch(sentence -> sentence.matches("The (maxilla|mandible) is retrognathic.*")),
                sagittal.toString());
    }

    /** Kim's ODI is small in Class III because B lies ahead of A, not because the bite is open. */
    @Test
    void theBiteDepthIsNotReadInClassThree() {
        assertTrue(sentences(Map.of("ODI", 60.0, "ANB", 3.0)).contains("Skeletal open-bite tendency."));
        assertFalse(sentences(Map.of("ODI", 60.0, "ANB", -3.0)).contains("Skeletal open-bite tendency."));
        assertFalse(sentences(Map.of("ODI", 60.0, "ANB", 1.0, "APDI", 90.0)).contains("Skeletal open-bite tendency."));
    }

    @Test
    void whatPointsDifferentWaysIsOneSentence() {
        assertEquals(
                List.of(
                        "Skeletal bite depth and Overbite point different ways: an open bite tendency by ODI; deep by Overbite."),
                sentences(Map.of("ODI", 60.0, "Overbite", 6.0)));
    }

    @Test
    void aPointThatNoHeadHasThereIsTold() {
        assertEquals(
                List.of(),
                reading.read(MeasurementCatalog.bundled().engine().compute(Films.adult(), Films.ONE_MM))
                        .of("Points"));
        Point menton = Films.adult().position(Landmark.ME).orElseThrow();
        Tracing odd = Films.adult().with(Landmark.ME, Films.manual(menton.x() + 250, menton.y() - 100));
        List<Findings.Finding> points = reading.read(
                        MeasurementCatalog.bundled().engine().compute(odd, Films.ONE_MM))
                .of("Points");
        assertEquals(1, points.size());
        assertTrue(
                points.getFirst().sentence().matches("Menton \\(Me\\) lies about 2[0-9] mm .*"),
                points.getFirst().sentence());
    }

    @Test
    void everyTextThatARuleCanSayIsThere() {
        Map<String, String> texts = ClinicalReading.texts();
        FindingRule.of(MeasurementCatalog.json(MeasurementCatalog.resource("findings.json"))
                        .path("rules"))
                .forEach(rule -> {
                    assertTrue(texts.containsKey("area." + rule.area()), rule.area());
                    assertTrue(texts.containsKey(rule.id() + ".subject"), rule.id());
                    rule.indices().forEach(index -> {
                        assertTrue(
                                MeasurementCatalog.bundled().measurements().stream()
                                        .anyMatch(
                                                measurement -> measurement.id().equals(index.measurement())),
                                index.measurement());
                        index.bands().bands().forEach(band -> {
                            assertTrue(
                                    texts.containsKey(rule.id() + "." + band.words()), rule.id() + "." + band.words());
                            assertTrue(
                                    texts.containsKey(rule.id() + ".word." + band.words()),
                                    rule.id() + ".word." + band.words());
                        });
                    });
                });
    }

    @Test
    void aFindingCanBeSaidInAnotherLanguage() {
        Findings.Finding finding = sagittal(Map.of("ANB", 2.0, "APDI", 90.0));
        Message.Language german = new Message.Language() {
            @Override
            public String text(String id, List<String> values) {
                return switch (id) {
                    case "disagree" -> "Uneinig: " + values.getFirst();
                    case "disagree.by" -> values.get(0) + " nach " + values.get(1);
                    case "sagittal.word.classI" -> "Klasse I";
                    case "sagittal.word.classIII" -> "Klasse III";
                    default -> String.join(" ", values);
                };
            }

            @Override
            public String name(String measurement) {
                return measurement;
            }

            @Override
            public String amount(Message.Amount amount) {
                return String.format(java.util.Locale.GERMAN, "%.1f°", amount.value());
            }

            @Override
            public String joined(List<String> items) {
                return String.join(" und ", items);
            }
        };
        assertEquals("Uneinig: Klasse I nach ANB; Klasse III nach APDI", finding.sentence(german));
        assertEquals("ANB 2,0°; APDI 90,0°", finding.evidence(german));
    }

    @Test
    void nothingIsSaidOfWhatIsNotKnown() {
        assertTrue(reading.read(MeasurementCatalog.bundled().engine().compute(Tracing.EMPTY, Films.NO_SCALE))
                .all()
                .isEmpty());
    }

    private String vertical(double fma) {
        return reading.read(readings(Map.of("FMA", fma)))
                .of("Vertical")
                .getFirst()
                .sentence();
    }

    private List<String> sentences(Map<String, Double> values) {
        return reading.read(readings(values)).all().stream()
                .map(Findings.Finding::sentence)
                .toList();
    }

    private Findings.Finding sagittal(Map<String, Double> values) {
        return reading.read(readings(values)).of("Sagittal").getFirst();
    }

    private Findings.Finding sagittal(Map<String, Double> values, double uncertainty) {
        Readings plain = readings(values);
        List<Reading> all = plain.all().stream()
                .map(one -> new Reading(
                        one.measurement(), one.value(), one.choice(), one.estimated(), OptionalDouble.of(uncertainty)))
                .toList();
        Map<String, Reading> byId = new HashMap<>();
        all.forEach(one -> byId.put(one.measurement().id(), one));
        return reading.read(new Readings(plain.tracing(), plain.calibration(), all, byId))
                .of("Sagittal")
                .getFirst();
    }

    /** Readings with chosen values, all other measurements unknown. */
    private static Readings readings(Map<String, Double> values) {
        List<Reading> all = MeasurementCatalog.bundled().measurements().stream()
                .map(measurement -> new Reading(
                        measurement,
                        values.containsKey(measurement.id())
                                ? new Value.Known(values.get(measurement.id()))
                                : new Value.Undefined(),
                        Optional.empty(),
                        false))
                .toList();
        Map<String, Reading> byId = new HashMap<>();
        all.forEach(one -> byId.put(one.measurement().id(), one));
        return new Readings(Films.adult(), Films.ONE_MM, all, byId);
    }
}
