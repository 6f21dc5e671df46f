package org.nasion.model.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.storage.Sha256;

class ModelLibraryTest {

    private static final byte[] NETWORK = {1, 2, 3};
    private static final String SIDECAR = """
            {"name": "test", "version": "3", "kind": "fast", "licence": "none", "landmarks": ["S", "Pog'"],
             "heads": [1, 1], "canvas": {"height": 8, "width": 4},
             "preprocessing": {"clahe": {"clip": 2.0, "tiles": 8}, "nlm": null},
             "input": {"factor": 2, "height": 4, "width": 2, "mean": 0.45, "std": 0.25}, "output": "logits",
             "decoding": {"method": "soft-argmax", "window": 9}, "somethingNew": {"of": "a later version"},
             "training": {"sources": [], "unseenSplits": ["isbi2015/test1"]},
             "sha256": "%s"}
            """.formatted(Sha256.hex(NETWORK));

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.write(folder.resolve("net.onnx"), NETWORK);
        Files.writeString(folder.resolve("net.json"), SIDECAR);
    }

    @Test
    void opensAModelAndIgnoresWhatLaterVersionsAdd() {
        ModelLibrary library = ModelLibrary.directory(folder);
        assertEquals(List.of("net"), library.names());
        Sidecar sidecar = library.open("net").sidecar();
        assertEquals(List.of(Landmark.S, Landmark.POG_SOFT), sidecar.channels());
        assertEquals("test 3", sidecar.title());
        assertTrue(sidecar.hasNotSeen("isbi2015", "test1"));
        assertEquals(sidecar, ModelLibrary.open(folder.resolve("net.onnx")).sidecar());
    }

    @Test
    void aMissingFileIsMissing() throws IOException {
        assertProblem("NAS-MODEL-MISSING", "other");
        Files.delete(folder.resolve("net.onnx"));
        assertProblem("NAS-MODEL-MISSING", "net");
    }

    @Test
    void oneWrongByteIsFound() throws IOException {
        Files.write(folder.resolve("net.onnx"), new byte[] {1, 2, 4});
        assertProblem("NAS-MODEL-DAMAGED", "net");
    }

    static List<Arguments> damages() {
        return List.of(
                Arguments.of("\"S\", \"Pog'\"", "\"S\", \"S\""),
                Arguments.of("\"S\", \"Pog'\"", "\"S\", \"Xy\""),
                Arguments.of("\"factor\": 2,", ""),
                Arguments.of("\"std\": 0.25", "\"std\": 0"),
                Arguments.of("\"window\": 9", "\"window\": 8"),
                Arguments.of("\"height\": 8", "\"height\": 9"),
                Arguments.of("\"mean\": 0.45,", ""),
                Arguments.of("\"logits\"", "\"points\""),
                Arguments.of("}", ""));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void aSidecarThatCannotBeRightIsDamaged(String part, String instead) throws IOException {
        Files.writeString(folder.resolve("net.json"), SIDECAR.replace(part, instead));
        assertProblem("NAS-MODEL-DAMAGED", "net");
    }

    @Test
    void theSecondStageIsCheckedLikeTheFirst() throws IOException {
        byte[] closer = {4, 5};
        String second = """
                "refinement": {"file": "net-refine.onnx", "sha256": "%s", "crop": 192, "field": 96, "cell": 2, "mean": 0.45,
                "std": 0.25, "decoding": {"method": "soft-argmax", "window": 15}, "passes": [[0, 0], [5, -3]],
                "coarseWeight": 0.4}, "output\"""".formatted(Sha256.hex(closer));
        Files.writeString(folder.resolve("net.json"), SIDECAR.replace("\"output\"", second));
        assertProblem("NAS-MODEL-MISSING", "net");
        Files.write(folder.resolve("net-refine.onnx"), new byte[] {4, 6});
        assertProblem("NAS-MODEL-DAMAGED", "net");
        Files.write(folder.resolve("net-refine.onnx"), closer);
        ModelFile model = ModelLibrary.directory(folder).open("net");
        assertEquals(2, model.refiner().orElseThrow().length);
        assertEquals(
                List.of(new Sidecar.Move(0, 0), new Sidecar.Move(5, -3)),
                model.sidecar().refinement().moves());
        for (String wrong : List.of("\"cell\": 5", "\"cell\": 0")) {
            Files.writeString(
                    folder.resolve("net.json"), SIDECAR.replace("\"output\"", second.replace("\"cell\": 2", wrong)));
            assertProblem("NAS-MODEL-DAMAGED", "net");
        }
        Files.writeString(
                folder.resolve("net.json"), SIDECAR.replace("\"output\"", second.replace("net-refine", "../net")));
        assertProblem("NAS-MODEL-DAMAGED", "net");
    }

    @Test
    void aModelMayHaveOneStageOnly() throws IOException {
        Files.writeString(
                folder.resolve("net.json"), SIDECAR.replace("\"output\"", "\"refinement\": null, \"output\""));
        assertTrue(ModelLibrary.directory(folder).open("net").refiner().isEmpty());
    }

    private void assertProblem(String code, String name) {
        ProblemException thrown = assertThrows(
                ProblemException.class, () -> ModelLibrary.directory(folder).open(name));
        assertEquals(code, thrown.problem().code());
    }
}
