package org.nasion.core.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nasion.core.analysis.PointFiles;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.casefile.CaseStore;
import org.nasion.core.landmark.LandmarkCatalog;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.storage.AtomicFile;
import org.nasion.core.storage.RegularFile;

/**
 * A study on disk. {@code study.json} holds protocol and films; {@code key.json}, which films they were, for the coordinator;
 * {@code points.json} the definitions of points of its own; {@code films/} the films without their patients; {@code assignments/READER.json} what a reader reads; and
 * {@code readings/READER/CODE.nasion} with {@code CODE.json} beside it the readings. Readers write only their own files, so that
 * several can work in one folder at once. {@code docs/studies.md} describes it.
 */
public final class StudyFolder {

    /** Names that are folders on every system and cannot be taken for the repeat of another. */
    private static final Pattern READER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,39}");

    private static final Pattern REPEAT = Pattern.compile(".*-\\d{1,2}");
    private static final long LARGEST = 64L << 20;
    static final String STUDY = "study.json";
    static final String KEY = "key.json";
    static final String FROZEN = "frozen.json";

    /** The file of a study's own points. */
    public static final String POINTS = "points.json";

    static final String CHOICES = "choices.csv";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Path root;
    private final CaseStore cases;
    private final Protocol protocol;
    private final List<StudyFilm> films;

    private StudyFolder(Path root, CaseStore cases, Protocol protocol, List<StudyFilm> films) {
        this.root = root;
        this.cases = cases;
        this.protocol = protocol;
        this.films = List.copyOf(films);
    }

    /** Whether a folder is a study. */
    public static boolean recognises(Path root) {
        return Files.isRegularFile(root.resolve(STUDY));
    }

    /**
     * Opens a study.
     *
     * @throws ProblemException NAS-STUDY-FOLDER where there is none or it cannot be understood, NAS-STUDY-NEWER
     */
    public static StudyFolder open(Path root, CaseStore cases) {
        StudyDocument.Whole whole = read(root.resolve(STUDY), StudyDocument.Whole.class);
        if (!StudyDocument.FORMAT.equals(whole.format()) || whole.protocol() == null || whole.films() == null) {
            throw damaged(STUDY);
        }
        if (whole.version() > StudyDocument.VERSION) {
            throw new ProblemException(
                    "NAS-STUDY-NEWER", "The study was made by a newer Nasion; update the program to open it.");
        }
        Path points = root.resolve(POINTS);
        LandmarkCatalog known = Files.isRegularFile(points) ? PointFiles.read(points) : LandmarkCatalog.shipped();
        try {
            return new StudyFolder(root, cases, whole.toProtocol(known), whole.toFilms());
        } catch (IllegalArgumentException | NullPointerException e) {
            throw damaged(STUDY);
        }
    }

    /**
     * Begins a study in an empty folder. Its films have to lie in it already, and so has the file of its own points
     * ({@link #keepPoints}) where the protocol asks for some.
     *
     * @param key kept for the coordinator's eyes
     */
    public static StudyFolder create(
            Path root, CaseStore cases, String program, Protocol protocol, List<StudyFilm> films, StudyKey key) {
        if (recognises(root)) {
            throw new ProblemException(
                    "NAS-STUDY-EXISTS", "There is a study in this folder already; nothing was changed.");
        }
        AtomicFile.writePrivate(root.resolve(KEY), bytes(key));
        AtomicFile.write(root.resolve(STUDY), bytes(StudyDocument.Whole.of(program, protocol, films)));
        return new StudyFolder(root, cases, protocol, films);
    }

    /**
     * Puts a file of own points into a study's folder, before the study is made.
     *
     * @return what ships with the program, and these points
     * @throws ProblemException NAS-POINTS-… where the file is at fault
     */
    public static LandmarkCatalog keepPoints(Path root, Path file) {
        LandmarkCatalog known = PointFiles.read(file);
        try {
            AtomicFile.write(root.resolve(POINTS), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new ProblemException(
                    "NAS-POINTS-FILE", "The file of points cannot be read as a text of at most 1 MB.", e);
        }
        return known;
    }

    /** The file of the study's own points; empty where it has none. */
    public Optional<Path> points() {
        return Optional.of(root.resolve(POINTS)).filter(Files::isRegularFile);
    }

    /**
     * Which film was which; empty where the key was taken away.
     *
     * @throws ProblemException NAS-STUDY-FOLDER where it cannot be understood
     */
    public Optional<StudyKey> key() {
        Path file = root.resolve(KEY);
        return Files.isRegularFile(file) ? Optional.of(read(file, StudyKey.class)) : Optional.empty();
    }

    public Protocol protocol() {
        return protocol;
    }

    public List<StudyFilm> films() {
        return films;
    }

    public StudyFilm film(String name) {
        return films.stream()
                .filter(film -> film.name().equals(name))
                .findFirst()
                .orElseThrow(() -> damaged(STUDY));
    }

    /** A film's file; never outside of the study. */
    public Path file(StudyFilm film) {
        Path file = root.resolve(film.file()).normalize();
        if (!file.startsWith(root.normalize())) {
            throw damaged(STUDY);
        }
        return file;
    }

    /** Readers with an assignment, by name. */
    public List<String> readers() {
        Path folder = root.resolve("assignments");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .filter(name -> READER.matcher(name).matches())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw damaged("assignments");
        }
    }

    /** @throws ProblemException NAS-STUDY-READER where nobody of that name reads in this study */
    public Assignment assignment(String reader) {
        if (!readers().contains(reader)) {
            throw new ProblemException(
                    "NAS-STUDY-READER",
                    "Nobody named {0} reads in this study; there are: {1}.",
                    reader,
                    String.join(", ", readers()));
        }
        Assignment assignment = read(root.resolve("assignments").resolve(reader + ".json"), Assignment.class);
        assignment.items().forEach(item -> {
            if (item.code() == null || !item.code().matches("[A-Z0-9]{1,20}")) {
                throw damaged(reader + ".json");
            }
        });
        return assignment;
    }

    /**
     * Shares films out among new readers.
     *
     * @throws ProblemException NAS-STUDY-NAME, NAS-STUDY-ASSIGNED, NAS-STUDY-FROZEN
     */
    public List<Assignment> assign(List<String> names) {
        requireOpen();
        List<String> there = readers();
        for (String name : names) {
            requireName(name);
            if (there.stream().anyMatch(name::equalsIgnoreCase)) {
                throw new ProblemException(
                        "NAS-STUDY-ASSIGNED", "{0} has an assignment already; it is never changed.", name);
            }
        }
        List<Assignment> made = new Assigner(
                        protocol, films.stream().map(StudyFilm::name).toList())
                .assign(there.stream().map(this::assignment).toList(), names);
        made.forEach(assignment ->
                AtomicFile.write(inFolder("assignments").resolve(assignment.reader() + ".json"), bytes(assignment)));
        return made;
    }

    /**
     * Sees to it that a reader can be named so.
     *
     * @throws ProblemException NAS-STUDY-NAME
     */
    public static void requireName(String name) {
        if (!READER.matcher(name).matches()
                || name.equalsIgnoreCase(Consensus.MEAN)
                || name.equalsIgnoreCase(Consensus.MEDIAN)
                || REPEAT.matcher(name).matches()) {
            throw new ProblemException(
                    "NAS-STUDY-NAME",
                    "{0} cannot be a reader's name: up to 40 letters, digits, - and _, and no number after"
                            + " a - at its end.",
                    name);
        }
    }

    /** How a reader stands with a film. */
    public ItemRecord record(String reader, Assignment.Item item) {
        Path file = root.resolve("readings").resolve(reader).resolve(item.code() + ".json");
        return Files.isRegularFile(file) ? read(file, ItemRecord.class) : ItemRecord.OPEN;
    }

    /** The case of a film that a reader has begun; empty where there is none. */
    public Optional<CaseFile> reading(String reader, Assignment.Item item) {
        Path file = caseFile(reader, item);
        return Files.isRegularFile(file) ? Optional.of(cases.open(file)) : Optional.empty();
    }

    /** Where a reading's case lies. */
    public Path caseFile(String reader, Assignment.Item item) {
        return root.resolve("readings").resolve(reader).resolve(item.code() + CaseStore.EXTENSION);
    }

    /**
     * Keeps a reading: the case first, then how far it is, so that a film is never done without its points.
     *
     * @throws ProblemException NAS-STUDY-FROZEN, NAS-FILE-…
     */
    public void keep(String reader, Assignment.Item item, CaseFile content, ItemRecord record) {
        requireOpen();
        inFolder("readings/" + reader);
        cases.save(caseFile(reader, item), content);
        AtomicFile.write(root.resolve("readings").resolve(reader).resolve(item.code() + ".json"), bytes(record));
    }

    /**
     * What was decided of marks that lie apart.
     *
     * @throws ProblemException NAS-STUDY-CHOICES
     */
    public Choices choices() {
        Path file = root.resolve(CHOICES);
        return Files.isRegularFile(file) ? Choices.read(file, protocol.landmarks()) : Choices.NONE;
    }

    /** Keeps what was decided, as the file {@code choices.csv}. */
    public void keep(Choices choices) {
        requireOpen();
        choices.write(root.resolve(CHOICES));
    }

    /** Whether nothing may be changed any more. */
    public boolean isFrozen() {
        return Files.isRegularFile(root.resolve(FROZEN));
    }

    private void requireOpen() {
        if (isFrozen()) {
            throw new ProblemException("NAS-STUDY-FROZEN", "The study is frozen; nothing in it can be changed.");
        }
    }

    /** The folder. */
    public Path root() {
        return root;
    }

    private Path inFolder(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException e) {
            throw new ProblemException("NAS-FILE-FOLDER.study", "A folder of the study could not be made.", e);
        }
    }

    static <T> T read(Path file, Class<T> type) {
        try {
            RegularFile.require(file);
            if (Files.size(file) > LARGEST) {
                throw damaged(file.getFileName().toString());
            }
            T value = JSON.readValue(Files.readAllBytes(file), type);
            if (value == null) {
                throw damaged(file.getFileName().toString());
            }
            return value;
        } catch (IOException | IllegalArgumentException e) {
            // Jackson's message may quote the content.
            throw damaged(file.getFileName().toString());
        }
    }

    static byte[] bytes(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a study always has a JSON form", e);
        }
    }

    private static ProblemException damaged(String file) {
        return new ProblemException(
                "NAS-STUDY-FOLDER", "This is no study, or its file {0} is missing or damaged.", file);
    }
}
