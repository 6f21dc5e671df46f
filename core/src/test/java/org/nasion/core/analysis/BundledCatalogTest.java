package org.nasion.core.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasion.core.calibration.Calibration;

class BundledCatalogTest {

    private final MeasurementEngine engine = MeasurementCatalog.bundled().engine();

    @Test
    void measuresEverythingOnACompleteTracing() {
        for (Reading reading :
                engine.compute(Films.withExtraPoints(), Films.ONE_MM).all()) {
            assertTrue(
                    reading.value() instanceof Value.Known,
                    reading.measurement().id() + " " + reading.value());
        }
    }

    /** A code value of DICOM has 16 characters, two of which are the prefix. */
    @Test
    void everyIdentifierFitsIntoACode() {
        engine.measurements().forEach(measurement -> assertTrue(measurement.id().length() <= 14, measurement.id()));
    }

    @Test
    void theGuideNamesEveryMeasurementAnalysisAndSource() throws IOException {
        String guide = Files.readString(Path.of("..", "docs", "analysis.md"));
        AnalysisCatalog catalog = AnalysisCatalog.bundled();
        catalog.measurements()
                .forEach(measurement -> assertTrue(
                        guide.contains("| `" + measurement.id() + "` |")
                                && guide.contains("`" + measurement.formula() + "`"),
                        measurement.id()));
        catalog.analyses().forEach(analysis -> assertTrue(guide.contains("`" + analysis.id() + "`"), analysis.id()));
        catalog.norms().forEach(set -> assertTrue(guide.contains("`" + set.id() + "`"), set.id()));
    }

    @Test
    void everyNormNamesItsSource() {
        for (Measurement measurement : engine.measurements()) {
            measurement.norms().forEach(norm -> assertFalse(norm.source().isBlank(), measurement.id()));
        }
    }

    /**
     * A sign or a supplement taken wrongly moves a mean by far more than a population differs from a norm. Lengths may
     * differ by more: the films' scale is a convention, some 3 to 10 % too small.
     */
    @Test
    void meansOfExpertTracingsLieNearThePublishedNorms() throws IOException {
        List<Films.Row> rows = Films.expert("isbi2015", "landmarks_mean.csv");
        MeasurementEngine male =
                MeasurementCatalog.bundled().engine(new PatientFacts("M", java.util.OptionalDouble.of(30)));
        List<Readings> films = rows.stream()
                .map(row -> male.compute(
                        row.tracing(), new Calibration.Scale(Calibration.Kind.DATASET, row.mmPerPx(), 1, "")))
                .toList();
        for (Measurement measurement : male.measurements()) {
            double sum = 0;
            int count = 0;
            Norm norm = null;
            for (Readings film : films) {
                Reading reading = film.byId().get(measurement.id());
                if (reading.value() instanceof Value.Known known) {
                    sum += known.value();
                    count++;
                    norm = reading.norm().orElse(norm);
                }
            }
            if (count > 0 && norm != null) {
                double allowed = measurement.unit() == Unit.MILLIMETRE
                        ? Math.max(4 * width(norm), 0.3 * Math.abs(norm.mean()))
                        : 3 * width(norm);
                assertEquals(norm.mean(), sum / count, allowed, measurement.id());
            }
        }
    }

    /** A standard deviation, half of a range, or 4 where only a mean is known. */
    private static double width(Norm norm) {
        return switch (norm.figures()) {
            case Norm.Figures.Spread spread -> spread.sd();
            case Norm.Figures.Range range -> (range.high() - range.low()) / 2;
            case Norm.Figures.MeanAlone _ -> 4;
        };
    }
}
