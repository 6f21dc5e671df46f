package org.nasion.lab.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nasion.app.Composition;
import org.nasion.app.cli.Scratch;
import org.nasion.app.cli.ShownWindow;
import org.nasion.app.cli.Terminal;
import org.nasion.app.trace.ResultFiles;
import org.nasion.app.trace.TracedFilm;
import org.nasion.core.analysis.MeasurementEngine;
import org.nasion.core.analysis.PatientFacts;
import org.nasion.core.analysis.Readings;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.detection.LandmarkDetector;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.report.Clinic;
import org.nasion.core.report.PdfReport;
import org.nasion.core.report.Report;
import org.nasion.core.report.ReportStyle;
import org.nasion.core.task.Progress;
import org.nasion.core.tracing.TracingEditor;
import org.nasion.lab.bench.ChildProcess;
import org.nasion.lab.bench.Timings;
import org.nasion.model.detection.StageTimes;
import org.nasion.model.network.ModelFile;
import org.nasion.model.network.OnnxRuntime;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description =
                "Measures the program on this computer: start, tracing as a whole process with its peak memory, each stage"
                        + " when warm, and a drag until the numbers follow. docs/performance.md says what each figure means.")
public final class BenchCommand implements Callable<Integer> {

    /** As the launcher starts short commands: without the thorough compiler, which would not pay. */
    private static final List<String> SHORT_COMMAND = List.of("-XX:TieredStopAtLevel=1");

    private static final int WARM_UP = 2;

    private static final int DRAG_EVENTS = 20_000;

    private final Composition composition;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "the film (default: the sample film)")
    private Path file;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "5",
            description = "counted runs (default: ${DEFAULT-VALUE})")
    private int runs;

    @Option(names = "--json", paramLabel = "FILE", description = "write every sample to this file")
    private Path json;

    @Option(names = "--compare", paramLabel = "FILE", description = "compare with the file of an earlier run")
    private Path earlier;

    public BenchCommand(Composition composition) {
        this.composition = composition;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (runs < 1) {
            throw new ProblemException("NAS-BENCH-RUNS", "At least one run has to be asked for.");
        }
        Timings figures = new Timings(Composition.PROGRAM, Terminal.out());
        try (Scratch scratch = Scratch.named("nasion-bench")) {
            Path film = file != null ? file : composition.sampleFilm(scratch.folder());
            window(figures);
            wholeProcess(figures, film, scratch.folder());
            stages(figures, film, scratch.folder());
        }
        if (json != null) {
            figures.write(json);
        }
        if (earlier != null) {
            figures.compareWith(earlier);
        }
        return 0;
    }

    private void window(Timings figures) throws IOException, InterruptedException {
        double[] shown = new double[runs];
        for (int i = -1; i < runs; i++) {
            ChildProcess process = ChildProcess.run(List.of(), ShownWindow.TIME_START);
            Instant drawn = Instant.parse(process.output().strip());
            shown[Math.max(i, 0)] = Duration.between(process.started(), drawn).toMillis();
        }
        figures.add("start until the window is drawn", "ms", shown);
    }

    private void wholeProcess(Timings figures, Path film, Path scratch) throws IOException, InterruptedException {
        double[] seconds = new double[runs];
        double[] megabytes = new double[runs];
        for (int i = -1; i < runs; i++) {
            ChildProcess process =
                    ChildProcess.run(SHORT_COMMAND, "trace", film.toString(), "--out", scratch.toString());
            seconds[Math.max(i, 0)] = process.seconds();
            megabytes[Math.max(i, 0)] = process.peakKilobytes() / 1e3;
        }
        figures.add("trace, whole process", "s", seconds);
        if (megabytes[0] > 0) {
            figures.add("trace, peak memory", "MB", megabytes);
        } else {
            figures.note("trace, peak memory: this system does not tell it");
        }
    }

    private void stages(Timings figures, Path film, Path scratch) {
        double[] read = new double[runs];
        double[] detect = new double[runs];
        double[] all = new double[runs];
        double[] write = new double[runs];
        ResultFiles results = composition.resultFiles(scratch);
        LandmarkDetector detector = composition.detector();
        TracedFilm traced = null;
        for (int i = -WARM_UP; i < runs; i++) {
            int at = Math.max(i, 0);
            long start = System.nanoTime();
            Cephalogram pixels = composition.reader().read(film, Progress.NONE);
            read[at] = since(start);
            start = System.nanoTime();
            detector.detect(pixels, Progress.NONE);
            detect[at] = since(start);
            start = System.nanoTime();
            traced = composition.tracer(null).trace(film, scratch, Progress.NONE);
            all[at] = since(start);
            start = System.nanoTime();
            results.write("bench", traced, List.of(film));
            write[at] = since(start);
        }
        figures.add("warm: open the film", "ms", read);
        figures.add("warm: film to points", "ms", detect);
        network(figures, film);
        figures.add("warm: file to measurements", "ms", all);
        figures.add("warm: write all results", "ms", write);
        report(figures, traced);
        drag(figures, traced.caseFile());
    }

    /** The steps from film to points one by one, and what the network's training says of its accuracy. */
    private void network(Timings figures, Path film) {
        ModelFile model = composition.bundledModel();
        StageTimes.measure(
                        model,
                        composition.preprocessor(),
                        new OnnxRuntime(composition.networkCalls()),
                        OnnxRuntime.bestDevices(),
                        composition.reader().read(film, Progress.NONE),
                        runs)
                .forEach((step, times) -> figures.add("warm: film to points, " + step, "ms", times));
        if (model.sidecar().scores() != null) {
            model.sidecar()
                    .scores()
                    .properties()
                    .forEach(score -> figures.note("%s on %s: %.3f mm, %.1f %% within 2 mm"
                            .formatted(
                                    model.sidecar().title(),
                                    score.getKey(),
                                    score.getValue().path("mre").asDouble(),
                                    score.getValue().path("sdr2").asDouble())));
        }
    }

    /** The full form as PDF, in the language with the largest font. */
    private void report(Timings figures, TracedFilm traced) {
        Report report = composition.reporting().report(traced.film(), traced.caseFile(), traced.readings());
        PdfReport pdf = new PdfReport(new ReportStyle(
                ReportStyle.Form.FULL,
                ReportStyle.Paper.A4,
                Locale.CHINESE,
                Clinic.NONE,
                "",
                Optional.empty(),
                Optional.empty()));
        double[] full = new double[runs];
        for (int i = -WARM_UP; i < runs; i++) {
            long start = System.nanoTime();
            pdf.bytes(report);
            full[Math.max(i, 0)] = since(start);
        }
        figures.add("warm: full report as PDF", "ms", full);
    }

    /** A drag event of nasion, on which most measurements rest, until every dependent measurement is there again. */
    private void drag(Timings figures, CaseFile traced) {
        MeasurementEngine engine = composition.engine(PatientFacts.of(traced.content()));
        TracingEditor editor = new TracingEditor(traced.content());
        Optional<Point> nasion = traced.content().tracing().position(Landmark.N);
        if (nasion.isEmpty()) {
            figures.note("drag until the numbers follow: the film has no N");
            return;
        }
        Readings[] readings = {
            engine.compute(traced.content().tracing(), traced.content().calibration())
        };
        editor.onChange(state -> readings[0] = engine.update(readings[0], state.tracing(), state.calibration()));
        double[] events = new double[DRAG_EVENTS];
        for (int i = -DRAG_EVENTS; i < DRAG_EVENTS; i++) {
            Point to = nasion.get().plus(new Point((i & 127) * 0.25, (i & 63) * -0.1));
            long start = System.nanoTime();
            editor.preview(Landmark.N, to);
            events[Math.max(i, 0)] = since(start);
        }
        figures.add("drag until the numbers follow", "ms", events);
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e6;
    }
}
