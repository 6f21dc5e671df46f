package org.nasion.app.desktop.viewmodel;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.detection.Detection;
import org.nasion.core.detection.DetectionMaps;
import org.nasion.core.detection.DetectorInfo;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.patient.Patient;
import org.nasion.core.storage.Sha256;
import org.nasion.core.tracing.CaseContent;

/** The film on the screen with its tracing, and where both live on disk. */
public final class OpenCase {

    /**
     * Who proposed the points.
     *
     * @param seconds how long it took; empty where it was read from a case
     */
    public record Proposed(DetectorInfo by, Optional<Detection.Verdict> verdict, OptionalDouble seconds) {}

    /** Who proposed the points of a case that was read from a file. */
    static Optional<Proposed> proposedIn(CaseFile traced) {
        return traced.detector().map(info -> new Proposed(info, traced.verdict(), OptionalDouble.empty()));
    }

    private final Path filmFile;
    private final Cephalogram film;
    private final TracingViewModel tracing;
    private final ObjectProperty<Optional<Path>> file;
    private final ObjectProperty<Optional<Proposed>> proposed;
    private final ObjectProperty<Optional<DetectionMaps>> maps = new SimpleObjectProperty<>(Optional.empty());
    private Optional<String> fingerprint = Optional.empty();
    private Optional<CaseHome> home = Optional.empty();

    OpenCase(
            Path filmFile,
            Cephalogram film,
            TracingViewModel tracing,
            Optional<Path> file,
            Optional<Proposed> proposed) {
        this.filmFile = filmFile.toAbsolutePath();
        this.film = film;
        this.tracing = tracing;
        this.file = new SimpleObjectProperty<>(file);
        this.proposed = new SimpleObjectProperty<>(proposed);
    }

    public Cephalogram film() {
        return film;
    }

    public Path filmFile() {
        return filmFile;
    }

    public TracingViewModel tracing() {
        return tracing;
    }

    /** The network's heat-maps of this film; empty for a case that was read from a file. */
    public ObjectProperty<Optional<DetectionMaps>> mapsProperty() {
        return maps;
    }

    /** Whether there is something that stands in no file of the user's: what was done, or whose the film is. */
    boolean isUnsaved() {
        return tracing.dirtyProperty().get();
    }

    /** Whether a person has done something that stands in no file of the user's; what the program proposed is no such thing. */
    boolean hasUnsavedWork() {
        return isUnsaved() && (file.get().isPresent() || tracing.isWorkedOn());
    }

    /** The case file it was saved to or opened from. */
    public ObjectProperty<Optional<Path>> fileProperty() {
        return file;
    }

    /** The content of the case's file when this window last read or wrote it. */
    Optional<String> fingerprint() {
        return fingerprint;
    }

    void setFingerprint(Optional<String> next) {
        fingerprint = next;
    }

    /** Where it is kept, for one that came from elsewhere than a file. */
    Optional<CaseHome> home() {
        return home;
    }

    void setHome(Optional<CaseHome> kept) {
        home = kept;
    }

    /** Whether it is kept in the library, which says of whom its films are. */
    public boolean isInLibrary() {
        return home.isPresent();
    }

    /** Whether the user has this case somewhere, so that an automatic copy may be older than what the user wants. */
    boolean isKept() {
        return home.isPresent() || file.get().isPresent();
    }

    /** Whose film it is, as its file or a person said. */
    public Patient patient() {
        return tracing.state().patient();
    }

    public ObjectProperty<Optional<Proposed>> proposedProperty() {
        return proposed;
    }

    /** What the window's title says. */
    public String name() {
        return home.map(CaseHome::title)
                .filter(title -> !title.isEmpty())
                .orElseGet(() -> file.get().orElse(filmFile).getFileName().toString());
    }

    /** What a file made of this case would be called. */
    String fileName(String extension) {
        return filmFile.getFileName().toString().replaceFirst("\\.[^.]{1,5}$", "") + extension;
    }

    /** Where files made of this case belong: beside the case, or beside the film. */
    Optional<Path> folder() {
        return file.get().or(() -> Optional.of(filmFile)).map(Path::getParent);
    }

    /** The film's identity: the hash of its file, or of its path where the reader gave none. */
    public String filmId() {
        String hash = film.acquisition().sourceSha256();
        if (hash.matches("[0-9a-f]{16,64}")) {
            return hash;
        }
        return Sha256.hex(filmFile.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The case as it is written to a file; the film's path is relative to that file's folder where it can be.
     *
     * @param target the case file; empty for an automatic copy, which names the film absolutely
     */
    public CaseFile toCaseFile(CaseContent content, Optional<Path> target) {
        String path = target.map(this::relativeFilm).orElse(filmFile.toString());
        return new CaseFile(
                CaseFile.Film.of(path, film),
                target.isPresent() ? tracing.outlines().on(content) : content,
                proposed.get().map(Proposed::by),
                proposed.get().flatMap(Proposed::verdict));
    }

    private String relativeFilm(Path target) {
        Path folder = target.toAbsolutePath().getParent();
        if (!folder.getRoot().equals(filmFile.getRoot())) {
            return filmFile.toString(); // another drive
        }
        return folder.relativize(filmFile).toString().replace('\\', '/');
    }
}
