package org.nasion.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.nasion.app.Composition;
import org.nasion.app.library.DeidentifiedExport;
import org.nasion.core.library.Library;
import org.nasion.core.library.LibraryExport;
import org.nasion.core.library.Query;
import org.nasion.core.task.Progress;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Writes patients out: as case files, from which 'library import' rebuilds a library,",
            "or without names as a data set or a table of measurements."
        })
final class LibraryExportCommand implements Callable<Integer> {

    private final Composition composition;
    private final LibraryCommand command;

    @Parameters(paramLabel = "WORD", arity = "0..*", description = "which patients, as for search (default: all)")
    private List<String> words = List.of();

    @ArgGroup(multiplicity = "1")
    private Target target;

    @Option(names = "--with-films", description = "with --files: copy the films beside their cases")
    private boolean withFilms;

    @Option(
            names = "--layout",
            paramLabel = "csv|aariz",
            defaultValue = "csv",
            description = "with --dataset: the project's own layout, or Aariz's (default: ${DEFAULT-VALUE})")
    private DeidentifiedExport.Layout layout;

    private static final class Target {
        @Option(
                names = "--files",
                paramLabel = "DIR",
                description = "case files, which name the patients, into a new folder")
        private Path files;

        @Option(
                names = "--dataset",
                paramLabel = "DIR",
                description = "de-identified pictures and confirmed points into a new folder")
        private Path dataset;

        @Option(
                names = "--table",
                paramLabel = "FILE",
                description = "de-identified measurements, a row for each film, as CSV")
        private Path table;
    }

    LibraryExportCommand(Composition composition, LibraryCommand command) {
        this.composition = composition;
        this.command = command;
    }

    @Override
    public Integer call() {
        Query query =
                words.isEmpty() ? Query.ALL : LibraryFindCommands.understood(composition, String.join(" ", words));
        Terminal console = Terminal.err();
        Progress progress = new LongTask(console, Terminal.isWatched());
        try (Library library = command.open()) {
            if (target.files != null) {
                int films = new LibraryExport(
                                library,
                                composition.cases(),
                                composition.libraries().actor())
                        .write(query, target.files, withFilms, progress);
                command.out().println(films + " films in " + Terminal.name(target.files));
                return 0;
            }
            DeidentifiedExport export = new DeidentifiedExport(
                    library, composition.reader(), composition.libraries().actor());
            DeidentifiedExport.Written written = target.table != null
                    ? export.table(query, target.table, progress)
                    : export.dataset(query, target.dataset, layout, progress);
            written.left().forEach(console::println);
            command.out()
                    .println(
                            written.films() + " films in "
                                    + Terminal.name(target.table != null ? target.table : target.dataset)
                                    + (target.table != null
                                            ? ""
                                            : ". Text that is burned into films and that their files do not speak of is still there."));
            return written.left().isEmpty() ? 0 : 1;
        }
    }
}
