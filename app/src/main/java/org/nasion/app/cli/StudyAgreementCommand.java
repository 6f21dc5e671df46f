package org.nasion.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.nasion.app.Composition;
import org.nasion.core.analysis.PatientFacts;
import org.nasion.core.detection.LandmarkDetector;
import org.nasion.core.study.StudyFolder;
import org.nasion.core.study.agreement.Agreement;
import org.nasion.core.study.agreement.AgreementAnalysis;
import org.nasion.core.study.agreement.AgreementFiles;
import org.nasion.core.study.agreement.PairedAgreement;
import org.nasion.core.study.agreement.PointErrors;
import org.nasion.core.study.agreement.ReadFilms;
import org.nasion.model.dataset.DatasetReadings;
import org.nasion.model.network.ModelFile;
import org.nasion.model.network.ModelLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "agreement",
        mixinStandardHelpOptions = true,
        description =
                "Compares readers of the same films: landmarks and measurements,"
                        + " with tables (CSV, XLSX), pictures (SVG, PNG), pages for a paper's supplement (PDF) and sentences of the method.")
final class StudyAgreementCommand implements Callable<Integer> {

    private final Composition composition;

    @Parameters(
            paramLabel = "FOLDER",
            description =
                    "a study, a data set with several annotators, or a folder with a sub-folder of cases for each reader"
                            + " (a repeat by the same person is a sub-folder NAME-2)")
    private Path folder;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "where the results go")
    private Path out;

    @Option(
            names = "--title",
            paramLabel = "TEXT",
            defaultValue = "Agreement of readers",
            description = "heading of the PDF (default: ${DEFAULT-VALUE})")
    private String title;

    @Option(names = "--reader", paramLabel = "NAME", description = "only these annotators of a data set, in this order")
    private List<String> readers = List.of();

    @Option(names = "--split", paramLabel = "NAME", description = "only these splits of a data set")
    private List<String> splits = List.of();

    @Option(names = "--network", description = "the network, and the network by each reader's habit, are readers too")
    private boolean network;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "another model file for --network (.onnx with its .json beside it)")
    private Path model;

    @Option(
            names = "--mm-per-px",
            paramLabel = "MM",
            description = "the scale of films of a data set that do not know theirs")
    private Double mmPerPx;

    @Option(
            names = "--pictures",
            paramLabel = "ID",
            split = ",",
            defaultValue = "SNA,SNB,ANB,Wits,SN_GoGn,FMA,U1_SN,IMPA,LAFH,Overjet",
            description =
                    "measurements that get a Bland-Altman picture (default: ${DEFAULT-VALUE}); all have their figures")
    private List<String> pictures;

    @Mixin
    private OwnPoints points;

    StudyAgreementCommand(Composition composition) {
        this.composition = composition;
    }

    @Override
    public Integer call() {
        OptionalDouble stated = StatedScale.checked(mmPerPx);
        if (StudyFolder.recognises(folder)) {
            points.takeUp(composition, StudyFolder.open(folder, composition.cases()));
        } else {
            points.takeUp(composition);
        }
        ReadFilms read = readings(stated);
        Agreement agreement =
                new AgreementAnalysis(composition.engine(PatientFacts.UNKNOWN)).compare(read.films(), read.people());
        new AgreementFiles(out, Composition.PROGRAM)
                .write(title, agreement, read.remarks(), new LinkedHashSet<>(pictures));
        Terminal console = Terminal.out();
        print(console, agreement);
        console.println("Tables, pictures, supplement.pdf and method.txt are in " + Terminal.name(out));
        return 0;
    }

    private ReadFilms readings(OptionalDouble stated) {
        DatasetReadings.Options options = new DatasetReadings.Options(folder, Set.copyOf(splits), readers, stated);
        LongTask progress = new LongTask(Terminal.err(), Terminal.isWatched());
        List<LandmarkDetector> opened = new ArrayList<>();
        Supplier<DatasetReadings.Network> reading = () -> {
            ModelFile file = model == null ? composition.chosenModel() : ModelLibrary.open(model);
            opened.add(composition.openDetector(file));
            return new DatasetReadings.Network(opened.getFirst(), file.sidecar());
        };
        try {
            return composition
                    .agreementReadings()
                    .read(options, network ? Optional.of(reading) : Optional.empty(), progress);
        } finally {
            opened.forEach(LandmarkDetector::close);
        }
    }

    private static void print(Terminal out, Agreement agreement) {
        out.println(agreement.films() + " films read by "
                + agreement.readers().stream().map(Terminal::name).collect(Collectors.joining(", ")) + " · scale: "
                + String.join("; ", agreement.scales()));
        out.printf(
                Locale.ROOT,
                "%-44s %7s %8s %6s %7s %7s %7s%n",
                "landmarks",
                "n",
                "MRE mm",
                "± SD",
                "<2 %",
                "<3 %",
                "<4 %");
        agreement
                .pairs()
                .forEach(pair ->
                        pair.overall().ifPresent(errors -> line(out, pair.first() + " – " + pair.second(), errors)));
        agreement
                .consensus()
                .forEach(against -> line(out, against.reader() + " – mean of the others", against.overall()));
        agreement.pairs().forEach(pair -> {
            out.printf(
                    Locale.ROOT,
                    "%n%-28s %5s %8s %7s %7s %9s %17s %8s %8s%n",
                    pair.second() + " − " + pair.first(),
                    "n",
                    "bias",
                    "p",
                    "SD",
                    "Dahlberg",
                    "limits",
                    "ICC(2,1)",
                    "ICC(3,1)");
            pair.measurements().forEach(measured -> {
                PairedAgreement found = measured.agreement();
                out.printf(
                        Locale.ROOT,
                        "%-28s %5d %+8.2f %7.3f %7.2f %9.2f %+8.2f %+8.2f %8s %8s%n",
                        measured.name() + " " + measured.unit().symbol(),
                        found.n(),
                        found.bias(),
                        found.p(),
                        found.sd(),
                        found.dahlberg(),
                        found.limits().lower(),
                        found.limits().upper(),
                        measured.icc()
                                .map(icc -> String.format(
                                        Locale.ROOT, "%.3f", icc.absolute().value()))
                                .orElse(""),
                        measured.icc()
                                .map(icc -> String.format(
                                        Locale.ROOT, "%.3f", icc.consistency().value()))
                                .orElse(""));
            });
            pair.classes()
                    .forEach((name, kappa) -> out.printf(
                            Locale.ROOT,
                            "%-28s %5d same %.1f %%, kappa %.3f (%.3f to %.3f)%n",
                            "class " + name,
                            kappa.n(),
                            100 * kappa.same(),
                            kappa.kappa(),
                            kappa.interval().lower(),
                            kappa.interval().upper()));
        });
    }

    private static void line(Terminal out, String name, PointErrors errors) {
        out.printf(
                Locale.ROOT,
                "%-44s %7d %8.2f %6.2f %7.1f %7.1f %7.1f%n",
                name,
                errors.n(),
                errors.mre(),
                errors.sd(),
                errors.within2(),
                errors.within3(),
                errors.within4());
    }
}
