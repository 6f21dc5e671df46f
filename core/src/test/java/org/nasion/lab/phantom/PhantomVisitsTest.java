package org.nasion.lab.phantom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nasion.core.geometry.Point;
import org.nasion.core.geometry.RigidMotion;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.patient.Exposure;
import org.nasion.core.task.Progress;
import org.nasion.lab.phantom.PhantomVisit.Bone;

@Tag("slow")
class PhantomVisitsTest {

    private static List<PhantomVisit> visits;

    @BeforeAll
    static void draw() {
        visits = new PhantomVisits(new PhantomGenerator())
                .generate(PhantomSpec.ofSeed(7).withFilm(484, 600, 0.4), 3, Progress.NONE);
    }

    @Test
    void firstFilmIsThatOfThePatientWithoutVisits() {
        Phantom alone = new PhantomGenerator().generate(PhantomSpec.ofSeed(7).withFilm(484, 600, 0.4), Progress.NONE);
        org.junit.jupiter.api.Assertions.assertArrayEquals(
                alone.film().samples(), visits.getFirst().phantom().film().samples());
        assertEquals(alone.truth(), visits.getFirst().phantom().truth());
    }

    @Test
    void patientStaysTheSameAndGetsOlderOnOtherFilms() {
        for (int i = 1; i < visits.size(); i++) {
            PhantomVisit before = visits.get(i - 1);
            PhantomVisit visit = visits.get(i);
            assertEquals(
                    before.phantom().film().acquisition().patient().id(),
                    visit.phantom().film().acquisition().patient().id());
            assertEquals(before.birth(), visit.birth());
            assertTrue(visit.taken().isAfter(before.taken().plusYears(1)));
            assertEquals(
                    Exposure.on(visit.taken()),
                    visit.phantom().film().acquisition().exposure());
            assertNotEquals(before.phantom().mmPerPx(), visit.phantom().mmPerPx());
        }
    }

    /** Bones that stay rigid carry their points by the motion that is said to be true; nasion leaves the cranial base. */
    @Test
    void motionsAreTrueOfThePointsOnTheirBones() {
        PhantomVisit first = visits.getFirst();
        for (PhantomVisit visit : visits) {
            assertEquals(0, apart(first, visit, Bone.CRANIAL_BASE, Landmark.PO), 1e-9);
            for (Landmark landmark : List.of(Landmark.ANS, Landmark.PNS, Landmark.A)) {
                assertEquals(0, apart(first, visit, Bone.MAXILLA, landmark), 1e-9, landmark.code());
            }
            for (Landmark landmark : List.of(Landmark.POG, Landmark.GN, Landmark.ME, Landmark.B)) {
                assertEquals(0, apart(first, visit, Bone.MANDIBLE, landmark), 1e-9, landmark.code());
            }
            assertEquals(visit.growth().nasion().length(), apart(first, visit, Bone.CRANIAL_BASE, Landmark.N), 1e-9);
            assertEquals(visit.growth().sellaMm() / 2, apart(first, visit, Bone.CRANIAL_BASE, Landmark.S), 1e-9);
        }
        PhantomVisit last = visits.getLast();
        assertTrue(apart(first, last, Bone.MANDIBLE, Landmark.CO) > 2, "the condyle has grown");
        assertTrue(apart(first, last, Bone.CRANIAL_BASE, Landmark.ME) > 4, "the chin has moved");
        assertTrue(apart(first, last, Bone.CRANIAL_BASE, Landmark.CO) < 1.5, "the condyle is in its fossa");
    }

    private static double apart(PhantomVisit first, PhantomVisit visit, Bone bone, Landmark landmark) {
        RigidMotion motion = visit.onFirst().get(bone);
        return motion.apply(mm(visit, landmark)).distanceTo(mm(first, landmark));
    }

    private static Point mm(PhantomVisit visit, Landmark landmark) {
        Point px = visit.phantom().truth().get(landmark);
        return new Point(px.x(), -px.y()).times(visit.phantom().mmPerPx());
    }

    @Test
    void whatIsCarriedCanBeCarriedBack() {
        GrownHead grown = new PatientDraw(HeadStatistics.load())
                .draw(PhantomSpec.ofSeed(7), Growth.drawn(7, 4))
                .grown();
        for (Carry carry : List.of(grown.cranium(), grown.midface(), grown.maxilla(), grown.mandible(), grown.skin())) {
            for (Point p : List.of(
                    new Point(0, 0), new Point(67, -8), new Point(-5, 4), new Point(45, 45), new Point(0, 35))) {
                assertEquals(0, carry.undo(carry.apply(p)).distanceTo(p), 0.02);
            }
        }
    }
}
