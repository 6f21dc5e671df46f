package org.nasion.model.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.PixelDigest;
import org.nasion.core.landmark.Landmark;
import org.nasion.model.heatmap.ConfidenceTable;
import org.nasion.model.heatmap.Doubt;
import org.nasion.model.heatmap.PeakDecoder;
import org.nasion.model.preprocess.CropFrame;
import org.nasion.model.preprocess.Recipe;

/**
 * What a model file says about itself: {@code NAME.json} beside {@code NAME.onnx}. Order, number and
 * sizes come from here and are never assumed in code.
 *
 * @param name          for people, without a version
 * @param version       of these weights
 * @param kind          {@code fast} or {@code full}
 * @param licence       of the weights
 * @param landmarks     in channel order
 * @param heads         number of landmarks per decoder, in channel order; null where not told
 * @param canvas        size of the canvas, px
 * @param preprocessing how a film becomes a canvas
 * @param input         how a canvas becomes the network's input
 * @param output        {@code logits}
 * @param decoding      how heat-maps become points
 * @param parts         the same network in parts, for processors; null where there are none
 * @param refinement    the second stage; null where there is none
 * @param confidence    how heat-map features become an expected error; null where not calibrated
 * @param training      what it was trained on; null where not told
 * @param scores        as the training reported them, shown as they are; may be null
 * @param sha256        of the ONNX file, lower-case hex
 * @param check         points that the training code found on films, to compare with; may be null
 */
public record Sidecar(
        String name,
        String version,
        String kind,
        String licence,
        List<String> landmarks,
        List<Integer> heads,
        Size canvas,
        Preprocessing preprocessing,
        Input input,
        String output,
        Decoding decoding,
        Parts parts,
        Refinement refinement,
        Confidence confidence,
        Training training,
        JsonNode scores,
        String sha256,
        JsonNode check) {

    /** Height and width in px. */
    public record Size(int height, int width) {}

    /** @param nlm null where films are not denoised */
    public record Preprocessing(Clahe clahe, Nlm nlm) {}

    public record Clahe(double clip, int tiles) {}

    /** @param h filter strength; template and search windows in px, 7 and 21 where absent */
    public record Nlm(double h, Integer template, Integer search) {}

    /** @param factor canvas px per input px; the input is normalised to {@code (v/255 − mean)/std} */
    public record Input(int factor, int height, int width, double mean, double std) {}

    /**
     * @param window      side of the soft-arg-max window, input px, odd
     * @param temperature multiplies the logits; 1 where absent
     */
    public record Decoding(String method, int window, Double temperature) {
        public Decoding {
            temperature = temperature == null ? Double.valueOf(1) : temperature;
        }

        private void require() {
            Sidecar.require("soft-argmax".equals(method), "decoding soft-argmax");
            Sidecar.require(window > 0 && window % 2 == 1, "an odd decoding window");
            Sidecar.require(temperature > 0, "a positive temperature");
        }
    }

    /**
     * The encoder and each head as files of their own, so that heads may run on windows of the encoder's features.
     *
     * @param encoder picture to the features of each level, the finest first
     * @param heads   as many as {@code heads} of the sidecar has numbers, in channel order
     * @param halo    px of its own level that each level of a head sees around each of its pixels
     */
    public record Parts(Part encoder, List<Part> heads, int halo) {
        public Parts {
            require(encoder != null && heads != null && !heads.isEmpty() && halo >= 0, "the parts of the network");
            heads = List.copyOf(heads);
        }
    }

    /**
     * @param file   name of its ONNX file, beside the whole network's
     * @param sha256 of that file, lower-case hex
     */
    public record Part(String file, String sha256) {
        public Part {
            require(isFileName(file), "the file name of a part");
            require(isSha256(sha256), "the SHA-256 of a part");
        }
    }

    /**
     * The second stage: crops of the canvas around every point, one heat-map each.
     *
     * @param file         name of its ONNX file, beside the first one
     * @param sha256       of that file, lower-case hex
     * @param crop         side of a crop, canvas px; the rest of its geometry as in {@link CropFrame}
     * @param field        side of the part that the heat-map covers, canvas px
     * @param cell         side of a heat-map's cell, canvas px
     * @param mean         crops are normalised to {@code (v/255 − mean)/std}
     * @param std          above 0
     * @param decoding     in cells
     * @param passes       moves of all crops, {@code [x, y]} in canvas px, whose points are averaged
     * @param coarseWeight share of the first stage's point in the result, 0 to 1
     */
    public record Refinement(
            String file,
            String sha256,
            int crop,
            int field,
            int cell,
            double mean,
            double std,
            Decoding decoding,
            List<List<Integer>> passes,
            double coarseWeight) {
        public Refinement {
            require(isFileName(file), "the file name of its second stage");
            require(isSha256(sha256), "the SHA-256 of its second stage");
            require(std > 0, "how its crops are normalised");
            decoding.require();
            require(
                    passes != null && !passes.isEmpty() && passes.stream().allMatch(move -> move.size() == 2),
                    "the passes of its second stage");
            passes = passes.stream().map(List::copyOf).toList();
            require(coarseWeight >= 0 && coarseWeight <= 1, "the weight of its first stage");
            new CropFrame(crop, field, cell);
        }

        public CropFrame frame() {
            return new CropFrame(crop, field, cell);
        }

        public List<Move> moves() {
            return passes.stream()
                    .map(move -> new Move(move.get(0), move.get(1)))
                    .toList();
        }
    }

    /** A move of all crops, canvas px. */
    public record Move(int x, int y) {}

    /**
     * @param feature {@code doubt}, {@code rms-radius} or {@code two-stage}
     * @param far     of the first stage's doubt, input px
     * @param fineFar of the second stage's doubt, its cells
     * @param weights of the three parts of {@code two-stage}
     * @param knots   and the rest as in {@link ConfidenceTable}
     */
    public record Confidence(
            String feature,
            Double far,
            Double fineFar,
            Weights weights,
            double[] knots,
            double[] expectedErrorMm,
            double[] within2mm) {

        /** As in {@link Doubt.TwoStage}. */
        public record Weights(double coarse, double fine, double apart) {}

        /** @throws IllegalArgumentException where the tables are none */
        public ConfidenceTable table() {
            require(knots != null && expectedErrorMm != null && within2mm != null, "the tables of its confidence");
            return new ConfidenceTable(knots, expectedErrorMm, within2mm);
        }

        /** @throws IllegalArgumentException where it is none that this program knows */
        public Doubt doubt() {
            require(
                    "rms-radius".equals(feature) || far != null && far > 0,
                    "the distance that its confidence calls far");
            return switch (feature) {
                case "rms-radius" -> new Doubt.Radius();
                case "doubt" -> new Doubt.Single(far);
                case "two-stage" -> {
                    require(fineFar != null && fineFar > 0 && weights != null, "the weights of its confidence");
                    yield new Doubt.TwoStage(far, fineFar, weights.coarse, weights.fine, weights.apart);
                }
                case null, default -> throw new IllegalArgumentException("a confidence over " + feature);
            };
        }
    }

    /**
     * @param unseenSplits splits, as {@code source/split}, that the weights were neither trained nor chosen on
     * @param films        digests of the films that any stage was trained, chosen or calibrated on
     *                     ({@link org.nasion.core.image.PixelDigest}); empty where the file names none
     */
    public record Training(List<TrainingSource> sources, List<String> unseenSplits, Set<String> films) {
        public Training {
            films = films == null ? Set.of() : Set.copyOf(films);
            sources = sources == null ? List.of() : List.copyOf(sources);
            unseenSplits = unseenSplits == null ? List.of() : List.copyOf(unseenSplits);
        }
    }

    public record TrainingSource(String name, Integer films, String licence, String citation, String split) {}

    public Sidecar {
        require(name != null && !name.isBlank(), "a name");
        require(landmarks != null && !landmarks.isEmpty(), "landmarks");
        landmarks = List.copyOf(landmarks);
        require(landmarks.stream().allMatch(code -> Landmark.ofCode(code).isPresent()), "known landmark codes");
        require(new HashSet<>(landmarks).size() == landmarks.size(), "each landmark once");
        require(canvas != null && canvas.height > 0 && canvas.width > 0, "a canvas size");
        require(preprocessing != null && preprocessing.clahe != null, "preprocessing with CLAHE");
        require(input != null && input.factor > 0 && input.std > 0, "an input with factor, mean and std");
        require(
                input.height * input.factor == canvas.height && input.width * input.factor == canvas.width,
                "an input that tiles the canvas");
        require("logits".equals(output), "output logits");
        require(decoding != null, "decoding");
        decoding.require();
        require(
                parts == null
                        || heads != null
                                && parts.heads.size() == heads.size()
                                && heads.stream().mapToInt(Integer::intValue).sum() == landmarks.size(),
                "a head for each landmark");
        if (confidence != null) {
            confidence.table();
            require(
                    refinement != null || !(confidence.doubt() instanceof Doubt.TwoStage),
                    "the second stage of its confidence");
        }
        require(isSha256(sha256), "the SHA-256 of its ONNX file");
    }

    private static boolean isFileName(String text) {
        return text != null && text.matches("[A-Za-z0-9._-]+\\.onnx");
    }

    private static boolean isSha256(String text) {
        return text != null && text.matches("[0-9a-f]{64}");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("the sidecar lacks " + what);
        }
    }

    /** The landmarks in channel order. */
    public List<Landmark> channels() {
        return landmarks.stream()
                .map(code -> Landmark.ofCode(code).orElseThrow())
                .toList();
    }

    /** How its maps become points. */
    public PeakDecoder decoder() {
        return new PeakDecoder(decoding.window, decoding.temperature);
    }

    /** How a film becomes this network's canvas. */
    public Recipe recipe() {
        return new Recipe(
                canvas.height,
                canvas.width,
                new Recipe.Clahe(preprocessing.clahe.clip, preprocessing.clahe.tiles),
                Optional.ofNullable(preprocessing.nlm)
                        .map(nlm -> new Recipe.Nlm(
                                nlm.h, nlm.template == null ? 7 : nlm.template, nlm.search == null ? 21 : nlm.search)));
    }

    /** Whether any stage was trained, chosen or calibrated on a film, as far as the file names films. */
    public boolean hasSeen(Cephalogram film) {
        return training != null
                && !training.films().isEmpty()
                && training.films().contains(PixelDigest.of(film));
    }

    /** Whether these weights have never met a split, as far as the sidecar says. */
    public boolean hasNotSeen(String source, String split) {
        return training != null && training.unseenSplits.contains(source + "/" + split);
    }

    /** Name and version, for people. */
    public String title() {
        return version == null || version.isBlank() ? name : name + " " + version;
    }
}
