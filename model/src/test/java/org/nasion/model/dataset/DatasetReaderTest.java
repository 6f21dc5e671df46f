package org.nasion.model.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;
import org.nasion.model.SharedData;

class DatasetReaderTest {

    @TempDir
    Path folder;

    private Path write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void readsTheProjectsOwnTables() throws IOException {
        write("set/images/1.png", "");
        write(
                "set/landmarks_one.csv",
                "image,split,width,height,mm_per_px,S_x,S_y,Pog'_x,Pog'_y\n1.png,val,800,1000,0.25,10.5,20,,\n");
        write(
                "set/landmarks_two.csv",
                "image,split,width,height,mm_per_px,S_x,S_y,Pog'_x,Pog'_y\n1.png,val,800,1000,0.25,12.5,24,5,6\n");
        Dataset set = new DatasetReader().read(folder.resolve("set"));
        AnnotatedFilm film = set.films().getFirst();
        assertEquals("set", film.source());
        assertEquals("1", film.name());
        assertEquals("val", film.split());
        assertEquals(0.25, film.mmPerPx().getAsDouble());
        assertEquals(new Point(11.5, 22), film.marksOf("mean").get(Landmark.S));
        assertFalse(film.marksOf("mean").containsKey(Landmark.POG_SOFT), "one of the two did not mark it");
        assertEquals(new Point(5, 6), film.marksOf("two").get(Landmark.POG_SOFT));
        assertEquals("mean", set.defaultAnnotator());
    }

    @Test
    void aPhantomSetHasTheTruthAndNoMean() throws IOException {
        write("phantom/images/p.png", "");
        write(
                "phantom/landmarks_truth.csv",
                "image,split,width,height,mm_per_px,S_x,S_y\np.png,train,800,1000,0.2,1,2\n");
        Dataset set = new DatasetReader().read(folder.resolve("phantom"));
        assertEquals("truth", set.defaultAnnotator());
        assertEquals(Set.of("truth"), set.annotators());
    }

    @Test
    void averagesAarizByItsSymbols() throws IOException {
        write("a/valid/Cephalograms/x1.png", "");
        for (String who : List.of("Junior", "Senior")) {
            int d = who.equals("Junior") ? 0 : 2;
            write(
                    "a/valid/Annotations/Cephalometric Landmarks/" + who + " Orthodontists/x1.json",
                    "{\"ceph_id\":\"x1\",\"landmarks\":[{\"title\":\"Soft Tissue Nasion\",\"symbol\":\"N`\",\"value\":{\"x\":"
                            + (100 + d)
                            + ",\"y\":50}},{\"title\":\"A-point\",\"symbol\":\"A\",\"value\":{\"x\":7,\"y\":" + (8 + d)
                            + "}}]}");
        }
        write("a/cephalogram_machine_mappings.csv", "\uFEFFcephalogram_id,machine,pixel_size\nx1,CS 8100,0.11\n");
        AnnotatedFilm film =
                new DatasetReader().read(folder.resolve("a")).films().getFirst();
        assertEquals("aariz", film.source());
        assertEquals("valid", film.split());
        assertEquals(0.11, film.mmPerPx().getAsDouble());
        assertEquals(new Point(101, 50), film.marksOf("mean").get(Landmark.N_SOFT));
        assertEquals(new Point(7, 9), film.marksOf("mean").get(Landmark.A));
        assertEquals(new Point(7, 10), film.marksOf("senior").get(Landmark.A));
    }

    @Test
    void readsTheChallengesTextFiles() throws IOException {
        String lines = String.join(
                "\n",
                IntStream.rangeClosed(1, 19)
                        .mapToObj(i -> i * 10 + "," + i * 100)
                        .toList());
        write("isbi/RawImage/Test1Data/151.bmp", "");
        write("isbi/AnnotationsByMD/400_senior/151.txt", lines + "\n1\n2\n1\n1\n3\n1\n4\n2\n");
        write("isbi/AnnotationsByMD/400_junior/151.txt", lines + "\n1\n");
        AnnotatedFilm film =
                new DatasetReader().read(folder.resolve("isbi")).films().getFirst();
        assertEquals("test1", film.split());
        assertEquals(0.1, film.mmPerPx().getAsDouble());
        assertEquals(new Point(10, 100), film.marksOf("mean").get(Landmark.S));
        assertEquals(new Point(120, 1200), film.marksOf("senior").get(Landmark.UIT), "12 is the upper incisor");
        assertEquals(new Point(190, 1900), film.marksOf("junior").get(Landmark.AR));
    }

    @Test
    void countsLabelmeFromPixelCentres() throws IOException {
        write("lm/a.png", "");
        write(
                "lm/a.json",
                "{\"shapes\":[{\"label\":\"Gn\",\"shape_type\":\"point\",\"points\":[[10.5,20.5]]},"
                        + "{\"label\":\"ruler\",\"shape_type\":\"line\",\"points\":[[0,0],[1,1]]}],"
                        + "\"imagePath\":\"C:\\\\films\\\\a.png\",\"imageWidth\":30,\"imageHeight\":40}");
        AnnotatedFilm film =
                new DatasetReader().read(folder.resolve("lm")).films().getFirst();
        assertEquals(new Point(10, 20), film.marksOf("labelme").get(Landmark.GN));
        assertEquals(folder.resolve("lm/a.png"), film.file());
        assertEquals(30, film.width().getAsInt());
        assertTrue(film.mmPerPx().isEmpty());
    }

    @Test
    void findsLabelmesPictureInAnotherFolder() throws IOException {
        write("pictures/film.dcm", "");
        write("lm/film.json", "{\"shapes\":[],\"imagePath\":\"..\\\\pictures\\\\film.dcm\"}");
        assertEquals(
                folder.resolve("pictures/film.dcm"),
                new DatasetReader()
                        .read(folder.resolve("lm"))
                        .films()
                        .getFirst()
                        .file());
    }

    @Test
    void readsSeveralSetsOfOneFolderTogether() throws IOException {
        aPhantomSetHasTheTruthAndNoMean();
        readsTheProjectsOwnTables();
        assertEquals(2, new DatasetReader().read(folder).films().size());
    }

    @Test
    void saysWhichLineIsWrong() throws IOException {
        write("set/images/1.png", "");
        write(
                "set/landmarks_one.csv",
                "image,split,width,height,mm_per_px,S_x,S_y\n1.png,val,800,1000,0.25,10.5,twenty\n");
        ProblemException thrown =
                assertThrows(ProblemException.class, () -> new DatasetReader().read(folder.resolve("set")));
        assertEquals("NAS-DATASET-DAMAGED", thrown.problem().code());
        assertTrue(
                thrown.problem().sentence().contains("line 2"), thrown.problem().sentence());
    }

    @Test
    void anyOtherFolderIsNoDataset() {
        assertEquals(
                "NAS-DATASET-FORMAT",
                assertThrows(ProblemException.class, () -> new DatasetReader().read(folder))
                        .problem()
                        .code());
        assertEquals(
                "NAS-DATASET-FORMAT",
                assertThrows(ProblemException.class, () -> new DatasetReader().read(folder.resolve("nowhere")))
                        .problem()
                        .code());
    }

    @Test
    void leavesOutTheMarksOnWhichTheExpertsCannotBothBeRight() {
        Path hamedan = SharedData.require("data/cephalograms/hamedan");
        Dataset set = new DatasetReader().read(hamedan);
        assertEquals(100, set.films().size());
        assertEquals(9, set.excluded().size(), "three of the twelve are on films that are kept back");
        AnnotatedFilm film = set.films().stream()
                .filter(f -> f.name().equals("022"))
                .findFirst()
                .orElseThrow();
        assertFalse(film.marksOf("mean").containsKey(Landmark.A));
        assertFalse(film.marksOf("expertA").containsKey(Landmark.A));
        // 50 px of the original (1671 px high) are 30.6 px of the stored picture.
        double furthest = set.films().stream()
                .flatMap(f -> f.marksOf("expertA").entrySet().stream()
                        .filter(mark -> f.marksOf("expertB").containsKey(mark.getKey()))
                        .map(mark ->
                                mark.getValue().distanceTo(f.marksOf("expertB").get(mark.getKey()))))
                .mapToDouble(d -> d)
                .max()
                .orElseThrow();
        assertTrue(furthest * 1671 / 1024 < 50, "all marks further than 50 px of the original apart are listed");
    }
}
