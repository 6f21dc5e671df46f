package org.nasion.app.desktop.library;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.nasion.app.desktop.services.LibraryServices;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.core.habit.SharedHabits;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.library.Actor;
import org.nasion.core.library.FilmEntry;
import org.nasion.core.library.Library;
import org.nasion.core.library.LibraryImport;
import org.nasion.core.library.Question;
import org.nasion.core.library.StoredPixels;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.task.Progress;

/**
 * The library that is in use, for as long as the program runs: opened when first needed, and anew when the settings name
 * another. Speaks no language, so that it stays when the window is made anew. Everything but {@link #isThere} belongs off the UI thread.
 */
public final class LibraryDesk implements AutoCloseable {

    private static final int SIGN_OF_LIFE_S = 60;

    private final LibraryServices services;
    private final SettingsStore settings;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("library").factory());
    private Optional<Library> library = Optional.empty();
    private String address = "";
    private String filmsFolder = "";

    public LibraryDesk(LibraryServices services, SettingsStore settings) {
        this.services = services;
        this.settings = settings;
    }

    /** What it is made of. */
    public LibraryServices services() {
        return services;
    }

    /** Whether there is a library; looking makes none. */
    public boolean isThere() {
        return services.isThere().test(settings.get().library());
    }

    /**
     * The library, opened when first asked for.
     *
     * @throws ProblemException NAS-LIBRARY-… where it cannot be opened
     */
    public synchronized Library library() {
        String wanted = settings.get().library();
        String films = settings.get().filmsFolder();
        if (library.isEmpty() || !wanted.equals(address) || !films.equals(filmsFolder)) {
            library.ifPresent(Library::close);
            library = Optional.empty();
            library = Optional.of(services.open().open(wanted, films));
            address = wanted;
            filmsFolder = films;
        }
        return library.get();
    }

    /** Where the library keeps what people taught; nothing where there is no library. Off the UI thread. */
    public Optional<SharedHabits> habits() {
        return isThere() ? Optional.of(library().habits()) : Optional.empty();
    }

    /** What brings films in as the settings have it. */
    LibraryImport importer(Function<Question, Question.Answer> person) {
        return importer(person, settings.get().copyFilms());
    }

    /** What brings films in. @param copying whether the library keeps copies of its own */
    LibraryImport importer(Function<Question, Question.Answer> person, boolean copying) {
        return services.importer().of(library(), person, copying);
    }

    /**
     * The picture of a film, from where it lies or from the library's copy.
     *
     * @throws ProblemException NAS-LIBRARY-FILM-GONE, NAS-LIBRARY-FILM-OTHER, and where it cannot be read
     */
    Cephalogram film(FilmEntry film, Progress progress) {
        return StoredPixels.of(film, library().copies(), services.reader(), progress);
    }

    /** Who works here now. */
    public Actor who() {
        return new Actor(settings.get().reviewerOrLogin(), services.machine());
    }

    /** Calls something again and again until it says that it is done. */
    void every(int seconds, Function<Progress, Boolean> work) {
        clock.schedule(
                () -> {
                    boolean done;
                    try {
                        done = work.apply(Progress.NONE);
                    } catch (ProblemException e) {
                        done = false; // perhaps next time
                    }
                    if (!done) {
                        every(seconds, work);
                    }
                },
                seconds,
                TimeUnit.SECONDS);
    }

    /** How often a lease is renewed, s. */
    static int signOfLife() {
        return SIGN_OF_LIFE_S;
    }

    @Override
    public synchronized void close() {
        clock.shutdownNow();
        library.ifPresent(Library::close);
        library = Optional.empty();
    }
}
