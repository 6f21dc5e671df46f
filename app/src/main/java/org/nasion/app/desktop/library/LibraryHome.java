package org.nasion.app.desktop.library;

import org.nasion.app.desktop.viewmodel.CaseHome;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.library.FilmEntry;
import org.nasion.core.library.Leases;
import org.nasion.core.library.Library;
import org.nasion.core.problem.ProblemException;

/** A film of the library that is being worked on: its lease is renewed, and it is saved by the version that the work began with. */
final class LibraryHome implements CaseHome {

    private static final int ASK_AGAIN_S = 15;

    private final LibraryDesk desk;
    private final Library library;
    private final String title;
    private final boolean isNew;
    private final Leases.Lease lease;
    private volatile FilmEntry film;
    private volatile boolean released;

    LibraryHome(LibraryDesk desk, Library library, String title, boolean isNew, FilmEntry film, Leases.Lease lease) {
        this.desk = desk;
        this.library = library;
        this.title = title;
        this.isNew = isNew;
        this.film = film;
        this.lease = lease;
        desk.every(
                LibraryDesk.signOfLife(),
                progress -> released || library.leases().renew(lease).isEmpty());
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public boolean isNew() {
        return isNew;
    }

    @Override
    public synchronized void save(CaseFile content) {
        film = library.films()
                .save(
                        film.number(),
                        film.version(),
                        content,
                        desk.services().measuring().apply(content),
                        desk.who());
    }

    @Override
    public void whenReachable(Runnable back) {
        desk.every(ASK_AGAIN_S, progress -> {
            if (!released) {
                library.films().find(film.number()); // fails where nobody answers
                back.run();
            }
            return true;
        });
    }

    @Override
    public void release() {
        released = true;
        try {
            library.leases().release(lease);
        } catch (ProblemException e) {
            // It ends by itself.
        }
    }
}
