package org.nasion.core.analysis;

import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.nasion.core.calibration.Calibration;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * All analyses of one film from scratch: every measurement with its error, every sheet with its norms, the findings.
 * The claim is below 1 ms. Run with {@code mvn -Pbench -pl core test-compile exec:exec@analyses}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AnalysisBenchmark {

    private static final PatientFacts PATIENT = new PatientFacts("F", OptionalDouble.of(12));

    private final Calibration calibration = new Calibration.Scale(Calibration.Kind.USER_STATED, 0.1, 1, "");
    private AnalysisCatalog catalog;
    private MeasurementEngine engine;
    private ClinicalReading clinical;

    @Setup
    public void prepare() {
        catalog = AnalysisCatalog.bundled();
        engine = catalog.engine(PATIENT);
        clinical = ClinicalReading.bundled();
    }

    @Benchmark
    public Readings measurements() {
        return engine.compute(Films.adult(), calibration);
    }

    @Benchmark
    public List<Sheet> allAnalyses() {
        Readings readings = engine.compute(Films.adult(), calibration);
        return catalog.analyses().stream().map(analysis -> catalog.sheet(analysis, readings, PATIENT)).toList();
    }

    @Benchmark
    public Findings findings() {
        return clinical.read(engine.compute(Films.adult(), calibration));
    }

    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder().include(AnalysisBenchmark.class.getSimpleName()).build()).run();
    }
}
