package org.nasion.app.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.nasion.app.Composition;
import org.nasion.app.study.DataSets;
import org.nasion.core.storage.AtomicFile;
import org.nasion.core.study.Choices;
import org.nasion.core.study.Consensus;
import org.nasion.core.study.Freeze;
import org.nasion.core.study.StudyFolder;
import org.nasion.core.task.Progress;
import org.nasion.model.dataset.DatasetWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "consensus",
        mixinStandardHelpOptions = true,
        description =
                "Writes one place for each landmark of a study's films as a data set that prepare, evaluate and convert read.")
final class StudyConsensusCommand implements Callable<Integer> {

    private final Composition composition;

    @Parameters(paramLabel = "STUDY", description = "the study's folder")
    private Path study;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "a new or empty folder")
    private Path out;

    @Option(
            names = "--by",
            paramLabel = "mean|median",
            defaultValue = "median",
            description = "how marks become one (default: ${DEFAULT-VALUE})")
    private Consensus.Method method;

    @Option(
            names = "--choices",
            paramLabel = "FILE",
            description =
                    "an adjudicator's choices: lines film,landmark,reading without a header (default: those of the study's choices.csv);"
                            + " they go before the mean or median")
    private Path choices;

    @Option(
            names = "--to",
            paramLabel = "FORMAT",
            defaultValue = "CSV",
            description = "as for convert, one of: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private DatasetWriter.Format format;

    @Option(
            names = "--frozen",
            description = "only of a study that is frozen and unchanged since; its digest goes into digest.txt")
    private boolean frozen;

    StudyConsensusCommand(Composition composition) {
        this.composition = composition;
    }

    @Override
    public Integer call() {
        StudyFolder folder = StudyFolder.open(study, composition.cases());
        if (frozen) {
            new Freeze(folder, Clock.systemUTC()).requireUnchanged();
        }
        DataSets.Written written = composition
                .dataSets()
                .consensus(
                        folder,
                        method,
                        choices == null
                                ? folder.choices()
                                : Choices.read(choices, folder.protocol().landmarks()),
                        format.name(),
                        out,
                        Progress.NONE);
        written.refused().forEach((film, why) -> Terminal.err().println(film + ": " + why));
        if (frozen) {
            AtomicFile.write(
                    out.resolve("digest.txt"),
                    new Freeze(folder, Clock.systemUTC()).digest().getBytes(StandardCharsets.US_ASCII));
        }
        Terminal.out().println(written.films() + " films with their consensus in " + Terminal.name(out));
        return written.refused().isEmpty() ? 0 : 1;
    }
}
