package org.nasion.app.desktop.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nasion.core.analysis.Analysis;
import org.nasion.core.analysis.AnalysisCatalog;
import org.nasion.core.analysis.PatientFacts;
import org.nasion.core.analysis.Readings;
import org.nasion.core.analysis.Sheet;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.tracing.Tracing;
import org.nasion.core.wording.Wording;

class MeasurementsViewModelTest {

    @Test
    void oneAnalysisStandsUnderItsOwnHeadingsBesideItsOwnNorms() {
        AnalysisCatalog catalog = AnalysisCatalog.bundled();
        Readings readings =
                catalog.engine(PatientFacts.UNKNOWN).compute(Tracing.EMPTY, new Calibration.Uncalibrated(1));
        Analysis downs = catalog.analysis("downs").orElseThrow();
        Sheet sheet = catalog.sheet(downs, readings, PatientFacts.UNKNOWN);
        List<MeasurementRow> rows =
                MeasurementRow.of(sheet, Wording.of(Locale.GERMAN, Optional.empty()), Optional.empty());
        assertEquals(new MeasurementRow.Heading("Skelettal"), rows.getFirst());
        assertEquals(
                downs.measurements(),
                rows.stream()
                        .filter(MeasurementRow.Line.class::isInstance)
                        .map(row -> ((MeasurementRow.Line) row)
                                .reading()
                                .measurement()
                                .id())
                        .toList());
        MeasurementRow.Line fma = rows.stream()
                .filter(MeasurementRow.Line.class::isInstance)
                .map(MeasurementRow.Line.class::cast)
                .filter(line -> line.reading().measurement().id().equals("FMA"))
                .findFirst()
                .orElseThrow();
        assertEquals(21.9, fma.reading().norm().orElseThrow().mean(), 1e-9);
    }
}
