package org.nasion.app.cli;

import java.io.Console;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nasion.app.Composition;
import org.nasion.core.dicomweb.ArchiveFetch;
import org.nasion.core.dicomweb.StudyQuery;
import org.nasion.core.library.ImportItem;
import org.nasion.core.library.ImportOutcome;
import org.nasion.core.library.ImportSource;
import org.nasion.core.library.Library;
import org.nasion.core.library.PatientEntry;
import org.nasion.core.library.Question;
import org.nasion.core.library.Question.Answer;
import org.nasion.core.patient.Patient;
import org.nasion.core.problem.ProblemException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Brings films and case files into the library; films stay where they are unless they are copied.",
            "The exit code is 3 where a question was left open: whose a film is when names or dates disagree is never guessed."
        })
final class LibraryImportCommand implements Callable<Integer> {

    /** What stands for every patient in --same and --new. */
    private static final String ALL = "all";

    private final Composition composition;
    private final LibraryCommand command;

    @Parameters(
            paramLabel = "SOURCE",
            arity = "1..*",
            description = "folders, DICOM media, exported libraries, films, case files, tables (CSV) with the"
                    + " columns file, id, issuer, name, birth_date, sex, date, tags, notes; or PACS, which is the archive of"
                    + " the window's settings, with --patient-id, --patient-name, --since or --until")
    private List<Path> sources;

    @Option(
            names = "--same",
            paramLabel = "ID",
            split = ",",
            description = "these identifiers, or 'all', are the library's patient although name or dates"
                    + " differ, or although the library knows that name under another identifier")
    private List<String> same = List.of();

    @Option(
            names = "--new",
            paramLabel = "ID",
            split = ",",
            description = "these identifiers, or 'all', are somebody who is not in the library yet")
    private List<String> another = List.of();

    @Option(
            names = "--trust-table",
            description = "where a film names somebody else than the table, the table is right")
    private boolean trustTable;

    @Option(
            names = "--patient-id",
            paramLabel = "ID",
            defaultValue = "",
            description = "of the films to fetch from the archive")
    private String archiveId;

    @Option(
            names = "--patient-name",
            paramLabel = "NAME",
            defaultValue = "",
            description = "of the films to fetch from the archive, as in 'Muster, Erika'; the beginning is enough")
    private String archiveName;

    @Option(
            names = "--since",
            paramLabel = "DAY",
            description = "of the studies to fetch from the archive, as in 2024-02-29")
    private LocalDate since;

    @Option(names = "--until", paramLabel = "DAY", description = "of the studies to fetch from the archive")
    private LocalDate until;

    @Option(
            names = "--copy",
            negatable = true,
            description =
                    "copy the films into the library's own folder, which makes it independent of where they came from"
                            + " (default: as the settings say)")
    private Boolean copy;

    LibraryImportCommand(Composition composition, LibraryCommand command) {
        this.composition = composition;
        this.command = command;
    }

    @Override
    public Integer call() {
        Terminal console = Terminal.err();
        LongTask progress = new LongTask(console, Terminal.isWatched());
        ImportSource source = composition.libraries().importSource();
        List<ImportItem> items = new ArrayList<>();
        List<Path> fetched = new ArrayList<>();
        for (Path path : sources) {
            if (isArchive(path)) {
                fetched.addAll(fetch(progress, console));
            } else {
                items.addAll(source.items(path, progress));
            }
        }
        fetched.forEach(film -> items.add(ImportItem.of(film)));
        try (Library library = command.open()) {
            // Films of an archive lie nowhere else on this computer: the library keeps them itself.
            boolean copying =
                    copy == null ? !fetched.isEmpty() || composition.libraries().isCopyingFilms() : copy;
            Function<Question, Answer> person = question -> answer(question, console);
            ImportOutcome outcome =
                    composition.libraries().importer(library, person, copying).run(items, progress);
            library.copies().release(fetched);
            outcome.failed().forEach(failed -> console.println(Terminal.name(failed.file()) + ": " + failed.why()));
            outcome.kept()
                    .forEach(file -> console.println(
                            Terminal.name(file) + ": the library has another case of this film, which was kept."));
            outcome.open()
                    .forEach(question -> console.println(Terminal.name(question.file()) + ": " + sentence(question)));
            command.out()
                    .println(outcome.films() + " films and " + outcome.patients() + " patients came in, "
                            + outcome.there() + " films were there"
                            + (outcome.moved() > 0 ? ", " + outcome.moved() + " of them at another place now" : "")
                            + (outcome.cases() > 0 ? ", " + outcome.cases() + " cases came to films" : "")
                            + (outcome.failed().isEmpty()
                                    ? ""
                                    : ", " + outcome.failed().size() + " files failed")
                            + (outcome.open().isEmpty()
                                    ? "."
                                    : ", " + outcome.open().size() + " films wait for an answer."));
            return !outcome.open().isEmpty() ? 3 : outcome.failed().isEmpty() ? 0 : 1;
        }
    }

    private static boolean isArchive(Path source) {
        return source.toString().equalsIgnoreCase("PACS") && !Files.exists(source);
    }

    private List<Path> fetch(LongTask progress, Terminal console) {
        if (since != null && until != null && since.isAfter(until)) {
            throw new ProblemException("NAS-PACS-DAYS", "The first day lies after the last.");
        }
        ArchiveFetch.Fetched fetched = composition
                .libraries()
                .fetch(
                        new StudyQuery(archiveName, archiveId, Optional.ofNullable(since), Optional.ofNullable(until)),
                        progress);
        console.println(fetched.studies() + " studies match, " + fetched.films().size() + " films were fetched"
                + (fetched.without() > 0 ? ", " + fetched.without() + " studies hold no lateral cephalogram." : "."));
        return fetched.films();
    }

    private Answer answer(Question question, Terminal console) {
        if (question.reason() == Question.Reason.TABLE_DISAGREES) {
            return trustTable ? new Answer.Another() : new Answer.LeaveOut();
        }
        String id = question.named().id();
        if (!question.candidates().isEmpty()
                && (same.contains(ALL) || !id.isEmpty() && same.contains(id))
                && (question.candidates().size() == 1 || question.reason() == Question.Reason.DISAGREES)) {
            return new Answer.Same(question.candidates().getFirst().number());
        }
        if (question.reason() != Question.Reason.NOBODY
                && (another.contains(ALL) || !id.isEmpty() && another.contains(id))) {
            return new Answer.Another();
        }
        Console terminal = System.console();
        return terminal == null || !terminal.isTerminal() || question.reason() == Question.Reason.NOBODY
                ? new Answer.LeaveOut()
                : asked(question, terminal, console);
    }

    /** On a terminal somebody sits before it; only there names are shown. */
    private static Answer asked(Question question, Console terminal, Terminal console) {
        console.println();
        console.println(Terminal.name(question.file()) + ": " + sentence(question));
        console.printf("  film:    %s%n", person(question.named()));
        for (PatientEntry entry : question.candidates()) {
            console.printf("  library: %s %s%n", entry.number(), person(entry.patient()));
        }
        String said = terminal.readLine(
                "  the library's number if it is the same person, n for a new patient, Enter to leave the film out: ");
        String answer = said == null ? "" : said.strip().toLowerCase(Locale.ROOT);
        return answer.equals("n")
                ? new Answer.Another()
                : question.candidates().stream()
                        .filter(entry -> Long.toString(entry.number()).equals(answer))
                        .findFirst()
                        .<Answer>map(entry -> new Answer.Same(entry.number()))
                        .orElse(new Answer.LeaveOut());
    }

    private static String person(Patient patient) {
        return Terminal.name(patient.name()) + ", ID " + Terminal.name(patient.id()) + ", born "
                + patient.birthDate().map(Object::toString).orElse("?") + ", "
                + patient.sex().code();
    }

    /** Without anything of the patient: this is printed where nobody sits, too. */
    private static String sentence(Question question) {
        String numbers = question.candidates().stream()
                .map(entry -> Long.toString(entry.number()))
                .collect(Collectors.joining(", "));
        return switch (question.reason()) {
            case DISAGREES ->
                "its patient has the identifier of the library's patient " + numbers + ", but another "
                        + question.fields().stream()
                                .map(field ->
                                        field.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                                .sorted()
                                .collect(Collectors.joining(" and "))
                        + ". Say --same ID or --new ID.";
            case RESEMBLES ->
                "its patient has the name of the library's patient " + numbers
                        + ", but not their identifier. Say --same ID or --new ID" + " (or 'all').";
            case NOBODY -> "it names nobody. A table (CSV) can say whose it is.";
            case TABLE_DISAGREES -> "it names somebody else than the table. Say --trust-table if the table is right.";
        };
    }
}
