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
import org.nasion.core.tracing.Tracing;

class ClinicalReadingTest {

    private final ClinicalReading reading = ClinicalReading.bundled();

    @Test
    void agreeingIndicesGiveOneClass() {
        Findings.Finding finding = sagittal(Map.of("ANB", 7.0, "ANB_individual", 3.9, "ANB_excess", 3.1, "APDI", 72.0));
        assertEquals("Skeletal Class II.", finding.sentence());
        assertEquals("ANB 7.0°; individual ANB 3.9°; APDI 72.0°", finding.evidence());
        assertFalse(finding.conflict());
        assertFalse(finding.borderline());
    }

    @Test
    void disagreeingIndicesAreNamedInsteadOfOneClass() {
        Findings.Finding finding = sagittal(Map.of("ANB", 2.0, "ANB_individual", 2.5, "ANB_excess", -0.5, "APDI", 90.0));
        assertEquals("The indices disagree: Class I by ANB and individual ANB; Class III by APDI.", finding.sentence());
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
        Findings findings = reading.read(readings(Map.of("SN_GoGn", 41.0, "FMA", 33.0, "Jarabak", 58.0, "BjorkSum", 404.0)));
        assertEquals("Vertical pattern (high angle, clockwise).", findings.of("Vertical").getFirst().sentence());
        assertEquals("The indices disagree: horizontal by SN–GoGn and Björk sum; average by FMA.",
                reading.read(readings(Map.of("SN_GoGn", 26.0, "FMA", 22.0, "BjorkSum", 389.0))).of("Vertical").getFirst().sentence());
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
        assertEquals(List.of("The indices disagree: normal by IMPA; proclined by FMIA."), sentences(Map.of("IMPA", 90.0, "FMIA", 55.0)));
        assertEquals(List.of(), sentences(Map.of("IMPA", 90.0, "FMIA", 65.0, "Overjet", 3.0, "Overbite", 3.0, "Interincisal", 131.0)));
        assertEquals(List.of("The overjet is increased.", "The overbite is reduced. Overbite is borderline to open."),
                sentences(Map.of("Overjet", 7.0, "Overbite", 0.3)));
        assertEquals(List.of("The lips are protrusive."), sentences(Map.of("Li_E", 3.0, "Ls_E", 0.0)));
    }

    @Test
    void everyTextThatARuleCanSayIsThere() {
        Map<String, String> texts = ClinicalReading.texts();
        FindingRule.of(MeasurementCatalog.json(MeasurementCatalog.resource("findings.json")).path("rules")).forEach(rule -> {
            assertTrue(texts.containsKey("area." + rule.area()), rule.area());
            rule.indices().forEach(index -> {
                assertTrue(MeasurementCatalog.bundled().measurements().stream()
                        .anyMatch(measurement -> measurement.id().equals(index.measurement())), index.measurement());
                index.bands().bands().forEach(band -> {
                    assertTrue(texts.containsKey(rule.id() + "." + band.words()), rule.id() + "." + band.words());
                    assertTrue(texts.containsKey(rule.id() + ".word." + band.words()), rule.id() + ".word." + band.words());
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
        assertTrue(reading.read(MeasurementCatalog.bundled().engine().compute(Tracing.EMPTY, Films.NO_SCALE)).all().isEmpty());
    }

    private String vertical(double fma) {
        return reading.read(readings(Map.of("FMA", fma))).of("Vertical").getFirst().sentence();
    }

    private List<String> sentences(Map<String, Double> values) {
        return reading.read(readings(values)).all().stream().map(Findings.Finding::sentence).toList();
    }

    private Findings.Finding sagittal(Map<String, Double> values) {
        return reading.read(readings(values)).of("Sagittal").getFirst();
    }

    private Findings.Finding sagittal(Map<String, Double> values, double uncertainty) {
        Readings plain = readings(values);
        List<Reading> all = plain.all().stream().map(one -> new Reading(one.measurement(), one.value(), one.choice(),
                one.estimated(), OptionalDouble.of(uncertainty))).toList();
        Map<String, Reading> byId = new HashMap<>();
        all.forEach(one -> byId.put(one.measurement().id(), one));
        return reading.read(new Readings(plain.tracing(), plain.calibration(), all, byId)).of("Sagittal").getFirst();
    }

    /** Readings with chosen values, all other measurements unknown. */
    private static Readings readings(Map<String, Double> values) {
        List<Reading> all = MeasurementCatalog.bundled().measurements().stream().map(measurement -> new Reading(measurement,
                values.containsKey(measurement.id()) ? new Value.Known(values.get(measurement.id())) : new Value.Undefined(),
                Optional.empty(), false)).toList();
        Map<String, Reading> byId = new HashMap<>();
        all.forEach(one -> byId.put(one.measurement().id(), one));
        return new Readings(Films.adult(), Films.ONE_MM, all, byId);
    }
}
