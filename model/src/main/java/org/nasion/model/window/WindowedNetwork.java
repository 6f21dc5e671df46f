package org.nasion.model.window;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.nasion.core.geometry.Point;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.storage.TemporaryFolder;
import org.nasion.model.network.HeldOutputs;
import org.nasion.model.network.InferenceDevice;
import org.nasion.model.network.ModelFile;
import org.nasion.model.network.NetworkSession;
import org.nasion.model.network.SessionFactory;
import org.nasion.model.network.Sidecar;
import org.nasion.model.network.Tensor;

/**
 * A network in parts on the processor: the encoder sees the whole picture, each head only windows of its features around
 * the places where another network saw its landmarks. Inside the windows the logits are those of the whole network.
 *
 * <p>A landmark is settled when the highest logit known has its whole decoding window around it and a square of half the
 * window's side around it holds half of the mass known. Until then the head decodes another window around that place, and
 * after some tries, or where the mass is scattered, the whole picture. So a point differs from the whole network's only
 * where a map has two clear peaks and the guide pointed at the lower one. Safe for any thread.
 */
public final class WindowedNetwork implements AutoCloseable {

    /** How far a landmark may lie from the guide's point without a second window, px of the network's input, on average. */
    private static final int SLACK = 12;

    private static final int TRIES = 3;
    private static final double CLEAR = 0.5;

    private final Sidecar sidecar;
    private final Reach reach;
    private final int half;
    /** Side of the coarsest level's pixels: windows between them would need wider halos. */
    private final int grid;

    private final int side;
    private final NetworkSession encoder;
    private final List<NetworkSession> heads;

    private WindowedNetwork(Sidecar sidecar, Reach reach, NetworkSession encoder, List<NetworkSession> heads) {
        this.sidecar = sidecar;
        this.reach = reach;
        this.half = sidecar.decoding().window() / 2;
        this.grid = 1 << reach.levels();
        this.side = (2 * (half + SLACK) + grid - 1) / grid * grid;
        this.encoder = encoder;
        this.heads = heads;
    }

    /**
     * Loads the parts and runs them once.
     *
     * @param model has parts
     * @throws ProblemException {@code NAS-MODEL-ENGINE} where they do not run
     */
    public static WindowedNetwork open(ModelFile model, SessionFactory factory) {
        Sidecar sidecar = model.sidecar();
        ModelFile.Parts parts = model.parts().orElseThrow();
        List<NetworkSession> opened = new ArrayList<>();
        try {
            opened.add(factory.open(parts.encoder(), InferenceDevice.CPU));
            for (byte[] head : parts.heads()) {
                opened.add(factory.open(head, InferenceDevice.CPU));
            }
            Sidecar.Input input = sidecar.input();
            Tensor blank = new Tensor(new float[input.height() * input.width()], 1, 1, input.height(), input.width());
            try (HeldOutputs features = opened.getFirst().hold(List.of(blank))) {
                WindowedNetwork network = new WindowedNetwork(
                        sidecar,
                        new Reach(
                                input.height(),
                                input.width(),
                                features.size() - 1,
                                sidecar.parts().halo()),
                        opened.getFirst(),
                        List.copyOf(opened.subList(1, opened.size())));
                Point middle = new Point(input.width() / 2.0, input.height() / 2.0);
                network.look(features, Collections.nCopies(sidecar.landmarks().size(), Optional.of(middle)));
                return network;
            }
        } catch (Exception | LinkageError e) {
            opened.forEach(NetworkSession::close);
            TemporaryFolder.require();
            throw new ProblemException(
                    "NAS-MODEL-ENGINE.plain", "The network could not be started on this computer.", e);
        }
    }

    /**
     * The encoder's pass.
     *
     * @param image the network's input, row by row
     * @return features of each level, the finest first; to be closed
     */
    public HeldOutputs features(float[] image) {
        return encoder.hold(List.of(new Tensor(image, 1, 1, reach.height(), reach.width())));
    }

    /**
     * Decodes a window around each landmark.
     *
     * @param hints in channel order, input px; where one is empty its head decodes the whole picture
     */
    public Seen look(HeldOutputs features, List<Optional<Point>> hints) {
        Seen seen = new Seen(hints.size(), reach.height(), reach.width(), heads.size());
        for (int head = 0, first = 0;
                head < heads.size();
                first += sidecar.heads().get(head), head++) {
            List<Optional<Point>> own =
                    hints.subList(first, first + sidecar.heads().get(head));
            if (own.stream().allMatch(Optional::isPresent)) {
                decode(
                        features,
                        head,
                        first,
                        own.stream().map(hint -> window(hint.get())).toList(),
                        seen);
            } else {
                decode(features, head, first, List.of(reach.picture()), seen);
            }
        }
        return seen;
    }

    /** Looks again wherever a landmark is not settled. */
    public void settle(HeldOutputs features, Seen seen) {
        for (int head = 0, first = 0;
                head < heads.size();
                first += sidecar.heads().get(head), head++) {
            int tries = 0;
            while (!seen.covers(head, reach.picture())) {
                Optional<List<Rect>> more = tries++ == TRIES ? Optional.empty() : unsettled(head, first, seen);
                if (more.isPresent() && more.get().isEmpty()) {
                    break;
                }
                decode(features, head, first, more.orElse(List.of(reach.picture())), seen);
            }
        }
    }

    /** Windows that a head still has to decode; empty where nothing less than the whole picture will do. */
    private Optional<List<Rect>> unsettled(int head, int first, Seen seen) {
        List<Rect> more = new ArrayList<>();
        for (int channel = first; channel < first + sidecar.heads().get(head); channel++) {
            int[] peak = seen.highest(head, channel);
            Rect pixel = new Rect(peak[0], peak[1], peak[0] + 1, peak[1] + 1);
            if (!seen.covers(head, pixel.grownBy(half).within(reach.height(), reach.width()))) {
                more.add(window(new Point(peak[1], peak[0])));
            } else if (seen.mass(head, channel, pixel.grownBy(side / 4).within(reach.height(), reach.width()))
                    < CLEAR) {
                return Optional.empty();
            }
        }
        return Optional.of(more);
    }

    private Rect window(Point around) {
        int top = start(around.y(), reach.height());
        int left = start(around.x(), reach.width());
        return new Rect(top, left, top + side, left + side).within(reach.height(), reach.width());
    }

    /** The first row or column of a window around a place, on the grid and with the whole window in the picture if it fits. */
    private int start(double around, int size) {
        return Math.clamp(grid * Math.round((around - side / 2.0) / grid), 0, Math.max(0, size - side));
    }

    private void decode(HeldOutputs features, int head, int first, List<Rect> wanted, Seen seen) {
        for (Rect rect : reach.merged(wanted)) {
            List<Rect> needed = reach.of(rect);
            Tensor logits =
                    heads.get(head).run(features, List.of(Reach.places(needed))).getFirst();
            seen.add(head, first, logits, needed.getFirst(), rect);
        }
    }

    @Override
    public void close() {
        encoder.close();
        heads.forEach(NetworkSession::close);
    }
}
