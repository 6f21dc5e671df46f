package org.nasion.model.window;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nasion.model.heatmap.HeatMaps;
import org.nasion.model.network.Tensor;

/**
 * What has been decoded of a film so far: the maps, minus infinity where nothing has been decoded yet. Belongs to one film
 * and one thread.
 */
public final class Seen {

    private final HeatMaps maps;
    private final List<List<Rect>> rects = new ArrayList<>();
    private int windows;

    Seen(int channels, int height, int width, int heads) {
        float[] logits = new float[channels * height * width];
        Arrays.fill(logits, Float.NEGATIVE_INFINITY);
        this.maps = new HeatMaps(logits, channels, height, width);
        for (int head = 0; head < heads; head++) {
            rects.add(new ArrayList<>());
        }
    }

    /** The maps as far as they are decoded. */
    public HeatMaps maps() {
        return maps;
    }

    /** How many windows have been decoded. */
    public int windows() {
        return windows;
    }

    /** How many heads have been decoded over the whole picture. */
    public int wholeHeads() {
        Rect picture = new Rect(0, 0, maps.height(), maps.width());
        return (int) rects.stream().filter(of -> of.contains(picture)).count();
    }

    /**
     * Takes in a head's maps.
     *
     * @param logits within {@code outer}
     * @param outer  what was decoded, halo included
     * @param wanted the part of it that is right
     */
    void add(int head, int firstChannel, Tensor logits, Rect outer, Rect wanted) {
        for (int i = 0; i < logits.shape()[1]; i++) {
            for (int y = wanted.top(); y < wanted.bottom(); y++) {
                System.arraycopy(
                        logits.data(),
                        (i * outer.height() + y - outer.top()) * outer.width() + wanted.left() - outer.left(),
                        maps.logits(),
                        ((firstChannel + i) * maps.height() + y) * maps.width() + wanted.left(),
                        wanted.width());
            }
        }
        rects.get(head).add(wanted);
        windows++;
    }

    /** Whether a place lies in what a head has decoded. */
    boolean covers(int head, Rect place) {
        return rects.get(head).stream().anyMatch(rect -> rect.contains(place));
    }

    /** Row and column of a channel's highest logit among those decoded. */
    int[] highest(int head, int channel) {
        int best = -1;
        for (Rect rect : rects.get(head)) {
            for (int y = rect.top(); y < rect.bottom(); y++) {
                int row = (channel * maps.height() + y) * maps.width();
                for (int i = row + rect.left(); i < row + rect.right(); i++) {
                    if (best < 0 || maps.logits()[i] > maps.logits()[best]) {
                        best = i;
                    }
                }
            }
        }
        int inMap = best - channel * maps.height() * maps.width();
        return new int[] {inMap / maps.width(), inMap % maps.width()};
    }

    /** Share of the softmax over all that a channel's head has decoded that lies within a rectangle, 0 to 1. */
    double mass(int head, int channel, Rect within) {
        int[] peak = highest(head, channel);
        double top = maps.logits()[(channel * maps.height() + peak[0]) * maps.width() + peak[1]];
        double inside = sum(channel, within, top);
        double all = 0;
        for (Rect rect : rects.get(head)) {
            all += sum(channel, rect, top);
        }
        return inside / all;
    }

    private double sum(int channel, Rect rect, double top) {
        double sum = 0;
        for (int y = rect.top(); y < rect.bottom(); y++) {
            int row = (channel * maps.height() + y) * maps.width();
            for (int x = rect.left(); x < rect.right(); x++) {
                sum += Math.exp(maps.logits()[row + x] - top);
            }
        }
        return sum;
    }
}
