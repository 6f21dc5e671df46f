package org.nasion.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.wording.Wording;

/** Mean with standard deviation, range, mean alone: what each of them lets a reading say. */
class NormKindsTest {

    /** The invented adult has 10 px per mm. */
    private static final Calibration TENTH = new Calibration.Scale(Calibration.Kind.USER_STATED, 0.1, 1, "");

    private final AnalysisCatalog catalog = AnalysisCatalog.bundled();

    @Test
    void onlyAStandardDeviationGivesStars() {
        Reading spread = reading(new Norm.Figures.Spread(100, 2), 107);
        assertEquals(3.5, spread.deviation().orElseThrow(), 1e-12);
        assertEquals("***", spread.stars());
        Reading range = reading(new Norm.Figures.Range(98, 102), 107);
        assertEquals(OptionalDouble.empty(), range.deviation());
        assertEquals("", range.stars());
        assertEquals(Optional.of(Reading.Place.ABOVE), range.place());
        assertEquals(
                Optional.of(Reading.Place.WITHIN),
                reading(new Norm.Figures.Range(98, 102), 102).place());
        assertEquals(
                Optional.of(Reading.Place.BELOW),
                reading(new Norm.Figures.Range(98, 102), 97.9).place());
        Reading mean = reading(new Norm.Figures.MeanAlone(100), 107);
        assertEquals("", mean.stars());
        assertEquals(OptionalDouble.of(7), mean.difference());
        assertEquals(OptionalDouble.empty(), spread.difference());
    }

    /** What is exactly one, two or three standard deviations off is not beyond them; both ends of a range lie within it. */
    @Test
    void limitsBelongToTheKinderSide() {
        Norm.Figures.Spread spread = new Norm.Figures.Spread(100, 2);
        assertEquals(
                List.of("", "", "*", "*", "**", "**", "***"),
                List.of(98.0, 102.0, 97.9, 104.0, 95.9, 106.0, 106.1).stream()
                        .map(value -> reading(spread, value).stars())
                        .toList());
        assertEquals(
                Optional.of(Reading.Place.WITHIN),
                reading(new Norm.Figures.Range(98, 102), 98).place());
        NormSet.Ages ages = new NormSet.Ages(8, 12, 10, 0.5);
        Norm norm = new Norm(spread, "", "", "", "");
        assertEquals(99, ages.move(norm, OptionalDouble.of(8)).orElseThrow().mean());
        assertEquals(101, ages.move(norm, OptionalDouble.of(12)).orElseThrow().mean());
        assertEquals(Optional.empty(), ages.move(norm, OptionalDouble.of(7.99)));
        assertEquals(Optional.empty(), ages.move(norm, OptionalDouble.of(12.01)));
        assertEquals(Optional.empty(), ages.move(norm, OptionalDouble.empty()));
    }

    @Test
    void figuresThatCannotBeAreRefusedAndAllOfThemMove() {
        assertThrows(IllegalArgumentException.class, () -> new Norm.Figures.Spread(100, 0));
        assertThrows(IllegalArgumentException.class, () -> new Norm.Figures.Range(98, 98));
        assertEquals(101, new Norm.Figures.Range(98, 104).mean());
        assertEquals(new Norm.Figures.MeanAlone(103), new Norm.Figures.MeanAlone(101).moved(2));
        assertEquals(new Norm.Figures.Spread(103, 4), new Norm.Figures.Spread(101, 4).moved(2));
    }

    private Reading reading(Norm.Figures figures, double value) {
        return new Reading(
                catalog.measurements().getFirst(),
                new Value.Known(value),
                Optional.of(new Norm(figures, "", "", "", "")),
                false);
    }

    /** The case that was seen: an adult's lengths beside a child of 8 years gave −5.5 SD. */
    @Test
    void noAdultsMillimetresStandBesideAChild() {
        PatientFacts child = new PatientFacts("F", OptionalDouble.of(8));
        Readings readings = catalog.engine(child).compute(Films.adult(), Films.ONE_MM);
        for (String id : List.of("mcnamara", "wits")) {
            catalog.sheet(catalog.analysis(id).orElseThrow(), readings, child).readings().stream()
                    .filter(reading -> reading.measurement().unit() == Unit.MILLIMETRE)
                    .forEach(reading -> {
                        assertTrue(
                                reading.norm().isEmpty(), reading.measurement().id());
                        assertTrue(
                                List.of(NormChoice.Reason.OTHER_AGE, NormChoice.Reason.NONE_PUBLISHED)
                                        .contains(reading.choice().reason()),
                                reading.measurement().id());
                    });
        }
        PatientFacts woman = new PatientFacts("F", OptionalDouble.of(30));
        assertEquals(
                91.0,
                catalog.engine(woman)
                        .compute(Films.adult(), Films.ONE_MM)
                        .byId()
                        .get("Co_A")
                        .norm()
                        .orElseThrow()
                        .mean());
    }

    /** Whoever adds a norm in millimetres has to say for which ages. */
    @Test
    void everyShippedNormInMillimetresSaysItsAges() {
        catalog.measurements().stream()
                .filter(measurement -> measurement.unit() == Unit.MILLIMETRE)
                .forEach(measurement -> catalog.norms()
                        .forEach(set -> set.of(measurement.id())
                                .forEach(entry ->
                                        assertTrue(entry.ages().isPresent(), set.id() + " " + measurement.id()))));
    }

    @Test
    void aRangeMovesWithAgeAsAWhole() {
        NormSet.Ages ages = new NormSet.Ages(3, 18, 9, -0.5);
        Norm norm = new Norm(new Norm.Figures.Range(20, 24), "", "", "", "");
        assertEquals(
                new Norm.Figures.Range(19, 23),
                ages.move(norm, OptionalDouble.of(11)).orElseThrow().figures());
        assertEquals(Optional.empty(), ages.move(norm, OptionalDouble.of(18.1)), "never extrapolated");
    }

    /** The challenge's cut-offs are those of one sample and stand beside nobody who did not ask for them. */
    @Test
    void normsThatAreAsideCountOnlyWhereAnAnalysisNamesThem() {
        Readings readings = catalog.engine(PatientFacts.UNKNOWN).compute(Films.adult(), Films.ONE_MM);
        assertTrue(readings.byId().get("Jarabak").norm().isEmpty());
        assertEquals(
                new Norm.Figures.Range(65, 75),
                catalog
                        .sheet(catalog.analysis("isbi2015").orElseThrow(), readings, PatientFacts.UNKNOWN)
                        .readings()
                        .stream()
                        .filter(reading -> reading.measurement().id().equals("Jarabak"))
                        .findFirst()
                        .orElseThrow()
                        .norm()
                        .orElseThrow()
                        .figures());
    }

    @Test
    void everyShippedSourceNamesItsTexts() {
        catalog.norms().forEach(set -> assertFalse(set.texts().isEmpty(), set.id()));
    }

    @Test
    void anAnalysisSaysWhatShareOfItCanBeMeasured() {
        Analysis ricketts = catalog.analysis("ricketts").orElseThrow();
        assertEquals(27, ricketts.measurements().size());
        Readings plain = catalog.engine(PatientFacts.UNKNOWN).compute(Films.adult(), TENTH);
        Sheet some = catalog.sheet(ricketts, plain, PatientFacts.UNKNOWN);
        assertEquals(13, some.readings().size());
        assertEquals(27, some.whole());
        assertEquals(
                List.of("Ba", "Pt", "Ptd", "DC", "R1", "R2", "R3", "R4", "Pm", "UMD"),
                some.wanted().stream().map(Landmark::code).toList());
        assertEquals(
                "13 of its 27 values can be measured; the rest needs Ba, Pt, Ptd, DC, R1, R2, R3, R4, Pm, UMD.",
                Wording.ENGLISH.share(some));
        Readings placed = catalog.engine(PatientFacts.UNKNOWN).compute(Films.withExtraPoints(), TENTH);
        Sheet all = catalog.sheet(ricketts, placed, PatientFacts.UNKNOWN);
        assertEquals(27, all.readings().size());
        assertEquals("All of its 27 values can be measured.", Wording.ENGLISH.share(all));
        assertEquals(List.of(), catalog.analysis("downs").orElseThrow().wanted());
        assertEquals(List.of("Ptm"), catalog.analysis("burstone").orElseThrow().wanted());
    }

    @Test
    void aClinicsTableBecomesNorms() {
        String table = """
                measurement,mean,sd,low,high,sex,from_age,to_age,source
                SNA,81.3,3.1,,,F,18,40,"Our clinic, 2026"
                SNA,82.0,3.4,,,M,18,40,"Our clinic, 2026"
                ANB,,,0,4,,,,Our range
                FMA,24,,,,,,,
                """;
        AnalysisCatalog.Draft draft = catalog.draft(NormsFromTable.json(table, "Our clinic"));
        assertEquals(List.of(), draft.problems());
        PatientFacts man = new PatientFacts("M", OptionalDouble.of(25));
        List<Reading> sheet = draft.catalog()
                .sheet(
                        draft.analysis().orElseThrow(),
                        draft.catalog().engine(man).compute(Films.adult(), Films.ONE_MM),
                        man)
                .readings();
        assertEquals(
                List.of("SNA", "ANB", "FMA"),
                sheet.stream().map(reading -> reading.measurement().id()).toList());
        assertEquals(
                List.of(
                        new Norm.Figures.Spread(82.0, 3.4),
                        new Norm.Figures.Range(0, 4),
                        new Norm.Figures.MeanAlone(24)),
                sheet.stream()
                        .map(reading -> reading.norm().orElseThrow().figures())
                        .toList());
        assertEquals("Our clinic, 2026", sheet.getFirst().norm().orElseThrow().source());
        String german = "measurement;mean;sd\r\nSNA;81,3;3,1\r\n";
        assertTrue(NormsFromTable.json(german, "x").contains("81.3"));
    }

    @Test
    void whatIsWrongWithATableIsTold() {
        assertEquals("NAS-ANALYSIS-TABLE", code("name,mean\nSNA,82\n"));
        assertEquals("NAS-ANALYSIS-TABLE", code("measurement,average\nSNA,82\n"));
        assertEquals("NAS-ANALYSIS-TABLE", code("measurement,mean\nSNA,about 82\n"));
        assertEquals("NAS-ANALYSIS-TABLE", code("measurement,mean\nSNA,\"82\n"));
        assertEquals(
                "NAS-ANALYSIS-NORM",
                catalog.draft(NormsFromTable.json("measurement,mean\nSNQ,82\n", "x"))
                        .problems()
                        .getFirst()
                        .problem()
                        .code());
        assertEquals(
                "NAS-ANALYSIS-NORM",
                catalog.draft(NormsFromTable.json("measurement,sd\nSNA,2\n", "x"))
                        .problems()
                        .getFirst()
                        .problem()
                        .code());
        assertEquals(
                "NAS-ANALYSIS-NORM",
                catalog.draft(NormsFromTable.json("measurement,low,high,sd\nSNA,1,2,3\n", "x"))
                        .problems()
                        .getFirst()
                        .problem()
                        .code());
    }

    private static String code(String table) {
        return assertThrows(ProblemException.class, () -> NormsFromTable.json(table, "x"))
                .problem()
                .code();
    }
}
