package org.nasion.app.desktop.library;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.Notice;
import org.nasion.app.desktop.viewmodel.Page;
import org.nasion.app.desktop.viewmodel.StoredFilm;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.library.FilmEntry;
import org.nasion.core.library.Leases;
import org.nasion.core.library.Library;
import org.nasion.core.library.StoredCase;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.task.Progress;

/** Opens films of the library: each is lent to one person at a time. */
final class StoredFilms {

    private static final String HELD = "NAS-LIBRARY-HELD";

    private final LibraryDesk desk;
    private final WorkbenchViewModel workbench;
    private final ObjectProperty<Optional<Page>> page;
    private final WindowTexts texts;

    StoredFilms(
            LibraryDesk desk, WorkbenchViewModel workbench, ObjectProperty<Optional<Page>> page, WindowTexts texts) {
        this.desk = desk;
        this.workbench = workbench;
        this.page = page;
        this.texts = texts;
    }

    /** Opens a film; points are found where it has none yet. */
    void open(FilmEntry film) {
        open(film, false, Optional.empty());
    }

    /** Opens a film and what a report of it is chosen on. */
    void report(FilmEntry film) {
        open(film, false, Optional.of(Page.REPORT));
    }

    private void open(FilmEntry film, boolean takeOver, Optional<Page> then) {
        page.set(Optional.empty());
        workbench
                .cases()
                .openStored(
                        texts.get("task.openCase"),
                        progress -> stored(film, takeOver, progress),
                        () -> page.set(then),
                        failure -> {
                            boolean held = failure.problem().code().equals(HELD);
                            workbench
                                    .notices()
                                    .add(
                                            held
                                                    ? Notice.of(
                                                            failure,
                                                            new Notice.Choice(
                                                                    texts.get("library.takeOver"),
                                                                    () -> open(film, true, then)))
                                                    : Notice.of(failure));
                        });
    }

    private StoredFilm stored(FilmEntry film, boolean takeOver, Progress progress) {
        Library library = desk.library();
        FilmEntry now = library.films().find(film.number()).orElse(film);
        Cephalogram pixels = desk.film(now, progress);
        Leases.Lease lease = switch (takeOver
                ? library.leases().takeOver(film.number(), desk.who())
                : library.leases().take(film.number(), desk.who())) {
            case Leases.Outcome.Granted granted -> granted.lease();
            case Leases.Outcome.Held(Leases.Lease by) ->
                throw new ProblemException(
                        "NAS-LIBRARY-HELD",
                        "{0} works on this film at {1}.",
                        by.holder().name(),
                        by.holder().machine());
        };
        StoredCase stored = library.films().open(film.number(), desk.who());
        CaseFile content = stored.content();
        return new StoredFilm(
                now.file(),
                pixels,
                content,
                new LibraryHome(
                        desk,
                        library,
                        content.content().patient().name(),
                        content.content().tracing().placements().isEmpty(),
                        stored.film(),
                        lease));
    }
}
