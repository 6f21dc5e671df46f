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
            Rect rect =
                    next.grownBy(halo).within(height >> level, width >> level).even();
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
                    long saved = cost(rects.get(i))
                            + cost(rects.get(j))
                            - cost(rects.get(i).with(rects.get(j)));
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

    /** What a head takes besides the features: per level, the finest first, the edges of its rectangle. */
    static Tensor places(List<Rect> needed) {
        float[] edges = new float[4 * needed.size()];
        int i = 0;
        for (Rect rect : needed) {
            edges[i++] = rect.top();
            edges[i++] = rect.left();
            edges[i++] = rect.bottom();
            edges[i++] = rect.right();
        }
        return new Tensor(edges, needed.size(), 4);
    }
}
