package org.nasion.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.nasion.app.Composition;
import org.nasion.core.detection.DetectorInfo;
import org.nasion.core.problem.ProblemException;
import org.nasion.model.network.CudaLibraries;
import org.nasion.model.network.ModelFile;
import org.nasion.model.network.OnnxRuntime;
import picocli.CommandLine.Command;

@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description =
                "Prints versions, natives, the model file with its hash and scores, and the inference device and why.")
final class DoctorCommand implements Callable<Integer> {

    private final Composition composition;
    private final Terminal out = Terminal.out();
    private boolean healthy = true;

    DoctorCommand(Composition composition) {
        this.composition = composition;
    }

    @Override
    public Integer call() {
        row("Nasion", () -> Composition.PROGRAM);
        row("Java", () -> System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")");
        row(
                "System",
                () -> System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                        + System.getProperty("os.arch") + ", "
                        + Runtime.getRuntime().availableProcessors() + " processors, heap up to "
                        + (Runtime.getRuntime().maxMemory() >> 20) + " MB");
        row("JavaFX", DoctorCommand::javaFx);
        row("OpenCV", () -> {
            composition.openCv().require();
            return org.opencv.core.Core.VERSION + ", native library loaded";
        });
        row("ONNX Runtime", OnnxRuntime::version);
        row("CUDA", () -> CudaLibraries.state().orElse("not in this build (docs/developer-guide.md: -Pgpu)"));
        row("DICOM reader", composition::dicomProvider);
        row("Settings", () -> folder(composition.configFolder()));
        row("Model", () -> {
            ModelFile model = composition.chosenModel();
            return model.sidecar().title() + ", SHA-256 " + model.sidecar().sha256() + " (checked)";
        });
        row("Model's licence", () -> composition.chosenModel().sidecar().licence());
        row("Model's scores", () -> scores(composition.chosenModel()));
        row("Inference", () -> {
            DetectorInfo info = composition.detector().info();
            return info.device() + ": " + info.reason();
        });
        return healthy ? 0 : 1;
    }

    private void row(String what, Supplier<String> value) {
        String text;
        try {
            text = value.get();
        } catch (ProblemException e) {
            healthy = false;
            text = "PROBLEM: " + e.problem();
        } catch (RuntimeException | LinkageError e) {
            // A native library that cannot be loaded shows up as any of these; the class name says which.
            healthy = false;
            text = "PROBLEM: " + e;
        }
        out.printf(Locale.ROOT, "%-16s %s%n", what, text);
    }

    private static String javaFx() {
        String version = System.getProperty("javafx.runtime.version");
        return version != null ? version : com.sun.javafx.runtime.VersionInfo.getRuntimeVersion();
    }

    private static String folder(Path folder) {
        Path existing = folder;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        return folder + (existing != null && Files.isWritable(existing) ? "" : " (may not be written to)");
    }

    private static String scores(ModelFile model) {
        JsonNode scores = model.sidecar().scores();
        if (scores == null || scores.isEmpty()) {
            return "none noted";
        }
        return scores.properties().stream()
                .map(films -> String.format(
                        Locale.ROOT,
                        "%s %.2f mm, %.1f %% within 2 mm",
                        films.getKey(),
                        films.getValue().path("mre").asDouble(),
                        films.getValue().path("sdr2").asDouble()))
                .collect(Collectors.joining("; "));
    }
}
