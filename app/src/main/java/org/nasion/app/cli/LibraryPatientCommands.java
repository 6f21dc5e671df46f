package org.nasion.app.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.nasion.app.Composition;
import org.nasion.core.library.Changes.Change;
import org.nasion.core.library.Library;
import org.nasion.core.problem.ProblemException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Deciding from the command line whose films are whose. */
final class LibraryPatientCommands {

    private LibraryPatientCommands() {}

    @Command(
            name = "delete",
            mixinStandardHelpOptions = true,
            description =
                    "Deletes a patient with all visits, cases and numbers. The films' files and earlier backups stay where they are.")
    static final class Delete implements Callable<Integer> {

        private final Composition composition;
        private final LibraryCommand command;

        @Parameters(paramLabel = "NUMBER", description = "the library's number of the patient")
        private long number;

        @Option(names = "--yes", description = "deletes; without it the command only says what it would delete")
        private boolean yes;

        Delete(Composition composition, LibraryCommand command) {
            this.composition = composition;
            this.command = command;
        }

        @Override
        public Integer call() {
            try (Library library = command.open()) {
                if (!yes) {
                    int films = library.patients()
                            .find(number)
                            .map(file -> file.films().size())
                            .orElseThrow(() -> new ProblemException(
                                    "NAS-LIBRARY-NO-PATIENT", "The library has no patient of number {0}.", number));
                    command.out()
                            .println("Patient " + number + " with " + films
                                    + " films would be deleted; repeat with --yes.");
                    return 3;
                }
                int films = library.patients()
                        .delete(number, composition.libraries().actor());
                command.out().println("Patient " + number + " with " + films + " films was deleted.");
            }
            return 0;
        }
    }

    @Command(
            name = "merge",
            mixinStandardHelpOptions = true,
            description = "Two patients are one person: the films of the first become the second's.")
    static final class Merge implements Callable<Integer> {

        private final Composition composition;
        private final LibraryCommand command;

        @Parameters(index = "0", paramLabel = "FROM", description = "the library's number of the patient who goes")
        private long from;

        @Parameters(index = "1", paramLabel = "INTO", description = "the library's number of the patient who stays")
        private long into;

        Merge(Composition composition, LibraryCommand command) {
            this.composition = composition;
            this.command = command;
        }

        @Override
        public Integer call() {
            try (Library library = command.open()) {
                tell(
                        command,
                        library.changes()
                                .merge(from, into, composition.libraries().actor()));
            }
            return 0;
        }
    }

    @Command(
            name = "split",
            mixinStandardHelpOptions = true,
            description = "Some films of a patient are another person's, who becomes a new patient.")
    static final class Split implements Callable<Integer> {

        private final Composition composition;
        private final LibraryCommand command;

        @Parameters(index = "0", paramLabel = "NUMBER", description = "the library's number of the patient")
        private long number;

        @Parameters(
                index = "1..*",
                arity = "1..*",
                paramLabel = "FILM",
                description = "the library's numbers of the films that are another person's")
        private List<Long> films;

        @Mixin
        private PatientOptions patient;

        Split(Composition composition, LibraryCommand command) {
            this.composition = composition;
            this.command = command;
        }

        @Override
        public Integer call() {
            try (Library library = command.open()) {
                tell(
                        command,
                        library.changes()
                                .split(
                                        number,
                                        new HashSet<>(films),
                                        patient.patient(),
                                        composition.libraries().actor()));
            }
            return 0;
        }
    }

    @Command(name = "undo", mixinStandardHelpOptions = true, description = "Takes a merge or a split back.")
    static final class Undo implements Callable<Integer> {

        private final Composition composition;
        private final LibraryCommand command;

        @Parameters(paramLabel = "CHANGE", description = "its number, as merge and split say it and changes lists it")
        private long change;

        Undo(Composition composition, LibraryCommand command) {
            this.composition = composition;
            this.command = command;
        }

        @Override
        public Integer call() {
            try (Library library = command.open()) {
                tell(
                        command,
                        library.changes().undo(change, composition.libraries().actor()));
            }
            return 0;
        }
    }

    @Command(name = "changes", mixinStandardHelpOptions = true, description = "Lists merges and splits, newest first.")
    static final class Changes implements Callable<Integer> {

        private final LibraryCommand command;

        @Option(
                names = "--most",
                paramLabel = "N",
                defaultValue = "20",
                description = "how many at most (default: ${DEFAULT-VALUE})")
        private int most;

        Changes(LibraryCommand command) {
            this.command = command;
        }

        @Override
        public Integer call() {
            try (Library library = command.open()) {
                library.changes().latest(most).forEach(change -> tell(command, change));
            }
            return 0;
        }
    }

    private static void tell(LibraryCommand command, Change change) {
        command.out()
                .println("change " + change.number() + ": "
                        + change.kind().name().toLowerCase(Locale.ROOT) + ", " + change.films() + " films from patient "
                        + change.from() + " to patient " + change.into() + ", by "
                        + Terminal.name(change.who().name()) + " at " + change.at()
                        + change.undone().map(at -> ", undone at " + at).orElse(""));
    }
}
