package org.nasion.model.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nasion.core.detection.Detection;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.task.Progress;
import org.nasion.model.SharedData;
import org.nasion.model.network.InferenceDevice;
import org.nasion.model.network.ModelFile;
import org.nasion.model.network.ModelLibrary;
import org.nasion.model.network.NetworkCalls;
import org.nasion.model.network.OnnxRuntime;
import org.nasion.model.network.PlacedSession;
import org.nasion.model.network.SessionFactory;
import org.nasion.model.preprocess.OpenCv;
import org.nasion.model.preprocess.Preprocessor;
import org.nasion.model.window.TinyFull;

/** The whole path of a full network in parts, guided by the network that ships, against the same network in one piece. */
@Tag("slow")
class GuidedLookTest {

    private static final PlacedSession.Wish GPU_FIRST =
            new PlacedSession.Wish(List.of(InferenceDevice.gpu(0), InferenceDevice.CPU), "CUDA works");

    private final Preprocessor preprocessor = new Preprocessor(new OpenCv());
    private final ModelFile model = TinyFull.model();

    private NetworkLandmarkDetector open(Optional<ModelFile> guide) {
        return NetworkLandmarkDetector.open(
                model, guide, preprocessor, new OnnxRuntime(1, new NetworkCalls()), OnnxRuntime.onlyCpu("test"));
    }

    @Test
    void findsWhatTheWholeNetworkFinds() {
        Cephalogram film = TinyFull.film();
        Detection whole;
        try (NetworkLandmarkDetector detector = open(Optional.empty())) {
            whole = detector.detect(film, Progress.NONE);
        }
        Detection guided;
        try (NetworkLandmarkDetector detector = open(ModelLibrary.guide())) {
            guided = detector.detect(film, Progress.NONE);
        }
        assertTrue(whole.proposals().size() >= model.sidecar().landmarks().size());
        assertEquals(whole.proposals().keySet(), guided.proposals().keySet());
        whole.proposals().forEach((landmark, proposal) -> {
            assertEquals(
                    0,
                    guided.proposals().get(landmark).position().distanceTo(proposal.position()),
                    0.02,
                    landmark.code());
            assertEquals(proposal.origin(), guided.proposals().get(landmark).origin());
        });
        assertEquals(whole.verdict(), guided.verdict());
    }

    @Test
    void whatTheGuideDoesNotTakeForAFilmIsNone() {
        try (NetworkLandmarkDetector detector = open(ModelLibrary.guide())) {
            Detection blank = detector.detect(SharedData.film(new int[300 * 400], 300, 400), Progress.NONE);
            assertEquals(Detection.Quality.REJECT, blank.verdict().quality());
            assertTrue(blank.proposals().isEmpty());
            assertEquals(
                    model.sidecar().landmarks().size(),
                    blank.maps().orElseThrow().values().size());
        }
    }

    @Test
    void theBenchmarkTellsHowFarBothLieApart() throws Exception {
        WindowTimes times = WindowTimes.measure(
                model,
                ModelLibrary.guide().orElseThrow(),
                preprocessor,
                new OnnxRuntime(1, new NetworkCalls()),
                TinyFull.film(),
                1);
        assertTrue(times.logits() < 1e-4, times.logits() + " of the highest logit");
        assertEquals(0, times.sameWindows(), 0.01);
        assertEquals(0, times.wholeMaps(), 0.01);
        assertTrue(times.windows() >= 3 && times.wholeHeads() == 0 && times.again() == 0, times.toString());
        assertTrue(times.ms().containsKey(WindowTimes.WHOLE));
    }

    @Test
    void aGpuRunsTheOneWholeNetwork() {
        List<byte[]> opened = new ArrayList<>();
        SessionFactory cpuForGpu = (onnx, device) -> {
            assertEquals(InferenceDevice.Kind.GPU, device.kind());
            opened.add(onnx);
            return new OnnxRuntime(1, new NetworkCalls()).open(onnx, InferenceDevice.CPU);
        };
        try (NetworkLandmarkDetector detector =
                NetworkLandmarkDetector.open(model, preprocessor, cpuForGpu, GPU_FIRST)) {
            assertEquals("GPU 0", detector.info().device());
        }
        assertEquals(1, opened.size());
        assertSame(model.onnx(), opened.getFirst());
    }

    @Test
    void withoutAWorkingGpuTheCpuRunsTheParts() {
        List<byte[]> opened = new ArrayList<>();
        SessionFactory noGpu = (onnx, device) -> {
            if (device.kind() == InferenceDevice.Kind.GPU) {
                throw new IllegalStateException("no CUDA here");
            }
            opened.add(onnx);
            return new OnnxRuntime(1, new NetworkCalls()).open(onnx, device);
        };
        try (NetworkLandmarkDetector detector = NetworkLandmarkDetector.open(model, preprocessor, noGpu, GPU_FIRST)) {
            assertEquals("CPU", detector.info().device());
        }
        assertTrue(opened.contains(model.parts().orElseThrow().encoder()));
        assertTrue(opened.stream().noneMatch(onnx -> onnx == model.onnx()));
    }
}
