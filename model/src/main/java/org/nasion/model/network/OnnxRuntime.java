package org.nasion.model.network;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslateException;
import ai.djl.translate.TranslatorContext;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** ONNX Runtime behind DJL, both kept from reporting anything to anybody. */
public final class OnnxRuntime implements SessionFactory {

    private static final int MOST_THREADS = 8;
    private static final String ENGINE = "OnnxRuntime";
    /** Whether idle threads wait busily, for some 10 ms: on few cores they hinder the network that runs next. */
    private static final String SPINNING = "session.intra_op.allow_spinning";

    private final int threads;
    private final NetworkCalls calls;

    /** With as many threads as the computer has cores, at most eight. */
    public OnnxRuntime(NetworkCalls calls) {
        this(Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_THREADS), calls);
    }

    /**
     * @param threads for one forward pass on the CPU, at least 1
     * @param calls that the process waits for before it ends
     */
    public OnnxRuntime(int threads, NetworkCalls calls) {
        this.threads = threads;
        this.calls = calls;
        Silence.require();
    }

    /** The version of ONNX Runtime that is really loaded (DJL reports a fixed one). */
    public static String version() {
        return environment().getVersion();
    }

    /**
     * The one environment of the process. DJL makes it, and refuses to work with one that somebody else made.
     * ONNX Runtime's own reports to its maker are switched off before it starts, and again after.
     */
    private static OrtEnvironment environment() {
        Silence.require();
        Engine.getEngine(ENGINE);
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try {
            environment.setTelemetry(false);
            return environment;
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime's reports cannot be switched off", e);
        }
    }

    /** The GPU first where this build has CUDA, the CPU after it. That CUDA is listed does not mean that it loads. */
    public static PlacedSession.Wish bestDevices() {
        try {
            environment();
            if (OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
                return new PlacedSession.Wish(List.of(InferenceDevice.gpu(0), InferenceDevice.CPU), "CUDA works");
            }
            return onlyCpu("this build of Nasion has no CUDA");
        } catch (IllegalStateException | LinkageError e) {
            return onlyCpu("the devices could not be listed");
        }
    }

    /** The CPU and nothing else. */
    public static PlacedSession.Wish onlyCpu(String why) {
        return new PlacedSession.Wish(List.of(InferenceDevice.CPU), why);
    }

    @Override
    public NetworkSession open(byte[] onnx, InferenceDevice device) throws Exception {
        Device where = device.kind() == InferenceDevice.Kind.GPU ? Device.gpu(device.index()) : Device.cpu();
        environment();
        Model model = Model.newInstance("landmarks", where, ENGINE);
        try (var _ = calls.begin();
                OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.addConfigEntry(SPINNING, "0");
            model.load(
                    new ByteArrayInputStream(onnx),
                    Map.of("sessionOptions", options, "intraOpNumThreads", Integer.toString(threads)));
        } catch (Exception | LinkageError e) {
            model.close();
            throw e;
        }
        return new Session(model, calls);
    }

    private static final class Session implements NetworkSession {

        private final Model model;
        private final NetworkCalls calls;
        private final Queue<Predictor<Inputs, NDList>> made = new ConcurrentLinkedQueue<>();
        private final ThreadLocal<Predictor<Inputs, NDList>> predictor;

        Session(Model model, NetworkCalls calls) {
            this.model = model;
            this.calls = calls;
            this.predictor = ThreadLocal.withInitial(() -> {
                Predictor<Inputs, NDList> fresh = this.model.newPredictor(new Plain());
                made.add(fresh);
                return fresh;
            });
        }

        @Override
        public List<Tensor> run(List<Tensor> inputs) {
            return copied(new Inputs(new NDList(), inputs));
        }

        @Override
        public HeldOutputs hold(List<Tensor> inputs) {
            return new Held(outputs(new Inputs(new NDList(), inputs)));
        }

        @Override
        public List<Tensor> run(HeldOutputs first, List<Tensor> rest) {
            return copied(new Inputs(((Held) first).list(), rest));
        }

        private List<Tensor> copied(Inputs inputs) {
            try (var _ = calls.begin();
                    NDList outputs = outputs(inputs)) {
                return outputs.stream()
                        .map(output -> new Tensor(
                                output.toFloatArray(), output.getShape().getShape()))
                        .toList();
            }
        }

        private NDList outputs(Inputs inputs) {
            try (var _ = calls.begin()) {
                return predictor.get().predict(inputs);
            } catch (TranslateException e) {
                throw new IllegalStateException("the network failed on its input", e);
            }
        }

        @Override
        public void close() {
            try (var _ = calls.begin()) {
                predictor.remove();
                made.forEach(Predictor::close);
                made.clear();
                model.close();
            }
        }
    }

    private record Held(NDList list) implements HeldOutputs {

        @Override
        public int size() {
            return list.size();
        }

        @Override
        public void close() {
            list.close();
        }
    }

    private record Inputs(NDList held, List<Tensor> tensors) {}

    /** Arrays in, DJL's own out, which outlive the pass: pictures are prepared in OpenCV and heat-maps decoded in Java. */
    private static final class Plain implements NoBatchifyTranslator<Inputs, NDList> {

        @Override
        public NDList processInput(TranslatorContext context, Inputs inputs) {
            NDList list = new NDList(inputs.held());
            for (Tensor input : inputs.tensors()) {
                list.add(context.getNDManager().create(input.data(), new Shape(input.shape())));
            }
            return list;
        }

        @Override
        public NDList processOutput(TranslatorContext context, NDList outputs) {
            outputs.detach();
            outputs.forEach(
                    output -> output.setName(null)); // DJL would ask for names of all of the next network's inputs
            return outputs;
        }
    }
}
