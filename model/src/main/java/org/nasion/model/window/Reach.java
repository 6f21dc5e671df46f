package org.nasion.model.window;

import java.util.ArrayList;
import java.util.List;
import org.nasion.model.network.Tensor;

/**
 * What a head has to see so that its maps within a rectangle are those of the whole network: on each level the rectangle
 * of the next finer one and a halo, cut at the picture's edge, where the whole network sees zeros as well.
 *
 * @param height px of the picture
 * @param width  px of the picture
 * @param levels how often the network halves the picture
 * @param halo   px of its own level that each level of a head sees around each of its pixels
 */
record Reach(int height, int width, int levels, int halo) {

    Rect picture() {
        return new Rect(0, 0, height, width);
    }

    /** Rectangles of each level's features, the finest first, that the maps within a rectangle of the picture depend on. */
    List<Rect> of(Rect wanted) {
        List<Rect> needed = new ArrayList<>(levels + 1);
        Rect next = wanted;
        for (int level = 0; level < levels; level++) {
            Rect rect = next.grownBy(halo).within(height >> level, width >> level).even();
            needed.add(rect);
            next = rect.halved();
        }
        needed.add(next);
        return needed;
    }

    /** Work of a head on a rectangle, in px of the picture: each level costs the same for the same part of it. */
    long cost(Rect wanted) {
        List<Rect> needed = of(wanted);
        long cost = 0;
        for (int level = 0; level < levels; level++) {
            cost += needed.get(level).area() << 2 * level;
        }
        return cost;
    }

    /** Fewer rectangles over the same ones: those whose halos overlap are taken together where that is less work. */
    List<Rect> merged(List<Rect> wanted) {
        List<Rect> rects = new ArrayList<>(wanted);
        while (true) {
            long most = 0;
            int first = -1;
            int second = -1;
            for (int i = 0; i < rects.size(); i++) {
                for (int j = i + 1; j < rects.size(); j++) {
                    long saved = cost(rects.get(i)) + cost(rects.get(j)) - cost(rects.get(i).with(rects.get(j)));
                    if (saved > most) {
                        most = saved;
                        first = i;
                        second = j;
                    }
                }
            }
            if (first < 0) {
                return rects;
            }
            rects.set(first, rects.get(first).with(rects.remove(second)));
        }
    }

    /**
     * Inputs of a head: the features within the rectangles, and where each but the coarsest two lies in the next coarser one.
     *
     * @param features of the whole picture, the finest first
     * @param needed   as {@link #of} tells
     */
    List<Tensor> cut(List<Tensor> features, List<Rect> needed) {
        List<Tensor> inputs = new ArrayList<>(levels + 2);
        for (int level = 0; level <= levels; level++) {
            inputs.add(cut(features.get(level), needed.get(level)));
        }
        float[] inner = new float[2 * (levels - 1)];
        for (int level = levels - 2, i = 0; level >= 0; level--) {
            inner[i++] = needed.get(level).top() / 2 - needed.get(level + 1).top();
            inner[i++] = needed.get(level).left() / 2 - needed.get(level + 1).left();
        }
        inputs.add(new Tensor(inner, levels - 1, 2));
        return inputs;
    }

    private static Tensor cut(Tensor features, Rect rect) {
        int channels = (int) features.shape()[1];
        int rows = (int) features.shape()[2];
        int columns = (int) features.shape()[3];
        if (rect.height() == rows && rect.width() == columns) {
            return features;
        }
        float[] part = new float[(int) (channels * rect.area())];
        for (int channel = 0, to = 0; channel < channels; channel++) {
            for (int y = rect.top(); y < rect.bottom(); y++, to += rect.width()) {
                System.arraycopy(features.data(), (channel * rows + y) * columns + rect.left(), part, to, rect.width());
            }
        }
        return new Tensor(part, 1, channels, rect.height(), rect.width());
    }
}
