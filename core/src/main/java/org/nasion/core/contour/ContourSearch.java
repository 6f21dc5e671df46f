package org.nasion.core.contour;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.nasion.core.geometry.Point;

/**
 * One contour looked for near one template: first smooth and wide, then sharp and near what was found. Places on the template are
 * told by its own length.
 */
final class ContourSearch {

    private static final double COARSE_STEP = 0.2;
    private static final double COARSE_ALONG = 0.5;
    private static final double FINE_STEP = 0.1;
    private static final double FINE_ALONG = 0.4;
    private static final double FINE_REACH = 1.2;
    private static final double FINE_SPREAD = 0.8;
    /** mm over which normals and what was found are smoothed. */
    private static final double NORMAL = 1.6;

    private static final double COARSE_SMOOTHING = 1.2;
    private static final double FINE_SMOOTHING = 0.7;
    /** A landmark that a person placed or agreed to holds the curve; one that was only proposed may lie beside it, mm. */
    private static final double HELD = 0.15;

    private static final double PROPOSED = 0.8;
    /** Room away from a landmark: so much more per mm along the curve. */
    private static final double OPENING = 0.3;

    private final EdgeLook look;
    private final Pictures pictures;
    private final UnaryOperator<Point> toImage;
    private final double mm;

    /**
     * @param toImage of the frame's space
     * @param mm      of an average adult in the frame's units
     */
    ContourSearch(EdgeLook look, Pictures pictures, UnaryOperator<Point> toImage, double mm) {
        this.look = look;
        this.pictures = pictures;
        this.toImage = toImage;
        this.mm = mm;
    }

    /**
     * A landmark on the template.
     *
     * @param along the template's length up to it, frame units
     * @param held  whether the curve has to pass through it
     */
    record Anchor(double along, Point at, boolean held) {}

    /**
     * What was found.
     *
     * @param line  in the frame's space
     * @param clear of each place, how much clearer than usual the film is there ({@link Band#clearness})
     * @param worth mean over the wide search, for telling which way round the greys are
     */
    record Result(EdgeLine line, double[] clear, double worth) {}

    Result find(List<Point> nodes, List<Anchor> anchors, int sign) {
        EdgeLine template = EdgeLine.through(nodes, COARSE_ALONG * mm);
        Pass wide = pass(
                template,
                anchors,
                new Scale(pictures.smooth(), COARSE_STEP, COARSE_ALONG, look.reach(), look.reach() / 2, 1.0, 2),
                sign);
        EdgeLine near = moved(template, wide.band(), smoothed(wide.offsets(), COARSE_SMOOTHING / COARSE_ALONG))
                .evenly(FINE_ALONG * mm);
        Pass sharp = pass(
                near,
                anchors,
                new Scale(pictures.sharp(), FINE_STEP, FINE_ALONG, FINE_REACH, FINE_SPREAD, 1.0, 3),
                sign);
        double[] offsets = smoothed(sharp.offsets(), FINE_SMOOTHING / FINE_ALONG);
        EdgeLine found = moved(near, sharp.band(), offsets);
        double[] clear = new double[offsets.length];
        for (int i = 0; i < clear.length; i++) {
            boolean on = pictures.sharp().has(toImage.apply(found.points().get(i)));
            clear[i] = on ? sharp.band().clearness(i, offsets[i]) : 0;
        }
        return new Result(found, clear, wide.worth());
    }

    /** How well one way round of the greys explains the film. */
    double worth(List<Point> nodes, List<Anchor> anchors, int sign) {
        return pass(
                        EdgeLine.through(nodes, COARSE_ALONG * mm),
                        anchors,
                        new Scale(pictures.smooth(), COARSE_STEP, COARSE_ALONG, look.reach(), look.reach() / 2, 1.0, 2),
                        sign)
                .worth();
    }

    private record Scale(
            GreyRaster picture,
            double step,
            double along,
            double reach,
            double spread,
            double stiffness,
            int steepest) {}

    private record Pass(Band band, double[] offsets, double worth) {}

    private Pass pass(EdgeLine line, List<Anchor> anchors, Scale scale, int sign) {
        Band band = new Band(
                line,
                look,
                scale.picture(),
                toImage,
                mm,
                scale.step(),
                (int) Math.ceil(scale.reach() / scale.step()),
                pictures.noise(),
                sign,
                (int) Math.round(NORMAL / scale.along()));
        double[] spread = new double[line.size()];
        double[] reach = new double[line.size()];
        Arrays.fill(spread, scale.spread());
        Arrays.fill(reach, scale.reach());
        for (Anchor anchor : anchors) {
            int on = line.nearest(anchor.along());
            double least = anchor.held() ? HELD : PROPOSED;
            for (int i = 0; i < line.size(); i++) {
                double apart = Math.abs(i - on) * scale.along();
                spread[i] = Math.min(spread[i], least + OPENING * apart);
                reach[i] = Math.min(reach[i], 2.5 * least + 0.7 * apart);
            }
        }
        double[][] worth = band.worth();
        double[] offsets = new BandSearch(scale.step(), scale.along(), scale.stiffness(), scale.steepest())
                .best(worth, spread, reach);
        return new Pass(band, offsets, BandSearch.mean(worth, offsets, scale.step()));
    }

    private static EdgeLine moved(EdgeLine line, Band band, double[] offsets) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < line.size(); i++) {
            points.add(line.points().get(i).plus(band.normal[i].times(offsets[i])));
        }
        return new EdgeLine(points, line.along());
    }

    /** A Gaussian of so many places. */
    private static double[] smoothed(double[] values, double sigma) {
        int reach = (int) Math.ceil(2 * sigma);
        double[] out = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            double sum = 0;
            double weights = 0;
            for (int k = Math.max(0, i - reach); k <= Math.min(values.length - 1, i + reach); k++) {
                double weight = Math.exp(-(i - k) * (i - k) / (2 * sigma * sigma));
                sum += weight * values[k];
                weights += weight;
            }
            out[i] = sum / weights;
        }
        return out;
    }

    /** Indices of a line at its anchors. */
    static Map<Integer, Anchor> on(EdgeLine line, List<Anchor> anchors) {
        Map<Integer, Anchor> on = new TreeMap<>();
        anchors.forEach(anchor -> on.put(line.nearest(anchor.along()), anchor));
        return on;
    }
}
