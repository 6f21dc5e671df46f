package org.nasion.model.refinement;

import java.util.ArrayList;
import java.util.List;
import org.nasion.core.geometry.Point;
import org.nasion.model.heatmap.Doubt;
import org.nasion.model.heatmap.HeatMaps;
import org.nasion.model.heatmap.Peak;
import org.nasion.model.heatmap.PeakDecoder;
import org.nasion.model.network.PlacedSession;
import org.nasion.model.network.SessionFactory;
import org.nasion.model.network.Sidecar;
import org.nasion.model.network.Tensor;
import org.nasion.model.preprocess.Canvas;
import org.nasion.model.preprocess.CropFrame;

/** The second stage: all points of a film are looked at again, closely, in one pass per move of the crops. */
public final class SecondLook implements AutoCloseable {

    /**
     * A point after both stages.
     *
     * @param position canvas px
     * @param seen     what the second stage saw
     */
    public record Refined(Point position, Doubt.Closer seen) {}

    private final Sidecar.Refinement settings;
    private final CropFrame frame;
    private final PeakDecoder decoder;
    private final PlacedSession network;

    private SecondLook(Sidecar.Refinement settings, PlacedSession network) {
        this.settings = settings;
        this.frame = settings.frame();
        this.decoder = new PeakDecoder(
                settings.decoding().window(), settings.decoding().temperature());
        this.network = network;
    }

    /** @param points how many landmarks the first stage finds */
    public static SecondLook open(
            Sidecar.Refinement settings, byte[] onnx, int points, SessionFactory factory, PlacedSession.Wish wish) {
        int crop = settings.crop();
        Tensor trial = new Tensor(new float[points * crop * crop], points, 1, crop, crop);
        return new SecondLook(settings, PlacedSession.open(onnx, wish, factory, List.of(trial)));
    }

    /**
     * @param coarse points of the first stage in channel order, canvas px
     * @return in the same order
     */
    public List<Refined> refine(Canvas canvas, List<Point> coarse) {
        int count = coarse.size();
        Point[] sums = new Point[count];
        List<List<Peak>> passes = new ArrayList<>();
        for (Sidecar.Move move : settings.moves()) {
            List<Peak> peaks = decoder.decode(maps(canvas, coarse, move));
            for (int i = 0; i < count; i++) {
                Point at = frame.toCanvas(
                        peaks.get(i).position(),
                        frame.start(coarse.get(i).x()) + move.x(),
                        frame.start(coarse.get(i).y()) + move.y());
                sums[i] = sums[i] == null ? at : sums[i].plus(at);
            }
            passes.add(peaks);
        }
        List<Refined> refined = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Point fine = sums[i].times(1.0 / passes.size());
            Point first = coarse.get(i);
            Point mixed = fine.times(1 - settings.coarseWeight()).plus(first.times(settings.coarseWeight()));
            int channel = i;
            refined.add(new Refined(
                    mixed,
                    new Doubt.Closer(
                            passes.stream().map(pass -> pass.get(channel)).toList(), fine.distanceTo(first))));
        }
        return refined;
    }

    /** The second stage's logits: one map per landmark around its coarse point. */
    public HeatMaps maps(Canvas canvas, List<Point> coarse, Sidecar.Move move) {
        int crop = frame.crop();
        float[] crops = new float[coarse.size() * crop * crop];
        for (int i = 0; i < coarse.size(); i++) {
            frame.cut(
                    canvas,
                    frame.start(coarse.get(i).x()) + move.x(),
                    frame.start(coarse.get(i).y()) + move.y(),
                    settings.mean(),
                    settings.std(),
                    crops,
                    i * crop * crop);
        }
        Tensor logits = network.session()
                .run(List.of(new Tensor(crops, coarse.size(), 1, crop, crop)))
                .getFirst();
        return new HeatMaps(logits.data(), coarse.size(), frame.side(), frame.side());
    }

    @Override
    public void close() {
        network.close();
    }
}
