package org.nasion.core.interchange;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import org.nasion.core.analysis.ClinicalReading;
import org.nasion.core.analysis.MeasurementCatalog;
import org.nasion.core.analysis.PatientFacts;
import org.nasion.core.analysis.Readings;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.detection.DetectorInfo;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Acquisition;
import org.nasion.core.image.Acquisition.Spacing;
import org.nasion.core.image.Acquisition.Spacings;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.FilmDicomWriter;
import org.nasion.core.image.FilmReader;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.Patient;
import org.nasion.core.patient.Sex;
import org.nasion.core.report.Report;
import org.nasion.core.task.Progress;
import org.nasion.core.tracing.Annotation;
import org.nasion.core.tracing.History;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Sides;
import org.nasion.core.tracing.Tracing;
import org.nasion.lab.phantom.Phantom;
import org.nasion.lab.phantom.PhantomGenerator;
import org.nasion.lab.phantom.PhantomSpec;

/** Traced films for tests. */
final class Traced {

    static final Exposure TAKEN = Exposure.on("2026-01-31");
    static final Patient ZOE =
            new Patient("P-17", "", "Muster, Zoë Maria", Optional.of(LocalDate.parse("2012-02-29")), Sex.FEMALE);
    private static final Spacings DIGITAL = new Spacings(
            Optional.of(new Spacing(0.27, 0.27)),
            Optional.of("GEOMETRY"),
            Optional.of(new Spacing(0.3, 0.3)),
            Optional.of(1.1),
            Optional.empty(),
            Optional.empty());

    private Traced() {}

    /** A small phantom; its points all over the origins. */
    static Phantom phantom() {
        return new PhantomGenerator().generate(PhantomSpec.ofSeed(7).withFilm(720, 900, 0.27), Progress.NONE);
    }

    /** The phantom as a DICOM film of its own, read back from the file. */
    static Cephalogram dicom(Phantom phantom, Path file) {
        Cephalogram film = phantom.film();
        new FilmDicomWriter()
                .write(
                        new Cephalogram(
                                film.width(),
                                film.height(),
                                film.maxValue(),
                                film.samples(),
                                film.window(),
                                new Acquisition(
                                        "phantom",
                                        "",
                                        DIGITAL,
                                        ZOE,
                                        TAKEN,
                                        Map.of(
                                                "PatientOrientation",
                                                "A\\F",
                                                "AccessionNumber",
                                                "ACC-5",
                                                "ReferringPhysicianName",
                                                "Arzt^Anna",
                                                "StudyID",
                                                "S1",
                                                "StudyTime",
                                                "101500"),
                                        List.of())),
                        file);
        return new FilmReader().read(file, Progress.NONE);
    }

    /** The phantom as a scan. */
    static Cephalogram scan(Phantom phantom) {
        Cephalogram film = phantom.film();
        return new Cephalogram(
                film.width(),
                film.height(),
                film.maxValue(),
                film.samples(),
                film.window(),
                new Acquisition(
                        "PNG, 8 bit grey",
                        "00ff",
                        Spacings.NONE,
                        Patient.NOBODY,
                        Exposure.UNKNOWN,
                        Map.of(),
                        List.of()));
    }

    /** The true points of the phantom with origins and reviews of every sort. */
    static Tracing tracing(Phantom phantom) {
        Map<Landmark, Placement> placements = new TreeMap<>();
        phantom.truth().forEach((landmark, at) -> {
            Placement.Origin origin = Placement.Origin.values()[Landmark.STANDARD.indexOf(landmark) % 3];
            Placement proposed = Placement.proposed(
                    new Placement.Proposal(at, origin, OptionalDouble.of(0.87), OptionalDouble.of(1.1)));
            placements.put(
                    landmark,
                    switch (Landmark.STANDARD.indexOf(landmark) % 4) {
                        case 0 -> proposed.withConfirmed(true);
                        case 1 -> proposed.movedTo(at.plus(new Point(0.3, -0.2)));
                        default -> proposed;
                    });
        });
        return new Tracing(placements);
    }

    static Report report(Cephalogram film, Patient patient, Tracing tracing, Calibration calibration) {
        Readings readings = MeasurementCatalog.bundled()
                .engine(PatientFacts.of(patient, TAKEN))
                .compute(tracing, calibration);
        return new Report(
                patient,
                TAKEN,
                film,
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

    /** The same with free measurements and notes. */
    static Report annotated(Report report, List<Annotation> annotations) {
        return new Report(
                report.patient(),
                report.exposure(),
                report.film(),
                report.readings(),
                report.findings(),
                report.detector(),
                report.verdict(),
                report.program(),
                report.date(),
                report.sheets(),
                report.history(),
                annotations,
                List.of());
    }

    /** Any tracing at all, with coordinates that no decimal string of 16 characters and no float can hold. */
    static Tracing random(Random chance) {
        Map<Landmark, Placement> placements = new TreeMap<>();
        for (Landmark landmark : Landmark.STANDARD) {
            if (chance.nextInt(5) == 0) {
                continue;
            }
            Placement.Origin origin = Placement.Origin.values()[chance.nextInt(4)];
            Optional<Placement.Proposal> proposal = chance.nextInt(3) == 0
                    ? Optional.empty()
                    : Optional.of(new Placement.Proposal(
                            point(chance), Placement.Origin.values()[chance.nextInt(3)], maybe(chance), maybe(chance)));
            Optional<Placement.ByHabit> habit = proposal.isEmpty() || chance.nextBoolean()
                    ? Optional.empty()
                    : Optional.of(
                            new Placement.ByHabit(point(chance), maybe(chance), maybe(chance), 1 + chance.nextInt(30)));
            Placement placement = new Placement(point(chance), origin, chance.nextBoolean(), proposal, habit);
            placements.put(
                    landmark,
                    landmark.isBilateral() && chance.nextBoolean()
                            ? placement.between(new Sides(point(chance), point(chance)))
                            : placement);
        }
        return new Tracing(placements);
    }

    /** One of each kind, one of them beyond the film's edge. */
    static List<Annotation> annotations(Random chance) {
        return List.of(
                new Annotation.Distance(point(chance), point(chance)),
                new Annotation.Angle(point(chance), point(chance), point(chance)),
                new Annotation.Note(point(chance), "Kiefergelenk links unscharf – 左"),
                new Annotation.Distance(new Point(-20, 5), point(chance)));
    }

    static Calibration calibration(Random chance) {
        double aspect = chance.nextBoolean() ? 1 : 0.5 + chance.nextDouble();
        return switch (chance.nextInt(3)) {
            case 0 -> new Calibration.Uncalibrated(aspect);
            case 1 -> new Calibration.Ruler(point(chance), point(chance), 1 + 50 * chance.nextDouble(), aspect);
            default ->
                new Calibration.Scale(
                        Calibration.Kind.values()[chance.nextInt(Calibration.Kind.values().length)],
                        0.01 + chance.nextDouble(),
                        aspect,
                        chance.nextBoolean() ? "" : "ERMF 1.1, Größe \\ Länge");
        };
    }

    private static OptionalDouble maybe(Random chance) {
        return chance.nextInt(4) == 0 ? OptionalDouble.empty() : OptionalDouble.of(chance.nextDouble());
    }

    private static Point point(Random chance) {
        return new Point(2400 * chance.nextDouble() - 100, 2400 * chance.nextDouble() - 100);
    }
}
