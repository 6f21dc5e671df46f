package org.nasion.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.nasion.app.Composition;
import org.nasion.core.library.Library;
import org.nasion.core.problem.Sentence;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Keeping a library whole from the command line. */
final class LibraryCareCommands {

    private LibraryCareCommands() {}

    private static LongTask progress() {
        Terminal console = Terminal.err();
        return new LongTask(console, Terminal.isWatched());
    }

    @Command(
            name = "backup",
            mixinStandardHelpOptions = true,
            description = "Copies the whole library, without the films' files, into one file, whatever"
                    + " data base it is in. The file is a library itself.")
    static final class Backup implements Callable<Integer> {

        private final LibraryCommand command;

        @Parameters(paramLabel = "FILE", description = "a file that is not there yet; it names patients")
        private Path file;

        Backup(LibraryCommand command) {
            this.command = command;
        }

        @Override
        public Integer call() {
            try (Library library = command.open()) {
                library.care().backup(file, progress());
                command.out()
                        .println(library.care().size().patients() + " patients and "
                                + library.care().size().films() + " films in " + Terminal.name(file));
            }
            return 0;
        }
    }

    @Command(
            name = "restore",
            mixinStandardHelpOptions = true,
            description = "Brings a backup back into an empty library.")
    static final class Restore implements Callable<Integer> {

        private final Composition composition;
        private final LibraryCommand command;

        @Parameters(paramLabel = "FILE", description = "what backup wrote")
        private Path file;

        Restore(Composition composition, LibraryCommand command) {
            this.composition = composition;
            this.command = command;
        }

        @Override
        public Integer call() {
            try (Library library = command.open()) {
                library.care().restore(file, composition.libraries().actor(), progress());
                command.out()
                        .println(library.care().size().patients() + " patients and "
                                + library.care().size().films() + " films in " + Terminal.name(library.place()));
            }
            return 0;
        }
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Looks for damage, for cases that cannot be read, and for films that"
                    + " are not where they were. The exit code is 1 where something was found.")
    static final class Check implements Callable<Integer> {

        private final LibraryCommand command;

        Check(LibraryCommand command) {
            this.command = command;
        }

        @Override
        public Integer call() {
            try (Library library = command.open()) {
                List<Sentence> faults = library.care().check(progress());
                faults.forEach(fault -> command.out().println(fault));
                command.out().println(faults.isEmpty() ? "The library is whole." : faults.size() + " faults.");
                return faults.isEmpty() ? 0 : 1;
            }
        }
    }
}
