package org.nasion.model.heatmap;

import java.util.List;
import java.util.stream.IntStream;
import org.nasion.core.geometry.Point;

/**
 * Sub-pixel decoding: the highest logit, then the softmax over a square window around it (cut at
 * the border) and its centre of mass. Half of a pixel is 0.6 mm at 192×144, so the fraction matters.
 *
 * @param window      side of the window, px, odd
 * @param temperature logits are multiplied by it before the softmax, above 0
 */
public record PeakDecoder(int window, double temperature) {

    /** A logit this far below the peak adds nothing: a whole map of them holds a millionth of its mass. */
    private static final double NOTHING = -25;

    public PeakDecoder {
        if (window < 1 || window % 2 == 0) {
            throw new IllegalArgumentException("a window of " + window + " has no centre");
        }
        if (!(temperature > 0)) {
            throw new IllegalArgumentException("a temperature of " + temperature);
        }
    }

    /** One peak per map, in channel order. */
    public List<Peak> decode(HeatMaps maps) {
        return IntStream.range(0, maps.channels())
                .parallel()
                .mapToObj(channel -> decode(maps, channel))
                .toList();
    }

    private Peak decode(HeatMaps maps, int channel) {
        float[] logits = maps.logits();
        int width = maps.width();
        int start = channel * maps.height() * width;
        int end = start + maps.height() * width;
        int best = start;
        for (int i = start + 1; i < end; i++) {
            if (logits[i] > logits[best]) {
                best = i;
            }
        }
        double top = temperature * logits[best];
        int peakX = (best - start) % width;
        int peakY = (best - start) / width;
        int half = window / 2;
        int left = Math.max(0, peakX - half);
        int right = Math.min(width, peakX + half + 1);
        int above = Math.max(0, peakY - half);
        int below = Math.min(maps.height(), peakY + half + 1);
        double inside = 0;
        double sumX = 0;
        double sumY = 0;
        double sumSquares = 0;
        double outside = 0;
        double outsideX = 0;
        double outsideY = 0;
        double outsideSquares = 0;
        double second = Double.NEGATIVE_INFINITY;
        for (int y = 0; y < maps.height(); y++) {
            boolean rowInside = y >= above && y < below;
            int row = start + y * width;
            for (int x = 0; x < width; x++) {
                double logit = temperature * logits[row + x];
                double p = logit - top < NOTHING ? 0 : Math.exp(logit - top);
                if (rowInside && x >= left && x < right) {
                    inside += p;
                    sumX += p * x;
                    sumY += p * y;
                    sumSquares += p * (x * (double) x + y * (double) y);
                } else {
                    outside += p;
                    outsideX += p * x;
                    outsideY += p * y;
                    outsideSquares += p * (x * (double) x + y * (double) y);
                    second = Math.max(second, logit);
                }
            }
        }
        Point position = new Point(sumX / inside, sumY / inside);
        double variance = Math.max(0, sumSquares / inside - position.dot(position));
        double margin = second == Double.NEGATIVE_INFINITY ? 0 : top - second;
        double total = inside + outside;
        double far =
                (sumSquares + outsideSquares - 2 * position.dot(new Point(sumX + outsideX, sumY + outsideY))) / total
                        + position.dot(position);
        return new Peak(position, inside / total, margin, Math.sqrt(variance), top, Math.sqrt(Math.max(0, far)));
    }
}
