package org.nasion.lab.phantom;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.nasion.core.geometry.Point;
import org.nasion.core.geometry.RigidMotion;
import org.nasion.core.task.Progress;

/**
 * Films of one phantom over years: the cranial base stays, nasion and the back of sella do not, the maxilla and the mandible
 * grow and turn, the incisors are moved by treatment. Each film has another position, exposure and magnification.
 */
public final class PhantomVisits {

    private static final long NEXT_FILM = 0x5DEECE66DL;

    private final PhantomGenerator generator;

    public PhantomVisits(PhantomGenerator generator) {
        this.generator = generator;
    }

    /**
     * @param spec  the patient, and the first film
     * @param count of films, at least one
     * @throws java.util.concurrent.CancellationException if the user stopped it
     * @throws org.nasion.core.problem.ProblemException   NAS-PHANTOM-TYPE if no such patient can be drawn
     */
    public List<PhantomVisit> generate(PhantomSpec spec, int count, Progress progress) {
        RandomGenerator random = Chance.generator(spec.seed(), "visits");
        LocalDate taken = LocalDate.of(2016, 1, 1).plusDays(random.nextInt(365));
        LocalDate birth = taken.minusDays((long) (365.25 * Chance.between(random, 8.5, 12.5)));
        View first = PhantomGenerator.view(spec, spec.seed());
        List<PhantomVisit> visits = new ArrayList<>();
        double years = 0;
        for (int i = 0; i < count; i++) {
            long seed = spec.seed() + i * NEXT_FILM;
            Growth growth = i == 0 ? Growth.NONE : Growth.drawn(spec.seed(), years);
            PhantomSpec film = i == 0 ? spec : later(spec, seed);
            LocalDate date = taken.plusDays((long) (365.25 * years));
            PhantomGenerator.Exposed exposed =
                    generator.expose(new PhantomGenerator.Shot(film, seed, growth, first, birth, date), Progress.NONE);
            visits.add(new PhantomVisit(
                    exposed.phantom(), birth, date, growth, onFirst(exposed, film.mmPerPx(), first, spec.mmPerPx())));
            years += Chance.between(random, 1.2, 2.6);
            progress.throwIfCancelled();
        }
        return visits;
    }

    private static PhantomSpec later(PhantomSpec spec, long seed) {
        RandomGenerator random = Chance.generator(seed, "later film");
        return new PhantomSpec(
                spec.seed(),
                spec.skeletalClass(),
                spec.verticalType(),
                spec.width(),
                spec.height(),
                spec.mmPerPx() * Chance.between(random, 0.95, 1.06),
                0.75 + 0.5 * random.nextDouble(),
                0.85 + 0.3 * random.nextDouble(),
                0.12 + 0.12 * random.nextDouble(),
                0.7 + 0.6 * random.nextDouble(),
                spec.fillings(),
                spec.brackets(),
                random.nextBoolean());
    }

    private static Map<PhantomVisit.Bone, RigidMotion> onFirst(
            PhantomGenerator.Exposed exposed, double mmPerPx, View first, double firstMmPerPx) {
        GrownHead grown = exposed.head().grown();
        Map<PhantomVisit.Bone, Carry> bones = Map.of(
                PhantomVisit.Bone.CRANIAL_BASE, Carry.NONE,
                PhantomVisit.Bone.MAXILLA, grown.maxilla(),
                PhantomVisit.Bone.MANDIBLE, grown.mandibularBone());
        Map<PhantomVisit.Bone, RigidMotion> motions = new EnumMap<>(PhantomVisit.Bone.class);
        bones.forEach((bone, carry) -> {
            Point here = millimetres(exposed.view(), carry.apply(new Point(0, 0)), mmPerPx);
            Point ahead = millimetres(exposed.view(), carry.apply(new Point(100, 0)), mmPerPx);
            Point there = millimetres(first, new Point(0, 0), firstMmPerPx);
            Point aheadThere = millimetres(first, new Point(100, 0), firstMmPerPx);
            Point from = ahead.minus(here);
            Point to = aheadThere.minus(there);
            motions.put(bone, RigidMotion.laying(here, there, Math.atan2(from.cross(to), from.dot(to))));
        });
        return motions;
    }

    private static Point millimetres(View view, Point head, double mmPerPx) {
        Point px = view.toRaster(head);
        return new Point(px.x() * mmPerPx, -px.y() * mmPerPx);
    }
}
