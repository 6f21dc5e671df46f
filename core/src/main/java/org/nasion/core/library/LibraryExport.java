package org.nasion.core.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.casefile.CaseStore;
import org.nasion.core.library.ExportDocument.FilmPart;
import org.nasion.core.library.ExportDocument.PatientPart;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.problem.Sentence;
import org.nasion.core.storage.AtomicFile;
import org.nasion.core.task.Progress;

/**
 * Writes patients out as {@code .nasion} files, from which a library can be rebuilt by importing the folder. Folders and files
 * bear the library's numbers, not names; their content names the patients.
 */
public final class LibraryExport {

    private static final int PAGE = 200;

    private final Library library;
    private final CaseStore cases;
    private final Actor who;

    public LibraryExport(Library library, CaseStore cases, Actor who) {
        this.library = library;
        this.cases = cases;
        this.who = who;
    }

    /** All patients of a search, page by page. */
    public static Stream<PatientEntry> all(Library library, Query query) {
        return Stream.iterate(0, page -> page + 1)
                .map(page -> library.patients().search(new Search(query, Search.Order.NAME, PAGE, page * PAGE)))
                .takeWhile(found -> !found.isEmpty())
                .flatMap(List::stream);
    }

    /**
     * @param folder    new or empty
     * @param withFilms whether the films are copied beside their cases; without, cases say where the films lie
     * @return how many films were written
     * @throws ProblemException NAS-LIBRARY-EXPORT
     */
    public int write(Query query, Path folder, boolean withFilms, Progress progress) {
        return write(all(library, query).map(PatientEntry::number).toList(), folder, withFilms, progress);
    }

    /** As {@link #write(Query, Path, boolean, Progress)}, of certain patients by the library's number; who is gone is left out. */
    public int write(List<Long> numbers, Path folder, boolean withFilms, Progress progress) {
        List<PatientPart> parts = new ArrayList<>();
        int films = 0;
        try {
            requireEmpty(folder);
            Files.createDirectories(folder);
            for (PatientFile file : numbers.stream()
                    .map(library.patients()::find)
                    .flatMap(Optional::stream)
                    .toList()) {
                progress.throwIfCancelled();
                progress.report(
                        (double) parts.size() / numbers.size(),
                        Sentence.of("progress.libraryExport", "writing the library out"));
                PatientEntry patient = file.entry();
                List<FilmPart> written = new ArrayList<>();
                for (FilmEntry film : file.films()) {
                    written.add(film(film, folder, withFilms));
                }
                films += written.size();
                parts.add(new PatientPart(
                        patient.patient().id(),
                        patient.patient().issuer(),
                        patient.patient().name(),
                        patient.patient().birthDate().map(LocalDate::toString).orElse(""),
                        patient.patient().sex().code(),
                        patient.tags(),
                        patient.notes(),
                        written,
                        library.motions().of(patient.number())));
            }
        } catch (IOException e) {
            throw new ProblemException("NAS-LIBRARY-EXPORT.write", "The folder for the export cannot be written to.");
        }
        AtomicFile.writePrivate(folder.resolve(ExportDocument.NAME), ExportDocument.of(parts));
        progress.report(1);
        return films;
    }

    private static void requireEmpty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> entries = Files.list(folder)) {
                if (entries.findAny().isPresent()) {
                    throw new ProblemException(
                            "NAS-LIBRARY-EXPORT", "A library is written out into a new or empty folder only.");
                }
            }
        }
    }

    private FilmPart film(FilmEntry film, Path folder, boolean withFilms) throws IOException {
        CaseFile content = library.films().open(film.number(), who).content();
        String name = String.format(Locale.ROOT, "%06d/%06d", film.patient(), film.number());
        Path file = folder.resolve(name + CaseStore.EXTENSION);
        Files.createDirectories(file.getParent());
        Optional<Path> copy = Optional.empty();
        if (withFilms && Files.isRegularFile(film.file())) {
            copy = Optional.of(file.resolveSibling(
                    file.getFileName().toString().replace(CaseStore.EXTENSION, ending(film.file()))));
            Files.copy(film.file(), copy.get(), StandardCopyOption.COPY_ATTRIBUTES);
        }
        cases.save(
                file,
                content.withFilmAt(copy.map(path -> path.getFileName().toString())
                        .orElse(content.film().path())));
        return new FilmPart(
                name + CaseStore.EXTENSION,
                film.taken().map(LocalDate::toString).orElse(""),
                film.state());
    }

    /** The film's ending; a copy must not take the case's place. */
    private static String ending(Path film) {
        String name = film.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 ? ".film" : name.substring(dot);
        return ending.equals(CaseStore.EXTENSION) ? ".film" : ending;
    }
}
