package org.nasion.core.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.nasion.core.analysis.AnalysisCatalog;
import org.nasion.core.analysis.ClinicalReading;
import org.nasion.core.analysis.Films;
import org.nasion.core.analysis.Findings;
import org.nasion.core.analysis.Message;
import org.nasion.core.analysis.PatientFacts;
import org.nasion.core.analysis.Reading;
import org.nasion.core.analysis.Readings;
import org.nasion.core.analysis.Unit;

/** Other units change what is shown and nothing else; the numbers are converted by hand. */
class UnitsTest {

    private static final Units INCHES = new Units(Units.Length.INCH, Units.Angle.MINUTES);
    private static final Units CENTIMETRES = new Units(Units.Length.CENTIMETRE, Units.Angle.DECIMAL);

    @Test
    void lengthsAreConvertedAndNamed() {
        assertEquals("71.1 mm", Wording.ENGLISH.withUnit(71.12, Unit.MILLIMETRE));
        assertEquals("2.80 in", Wording.ENGLISH.with(INCHES).withUnit(71.12, Unit.MILLIMETRE)); // 2.8 × 25.4
        assertEquals("7.11 cm", Wording.ENGLISH.with(CENTIMETRES).withUnit(71.12, Unit.MILLIMETRE));
        assertEquals(
                "−0,12 in",
                Wording.of(Locale.GERMAN, Optional.empty()).with(INCHES).withUnit(-3, Unit.MILLIMETRE)); // 0.1181
        assertEquals("0.00 in", Wording.ENGLISH.with(INCHES).withUnit(-0.01, Unit.MILLIMETRE));
    }

    @Test
    void anglesAreWrittenInMinutesWithoutLosingTheirSign() {
        Wording wording = Wording.ENGLISH.with(INCHES);
        assertEquals("82°18′", wording.withUnit(82.3, Unit.DEGREE));
        assertEquals("−0°30′", wording.withUnit(-0.5, Unit.DEGREE));
        assertEquals("0°00′", wording.withUnit(-0.001, Unit.DEGREE));
        assertEquals("5°00′", wording.withUnit(4.9999, Unit.DEGREE), "never sixty minutes");
    }

    @Test
    void percentagesHaveOneUnitOnly() {
        assertEquals("63.5 %", Wording.ENGLISH.with(INCHES).withUnit(63.5, Unit.PERCENT));
    }

    @Test
    void normsKeepTheirSourcesDecimalsInItsOwnUnits() {
        assertEquals("8 ± 3", Wording.ENGLISH.norm(reading("SN_PP")));
        assertEquals("80 … 84", Wording.ENGLISH.norm(reading("SNA")), "a range");
        assertEquals("65", Wording.ENGLISH.norm(reading("FMIA")), "a mean alone");
        assertEquals("8°00′ ± 3°00′", Wording.ENGLISH.with(INCHES).norm(reading("SN_PP")));
        assertEquals("8 ± 3°", Wording.ENGLISH.normWithUnit(reading("SN_PP")));
        Reading length = reading("Co_A");
        String mean = String.format(
                        Locale.ROOT, "%.2f", length.norm().orElseThrow().mean() / 25.4)
                .replace('-', '−');
        String sd = String.format(
                Locale.ROOT, "%.2f", length.norm().orElseThrow().sd().orElseThrow() / 25.4);
        assertEquals(mean + " ± " + sd + " in", Wording.ENGLISH.with(INCHES).normWithUnit(length));
    }

    @Test
    void findingsSayTheirAmountsInTheSameUnits() {
        Message.Amount mm = new Message.Amount(25.4, OptionalDouble.of(2.54), Unit.MILLIMETRE);
        String text = ClinicalReading.texts().entrySet().stream()
                .filter(entry -> entry.getValue().contains("{0}"))
                .findFirst()
                .orElseThrow()
                .getKey();
        Findings.Finding finding = new Findings.Finding(
                "Sagittal", "", "", false, false, List.of(new Message(text, List.of(mm, mm, mm, mm))), List.of());
        assertTrue(
                Wording.ENGLISH.with(INCHES).sentence(finding).contains("1.00 ± 0.10 in"),
                Wording.ENGLISH.with(INCHES).sentence(finding));
        assertTrue(Wording.of(Locale.GERMAN, Optional.empty())
                .with(INCHES)
                .sentence(finding)
                .contains("1,00 ± 0,10 in"));
    }

    private static Readings readings() {
        return AnalysisCatalog.bundled()
                .engine(new PatientFacts("F", java.util.OptionalDouble.of(30)))
                .compute(Films.adult(), Films.ONE_MM);
    }

    private static Reading reading(String id) {
        return readings().reading(id).orElseThrow();
    }
}
