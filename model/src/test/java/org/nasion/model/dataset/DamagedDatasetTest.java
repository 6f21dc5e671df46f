package org.nasion.model.dataset;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasion.core.problem.ProblemException;

/** Broken marks in every layout: the set is read or refused with a code, and nothing else happens. */
@Tag("slow")
class DamagedDatasetTest {

    private static final int MUTANTS = 400;

    private static final Map<String, Map<String, String>> SETS = Map.of(
            "project",
                    Map.of(
                            "images/1.png",
                            "",
                            "landmarks_one.csv",
                            "image,split,width,height,mm_per_px,S_x,S_y,N_x,N_y\n1.png,val,800,1000,0.25,10.5,20,30,40\n"),
            "aariz",
                    Map.of(
                            "valid/Cephalograms/x1.png",
                            "",
                            "valid/Annotations/Cephalometric Landmarks/Junior Orthodontists/x1.json",
                            "{\"ceph_id\":\"x1\",\"landmarks\":[{\"title\":\"A-point\",\"symbol\":\"A\",\"value\":{\"x\":7,\"y\":8}}]}",
                            "valid/Annotations/Cephalometric Landmarks/Senior Orthodontists/x1.json",
                            "{\"ceph_id\":\"x1\",\"landmarks\":[{\"title\":\"A-point\",\"symbol\":\"A\",\"value\":{\"x\":9,\"y\":8}}]}",
                            "cephalogram_machine_mappings.csv",
                            "cephalogram_id,machine,pixel_size\nx1,CS 8100,0.11\n"),
            "labelme",
                    Map.of(
                            "1.png",
                            "",
                            "1.json",
                            "{\"imagePath\":\"1.png\",\"imageWidth\":800,\"imageHeight\":1000,\"shapes\":[{\"label\":\"S\",\"shape_type\":\"point\",\"points\":[[1.5,2.5]]}]}"),
            "isbi",
                    Map.of(
                            "400_senior/001.txt",
                            "835,996\n".repeat(19) + "1\n".repeat(8),
                            "400_junior/001.txt",
                            "835,990\n".repeat(19) + "1\n".repeat(8),
                            "RawImage/TrainingData/001.bmp",
                            ""));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"project", "aariz", "labelme", "isbi"})
    void everyBadSetIsAProblemAndNothingElse(String layout) throws IOException {
        Random random = new Random(20261122);
        Map<String, String> set = SETS.get(layout);
        for (var file : set.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        assertTrue(new DatasetReader().read(folder).films().size() == 1, "the whole set is read");
        int refused = 0;
        for (var file : set.entrySet()) {
            for (int i = 0; i < MUTANTS && !file.getValue().isEmpty(); i++) {
                byte[] bad = mutant(file.getValue(), random);
                Files.write(folder.resolve(file.getKey()), bad);
                try {
                    new DatasetReader().read(folder);
                } catch (ProblemException e) {
                    assertTrue(
                            e.problem().code().startsWith("NAS-DATASET-"),
                            e.problem().code());
                    refused++;
                } catch (RuntimeException | Error e) {
                    fail(file.getKey() + ": " + new String(bad, StandardCharsets.UTF_8), e);
                }
            }
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
        assertTrue(refused > 20, refused + " were refused");
    }

    private static byte[] mutant(String text, Random random) {
        int at = random.nextInt(text.length());
        int to = Math.min(text.length(), at + random.nextInt(30));
        return (switch (random.nextInt(5)) {
                    case 0 -> text.substring(0, at);
                    case 1 -> text.substring(0, at) + (char) random.nextInt(0x300) + text.substring(at + 1);
                    case 2 -> text.substring(0, at) + text.substring(to);
                    case 3 ->
                        text.substring(0, at)
                                + text.substring(at, to).replaceAll("[0-9]+", "-1e99")
                                + text.substring(to);
                    default ->
                        text.substring(0, at)
                                + text.substring(at, to).replaceAll("\"[^\"]*\"|[0-9]+", "null")
                                + text.substring(to);
                })
                .getBytes(random.nextInt(4) == 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8);
    }
}
