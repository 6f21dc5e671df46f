package org.nasion.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.nasion.app.Composition;
import org.nasion.app.trace.FilmTracer;
import org.nasion.app.trace.ResultFiles;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.interchange.FilmSource;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.Patient;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "trace",
        mixinStandardHelpOptions = true,
        description = "Traces films and writes a case file, reports and an overlay picture for each.")
final class TraceCommand implements Callable<Integer> {

    private final Composition composition;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "DICOM, PNG, JPEG, TIFF or BMP films")
    private List<Path> files;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "nasion-out",
            description = "where the results go (default: ${DEFAULT-VALUE})")
    private Path out;

    @Option(
            names = "--mm-per-px",
            paramLabel = "MM",
            description = "the films' scale where the files do not know it: millimetres between neighbouring pixels")
    private Double mmPerPx;

    @ArgGroup(
            validate = false,
            heading = "%nWhose the film is, for scans, whose files do not say so; a DICOM film keeps its patient:%n")
    private PatientOptions patient;

    @Mixin
    private ReportOptions wanted;

    @Mixin
    private OwnPoints points;

    TraceCommand(Composition composition) {
        this.composition = composition;
    }

    @Override
    public Integer call() {
        StatedScale.checked(mmPerPx);
        points.takeUp(composition);
        composition.loadDetectorAhead();
        UnaryOperator<Cephalogram> naming =
                patient == null ? UnaryOperator.identity() : named(patient.patient(), patient.exposure());
        ResultFiles results = wanted.results(composition, out);
        ReportOptions.tellFaults(composition);
        FilmTracer tracer = composition.tracer(mmPerPx, naming);
        return new ManyFiles(files, wanted.isNameless())
                .run((file, progress) -> tracer.trace(file, out, progress), file -> results);
    }

    private static UnaryOperator<Cephalogram> named(Patient patient, Exposure exposure) {
        return film -> FilmSource.isScan(film) ? film.of(patient, exposure) : film;
    }
}
