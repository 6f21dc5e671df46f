package org.nasion.model.network;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The libraries that ONNX Runtime's CUDA build needs from the system: CUDA 12 and cuDNN 9
 * (<a href="https://onnxruntime.ai/docs/execution-providers/CUDA-ExecutionProvider.html">its requirements</a>).
 */
public final class CudaLibraries {

    /** The driver first, and each before those that need it. */
    private static final List<String> LINUX = List.of(
            "libcuda.so.1",
            "libcudart.so.12",
            "libcublasLt.so.12",
            "libcublas.so.12",
            "libcurand.so.10",
            "libcufft.so.11",
            "libcudnn.so.9");

    private static final List<String> WINDOWS = List.of(
            "nvcuda.dll",
            "cudart64_12.dll",
            "cublasLt64_12.dll",
            "cublas64_12.dll",
            "curand64_10.dll",
            "cufft64_11.dll",
            "cudnn64_9.dll");

    private CudaLibraries() {}

    /**
     * What stands between this build and the GPU, for people; empty where the build has no CUDA at all. Loads the
     * libraries, which takes seconds where they are all there.
     */
    public static Optional<String> state() {
        OnnxRuntime.version();
        return OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)
                ? Optional.of(state(System.getProperty("os.name"), CudaLibraries::loads))
                : Optional.empty();
    }

    static String state(String system, Predicate<String> loads) {
        List<String> needed = system.toLowerCase(Locale.ROOT).startsWith("windows") ? WINDOWS : LINUX;
        List<String> missing = needed.stream().filter(loads.negate()).toList();
        if (missing.isEmpty()) {
            return "all libraries are there";
        }
        String driver = missing.contains(needed.getFirst()) ? " The first comes with NVIDIA's driver." : "";
        return "missing: " + String.join(", ", missing) + "." + driver + " The others come with CUDA 12 and cuDNN 9.";
    }

    private static boolean loads(String library) {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup(library, arena);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
