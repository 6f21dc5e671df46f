package org.nasion.app.cli;

import java.util.Optional;
import org.nasion.app.Composition;
import org.nasion.core.library.Library;
import org.nasion.core.library.LibraryAddress;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

@Command(
        name = "library",
        mixinStandardHelpOptions = true,
        description = "Patients, their visits and their films: imports, finds, exports and keeps them.")
final class LibraryCommand implements Runnable {

    private final Composition composition;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--library",
            paramLabel = "ADDRESS",
            scope = ScopeType.INHERIT,
            description =
                    "a file, or"
                            + " postgresql://user@host:5432/database, whose password stands in ~/.pgpass (default: the library of the settings)")
    private String address;

    private LibraryCommand(Composition composition) {
        this.composition = composition;
    }

    /** The command with all that it can do. */
    static CommandLine of(Composition composition) {
        LibraryCommand library = new LibraryCommand(composition);
        return new CommandLine(library)
                .addSubcommand(new LibraryImportCommand(composition, library))
                .addSubcommand(new LibraryFindCommands.ListAll(composition, library))
                .addSubcommand(new LibraryFindCommands.Find(composition, library))
                .addSubcommand(new LibraryFindCommands.Show(library))
                .addSubcommand(new LibraryExportCommand(composition, library))
                .addSubcommand(new LibraryCareCommands.Backup(library))
                .addSubcommand(new LibraryCareCommands.Restore(composition, library))
                .addSubcommand(new LibraryCareCommands.Check(library))
                .addSubcommand(new LibraryPatientCommands.Delete(composition, library))
                .addSubcommand(new LibraryPatientCommands.Merge(composition, library))
                .addSubcommand(new LibraryPatientCommands.Split(composition, library))
                .addSubcommand(new LibraryPatientCommands.Undo(composition, library))
                .addSubcommand(new LibraryPatientCommands.Changes(library));
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    Library open() {
        return composition.libraries().open(Optional.ofNullable(address).map(LibraryAddress::parse));
    }

    Terminal out() {
        return Terminal.out();
    }
}
