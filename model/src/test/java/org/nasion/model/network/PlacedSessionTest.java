package org.nasion.model.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasion.core.problem.ProblemException;

class PlacedSessionTest {

    private static final List<Tensor> TRIAL = List.of(new Tensor(new float[] {0}, 1));
    private static final PlacedSession.Wish WISH =
            new PlacedSession.Wish(List.of(InferenceDevice.gpu(0), InferenceDevice.CPU), "CUDA works");

    private final List<InferenceDevice> closed = new ArrayList<>();

    private final class Fake implements NetworkSession {
        private final InferenceDevice device;
        private final boolean runs;

        Fake(InferenceDevice device, boolean runs) {
            this.device = device;
            this.runs = runs;
        }

        @Override
        public List<Tensor> run(List<Tensor> inputs) {
            if (!runs) {
                throw new IllegalStateException("wrapped", new RuntimeException("no kernel image for this GPU"));
            }
            return inputs;
        }

        @Override
        public HeldOutputs hold(List<Tensor> inputs) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Tensor> run(HeldOutputs first, List<Tensor> rest) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            closed.add(device);
        }
    }

    @Test
    void takesTheGpuWhereItWorks() {
        PlacedSession placed = PlacedSession.open(new byte[0], WISH, (onnx, device) -> new Fake(device, true), TRIAL);
        assertEquals(InferenceDevice.gpu(0), placed.device());
        assertEquals("CUDA works", placed.reason());
    }

    @Test
    void fallsBackToTheCpuAndKeepsTheReasonWhenCudaCannotLoad() {
        PlacedSession placed = PlacedSession.open(
                new byte[0],
                WISH,
                (onnx, device) -> {
                    if (device.kind() == InferenceDevice.Kind.GPU) {
                        throw new Exception(
                                "ONNX Model cannot be loaded",
                                new RuntimeException("libcublasLt.so.12: cannot open shared object file\nmore"));
                    }
                    return new Fake(device, true);
                },
                TRIAL);
        assertEquals(InferenceDevice.CPU, placed.device());
        assertEquals("GPU 0 could not be used: libcublasLt.so.12: cannot open shared object file", placed.reason());
    }

    @Test
    void linkageErrorsAreNoEndOfTheProgram() {
        PlacedSession placed = PlacedSession.open(
                new byte[0],
                WISH,
                (onnx, device) -> {
                    if (device.kind() == InferenceDevice.Kind.GPU) {
                        throw new UnsatisfiedLinkError("wrong glibc");
                    }
                    return new Fake(device, true);
                },
                TRIAL);
        assertEquals(InferenceDevice.CPU, placed.device());
        assertTrue(placed.reason().endsWith("wrong glibc"));
    }

    @Test
    void aGpuThatLoadsButCannotRunIsClosedAndLeft() {
        PlacedSession placed = PlacedSession.open(
                new byte[0],
                WISH,
                (onnx, device) -> new Fake(device, device.kind() == InferenceDevice.Kind.CPU),
                TRIAL);
        assertEquals(InferenceDevice.CPU, placed.device());
        assertEquals(List.of(InferenceDevice.gpu(0)), closed);
    }

    @Test
    void tellsWhenNothingWorks() {
        ProblemException thrown = assertThrows(
                ProblemException.class,
                () -> PlacedSession.open(
                        new byte[0],
                        WISH,
                        (onnx, device) -> {
                            throw new Exception("broken");
                        },
                        TRIAL));
        assertEquals("NAS-MODEL-ENGINE", thrown.problem().code());
    }
}
