package org.nasion.core.analysis;

import org.nasion.core.tracing.CaseContent;
import java.util.concurrent.TimeUnit;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.TracingEditor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * From a drag event to all measurements updated: the editor takes the new place of a point, and the engine answers.
 * The claim is a p99 below 1 ms. Run with {@code mvn -Pbench -pl core test-compile exec:exec@drag}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DragBenchmark {

    /** A point that many measurements rest on, one that few do, and one that tells which way the face looks. */
    @Param({"N", "UPM", "Or"})
    private String landmark;

    private MeasurementEngine engine;
    private TracingEditor editor;
    private Readings readings;
    private Landmark dragged;
    private Point start;
    private int step;

    @Setup
    public void prepare() {
        engine = MeasurementCatalog.bundled().engine();
        Calibration calibration = new Calibration.Scale(Calibration.Kind.USER_STATED, 0.1, 1, "");
        editor = new TracingEditor(new CaseContent(Films.adult(), calibration));
        readings = engine.compute(Films.adult(), calibration);
        dragged = Landmark.ofCode(landmark).orElseThrow();
        start = Films.adult().position(dragged).orElseThrow();
        editor.onChange(state -> readings = engine.update(readings, state.tracing(), state.calibration()));
    }

    @Benchmark
    public Readings dragEvent() {
        step = (step + 1) % 200;
        editor.preview(dragged, start.plus(new Point(step * 0.25, -step * 0.1)));
        return readings;
    }

    @Benchmark
    public Readings everythingAnew() {
        return engine.compute(editor.shown().tracing(), editor.shown().calibration());
    }

    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder().include(DragBenchmark.class.getSimpleName()).build()).run();
    }
}
