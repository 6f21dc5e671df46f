package org.nasion.app.desktop.services;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.image.CephalogramReader;
import org.nasion.core.library.ImportSource;
import org.nasion.core.library.Library;
import org.nasion.core.library.LibraryImport;
import org.nasion.core.library.Measured;
import org.nasion.core.library.QueryParser;
import org.nasion.core.library.Question;
import org.nasion.core.task.Progress;

/**
 * What the window needs for the library of patients.
 *
 * @param open      opens the library at an address of the settings, empty for the usual one, and makes it where there is none; off the UI thread
 * @param isThere   whether there is a library at such an address, so that a start makes none
 * @param source    finds what is to be imported
 * @param importer  brings films into a library and asks whose they are
 * @param queries   understands what is typed; made when first needed
 * @param measuring the numbers of a case
 * @param reader    of films
 * @param exporter  writes all patients of a query out as case files into a folder
 * @param machine   the computer's name
 * @param visits    comparing visits
 */
public record LibraryServices(
        Function<String, Library> open,
        Predicate<String> isThere,
        ImportSource source,
        BiFunction<Library, Function<Question, Question.Answer>, LibraryImport> importer,
        Supplier<QueryParser> queries,
        Function<CaseFile, List<Measured>> measuring,
        CephalogramReader reader,
        Exporter exporter,
        String machine,
        VisitServices visits) {

    /** Writes a patient's films out. */
    @FunctionalInterface
    public interface Exporter {
        /** @return how many films were written */
        int write(Library library, long patient, Path folder, Progress progress);
    }
}
