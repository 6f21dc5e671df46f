package org.nasion.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.nasion.app.Composition;
import org.nasion.model.dataset.DatasetWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "convert",
        mixinStandardHelpOptions = true,
        description = "Writes a data set, pictures and marks, in another format.")
final class ConvertCommand implements Callable<Integer> {

    private final Composition composition;

    @Parameters(
            paramLabel = "DATASET",
            description = "folder with films and landmarks in any format that this command writes")
    private Path dataset;

    @Option(names = "--to", paramLabel = "FORMAT", required = true, description = "one of: ${COMPLETION-CANDIDATES}")
    private DatasetWriter.Format format;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "a new or empty folder")
    private Path out;

    @Option(
            names = "--annotator",
            paramLabel = "NAME",
            description = "only this annotator's marks; needed where the format has room for one")
    private String annotator;

    @Option(names = "--split", paramLabel = "NAME", description = "only these splits")
    private List<String> splits = List.of();

    ConvertCommand(Composition composition) {
        this.composition = composition;
    }

    @Override
    public Integer call() {
        Terminal console = Terminal.err();
        DatasetWriter.Result result = new DatasetWriter(composition.reader())
                .convert(
                        new DatasetWriter.Options(
                                dataset, out, format, Set.copyOf(splits), Optional.ofNullable(annotator)),
                        new LongTask(console, Terminal.isWatched()));
        result.refused().forEach((film, why) -> console.println(film + ": " + why));
        console.println(result.films() + " films with the marks of "
                + result.annotators().stream().map(Terminal::name).collect(Collectors.joining(", ")) + " in "
                + Terminal.name(out) + (format.loses().isEmpty() ? "" : ". The format does not keep " + format.loses())
                + ".");
        return result.refused().isEmpty() ? 0 : 1;
    }
}
