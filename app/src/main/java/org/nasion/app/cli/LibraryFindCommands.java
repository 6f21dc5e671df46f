package org.nasion.app.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.nasion.app.Composition;
import org.nasion.core.library.FilmEntry;
import org.nasion.core.library.Library;
import org.nasion.core.library.PatientEntry;
import org.nasion.core.library.PatientFile;
import org.nasion.core.library.Query;
import org.nasion.core.library.Search;
import org.nasion.core.library.Visit;
import org.nasion.core.problem.ProblemException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists of patients on the command line. */
final class LibraryFindCommands {

    private LibraryFindCommands() {}

    private static void print(LibraryCommand command, List<PatientEntry> patients, int most) {
        command.out()
                .printf(
                        "%-8s %-16s %-32s %-10s %-3s %6s %5s %-10s %s%n",
                        "number", "ID", "name", "born", "sex", "visits", "films", "last", "tags");
        for (PatientEntry entry : patients) {
            command.out()
                    .printf(
                            Locale.ROOT,
                            "%-8d %-16s %-32s %-10s %-3s %6d %5d %-10s %s%n",
                            entry.number(),
                            entry.patient().id(),
                            entry.patient().name(),
                            entry.patient().birthDate().map(LocalDate::toString).orElse(""),
                            entry.patient().sex().code(),
                            entry.visits(),
                            entry.films(),
                            entry.latest().map(LocalDate::toString).orElse(""),
                            String.join("; ", entry.tags()));
        }
        command.out()
                .println(patients.size()
                        + (patients.size() == 1 ? " patient" : " patients")
                        + (patients.size() == most ? ", there may be more (--most)" : ""));
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists patients.")
    static final class ListAll implements Callable<Integer> {

        private final LibraryCommand command;

        @Option(
                names = "--sort",
                paramLabel = "ORDER",
                defaultValue = "name",
                description = "name, latest or recent (default: ${DEFAULT-VALUE})")
        private Search.Order order;

        @Option(
                names = "--most",
                paramLabel = "N",
                defaultValue = "100",
                description = "how many at most (default: ${DEFAULT-VALUE})")
        private int most;

        ListAll(Composition composition, LibraryCommand command) {
            this.command = command;
        }

        @Override
        public Integer call() {
            try (Library library = command.open()) {
                print(command, library.patients().search(new Search(Query.ALL, order, Math.max(1, most))), most);
            }
            return 0;
        }
    }

    @Command(
            name = "search",
            mixinStandardHelpOptions = true,
            description = {
                "Finds patients, for example:",
                "  nasion library search \"ANB > 5 and age 9-12 and two visits\"",
                "  nasion library search muster tag:surgery is signed"
            })
    static final class Find implements Callable<Integer> {

        private final Composition composition;
        private final LibraryCommand command;

        @Parameters(
                paramLabel = "WORD",
                arity = "1..*",
                description = "words of name, ID, tags, days and states, or what has to hold")
        private List<String> words;

        @Option(
                names = "--sort",
                paramLabel = "ORDER",
                defaultValue = "name",
                description = "name, latest or recent (default: ${DEFAULT-VALUE})")
        private Search.Order order;

        @Option(
                names = "--most",
                paramLabel = "N",
                defaultValue = "100",
                description = "how many at most (default: ${DEFAULT-VALUE})")
        private int most;

        Find(Composition composition, LibraryCommand command) {
            this.composition = composition;
            this.command = command;
        }

        @Override
        public Integer call() {
            Query query = understood(composition, String.join(" ", words));
            try (Library library = command.open()) {
                print(command, library.patients().search(new Search(query, order, Math.max(1, most))), most);
            }
            return 0;
        }
    }

    /** A query of which everything was understood: who types a command sees no list change while typing. */
    static Query understood(Composition composition, String text) {
        Query query = composition.libraries().queries().parse(text);
        query.unclear().ifPresent(sentence -> {
            throw new ProblemException("NAS-LIBRARY-QUERY", "The search was not understood: {0}", sentence);
        });
        return query;
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Shows a patient with visits and films.")
    static final class Show implements Callable<Integer> {

        private final LibraryCommand command;

        @Parameters(paramLabel = "NUMBER", description = "the library's number of the patient")
        private long number;

        Show(LibraryCommand command) {
            this.command = command;
        }

        @Override
        public Integer call() {
            try (Library library = command.open()) {
                PatientFile file = library.patients()
                        .find(number)
                        .orElseThrow(() -> new ProblemException(
                                "NAS-LIBRARY-NO-PATIENT", "The library has no patient of number {0}.", number));
                print(command, List.of(file.entry()), 0);
                for (Visit visit : file.visits()) {
                    command.out().println(visit.date().map(LocalDate::toString).orElse("no date"));
                    for (FilmEntry film : visit.films()) {
                        command.out()
                                .printf(
                                        Locale.ROOT,
                                        "  film %-8d %-10s %s%n",
                                        film.number(),
                                        film.state().word(),
                                        film.file());
                    }
                }
                if (!file.entry().notes().isEmpty()) {
                    command.out().println("notes: " + Terminal.name(file.entry().notes()));
                }
            }
            return 0;
        }
    }
}
