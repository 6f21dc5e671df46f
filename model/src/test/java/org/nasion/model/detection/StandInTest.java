package org.nasion.model.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.core.detection.Detection;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.task.Progress;
import org.nasion.model.SharedData;
import org.nasion.model.network.ModelLibrary;
import org.nasion.model.network.NetworkCalls;
import org.nasion.model.network.OnnxRuntime;
import org.nasion.model.preprocess.OpenCv;
import org.nasion.model.preprocess.Preprocessor;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;

/** The whole path against points that another program found with the same network. */
class StandInTest {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder;

    @Test
    void findsThePointsOfTheIndependentImplementation() throws Exception {
        OpenCv openCv = new OpenCv();
        openCv.require();
        Path weights = SharedData.require("weights/standin-192x144.json");
        JsonNode original = JSON.readTree(weights.toFile());
        Files.copy(weights.resolveSibling("standin-192x144.onnx"), folder.resolve("standin.onnx"));
        Files.writeString(folder.resolve("standin.json"), sidecar(original).toString());
        try (NetworkLandmarkDetector detector = NetworkLandmarkDetector.open(
                ModelLibrary.directory(folder).open("standin"),
                new Preprocessor(openCv),
                new OnnxRuntime(2, new NetworkCalls()),
                OnnxRuntime.onlyCpu("test"))) {
            for (var film : original.get("points_in_film_pixels").properties()) {
                String[] name = film.getKey().split("/");
                Scaled scaled = scaled(SharedData.reader()
                        .read(
                                SharedData.require("data/cephalograms/" + name[0] + "/images/" + name[1]),
                                Progress.NONE));
                Detection detection = detector.detect(scaled.film(), Progress.NONE);
                for (var expected : film.getValue().properties()) {
                    Landmark landmark = Landmark.ofCode(expected.getKey()).orElseThrow();
                    Point found =
                            scaled.toFilm(detection.proposals().get(landmark).position());
                    Point there = new Point(
                            expected.getValue().get(0).asDouble(),
                            expected.getValue().get(1).asDouble());
                    assertEquals(0, found.distanceTo(there), 0.3, film.getKey() + " " + expected.getKey());
                }
            }
        }
    }

    /**
     * A film scaled as the stand-in's authors did it: about the corner of the top-left pixel's centre and without
     * averaging, which is not how Nasion scales. What is compared is everything after scaling.
     */
    private record Scaled(Cephalogram film, double scale, double shiftX, double shiftY) {
        Point toFilm(Point at) {
            return new Point((at.x() - shiftX) / scale, (at.y() - shiftY) / scale);
        }
    }

    private static Scaled scaled(Cephalogram film) {
        double scale = Math.min(192.0 / film.height(), 144.0 / film.width());
        double shiftX = (144 - film.width() * scale) / 2;
        double shiftY = (192 - film.height() * scale) / 2;
        Mat from = new Mat(film.height(), film.width(), CvType.CV_8UC1);
        from.put(0, 0, film.toEightBit(film.window()));
        Mat matrix = new Mat(2, 3, CvType.CV_64FC1);
        matrix.put(0, 0, scale, 0, shiftX, 0, scale, shiftY);
        Mat to = new Mat();
        Imgproc.warpAffine(from, to, matrix, new Size(144, 192), Imgproc.INTER_LINEAR);
        byte[] grey = new byte[192 * 144];
        to.get(0, 0, grey);
        int[] samples = new int[grey.length];
        for (int i = 0; i < grey.length; i++) {
            samples[i] = grey[i] & 0xFF;
        }
        return new Scaled(SharedData.film(samples, 144, 192), scale, shiftX, shiftY);
    }

    /** The stand-in predates our sidecars: the same facts in our words. */
    private static ObjectNode sidecar(JsonNode original) {
        ObjectNode json = JSON.createObjectNode();
        json.put("name", "stand-in").put("version", "0").put("kind", "fast").put("licence", "not to be shipped");
        json.set("landmarks", original.get("landmarks"));
        json.set("canvas", JSON.createObjectNode().put("height", 192).put("width", 144));
        ObjectNode preprocessing = json.putObject("preprocessing");
        preprocessing.putObject("clahe").put("clip", 2.0).put("tiles", 8);
        json.putObject("input")
                .put("factor", 1)
                .put("height", 192)
                .put("width", 144)
                .put("mean", 0.45)
                .put("std", 0.25);
        json.put("output", "logits");
        json.putObject("decoding").put("method", "soft-argmax").put("window", 9);
        json.set("sha256", original.get("sha256"));
        return json;
    }
}
