package org.nasion.model.network;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.nasion.core.landmark.Landmark;
import org.nasion.model.heatmap.ConfidenceTable;
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
 * @param canvas        size of the canvas, px
 * @param preprocessing how a film becomes a canvas
 * @param input         how a canvas becomes the network's input
 * @param output        {@code logits}
 * @param decoding      how heat-maps become points
 * @param refinement    a second stage, of which this version only knows whether it is there; null where it is not
 * @param confidence    how heat-map features become an expected error; null where not calibrated
 * @param training      what it was trained on; null where not told
 * @param scores        as the training reported them, shown as they are; may be null
 * @param sha256        of the ONNX file, lower-case hex
 * @param check         points that the training code found on films, to compare with; may be null
 */
public record Sidecar(String name, String version, String kind, String licence, List<String> landmarks, Size canvas,
                      Preprocessing preprocessing, Input input, String output, Decoding decoding,
                      JsonNode refinement, Confidence confidence, Training training, JsonNode scores, String sha256,
                      JsonNode check) {

    /** Height and width in px. */
    public record Size(int height, int width) {
    }

    /** @param nlm null where films are not denoised */
    public record Preprocessing(Clahe clahe, Nlm nlm) {
    }

    public record Clahe(double clip, int tiles) {
    }

    /** @param h filter strength; template and search windows in px, 7 and 21 where absent */
    public record Nlm(double h, Integer template, Integer search) {
    }

    /** @param factor canvas px per input px; the input is normalised to {@code (v/255 − mean)/std} */
    public record Input(int factor, int height, int width, double mean, double std) {
    }

    /**
     * @param window      side of the soft-arg-max window, input px, odd
     * @param temperature multiplies the logits; 1 where absent
     */
    public record Decoding(String method, int window, Double temperature) {
        public Decoding {
            temperature = temperature == null ? Double.valueOf(1) : temperature;
        }
    }

    /** @param feature {@code doubt} or {@code rms-radius}; the rest as in {@link ConfidenceTable} */
    public record Confidence(String feature, Double far, double[] knots, double[] expectedErrorMm,
                             double[] within2mm) {
        /** @throws IllegalArgumentException where the tables are none */
        public ConfidenceTable table() {
            require(knots != null && expectedErrorMm != null && within2mm != null, "the tables of its confidence");
            return switch (feature) {
                case "doubt" -> {
                    require(far != null && far > 0, "the distance that its confidence calls far");
                    yield new ConfidenceTable(ConfidenceTable.Feature.DOUBT, far, knots, expectedErrorMm, within2mm);
                }
                case "rms-radius" ->
                    new ConfidenceTable(ConfidenceTable.Feature.RMS_RADIUS, 0, knots, expectedErrorMm, within2mm);
                case null, default -> throw new IllegalArgumentException("a confidence over " + feature);
            };
        }
    }

    /** @param unseenSplits splits, as {@code source/split}, that the weights were neither trained nor chosen on */
    public record Training(List<TrainingSource> sources, List<String> unseenSplits) {
        public Training {
            sources = sources == null ? List.of() : List.copyOf(sources);
            unseenSplits = unseenSplits == null ? List.of() : List.copyOf(unseenSplits);
        }
    }

    public record TrainingSource(String name, Integer films, String licence, String citation, String split) {
    }

    public Sidecar {
        require(name != null && !name.isBlank(), "a name");
        require(landmarks != null && !landmarks.isEmpty(), "landmarks");
        landmarks = List.copyOf(landmarks);
        require(landmarks.stream().allMatch(code -> Landmark.ofCode(code).isPresent()), "known landmark codes");
        require(new HashSet<>(landmarks).size() == landmarks.size(), "each landmark once");
        require(canvas != null && canvas.height > 0 && canvas.width > 0, "a canvas size");
        require(preprocessing != null && preprocessing.clahe != null, "preprocessing with CLAHE");
        require(input != null && input.factor > 0 && input.std > 0, "an input with factor, mean and std");
        require(input.height * input.factor == canvas.height && input.width * input.factor == canvas.width,
                "an input that tiles the canvas");
        require("logits".equals(output), "output logits");
        require(decoding != null && "soft-argmax".equals(decoding.method), "decoding soft-argmax");
        require(decoding.window > 0 && decoding.window % 2 == 1, "an odd decoding window");
        require(decoding.temperature > 0, "a positive temperature");
        if (confidence != null) {
            confidence.table();
        }
        require(sha256 != null && sha256.matches("[0-9a-f]{64}"), "the SHA-256 of its ONNX file");
        refinement = refinement == null || refinement.isNull() ? null : refinement;
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("the sidecar lacks " + what);
        }
    }

    /** The landmarks in channel order. */
    public List<Landmark> channels() {
        return landmarks.stream().map(code -> Landmark.ofCode(code).orElseThrow()).toList();
    }

    /** How a film becomes this network's canvas. */
    public Recipe recipe() {
        return new Recipe(canvas.height, canvas.width,
                new Recipe.Clahe(preprocessing.clahe.clip, preprocessing.clahe.tiles),
                Optional.ofNullable(preprocessing.nlm).map(nlm -> new Recipe.Nlm(nlm.h,
                        nlm.template == null ? 7 : nlm.template, nlm.search == null ? 21 : nlm.search)));
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
