package org.nasion.model.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.task.Progress;
import org.nasion.model.SharedData;

/** Data sets of other programs: round trips, and examples written by hand from what those programs document. */
@Tag("slow")
class FormatsTest {

    private static final String CODES = "S N Or Po A B Pog Me Gn Go LIT UIT Ls Li Sn Pog' PNS ANS Ar";
    private static final int WIDTH = 60;
    private static final int HEIGHT = 80;

    @TempDir
    Path folder;

    @BeforeEach
    void writeASet() throws IOException {
        StringBuilder head = new StringBuilder("image,split,width,height,mm_per_px");
        for (String code : CODES.split(" ")) {
            head.append(',').append(code).append("_x,").append(code).append("_y");
        }
        Files.createDirectories(folder.resolve("set/images"));
        for (String annotator : List.of("senior", "junior")) {
            StringBuilder csv = new StringBuilder(head).append('\n');
            for (int film = 1; film <= 2; film++) {
                csv.append(String.format(Locale.ROOT, "%03d.png,train,%d,%d,0.1", film, WIDTH, HEIGHT));
                for (int i = 0; i < 19; i++) {
                    csv.append(String.format(
                            Locale.ROOT,
                            ",%.3f,%.3f",
                            1.125 + 2.5 * i + film,
                            70.3 - 3.1 * i + (annotator.equals("junior") ? 0.7 : 0)));
                }
                csv.append('\n');
            }
            Files.writeString(folder.resolve("set/landmarks_" + annotator + ".csv"), csv);
        }
        picture("set/images/001.png");
        picture("set/images/002.png");
    }

    private Path picture(String path) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        ImageIO.write(new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY), "png", file.toFile());
        return file;
    }

    private DatasetWriter.Result convert(DatasetWriter.Format format, Optional<String> annotator) {
        return new DatasetWriter(SharedData.reader())
                .convert(
                        new DatasetWriter.Options(
                                folder.resolve("set"), folder.resolve("out"), format, Set.of(), annotator),
                        Progress.NONE);
    }

    @ParameterizedTest
    @EnumSource(DatasetWriter.Format.class)
    void whatWasWrittenIsReadBack(DatasetWriter.Format format) {
        DatasetWriter.Result result = convert(format, Optional.of("junior"));
        assertEquals(Map.of(), result.refused());
        Dataset before = new DatasetReader().readAsIs(folder.resolve("set"));
        Dataset after = new DatasetReader().readAsIs(folder.resolve("out"));
        assertEquals(2, after.films().size(), format.name());
        for (int i = 0; i < 2; i++) {
            AnnotatedFilm film = after.films().get(i);
            assertEquals(before.films().get(i).name(), film.name());
            assertTrue(Files.isRegularFile(film.file()));
            Map<Landmark, Point> marks = film.marks().values().iterator().next();
            assertEquals(19, marks.size());
            before.films()
                    .get(i)
                    .marksOf("junior")
                    .forEach((landmark, at) ->
                            assertEquals(0, at.distanceTo(marks.get(landmark)), 1e-9, format + " " + landmark));
            if (!format.loses().contains("scale")) {
                assertEquals(OptionalDouble.of(0.1), film.mmPerPx(), format.name());
            }
            if (!format.loses().contains("split")) {
                assertEquals("train", film.split(), format.name());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = DatasetWriter.Format.class,
            names = {"CSV", "ISBI", "AARIZ"})
    void twoAnnotatorsStayTwo(DatasetWriter.Format format) {
        convert(format, Optional.empty());
        AnnotatedFilm film =
                new DatasetReader().readAsIs(folder.resolve("out")).films().getFirst();
        assertEquals(Set.of("senior", "junior"), film.marks().keySet());
        assertEquals(
                0.7,
                film.marksOf("junior").get(Landmark.S).y()
                        - film.marksOf("senior").get(Landmark.S).y(),
                1e-9);
    }

    @Test
    void formatsOfOneAnnotatorAskWhose() {
        assertEquals("NAS-DATASET-ANNOTATORS", problem(() -> convert(DatasetWriter.Format.COCO, Optional.empty())));
        assertFalse(Files.exists(folder.resolve("out/annotations.json")));
    }

    @Test
    void nothingIsWrittenIntoAFolderThatHoldsSomething() throws IOException {
        Files.createDirectories(folder.resolve("out"));
        Files.writeString(folder.resolve("out/mine.txt"), "mine");
        assertEquals("NAS-DATASET-TARGET", problem(() -> convert(DatasetWriter.Format.CSV, Optional.empty())));
    }

    /** ISBI's readers take 0.1 mm per pixel for granted: a film of another scale would get wrong millimetres. */
    @Test
    void isbiRefusesFilmsOfAnotherScale() throws IOException {
        for (String annotator : List.of("senior", "junior")) {
            Path csv = folder.resolve("set/landmarks_" + annotator + ".csv");
            Files.writeString(csv, Files.readString(csv).replace("001.png,train,60,80,0.1", "001.png,train,60,80,0.2"));
        }
        DatasetWriter.Result result = convert(DatasetWriter.Format.ISBI, Optional.empty());
        assertEquals(1, result.films());
        assertEquals(Set.of("set 001"), result.refused().keySet());
        assertEquals(
                "A pixel is 0.1 mm in this format, and it is not on this film. [NAS-DATASET-REFUSED]",
                result.refused().get("set 001").toString());
    }

    /** From COCO's description: v = 0 is not labelled and x = y = 0 then; v = 1 is labelled but hidden. */
    @Test
    void readsCocoAsItIsDescribed() throws IOException {
        picture("coco/images/a.png");
        Files.writeString(folder.resolve("coco/person_keypoints.json"), """
                {"images": [{"id": 7, "file_name": "a.png", "width": 60, "height": 80}],
                 "categories": [{"id": 3, "name": "head", "keypoints": ["S", "N", "A"]}],
                 "annotations": [{"id": 1, "image_id": 7, "category_id": 3, "num_keypoints": 2, "keypoints": [10, 20, 2, 0, 0, 0, 30, 40, 1]}]}
                """);
        Map<Landmark, Point> marks = new DatasetReader()
                .read(folder.resolve("coco"))
                .films()
                .getFirst()
                .marksOf("coco");
        assertEquals(Map.of(Landmark.S, new Point(10, 20), Landmark.A, new Point(30, 40)), marks);
    }

    @Test
    void annotationsNeverReachOutOfTheirFolder() throws IOException {
        picture("secret.png");
        Files.createDirectories(folder.resolve("coco/images"));
        Files.writeString(folder.resolve("coco/coco.json"), """
                {"images": [{"id": 7, "file_name": "../../secret.png", "width": 60, "height": 80}], "categories": [], "annotations": []}""");
        assertEquals("NAS-DATASET-DAMAGED", problem(() -> new DatasetReader().read(folder.resolve("coco"))));
    }

    /** CVAT's coordinates begin at the corner of the picture; a skeleton's elements may be outside. */
    @Test
    void readsCvatWithAndWithoutSkeletons() throws IOException {
        picture("cvat/images/a.png");
        Files.writeString(folder.resolve("cvat/annotations.xml"), """
                <?xml version="1.0" encoding="utf-8"?>
                <annotations><version>1.1</version>
                <image id="0" name="a.png" subset="val" width="60" height="80">
                  <points label="S" source="manual" occluded="0" points="10.50,20.50" z_order="0"></points>
                  <skeleton label="head"><points label="N" outside="0" occluded="1" points="30.5,5.5"/><points label="A" outside="1" points="1,1"/></skeleton>
                </image></annotations>
                """);
        AnnotatedFilm film =
                new DatasetReader().read(folder.resolve("cvat")).films().getFirst();
        assertEquals(Map.of(Landmark.S, new Point(10, 20), Landmark.N, new Point(30, 5)), film.marksOf("cvat"));
        assertEquals("val", film.split());
    }

    @Test
    void xmlWithADocumentTypeIsRefusedBeforeAnEntityIsLookedUp() throws IOException {
        picture("cvat/images/a.png");
        Path secret = Files.writeString(folder.resolve("secret.txt"), "a.png");
        Files.writeString(
                folder.resolve("cvat/annotations.xml"),
                "<!DOCTYPE a [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>"
                        + "<annotations><image name=\"a.png\" width=\"60\" height=\"80\">&e;</image></annotations>");
        assertEquals("NAS-DATASET-DAMAGED", problem(() -> new DatasetReader().read(folder.resolve("cvat"))));
        Files.writeString(
                folder.resolve("cvat/annotations.xml"),
                "<!DOCTYPE a [<!ENTITY a \"" + "x".repeat(1000) + "\"><!ENTITY b \"" + "&a;".repeat(1000)
                        + "\"><!ENTITY c \"" + "&b;".repeat(1000) + "\">]><annotations>&c;</annotations>");
        assertEquals("NAS-DATASET-DAMAGED", problem(() -> new DatasetReader().read(folder.resolve("cvat"))));
    }

    /** Slicer's RAS is LPS with the first two axes turned round. */
    @Test
    void readsSlicerInBothOfItsAxes() throws IOException {
        for (String system : List.of("LPS", "RAS")) {
            picture("slicer" + system + "/a.png");
            String sign = system.equals("RAS") ? "-" : "";
            Files.writeString(folder.resolve("slicer" + system + "/a.mrk.json"), """
                    {"markups": [{"type": "Fiducial", "coordinateSystem": "%s", "controlPoints": [
                      {"label": "S", "position": [%s12.5, %s30.25, 0.0], "positionStatus": "defined"},
                      {"label": "N", "position": [0, 0, 0], "positionStatus": "undefined"}]}]}""".formatted(system, sign, sign));
            assertEquals(
                    Map.of(Landmark.S, new Point(12.5, 30.25)),
                    new DatasetReader()
                            .read(folder.resolve("slicer" + system))
                            .films()
                            .getFirst()
                            .marksOf("slicer"));
        }
    }

    /** The lower left corner is the origin: 0.5 right of it and 0.5 above it lies the centre of the lowest pixel, y 79. */
    @Test
    void readsTpsFromTheLowerLeftCorner() throws IOException {
        picture("tps/a.png");
        Files.writeString(folder.resolve("tps/landmarks.txt"), "S\nN\nA\n");
        Files.writeString(
                folder.resolve("tps/data.TPS"),
                "LP=3\r\n0.5 0.5\r\n-1 -1\r\n20.50000 60.50000\r\nIMAGE=a.png\r\nID=0\r\nSCALE=0.1265\r\n");
        AnnotatedFilm film =
                new DatasetReader().read(folder.resolve("tps")).films().getFirst();
        assertEquals(Map.of(Landmark.S, new Point(0, 79), Landmark.A, new Point(20, 19)), film.marksOf("tps"));
        assertEquals(OptionalDouble.of(0.1265), film.mmPerPx());
    }

    @Test
    void tpsWithoutNamesIsNotGuessed() throws IOException {
        picture("tps/a.png");
        Files.writeString(folder.resolve("tps/data.tps"), "LP=1\n1 1\nIMAGE=a.png\nID=0\n");
        ProblemException told =
                assertThrows(ProblemException.class, () -> new DatasetReader().read(folder.resolve("tps")));
        assertTrue(
                told.problem().toString().contains("landmarks.txt"),
                told.problem().toString());
    }

    private static String problem(org.junit.jupiter.api.function.Executable doing) {
        return assertThrows(ProblemException.class, doing).problem().code();
    }
}
