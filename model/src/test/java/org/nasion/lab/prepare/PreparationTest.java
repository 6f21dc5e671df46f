package org.nasion.lab.prepare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.core.image.CephalogramReader;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.problem.Sentence;
import org.nasion.core.task.Progress;
import org.nasion.model.SharedData;
import org.nasion.model.dataset.DatasetReader;
import org.nasion.model.dataset.Exclusions;
import org.nasion.model.preprocess.Canvas;
import org.nasion.model.preprocess.OpenCv;
import org.nasion.model.preprocess.Preprocessor;

class PreparationTest {

    @TempDir
    Path folder;

    private final Preprocessor preprocessor = new Preprocessor(new OpenCv());
    private final CephalogramReader reader = (file, progress) -> {
        if (file.endsWith("bad.png")) {
            throw new ProblemException("NAS-IMAGE-EMPTY", "The file is empty.");
        }
        return SharedData.film(ramp(400, 500), 400, 500);
    };

    private static int[] ramp(int width, int height) {
        int[] grey = new int[width * height];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = i % width * 255 / width;
        }
        return grey;
    }

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(folder.resolve("set/images"));
        Files.writeString(folder.resolve("set/landmarks_truth.csv"), """
                image,split,width,height,mm_per_px,S_x,S_y,Pog'_x,Pog'_y
                a 1.png,train,400,500,0.3,100,200,,
                bad.png,train,400,500,0.3,100,200,,
                b.png,val,400,500,,10,20,30,40
                """);
    }

    private Preparation.Options options(Set<String> splits) {
        return new Preparation.Options(
                folder.resolve("set"), folder.resolve("out"), Preparation.Options.FAST, splits, Optional.empty());
    }

    @Test
    void writesCanvasesAndTheirMarks() throws IOException {
        Preparation.Result result = new Preparation(reader, preprocessor).run(options(Set.of()), Progress.NONE);
        assertEquals(2, result.films());
        assertEquals(1, result.skipped().size());
        JsonNode manifest = JsonMapper.builder()
                .build()
                .readTree(folder.resolve("out/manifest.json").toFile());
        assertEquals(768, manifest.at("/canvas/height").asInt());
        assertEquals(8, manifest.at("/preprocessing/clahe/tiles").asInt());
        JsonNode film = manifest.at("/films/0");
        assertEquals("set_train_a-1.png", film.get("file").asText());
        // 400×500 into 576×768 by its width: scale 1.44, 24 black rows above.
        assertEquals(1.44, film.get("scaleX").asDouble(), 1e-12);
        assertEquals(24, film.get("padTop").asInt());
        assertEquals(100.5 * 1.44 - 0.5, film.at("/points/S/0").asDouble(), 1e-9);
        assertEquals(200.5 * 1.44 - 0.5 + 24, film.at("/points/S/1").asDouble(), 1e-9);
        assertEquals(1, film.get("points").size(), "an empty cell is no mark");
        assertEquals(0.3, film.get("mmPerPx").asDouble());
        assertEquals(true, manifest.at("/films/1/mmPerPx").isNull());
        assertEquals("[\"S\",\"Pog'\"]", manifest.get("landmarks").toString());
    }

    /** Aariz as released: pictures of four kinds, eighteen of them twice; those of train are not prepared. */
    @Test
    void filmsThatStandTwiceInAarizAreNotTrainedOnAndAScoreNamesThem() throws IOException {
        String same = "cl5lg05uk01eq074k5kou14gg";
        Path root = folder.resolve("aariz");
        Map<String, String> films =
                Map.of("one.png", "train", "two.jpeg", "train", "three.bmp", "valid", same + ".jpg", "train");
        for (Map.Entry<String, String> film : films.entrySet()) {
            Path split = root.resolve(film.getValue());
            Files.createDirectories(split.resolve("Cephalograms"));
            Files.writeString(split.resolve("Cephalograms").resolve(film.getKey()), "");
            Path marks =
                    Files.createDirectories(split.resolve("Annotations/Cephalometric Landmarks/Senior Orthodontists"));
            Files.writeString(
                    marks.resolve(film.getKey().replaceAll("[.].*", ".json")),
                    "{\"landmarks\":[{\"symbol\":\"S\",\"value\":{\"x\":100,\"y\":200}}]}");
        }
        Preparation.Result result = new Preparation(reader, preprocessor)
                .run(
                        new Preparation.Options(
                                root, folder.resolve("out"), Preparation.Options.FAST, Set.of(), Optional.empty()),
                        Progress.NONE);
        assertEquals(3, result.films());
        assertEquals(List.of("aariz " + same + ": the same picture stands in the data set twice"), result.skipped());
        List<String> told =
                Exclusions.shipped().told(new DatasetReader().read(root).films());
        assertEquals(2, told.size());
        assertTrue(told.getFirst().contains(same), told.getFirst());
        assertTrue(told.getLast().contains("0.139") && told.getLast().contains("1.139"), told.getLast());
    }

    @Test
    void thePictureIsTheCanvasThatTheNetworkSees() throws IOException {
        new Preparation(reader, preprocessor).run(options(Set.of("val")), Progress.NONE);
        BufferedImage image = ImageIO.read(folder.resolve("out/set_val_b.png").toFile());
        Canvas canvas = preprocessor.prepare(reader.read(Path.of("b.png"), Progress.NONE), Preparation.Options.FAST);
        assertEquals(BufferedImage.TYPE_BYTE_GRAY, image.getType());
        for (int y = 0; y < canvas.height(); y += 7) {
            for (int x = 0; x < canvas.width(); x += 5) {
                assertEquals(canvas.sample(x, y), image.getRaster().getSample(x, y, 0));
            }
        }
    }

    @Test
    void leavesNoManifestWhenCancelled() {
        Progress cancelled = new Progress() {
            @Override
            public void report(double fraction, Sentence doing) {
                // not looked at
            }

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        assertThrows(
                CancellationException.class,
                () -> new Preparation(reader, preprocessor).run(options(Set.of()), cancelled));
        assertFalse(Files.exists(folder.resolve("out/manifest.json")));
    }

    @Test
    void saysWhenThereIsNothingToPrepare() {
        assertEquals(
                "NAS-DATASET-EMPTY",
                assertThrows(
                                ProblemException.class,
                                () -> new Preparation(reader, preprocessor)
                                        .run(options(Set.of("test9")), Progress.NONE))
                        .problem()
                        .code());
    }
}
