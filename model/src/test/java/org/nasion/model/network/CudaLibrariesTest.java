package org.nasion.model.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CudaLibrariesTest {

    @Test
    void whatIsMissingIsNamed() {
        Set<String> there =
                Set.of("libcuda.so.1", "libcudart.so.12", "libcublasLt.so.12", "libcublas.so.12", "libcurand.so.10");
        assertEquals(
                "missing: libcufft.so.11, libcudnn.so.9. The others come with CUDA 12 and cuDNN 9.",
                CudaLibraries.state("Linux", there::contains));
    }

    @Test
    void aMissingDriverIsToldApart() {
        assertTrue(CudaLibraries.state("Windows 11", library -> !library.equals("nvcuda.dll"))
                .startsWith("missing: nvcuda.dll. The first comes with NVIDIA's driver."));
        assertFalse(CudaLibraries.state("Windows 11", library -> !library.equals("cudnn64_9.dll"))
                .contains("driver"));
    }

    @Test
    void nothingIsMissingWhereEverythingLoads() {
        assertEquals("all libraries are there", CudaLibraries.state("Linux", library -> true));
    }

    @Test
    void aBuildWithoutCudaSaysNothing() {
        OnnxRuntime.version();
        assertEquals(
                OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA),
                CudaLibraries.state().isPresent());
    }
}
