package org.nasion.app.study;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.CephalogramReader;
import org.nasion.core.image.PixelDigest;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.landmark.LandmarkCatalog;
import org.nasion.core.library.Actor;
import org.nasion.core.library.FilmEntry;
import org.nasion.core.library.FilmState;
import org.nasion.core.library.Leases;
import org.nasion.core.library.Library;
import org.nasion.core.library.Measured;
import org.nasion.core.library.PatientFile;
import org.nasion.core.library.StoredCase;
import org.nasion.core.library.StoredPixels;
import org.nasion.core.problem.Problem;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.problem.Sentence;
import org.nasion.core.study.Choices;
import org.nasion.core.study.Consensus;
import org.nasion.core.study.Freeze;
import org.nasion.core.study.StudyFolder;
import org.nasion.core.study.StudyKey;
import org.nasion.core.study.StudyReadings;
import org.nasion.core.study.agreement.ReadFilm;
import org.nasion.core.task.Progress;
import org.nasion.core.tracing.CaseContent;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.TracingEditor;

/**
 * Films of a library's patients as a study, and a closed study's result back to these patients. A film's way back goes by the SHA-256
 * of its file, which the study's key holds, and by its pixels, which have to be the same in both; a name is never gone by.
 */
public final class LibraryStudies {

    /** What patients' tags of studies begin with. */
    private static final String TAG = "study ";

    private static final String RETURNED = " returned";

    /**
     * What came of a way back.
     *
     * @param written films whose points are the study's now
     * @param same    films that had the study's points already
     * @param left    films of the study that were left as they are, and why
     */
    public record Returned(int written, int same, Map<String, Problem> left) {
        public Returned {
            left = Map.copyOf(left);
        }
    }

    private final CephalogramReader reader;
    private final Function<CaseFile, List<Measured>> measuring;
    private final Clock clock;

    /** @param measuring the numbers of a case, by which the library finds it */
    public LibraryStudies(CephalogramReader reader, Function<CaseFile, List<Measured>> measuring, Clock clock) {
        this.reader = Objects.requireNonNull(reader);
        this.measuring = Objects.requireNonNull(measuring);
        this.clock = Objects.requireNonNull(clock);
    }

    /** All films of some patients, in an order that tells nothing of whose they are: that of their SHA-256. */
    public List<StudyCreation.Source> sources(Library library, Collection<Long> patients) {
        return patients.stream()
                .flatMap(patient -> library.patients().find(patient).stream())
                .flatMap(file -> file.films().stream())
                .sorted(Comparator.comparing(FilmEntry::sha256))
                .map(film -> new StudyCreation.Source(
                        "library, patient " + film.patient() + ", film " + film.number(),
                        "#" + film.number(),
                        progress -> StoredPixels.of(film, library.copies(), reader, progress)))
                .toList();
    }

    /** Gives the patients of a study's films a tag with its title, by which they are found. */
    public void tag(Library library, StudyFolder study, Actor who) {
        tag(library, study.key().orElse(StudyKey.NONE).sha256().values(), Set.of(), TAG + title(study), who);
    }

    private static void tag(Library library, Collection<String> films, Set<String> instead, String tag, Actor who) {
        Set<Long> patients = new TreeSet<>();
        films.forEach(sha -> library.films().ofSha256(sha).ifPresent(film -> patients.add(film.patient())));
        patients.forEach(number -> library.together(() -> {
            library.patients().find(number).map(PatientFile::entry).ifPresent(entry -> {
                Set<String> tags = new LinkedHashSet<>(entry.tags());
                tags.removeAll(instead);
                tags.add(tag);
                if (!tags.equals(entry.tags())) {
                    library.patients().change(entry.with(entry.patient(), tags, entry.notes()), who);
                }
            });
            return null;
        }));
    }

    /** The title without what separates tags. */
    private static String title(StudyFolder study) {
        return study.protocol().title().replaceAll("[,;\\s]+", " ").strip();
    }

    /**
     * Writes a closed study's consensus into the cases of its films. A film is left as it is where the library does not have it, where
     * somebody works on it or has signed it, and, unless {@code replace}, where a person has placed points that the study's are not.
     *
     * @param method  how marks become one where nobody has decided
     * @param replace whether points that people placed in the library give way
     * @throws ProblemException NAS-STUDY-OPEN where the study is not closed or was changed since, NAS-STUDY-KEY without its key
     */
    public Returned giveBack(
            Library library,
            StudyFolder study,
            Consensus.Method method,
            boolean replace,
            Actor who,
            Progress progress) {
        new Freeze(study, clock).requireUnchanged();
        StudyKey key = study.key().orElse(StudyKey.NONE);
        if (key.sha256().isEmpty()) {
            throw new ProblemException(
                    "NAS-STUDY-KEY",
                    "The study’s key.json is missing or does not say which files its films were made from; without"
                            + " it nobody knows whose they are.");
        }
        Choices choices = study.choices();
        Consensus consensus = new Consensus(method, choices.byFilm());
        List<ReadFilm> read = new StudyReadings(study).read(false).films();
        Map<String, Problem> left = new LinkedHashMap<>();
        List<String> returned = new ArrayList<>();
        int written = 0;
        for (ReadFilm film : read) {
            progress.throwIfCancelled();
            progress.report(
                    (double) (returned.size() + left.size()) / read.size(),
                    Sentence.of("progress.studyReturn", "handing the study’s points back"));
            String sha = key.sha256().getOrDefault(film.name(), "");
            try {
                written += giveBack(library, study, film.name(), sha, consensus.of(film), replace, who) ? 1 : 0;
                returned.add(sha);
            } catch (ProblemException e) {
                left.put(film.name(), e.problem());
            }
        }
        tag(library, returned, Set.of(TAG + title(study)), TAG + title(study) + RETURNED, who);
        return new Returned(written, returned.size() - written, left);
    }

    /** @return whether anything had to be written */
    private boolean giveBack(
            Library library,
            StudyFolder study,
            String name,
            String sha,
            Map<Landmark, Point> points,
            boolean replace,
            Actor who) {
        FilmEntry film = library.films()
                .ofSha256(sha)
                .orElseThrow(() -> new ProblemException(
                        "NAS-STUDY-RETURN", "The library does not have the film that {0} was made from.", name));
        if (!PixelDigest.of(StoredPixels.of(film, library.copies(), reader, Progress.NONE))
                .equals(PixelDigest.of(reader.read(study.file(study.film(name)), Progress.NONE)))) {
            throw new ProblemException(
                    "NAS-STUDY-RETURN.pixels",
                    "{0} of the study and the library’s film are not the same picture; nothing was written.",
                    name);
        }
        switch (library.leases().take(film.number(), who)) {
            case Leases.Outcome.Held(Leases.Lease by) ->
                throw new ProblemException(
                        "NAS-LIBRARY-HELD",
                        "{0} works on this film at {1}.",
                        by.holder().name(),
                        by.holder().machine());
            case Leases.Outcome.Granted(Leases.Lease lease, var _) -> {
                try {
                    return write(library, library.films().open(film.number(), who), study, points, replace, who);
                } finally {
                    library.leases().release(lease);
                }
            }
        }
    }

    private boolean write(
            Library library,
            StoredCase stored,
            StudyFolder study,
            Map<Landmark, Point> points,
            boolean replace,
            Actor who) {
        CaseContent before = stored.content().content();
        // Points of the study's own are defined in the study alone.
        Map<Landmark, Point> known = new LinkedHashMap<>(points);
        known.keySet()
                .removeIf(landmark ->
                        LandmarkCatalog.shipped().ofCode(landmark.code()).isEmpty());
        Map<Landmark, Placement> there = before.tracing().placements();
        known.entrySet()
                .removeIf(point -> there.containsKey(point.getKey())
                        && there.get(point.getKey()).confirmed()
                        && there.get(point.getKey()).position().equals(point.getValue()));
        if (known.isEmpty()) {
            return false;
        }
        if (stored.film().state() == FilmState.SIGNED) {
            throw new ProblemException(
                    "NAS-STUDY-RETURN.signed", "The tracing in the library is signed; it stays as it is.");
        }
        if (!replace
                && known.keySet().stream()
                        .anyMatch(landmark -> there.containsKey(landmark)
                                && there.get(landmark).confirmed())) {
            throw new ProblemException(
                    "NAS-STUDY-RETURN.own",
                    "Somebody placed points on this film in the library that are not the study’s; they stay as they are.");
        }
        TracingEditor editor = new TracingEditor(before, () -> TAG + title(study), clock);
        editor.move(known);
        CaseFile content = stored.content().with(editor.state());
        library.films().save(stored.film().number(), stored.film().version(), content, measuring.apply(content), who);
        return true;
    }
}
