package org.nasion.model.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OnnxRuntimeTest {

    /** A program of its own, so that its command line can be long and its native start-up the first one. */
    static final class Start {
        public static void main(String[] args) {
            System.out.println("version " + OnnxRuntime.version() + " " + args.length);
        }
    }

    /**
     * ONNX Runtime's reporting code dies on long command lines: that the program lives shows that the code is off,
     * and many films on one command line are allowed.
     */
    @Test
    void startsSilentlyWhateverTheCommandLine() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String film = "a film with a long name ".repeat(1000);
        ProcessBuilder builder =
                new ProcessBuilder(java, "--enable-native-access=ALL-UNNAMED", Start.class.getName(), film, film, film);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().remove("ORT_DISABLE_TELEMETRY");
        builder.environment().remove("CI");
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), said);
        assertTrue(said.contains("version 1."), said);
    }

    @Test
    void withoutCudaInTheBuildOnlyTheCpuIsTried() {
        PlacedSession.Wish wish = OnnxRuntime.bestDevices();
        assertEquals(InferenceDevice.CPU, wish.order().getLast());
        if (wish.order().size() == 1) {
            assertEquals(List.of(InferenceDevice.CPU), wish.order());
            assertEquals("this build of Nasion has no CUDA", wish.why());
        }
    }
}
