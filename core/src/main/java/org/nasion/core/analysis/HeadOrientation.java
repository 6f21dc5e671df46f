package org.nasion.core.analysis;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.nasion.core.geometry.Orientation;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Tracing;

/**
 * How a traced film has to be held so that the head stands upright and looks to the right: a number of quarter turns and a
 * handedness. Everything that depends on up, front or left asks here, so that it is decided once.
 *
 * <p>All placed points together decide. The mean head is laid on them twice by least squares (rotation, scale and place
 * free; Procrustes), once as it is and once mirrored; the better fit tells the handedness, so that a film held upside down
 * is never taken for a mirrored one. The fit's rotation, rounded to a quarter turn, gives the turns: a head tilted by less
 * than 45° keeps its tilt.
 */
public final class HeadOrientation {

    /** Fits whose share of explained variance differs by less than this tell no handedness: few points, or points on one line. */
    private static final double EQUALLY_GOOD = 1e-3;

    private static final Map<Landmark, Point> MEAN = mean();

    private HeadOrientation() {}

    /**
     * The orientation that brings the head upright and facing right.
     *
     * @param pixelAspect height of a pixel relative to its width
     * @return {@link Orientation#UPRIGHT} where fewer than two points of the mean head are placed apart
     */
    public static Orientation of(Tracing tracing, double pixelAspect) {
        double n = 0;
        Point film = new Point(0, 0);
        Point head = new Point(0, 0);
        for (Map.Entry<Landmark, Point> mean : MEAN.entrySet()) {
            Point at = tracing.position(mean.getKey()).orElse(null);
            if (at != null) {
                n++;
                film = film.plus(isotropic(at, pixelAspect));
                head = head.plus(mean.getValue());
            }
        }
        if (n < 2) {
            return Orientation.UPRIGHT;
        }
        film = film.times(1 / n);
        head = head.times(1 / n);
        // Σ p·q and Σ q×p of the centred points, for the mean head as it is and mirrored (x turned round).
        double dot = 0;
        double cross = 0;
        double mirroredDot = 0;
        double mirroredCross = 0;
        double spread = 0;
        for (Map.Entry<Landmark, Point> mean : MEAN.entrySet()) {
            Point at = tracing.position(mean.getKey()).orElse(null);
            if (at != null) {
                Point p = isotropic(at, pixelAspect).minus(film);
                Point q = mean.getValue().minus(head);
                Point mirrored = new Point(-q.x(), q.y());
                dot += q.dot(p);
                cross += q.cross(p);
                mirroredDot += mirrored.dot(p);
                mirroredCross += mirrored.cross(p);
                spread += p.dot(p) * q.dot(q);
            }
        }
        double plain = dot * dot + cross * cross;
        double mirrored = mirroredDot * mirroredDot + mirroredCross * mirroredCross;
        boolean isMirrored = Math.abs(plain - mirrored) > EQUALLY_GOOD * Math.max(plain, mirrored)
                ? mirrored > plain
                // Two points, or points on a line: the smaller turn is the likelier.
                : Math.abs(Math.atan2(mirroredCross, mirroredDot)) < Math.abs(Math.atan2(cross, dot));
        if (!(spread > 0)) {
            return Orientation.UPRIGHT;
        }
        // y points down, so that positive angles are clockwise: the film shows the (mirrored) head turned by so much.
        double clockwise = isMirrored ? Math.atan2(mirroredCross, mirroredDot) : Math.atan2(cross, dot);
        return new Orientation(Math.floorMod(-(int) Math.round(clockwise / (Math.PI / 2)), 4), isMirrored);
    }

    /** The mean head: mm with S–N = 66 mm, from S, x forward, y down. */
    static Map<Landmark, Point> meanHead() {
        return Collections.unmodifiableMap(MEAN);
    }

    private static Point isotropic(Point image, double pixelAspect) {
        return new Point(image.x(), image.y() * pixelAspect);
    }

    /** The file of the mean head; x forward, y down. */
    private record MeanHead(String source, Map<String, double[]> points) {}

    private static Map<Landmark, Point> mean() {
        try (InputStream in = HeadOrientation.class.getResourceAsStream("mean-head.json")) {
            Map<Landmark, Point> mean = new TreeMap<>();
            JsonMapper.builder()
                    .build()
                    .readValue(in, MeanHead.class)
                    .points()
                    .forEach((code, at) -> mean.put(Landmark.ofCode(code).orElseThrow(), new Point(at[0], at[1])));
            return mean;
        } catch (IOException e) {
            throw new UncheckedIOException("mean-head.json is part of the program", e);
        }
    }
}
