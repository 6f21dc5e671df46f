package org.nasion.app.desktop.services;

import java.nio.file.Path;
import java.util.List;
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
 * @param open      opens a library, and makes it where there is none; off the UI thread
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
        Opener open,
        Predicate<String> isThere,
        ImportSource source,
        Importer importer,
        Supplier<QueryParser> queries,
        Function<CaseFile, List<Measured>> measuring,
        CephalogramReader reader,
        Exporter exporter,
        String machine,
        VisitServices visits) {

    /** Opens libraries. */
    @FunctionalInterface
    public interface Opener {
        /**
         * @param address as the settings have it, empty for the usual one
         * @param films   folder for copies of films as the settings have it, empty for the usual one
         */
        Library open(String address, String films);
    }

    /** Brings films into a library. */
    @FunctionalInterface
    public interface Importer {
        /**
         * @param person  answers where names or dates disagree
         * @param copying whether films are copied into the library's own folder
         */
        LibraryImport of(Library library, Function<Question, Question.Answer> person, boolean copying);
    }

    /** Writes a patient's films out. */
    @FunctionalInterface
    public interface Exporter {
        /** @return how many films were written */
        int write(Library library, long patient, Path folder, Progress progress);
    }
}
