package org.nasion.core.chart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nasion.core.analysis.Reading;
import org.nasion.core.analysis.Readings;
import org.nasion.core.chart.Chart.Align;
import org.nasion.core.chart.Chart.Area;
import org.nasion.core.chart.Chart.Disc;
import org.nasion.core.chart.Chart.Dot;
import org.nasion.core.chart.Chart.Line;
import org.nasion.core.chart.Chart.Mark;
import org.nasion.core.chart.Chart.Path;
import org.nasion.core.chart.Chart.Ring;
import org.nasion.core.chart.Chart.Text;
import org.nasion.core.chart.Chart.Tone;
import org.nasion.core.geometry.Point;

/**
 * The face at a glance: a wheel with one spoke per leading measurement, sagittal, vertical and dental each a third of the
 * way round. The circle half-way out is the norm, the ring around it one standard deviation to each side.
 */
public final class ClassPicture {

    /** Standard deviations from the norm's circle to the hub and to the rim. */
    private static final double SPAN = 4;
    /** Points that a spoke's name may take. */
    private static final double ROOM = 50;

    private static final double NAME = 6.2;
    private static final double VALUE = 6.4;

    /** Each sector's heading and spokes. */
    private record Sector(String heading, List<String> measurements) {}

    private static final List<Sector> SECTORS = List.of(
            new Sector("sagittal", List.of("SNA", "SNB", "ANB", "Wits", "FacialAngle", "APDI")),
            new Sector("vertical", List.of("SN_GoGn", "FMA", "PP_MP", "BjorkSum", "Jarabak", "ODI")),
            new Sector("dental", List.of("U1_SN", "U1_PP", "U1_NA", "IMPA", "L1_NB", "Interincisal")));

    private record Spoke(Reading reading, double angle, Point hub) {
        Point at(double radius) {
            return new Point(hub.x() + Math.sin(angle) * radius, hub.y() - Math.cos(angle) * radius);
        }
    }

    private ClassPicture() {}

    /**
     * @param size of the square, points, at least 150
     * @return empty where fewer than five of its values have a norm
     */
    public static Optional<Chart> of(Readings readings, double size, ChartWords words) {
        List<List<Reading>> sectors = SECTORS.stream()
                .map(sector -> sector.measurements().stream()
                        .map(readings::reading)
                        .flatMap(Optional::stream)
                        .filter(reading -> reading.deviation().isPresent())
                        .toList())
                .toList();
        List<Reading> shown = sectors.stream().flatMap(Collection::stream).toList();
        if (shown.size() < 5) {
            return Optional.empty();
        }
        Point hub = new Point(size / 2, size / 2 + 4);
        double rim = size / 2 - Math.max(40, beside(shown, words));
        List<Mark> marks = new ArrayList<>();
        marks.add(new Text(words.say("wheel.title"), new Point(0, 8.5), 8.6, Align.LEFT, true, Tone.INK));
        rings(marks, hub, rim);
        List<Spoke> spokes = spokes(sectors, hub);
        for (Spoke spoke : spokes) {
            marks.add(new Line(hub, spoke.at(rim), 0.35, false, Tone.GRID));
        }
        List<Point> outline = spokes.stream()
                .map(spoke -> spoke.at(radius(spoke.reading(), rim)))
                .toList();
        marks.add(new Area(outline, 0.13, Tone.ACCENT));
        marks.add(new Path(outline, true, 1.1, Tone.ACCENT));
        for (Spoke spoke : spokes) {
            Reading reading = spoke.reading();
            marks.add(new Dot(
                    spoke.at(radius(reading, rim)),
                    2.6,
                    reading.stars().length(),
                    reading.estimated(),
                    reading.measurement().id()));
            label(marks, spoke, rim, words);
        }
        return Optional.of(new Chart(
                words.say("wheel.title"),
                shown.stream()
                        .map(reading -> words.name(reading) + " " + words.value(reading))
                        .collect(Collectors.joining("; ")),
                size,
                size,
                marks));
    }

    /** Points that the words beside the wheel take, with the gap before them. */
    private static double beside(List<Reading> shown, ChartWords words) {
        double names = shown.stream()
                .map(words::name)
                .mapToDouble(words.widths(NAME))
                .max()
                .orElse(0);
        double values = shown.stream()
                .map(words::value)
                .mapToDouble(words.widths(VALUE))
                .max()
                .orElse(0);
        return 7 + Math.max(Math.min(names, ROOM), values);
    }

    private static void rings(List<Mark> marks, Point hub, double rim) {
        marks.add(new Disc(hub, rim * (SPAN + 2) / (2 * SPAN), Tone.BAND_OUTER));
        marks.add(new Disc(hub, rim * (SPAN + 1) / (2 * SPAN), Tone.BAND));
        marks.add(new Disc(hub, rim * (SPAN - 1) / (2 * SPAN), Tone.BAND_OUTER));
        for (int sd = -2; sd <= 4; sd += 2) {
            marks.add(new Ring(
                    hub,
                    rim * (SPAN + sd) / (2 * SPAN),
                    sd == 0 ? 0.9 : 0.35,
                    false,
                    sd == 0 ? Tone.QUIET : Tone.GRID));
        }
    }

    private static List<Spoke> spokes(List<List<Reading>> sectors, Point hub) {
        List<Spoke> spokes = new ArrayList<>();
        int count = sectors.stream().mapToInt(List::size).sum();
        int at = 0;
        for (List<Reading> sector : sectors) {
            for (Reading reading : sector) {
                spokes.add(new Spoke(reading, 2 * Math.PI * at / count, hub));
                at++;
            }
        }
        return spokes;
    }

    private static void label(List<Mark> marks, Spoke spoke, double rim, ChartWords words) {
        Point at = spoke.at(rim + 5);
        double sine = Math.sin(spoke.angle());
        double cosine = Math.cos(spoke.angle());
        // Only a name that stands straight above or below the hub is centred: two beside each other would touch.
        Align align = sine > 0.15 ? Align.LEFT : sine < -0.15 ? Align.RIGHT : Align.CENTRE;
        // The nearer to the top or bottom, the further out: neighbours there stand almost side by side.
        double y = at.y() - 9 * cosine * cosine * cosine;
        marks.add(new Text(
                words.shortened(words.name(spoke.reading()), NAME, ROOM),
                new Point(at.x(), y - 0.5),
                NAME,
                align,
                false,
                Tone.QUIET));
        marks.add(new Text(words.value(spoke.reading()), new Point(at.x(), y + 6.5), VALUE, align, true, Tone.INK));
    }

    private static double radius(Reading reading, double rim) {
        return rim * (SPAN + Math.clamp(reading.deviation().orElseThrow(), -SPAN, SPAN)) / (2 * SPAN);
    }
}
