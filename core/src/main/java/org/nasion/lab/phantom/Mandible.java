package org.nasion.lab.phantom;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Contour;
import org.nasion.lab.phantom.Texture.Grain;

/** Both halves of the mandible with condyle, ramus and body, and the symphysis where they meet. */
final class Mandible implements PhantomStructure {

    @Override
    public void project(Head head, Plate shared) {
        Plate plate = shared.carrying(head.grown().mandible());
        double split = Chance.between(head.random(), 0.4, 1.5);
        for (int side = -1; side <= 1; side += 2) {
            half(head, plate, side * split);
        }
        symphysis(head, plate);
    }

    @Override
    public Map<Contour, List<Point>> contours(Head head) {
        Carry carry = head.grown().mandible();
        return Map.of(
                Contour.MANDIBLE, carry.apply(border(head).open(0.6)),
                Contour.RAMUS, carry.apply(upper(head).open(0.6)),
                Contour.SYMPHYSIS, carry.apply(front(head)),
                Contour.SYMPHYSIS_INSIDE, carry.apply(back(head)));
    }

    /** Posterior and inferior border from the condyle to menton, of the mean of both halves. */
    private static Path border(Head head) {
        Point go = head.at(Landmark.GO);
        Point ramus = go.minus(head.at(Landmark.AR));
        Point base = head.at(Landmark.ME).minus(go);
        double k = head.scale();
        // at gonion the border runs at right angles to the bisector of ramal and mandibular plane
        Point bisecting = ramus.times(1 / Math.sqrt(ramus.dot(ramus))).plus(base.times(1 / Math.sqrt(base.dot(base))));
        return new Path()
                .to(head.at(Landmark.CO).plus(new Point(3.6, -1.9).times(k)), new Point(-1, -0.05))
                .to(head.at(Landmark.CO), new Point(-0.6, 1))
                .to(head.p(-14.3, 25.2))
                .to(head.at(Landmark.AR))
                .to(head.p(-13.2, 40))
                .to(head.at(Landmark.R), head.at(Landmark.GO).minus(head.at(Landmark.AR)))
                .to(head.p(-9.7, 59))
                .to(head.p(-8.7, 67.5))
                .to(go, bisecting)
                .all(head.points(-1.5, 80.0, 11, 86.8, 30, 93.0, 43, 100.0))
                .to(head.at(Landmark.ME), new Point(1, 0));
    }

    private static Point apart(Point p, double offset) {
        // the halves are seen apart at the back and meet at the chin
        double t = Math.clamp((52 - p.x()) / 50, 0.0, 1.0);
        return p.plus(new Point(offset * t, offset * 0.75 * t));
    }

    private static List<Point> apart(List<Point> line, double offset) {
        return line.stream().map(p -> apart(p, offset)).toList();
    }

    private static void half(Head head, Plate plate, double offset) {
        double k = head.scale();
        Point co = head.at(Landmark.CO);
        List<Point> border = border(head).open(0.6);
        List<Point> outline = new ArrayList<>(border);
        outline.addAll(upper(head).open(0.6));
        List<Point> shown = apart(outline, offset);
        plate.body(shown, Profile.shell(0.050, 6, 1.5).plus(Profile.level(0.15, 4)), Grain.TRABECULAR, 0.06);
        plate.body(shown, Profile.level(0.06, 3), Grain.COARSE, 0.3);
        List<Point> shownBorder = apart(border, offset);
        int go = border.size() / 2;
        // the compact lower border thickens towards the front
        List<Point> lowerBorder = shownBorder.subList(go, shownBorder.size());
        plate.line(inset(lowerBorder, 1.6), 4.2, 0.30, 0.25, 1);
        plate.line(inset(shownBorder.subList(0, go + 10), 0.8), 2.2, 0.20);
        // external oblique ridge, mandibular canal
        plate.line(apart(head.curve(22, 47, 23, 56, 26, 64, 31, 71, 38, 77), offset), 1.8, 0.18, 1, 0.3);
        plate.line(apart(head.curve(6, 52, 10, 66, 20, 80, 34, 88, 46, 91), offset), 2.6, -0.06);
        // condylar head and neck stand out
        plate.body(
                apart(
                        Path.of(List.of(
                                        co.plus(new Point(0.2, 0.6).times(k)),
                                        co.plus(new Point(3.6, -1.7).times(k)),
                                        co.plus(new Point(8.0, 1.8).times(k)),
                                        co.plus(new Point(7.2, 5.8).times(k)),
                                        co.plus(new Point(3, 9).times(k)),
                                        co.plus(new Point(-1.0, 6).times(k))))
                                .closed(0.5),
                        offset),
                Profile.shell(0.04, 5, 1.4));
    }

    /** From menton up the chin, along the alveolar crest, up the ramus and over coronoid process and notch to the condyle. */
    private static Path upper(Head head) {
        double k = head.scale();
        Point co = head.at(Landmark.CO);
        Point molar = head.at(Landmark.LMT);
        Point crestLabial = Dentition.crest(head, Landmark.LIT, Landmark.LIA, 10.2, 3.0);
        return new Path()
                .to(head.at(Landmark.ME), new Point(1, 0))
                .to(head.at(Landmark.GN))
                .to(head.at(Landmark.POG), new Point(0, -1))
                .to(head.at(Landmark.B), crestLabial.minus(head.at(Landmark.POG)))
                .to(crestLabial)
                .to(head.at(Landmark.LPM).plus(new Point(3, 8.0).times(k)))
                .to(molar.plus(new Point(-3, 7.8).times(k)))
                .to(molar.plus(new Point(-14, 6.5).times(k)))
                .to(molar.plus(new Point(-20, 1).times(k)))
                .all(head.points(23.5, 57, 22.2, 47, 19.5, 37, 15.2, 28.8, 11, 31.5, 5, 35.5, -1.5, 32))
                .to(co.plus(new Point(7.6, 6.6).times(k)))
                .to(co.plus(new Point(8.6, 2.2).times(k)))
                .to(co.plus(new Point(3.6, -1.9).times(k)));
    }

    /** A border line moved into the bone by so many mm; the border runs downwards and then forwards. */
    private static List<Point> inset(List<Point> line, double by) {
        List<Point> out = new ArrayList<>();
        for (int i = 0; i < line.size(); i++) {
            Point way = line.get(Math.min(i + 1, line.size() - 1)).minus(line.get(Math.max(i - 1, 0)));
            double length = Math.max(1e-9, Math.sqrt(way.dot(way)));
            out.add(line.get(i).plus(new Point(way.y() / length * by, -way.x() / length * by)));
        }
        return out;
    }

    private static void symphysis(Head head, Plate plate) {
        List<Point> front = front(head);
        List<Point> back = back(head);
        List<Point> outline = new ArrayList<>(front);
        outline.addAll(back.subList(1, back.size()));
        plate.body(outline, Profile.shell(0.070, 6, 1.5), Grain.TRABECULAR, 0.10);
        plate.line(inset(front, -0.8), 1.8, 0.26, 0.6, 1);
        plate.line(inset(back, -0.8), 1.8, 0.24, 1, 0.4);
    }

    private static List<Point> front(Head head) {
        Point pog = head.at(Landmark.POG);
        Point labial = Dentition.crest(head, Landmark.LIT, Landmark.LIA, 10.2, 3.0);
        // B is where the contour runs parallel to the line from the crest to pogonion; pogonion foremost, menton lowest
        return new Path()
                .to(labial)
                .to(head.at(Landmark.B), pog.minus(labial))
                .to(pog, new Point(0, 1))
                .to(head.at(Landmark.GN))
                .to(head.at(Landmark.ME), new Point(-1, 0))
                .open(0.35);
    }

    private static List<Point> back(Head head) {
        Point me = head.at(Landmark.ME);
        Point lingual = Dentition.crest(head, Landmark.LIT, Landmark.LIA, 10.2, -3.3);
        return new Path()
                .to(me, new Point(-1, 0))
                .to(me.plus(new Point(-5.2, -2.0)))
                .to(head.p(46.3, 97))
                .to(head.p(48.4, 89))
                .to(lingual)
                .open(0.35);
    }
}
