package org.nasion.app.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nasion.app.Composition;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.compare.Superimposition;
import org.nasion.core.compare.VisitComparison;
import org.nasion.core.geometry.Point;
import org.nasion.core.geometry.RigidMotion;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.task.Progress;
import org.nasion.core.tracing.CaseContent;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;
import org.nasion.lab.phantom.Phantom;
import org.nasion.lab.phantom.PhantomGenerator;
import org.nasion.lab.phantom.PhantomSpec;
import org.nasion.lab.phantom.PhantomVisit;
import org.nasion.lab.phantom.PhantomVisits;

@Tag("slow")
class StructuralComparisonTest {

    private static final Composition COMPOSITION = new Composition();
    private static List<PhantomVisit> visits;
    private static VisitCase first;
    private static VisitCase second;

    @BeforeAll
    static void draw() {
        visits = new PhantomVisits(new PhantomGenerator())
                .generate(PhantomSpec.ofSeed(31).withFilm(968, 1200, 0.2), 2, Progress.NONE);
        first = visit(visits.get(0).phantom().film(), visits.get(0).phantom(), false, 1);
        second = visit(visits.get(1).phantom().film(), visits.get(1).phantom(), false, 1);
    }

    @Test
    void cranialBaseOfOneFilmOnTheOtherIsTheInverseOfTheWayBack() {
        for (String method : List.of("cranial-base", "maxilla", "symphysis")) {
            RigidMotion there = lay(method, first, second).motion();
            RigidMotion back = lay(method, second, first).motion().inverse();
            assertEquals(there.turn(), back.turn(), 1e-6, method);
            Point middle = new Point(100, -120);
            assertEquals(0, there.apply(middle).distanceTo(back.apply(middle)), 1e-3, method);
        }
    }

    @Test
    void mirroredFilmsAreLaidOnEachOtherAsIfTheyWereNot() {
        VisitCase mirrored = visit(visits.get(1).phantom().film(), visits.get(1).phantom(), true, 1);
        RigidMotion plain = lay("cranial-base", first, second).motion();
        Superimposition laid = lay("cranial-base", first, mirrored);
        // The mirrored film has its origin at the other side, so that points are compared, not motions.
        Point here = plain.apply(second.visit().need(Landmark.POG));
        Point there = laid.motion().apply(mirrored.visit().need(Landmark.POG));
        assertEquals(0, here.distanceTo(there), 0.15);
    }

    /** Phantoms are bent from one template, so that strangers are more alike than people; still every bone fits its owner best. */
    @Test
    void anotherPatientIsToldByNameAndFitsWorse() {
        Phantom stranger =
                new PhantomGenerator().generate(PhantomSpec.ofSeed(77).withFilm(968, 1200, 0.2), Progress.NONE);
        VisitCase other = visit(stranger.film(), stranger, false, 1);
        assertTrue(first.isOf(second));
        assertFalse(first.isOf(other));
        for (String method : List.of("cranial-base", "maxilla", "symphysis")) {
            double own = lay(method, first, second).quality().orElseThrow().correlation();
            double strange;
            try {
                strange = lay(method, first, other).quality().orElseThrow().correlation();
            } catch (ProblemException e) {
                strange = 0; // refused
            }
            assertTrue(own > strange + 0.03, method + " " + own + " " + strange);
        }
    }

    @Test
    void filmThatDoesNotShowTheBoneIsRefused() {
        Cephalogram film = visits.get(1).phantom().film();
        short[] noise = new short[film.width() * film.height()];
        java.util.Random random = new java.util.Random(4);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (short) random.nextInt(film.maxValue());
        }
        Cephalogram blind =
                new Cephalogram(film.width(), film.height(), film.maxValue(), noise, film.window(), film.acquisition());
        VisitCase unseen = visit(blind, visits.get(1).phantom(), false, 1);
        for (String method : List.of("cranial-base", "maxilla", "symphysis")) {
            assertEquals(
                    "NAS-COMPARE-STRUCTURE",
                    assertThrows(ProblemException.class, () -> lay(method, first, unseen), method)
                            .problem()
                            .code());
        }
    }

    /** A scale that is wrong by 8 % makes the bones different; the comparison says so by shape. */
    @Test
    void wrongScaleIsToldOfAndNeverScaledAway() {
        VisitCase wrong = visit(visits.get(1).phantom().film(), visits.get(1).phantom(), false, 1.08);
        VisitComparison comparison =
                VisitComparison.of(List.of(first.visit(), wrong.visit()), Map.of("sn-at-s", methods(first, wrong)));
        assertTrue(
                comparison.doubts().stream().anyMatch(doubt -> doubt.english().contains("scale")),
                comparison.doubts() + "");
    }

    @Test
    void missingPointIsNamed() {
        CaseContent state = first.content().content();
        CaseFile without = first.content().with(state.with(state.tracing().without(Landmark.N)));
        VisitCase lacking = VisitCase.of(without, first.film(), COMPOSITION::engine);
        assertEquals(
                "NAS-COMPARE-POINTS",
                assertThrows(ProblemException.class, () -> lay("cranial-base", lacking, second))
                        .problem()
                        .code());
    }

    private static org.nasion.core.compare.Superimposer methods(VisitCase one, VisitCase other) {
        return new VisitMethods(COMPOSITION.openCv(), List.of(one, other)).of("sn-at-s", List.of());
    }

    private static Superimposition lay(String method, VisitCase earlier, VisitCase later) {
        return new VisitMethods(COMPOSITION.openCv(), List.of(earlier, later))
                .of(method, List.of())
                .lay(earlier.visit(), later.visit(), Progress.NONE);
    }

    /** @param wrong factor of the scale */
    private static VisitCase visit(Cephalogram shown, Phantom phantom, boolean mirrored, double wrong) {
        Cephalogram film = mirrored ? mirror(shown) : shown;
        Map<Landmark, Placement> placements = new TreeMap<>();
        phantom.truth()
                .forEach((landmark, at) -> placements.put(
                        landmark,
                        new Placement(
                                mirrored ? new Point(film.width() - 1 - at.x(), at.y()) : at,
                                Placement.Origin.MANUAL,
                                true,
                                Optional.empty())));
        return VisitCase.of(
                new CaseFile(
                        new CaseFile.Film("film", "", film.width(), film.height()),
                        new CaseContent(
                                        new Tracing(placements),
                                        new Calibration.Scale(
                                                Calibration.Kind.PATIENT_SPACING, phantom.mmPerPx() * wrong, 1, ""))
                                .of(
                                        film.acquisition().patient(),
                                        film.acquisition().exposure()),
                        Optional.empty(),
                        Optional.empty()),
                Optional.of(film),
                COMPOSITION::engine);
    }

    private static Cephalogram mirror(Cephalogram film) {
        short[] from = film.samples();
        short[] samples = new short[from.length];
        for (int y = 0; y < film.height(); y++) {
            for (int x = 0; x < film.width(); x++) {
                samples[y * film.width() + x] = from[y * film.width() + film.width() - 1 - x];
            }
        }
        return new Cephalogram(
                film.width(), film.height(), film.maxValue(), samples, film.window(), film.acquisition());
    }
}
