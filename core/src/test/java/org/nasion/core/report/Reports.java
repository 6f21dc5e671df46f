package org.nasion.core.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.nasion.core.analysis.AnalysisCatalog;
import org.nasion.core.analysis.ClinicalReading;
import org.nasion.core.analysis.Films;
import org.nasion.core.analysis.MeasurementCatalog;
import org.nasion.core.analysis.PatientFacts;
import org.nasion.core.analysis.Readings;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.detection.DetectorInfo;
import org.nasion.core.image.Acquisition;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.Window;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.Patient;
import org.nasion.core.patient.Sex;
import org.nasion.core.tracing.History;
import org.nasion.core.tracing.Tracing;

/** Reports for tests. */
final class Reports {

    static final Exposure TAKEN = Exposure.on("2026-11-20");
    static final Patient ERIKA =
            new Patient("PH-0001", "", "Muster, Erika", Optional.of(LocalDate.parse("2009-03-14")), Sex.FEMALE);
    static final Calibration TENTH = new Calibration.Scale(Calibration.Kind.USER_STATED, 0.1, 1, "");

    private Reports() {}

    /** A film that grows brighter downwards, as large as the invented adult's. */
    static Cephalogram film() {
        short[] samples = new short[1935 * 2400];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (i / 1935 / 20);
        }
        return new Cephalogram(1935, 2400, 255, samples, Window.full(255), Acquisition.unknown("PNG, 8 bit grey"));
    }

    static Report of(Patient patient, Tracing tracing, Calibration calibration) {
        Readings readings = MeasurementCatalog.bundled()
                .engine(PatientFacts.of(patient, TAKEN))
                .compute(tracing, calibration);
        return new Report(
                patient,
                TAKEN,
                film(),
                readings,
                ClinicalReading.bundled().read(readings),
                Optional.of(new DetectorInfo("net 1", "0123456789abcdef0123", "CPU", "there is no GPU")),
                Optional.empty(),
                "Nasion 0.1.0",
                Optional.of(LocalDate.of(2026, 11, 22)),
                List.of(),
                History.EMPTY,
                List.of(),
                List.of());
    }

    /** On some analyses, by a person. */
    static Report onAnalyses(Patient patient, String... ids) {
        AnalysisCatalog catalog = AnalysisCatalog.bundled();
        PatientFacts facts = PatientFacts.of(patient, TAKEN);
        Report plain = of(patient, Films.adult(), TENTH);
        Readings readings = catalog.engine(facts).compute(Films.adult(), TENTH);
        History history = new History(Map.of(
                Landmark.A,
                List.of(new History.Change(
                        Instant.parse("2026-11-21T12:00:00Z"),
                        "Dr. Musterfrau",
                        History.Kind.MOVED,
                        Optional.empty()))));
        return new Report(
                patient,
                TAKEN,
                film(),
                readings,
                plain.findings(),
                plain.detector(),
                plain.verdict(),
                plain.program(),
                plain.date(),
                Stream.of(ids)
                        .map(id -> catalog.sheet(catalog.analysis(id).orElseThrow(), readings, facts))
                        .toList(),
                history,
                List.of(),
                List.of());
    }

    static Report erika() {
        return of(ERIKA, Films.adult(), TENTH);
    }
}
