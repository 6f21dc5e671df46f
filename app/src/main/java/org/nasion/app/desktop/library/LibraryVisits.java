package org.nasion.app.desktop.library;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.OpenCase;
import org.nasion.app.desktop.visits.Candidate;
import org.nasion.core.compare.MotionFiles;
import org.nasion.core.library.FilmEntry;
import org.nasion.core.library.FilmState;
import org.nasion.core.library.Library;
import org.nasion.core.library.Motions;
import org.nasion.core.library.PatientFile;

/** Films of one patient in the library as visits that can be compared. */
final class LibraryVisits {

    private final LibraryDesk desk;
    private final WindowTexts texts;

    LibraryVisits(LibraryDesk desk, WindowTexts texts) {
        this.desk = desk;
        this.texts = texts;
    }

    /** All films of a patient, by visit. */
    List<Candidate> of(PatientFile file) {
        return file.visits().stream()
                .flatMap(visit -> visit.films().stream()
                        .map(film -> candidate(
                                day(visit.date()) + " · "
                                        + texts.get(
                                                "library.state." + film.state().name()),
                                film)))
                .toList();
    }

    /** Traced films of the same patient that are not known to be later; none where a film is not in the library. Off the UI thread. */
    List<Candidate> before(OpenCase open) {
        if (!desk.isThere()) {
            return List.of();
        }
        Library library = desk.library();
        Optional<FilmEntry> own =
                library.films().ofSha256(open.film().acquisition().sourceSha256());
        return own.flatMap(film -> library.patients().find(film.patient()))
                .map(file -> before(
                        own.orElseThrow(), file, library.motions().of(own.get().patient())))
                .orElse(List.of());
    }

    private List<Candidate> before(FilmEntry own, PatientFile file, List<Motions.Kept> kept) {
        return file.films().stream()
                .filter(film -> film.number() != own.number() && film.state() != FilmState.NEW)
                .filter(film -> film.taken().isEmpty()
                        || own.taken().isEmpty()
                        || film.taken().get().isBefore(own.taken().get()))
                .map(film -> candidate(label(film, own, kept), film))
                .toList();
    }

    private String label(FilmEntry film, FilmEntry own, List<Motions.Kept> kept) {
        String methods = kept.stream()
                .filter(one -> one.pair().earlier().equals(film.sha256())
                        && one.pair().later().equals(own.sha256()))
                .map(one ->
                        texts.wording().say("compare.method." + one.accepted().method()))
                .collect(Collectors.joining(", "));
        return methods.isEmpty()
                ? texts.get("reportPage.comparison.open", day(film.taken()))
                : texts.get("reportPage.comparison.accepted", day(film.taken()), methods);
    }

    private String day(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse(texts.get("library.noDate"));
    }

    private Candidate candidate(String label, FilmEntry film) {
        return new Candidate(
                label,
                () -> desk.library()
                        .motions()
                        .before(new MotionFiles(desk.services().visits().kept())),
                progress -> {
                    FilmEntry now = desk.library().films().find(film.number()).orElse(film);
                    return desk.services()
                            .visits()
                            .visit()
                            .apply(
                                    desk.library()
                                            .films()
                                            .open(film.number(), desk.who())
                                            .content(),
                                    desk.film(now, progress));
                });
    }
}
