package org.nasion.core.drawing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Contour;

/** Templates of the teeth, hung on their tips, apices and cusps. */
final class Teeth {

    /** Along the tooth from tip 0 to apex 1, and to the labial side, both in tooth lengths. */
    private static final double[][] INCISOR = {
        {0, 0.005},
        {0.05, 0.05},
        {0.18, 0.105},
        {0.32, 0.13},
        {0.44, 0.12},
        {0.62, 0.095},
        {0.82, 0.06},
        {0.95, 0.025},
        {1, 0},
        {0.95, -0.03},
        {0.82, -0.07},
        {0.62, -0.11},
        {0.47, -0.135},
        {0.38, -0.135},
        {0.28, -0.1},
        {0.15, -0.045},
        {0.05, -0.02},
        {0, 0.005}
    };
    /** mm forwards and away from the occlusal plane, from the mesiobuccal cusp tip. */
    private static final double[][] MOLAR = {
        {0, 0},
        {1.6, 0.9},
        {2.6, 3},
        {2.3, 6.2},
        {2.2, 9},
        {1.9, 14},
        {0.7, 17.6},
        {-0.6, 17.2},
        {-1.4, 13},
        {-2.6, 9.6},
        {-3.4, 9.4},
        {-4.4, 12.5},
        {-5.3, 16.4},
        {-6.4, 16.8},
        {-7.3, 13},
        {-7.4, 9},
        {-7.5, 6.2},
        {-7.9, 3.2},
        {-6.8, 1},
        {-5.2, 0.2},
        {-3.9, 1.1},
        {-2.6, 1.6},
        {-1.4, 1.1},
        {0, 0}
    };

    /** Where in {@link #MOLAR} the mesial root ends. */
    private static final int MOLAR_APEX = 6;

    private static final double[][] PREMOLAR = {
        {0, 0},
        {1.8, 1},
        {3.3, 3.4},
        {2.6, 7},
        {2.2, 11},
        {1.4, 17},
        {0.3, 19.5},
        {-0.8, 19},
        {-1.7, 14},
        {-2.4, 7.5},
        {-3.3, 3.4},
        {-1.8, 1},
        {0, 0}
    };

    private final Frame frame;
    private final List<ContourTemplate> templates = new ArrayList<>();

    Teeth(Frame frame) {
        this.frame = frame;
    }

    List<ContourTemplate> templates() {
        incisor(Contour.UPPER_INCISOR, Landmark.UIT, Landmark.UIA);
        incisor(Contour.LOWER_INCISOR, Landmark.LIT, Landmark.LIA);
        molar(Contour.UPPER_MOLAR, Landmark.UMT, Landmark.UMA, 1);
        molar(Contour.LOWER_MOLAR, Landmark.LMT, Landmark.LMA, -1);
        crown(Contour.UPPER_PREMOLAR, Landmark.UPM, PREMOLAR, 1);
        crown(Contour.LOWER_PREMOLAR, Landmark.LPM, PREMOLAR, -1);
        return templates;
    }

    private void incisor(Contour contour, Landmark tip, Landmark apex) {
        Optional<Point> crown = frame.at(tip);
        Optional<Point> root = frame.at(apex);
        if (crown.isEmpty() || root.isEmpty()) {
            return;
        }
        Point axis = root.get().minus(crown.get());
        Point labial = labial(frame, axis);
        List<Point> outline = new ArrayList<>();
        for (double[] place : INCISOR) {
            outline.add(crown.get().plus(axis.times(place[0])).plus(labial.times(place[1] * axis.length())));
        }
        ContourTemplate.of(frame, contour, List.of(tip, apex), outline).ifPresent(templates::add);
    }

    /** Between cusp and apex where the apex is placed; else upright on the occlusal plane. */
    private void molar(Contour contour, Landmark cusp, Landmark apex, int away) {
        Optional<Point> crown = frame.at(cusp);
        Optional<Point> root = frame.at(apex);
        if (crown.isEmpty() || root.isEmpty() || root.get().equals(crown.get())) {
            crown(contour, cusp, MOLAR, away);
            return;
        }
        // The similarity that takes the template's cusp and apex to the tooth's, as a product of complex numbers.
        Point way = root.get().minus(crown.get());
        Point end = new Point(MOLAR[MOLAR_APEX][0], MOLAR[MOLAR_APEX][1] * away);
        Point turn = new Point(way.dot(end), end.cross(way)).times(1 / end.dot(end));
        List<Point> outline = new ArrayList<>();
        for (double[] place : MOLAR) {
            Point at = new Point(place[0], place[1] * away);
            outline.add(crown.get()
                    .plus(new Point(at.x() * turn.x() - at.y() * turn.y(), at.x() * turn.y() + at.y() * turn.x())));
        }
        ContourTemplate.of(frame, contour, List.of(cusp, apex), outline).ifPresent(templates::add);
    }

    /**
     * The points of a tooth: those that are placed, and its apex where the template has it while nobody has placed it; in the
     * frame's space.
     */
    static Map<Landmark, Point> ends(Frame frame, ContourTemplate template) {
        Map<Landmark, Point> ends = new LinkedHashMap<>();
        for (Landmark landmark : template.contour().toothPoints()) {
            frame.at(landmark).ifPresent(at -> ends.put(landmark, at));
        }
        switch (template.contour()) {
            case UPPER_MOLAR -> ends.putIfAbsent(Landmark.UMA, template.nodes().get(MOLAR_APEX));
            case LOWER_MOLAR -> ends.putIfAbsent(Landmark.LMA, template.nodes().get(MOLAR_APEX));
            default -> {}
        }
        return ends;
    }

    private void crown(Contour contour, Landmark cusp, double[][] template, int away) {
        frame.at(cusp).ifPresent(at -> {
            Point forwards = frame.occlusal();
            Point up = new Point(-forwards.y(), forwards.x());
            List<Point> outline = new ArrayList<>();
            for (double[] place : template) {
                outline.add(at.plus(forwards.times(frame.mm(place[0]))).plus(up.times(frame.mm(place[1] * away))));
            }
            ContourTemplate.of(frame, contour, List.of(cusp), outline).ifPresent(templates::add);
        });
    }

    /** Where the gum line meets an incisor on its labial (1) or lingual (−1) side. */
    static Optional<Point> neck(Frame frame, Landmark tip, Landmark apex, int side) {
        return frame.at(tip)
                .flatMap(t -> frame.at(apex).map(a -> {
                    Point axis = a.minus(t);
                    return t.plus(axis.times(0.48)).plus(labial(frame, axis).times(side * 0.15 * axis.length()));
                }));
    }

    private static Point labial(Frame frame, Point axis) {
        Point across = new Point(-axis.y(), axis.x()).times(1 / axis.length());
        return across.dot(frame.forwards()) < 0 ? across.times(-1) : across;
    }
}
