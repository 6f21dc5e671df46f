package org.nasion.app.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.nasion.core.analysis.MeasurementCatalog;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.compare.Superimposition;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.Patient;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.task.Progress;
import org.nasion.core.tracing.CaseContent;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;
import org.nasion.model.preprocess.OpenCv;

class FiducialsTest {

    private static final Landmark SCREW = Landmark.named("Screw", "Screw");
    private static final Landmark PIN = Landmark.named("Pin", "Pin");

    private static VisitCase visit(int year, Map<Landmark, Point> points) {
        Map<Landmark, Placement> placements = new TreeMap<>();
        points.forEach((landmark, at) ->
                placements.put(landmark, new Placement(at, Placement.Origin.MANUAL, true, Optional.empty())));
        CaseContent content = new CaseContent(
                        new Tracing(placements), new Calibration.Scale(Calibration.Kind.PATIENT_SPACING, 0.1, 1, ""))
                .of(Patient.NOBODY, Exposure.on(LocalDate.of(year, 1, 1)));
        return VisitCase.of(
                new CaseFile(
                        new CaseFile.Film("film.png", "", 2000, 2000), content, Optional.empty(), Optional.empty()),
                Optional.empty(),
                patient -> MeasurementCatalog.bundled().engine());
    }

    /** Two marks 50 mm apart; on the later film turned by a quarter and 10 mm to the right: menton moved 3 mm down against them. */
    @Test
    void ownPointsLayTheFilmsAndTellWhatMovedAgainstThem() {
        VisitCase first = visit(
                2020, Map.of(SCREW, new Point(500, 500), PIN, new Point(1000, 500), Landmark.ME, new Point(700, 900)));
        VisitCase second = visit(
                2022, Map.of(SCREW, new Point(600, 500), PIN, new Point(600, 1000), Landmark.ME, new Point(170, 700)));
        Superimposition laid = (Superimposition) new VisitMethods(new OpenCv(), List.of(first, second))
                .of(VisitMethods.FIDUCIALS, List.of())
                .lay(first.visit(), second.visit(), Progress.NONE);
        assertEquals(90, Math.toDegrees(laid.motion().turn()), 1e-9);
        assertEquals(0, laid.residualMm(), 1e-9);
        Point menton = laid.displacements().stream()
                .filter(move -> move.landmark().equals(Landmark.ME))
                .findFirst()
                .orElseThrow()
                .by();
        assertEquals(0, menton.x(), 1e-9);
        assertEquals(-3, menton.y(), 1e-9);
        assertTrue(VisitMethods.names().contains(VisitMethods.FIDUCIALS));
    }

    @Test
    void anatomyAloneOrOneMarkIsNoFiducial() {
        VisitCase first = visit(
                2020, Map.of(SCREW, new Point(500, 500), Landmark.S, new Point(1, 1), Landmark.N, new Point(9, 1)));
        VisitCase second = visit(
                2022,
                Map.of(
                        SCREW,
                        new Point(600, 500),
                        PIN,
                        new Point(600, 900),
                        Landmark.S,
                        new Point(1, 1),
                        Landmark.N,
                        new Point(9, 1)));
        ProblemException told = assertThrows(
                ProblemException.class,
                () -> new VisitMethods(new OpenCv(), List.of(first, second)).of(VisitMethods.FIDUCIALS, List.of()));
        assertEquals("NAS-COMPARE-FIDUCIALS", told.problem().code());
    }
}
