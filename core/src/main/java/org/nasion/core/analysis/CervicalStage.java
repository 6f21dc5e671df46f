package org.nasion.core.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.nasion.core.geometry.Line;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.LandmarkCatalog;
import org.nasion.core.landmark.Region;

/**
 * The stage of the cervical vertebrae's maturation, CS1 to CS6, after Baccetti, Franchi and McNamara (Semin Orthod 2005;11:119–129)
 * and McNamara and Franchi (Angle Orthod 2018;88:133–143), from points on C2, C3 and C4. Readers agree only moderately on it, so that
 * the stages that lie near are told beside it.
 *
 * @param stage      1 to 6; empty where the vertebrae show a pattern that the stages do not know
 * @param neighbours the stages that one limit within its doubt would give, in order
 * @param c2         concavity of the lower border in per cent of its length
 * @param c3         likewise, with the shape of the body
 * @param c4         likewise
 */
public record CervicalStage(OptionalInt stage, Set<Integer> neighbours, double c2, Body c3, Body c4) {

    /** From here on, in per cent of the chord, a lower border is concave. */
    private static final double CONCAVE = 7;
    /** A body is square where height and width differ by no more than this share. */
    private static final double SQUARE = 0.10;
    /** What two readings of one vertebra easily differ by: per cent of the chord, and share of the width. */
    private static final double NEAR_CONCAVE = 2;

    private static final double NEAR_SQUARE = 0.03;

    /** The shape of a vertebral body by its mean height over its mean width. */
    public enum Shape {
        LYING,
        SQUARE,
        STANDING
    }

    /**
     * The body of C3 or C4.
     *
     * @param concavity depth of the lower border over its chord, per cent of the chord
     * @param ratio     mean height over mean width
     * @param trapezoid whether the anterior height is less than 90 % of the posterior
     */
    public record Body(double concavity, double ratio, boolean trapezoid) {

        public Shape shape() {
            return Body.shape(ratio);
        }

        private static Shape shape(double ratio) {
            return ratio > 1 + SQUARE ? Shape.STANDING : ratio < 1 - SQUARE ? Shape.LYING : Shape.SQUARE;
        }
    }

    public CervicalStage {
        neighbours = Collections.unmodifiableSet(new TreeSet<>(neighbours));
    }

    /**
     * @param points y up, face to the right, any unit: of C2 the lower border's posterior, middle and anterior point
     *               ({@code C2p, C2m, C2a}); of C3 and C4 the upper posterior and anterior, lower posterior, middle and anterior
     *               ({@code C3up, C3ua, C3lp, C3m, C3la})
     * @return empty where a point is missing or two that make a length coincide
     */
    public static Optional<CervicalStage> of(Map<String, Point> points) {
        if (!points.keySet()
                .containsAll(List.of(
                        "C2p", "C2m", "C2a", "C3up", "C3ua", "C3lp", "C3m", "C3la", "C4up", "C4ua", "C4lp", "C4m",
                        "C4la"))) {
            return Optional.empty();
        }
        double c2 = concavity(points.get("C2p"), points.get("C2m"), points.get("C2a"));
        Body c3 = body(points, "C3");
        Body c4 = body(points, "C4");
        if (!Double.isFinite(c2 + c3.concavity() + c3.ratio() + c4.concavity() + c4.ratio())) {
            return Optional.empty();
        }
        OptionalInt stage = stage(c2, c3, c4);
        Set<Integer> neighbours = new TreeSet<>();
        for (double[] shift : shifts()) {
            stage(c2 + shift[0], moved(c3, shift[1], shift[3]), moved(c4, shift[2], shift[4]))
                    .ifPresent(neighbours::add);
        }
        stage.ifPresent(neighbours::remove);
        return Optional.of(new CervicalStage(stage, neighbours, c2, c3, c4));
    }

    /** The stage of a tracing; empty where one of the thirteen points is not placed. */
    public static Optional<CervicalStage> of(Readings readings) {
        PatientPoints head = new PatientPoints(readings.tracing(), readings.calibration(), LandmarkCatalog.shipped());
        Map<String, Point> vertebrae = new HashMap<>();
        readings.tracing().landmarks().stream()
                .filter(landmark -> landmark.region() == Region.CERVICAL_SPINE)
                .forEach(landmark -> vertebrae.put(landmark.code(), head.at(landmark)));
        return of(vertebrae);
    }

    /** Each reading once a little less and once a little more. */
    private static List<double[]> shifts() {
        List<double[]> shifts = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            for (int sign = -1; sign <= 1; sign += 2) {
                double[] shift = new double[5];
                shift[i] = sign * (i < 3 ? NEAR_CONCAVE : NEAR_SQUARE);
                shifts.add(shift);
            }
        }
        return shifts;
    }

    private static Body moved(Body body, double concavity, double ratio) {
        return new Body(body.concavity() + concavity, body.ratio() + ratio, body.trapezoid());
    }

    private static OptionalInt stage(double c2, Body c3, Body c4) {
        boolean two = c2 >= CONCAVE;
        boolean three = c3.concavity() >= CONCAVE;
        boolean four = c4.concavity() >= CONCAVE;
        if (!two && !three && !four) {
            return OptionalInt.of(1);
        }
        if (two && !three && !four) {
            return OptionalInt.of(2);
        }
        if (two && three && !four) {
            return OptionalInt.of(3);
        }
        if (!two || !three) {
            return OptionalInt.empty();
        }
        Set<Shape> shapes = EnumSet.of(c3.shape(), c4.shape());
        return OptionalInt.of(shapes.contains(Shape.STANDING) ? 6 : shapes.contains(Shape.SQUARE) ? 5 : 4);
    }

    private static double concavity(Point posterior, Point middle, Point anterior) {
        return 100 * new Line(posterior, anterior).offset(middle) / posterior.distanceTo(anterior);
    }

    private static Body body(Map<String, Point> points, String vertebra) {
        Point upperPosterior = points.get(vertebra + "up");
        Point upperAnterior = points.get(vertebra + "ua");
        Point lowerPosterior = points.get(vertebra + "lp");
        Point lowerAnterior = points.get(vertebra + "la");
        double posterior = upperPosterior.distanceTo(lowerPosterior);
        double anterior = upperAnterior.distanceTo(lowerAnterior);
        double width = (upperPosterior.distanceTo(upperAnterior) + lowerPosterior.distanceTo(lowerAnterior)) / 2;
        return new Body(
                concavity(lowerPosterior, points.get(vertebra + "m"), lowerAnterior),
                (posterior + anterior) / 2 / width,
                anterior < 0.9 * posterior);
    }

    /** The stage of the vertebrae with the stages that a little difference in reading them would give. */
    List<Message> said() {
        List<Message> said = new ArrayList<>();
        if (stage().isEmpty()) {
            said.add(Message.of("maturation.none"));
        } else {
            int stage = stage().getAsInt();
            said.add(Message.of("maturation.stage", new Message.Plain("CS" + stage)));
            if (stage == 3 || stage == 4) {
                said.add(Message.of("maturation.spurt"));
            }
        }
        if (!neighbours().isEmpty()) {
            said.add(Message.of(
                    "maturation.near",
                    new Message.Joined(neighbours().stream()
                            .<Message.Argument>map(near -> new Message.Plain("CS" + near))
                            .toList())));
        }
        return said;
    }

    /** The numbers that the stage follows from. */
    Message evidence() {
        return Message.of(
                "maturation.evidence",
                percent(c2()),
                percent(c3().concavity()),
                percent(c4().concavity()),
                percent(100 * c3().ratio()),
                percent(100 * c4().ratio()));
    }

    private static Message.Amount percent(double value) {
        return new Message.Amount(value, OptionalDouble.empty(), Unit.PERCENT);
    }
}
