package org.nasion.core.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.landmark.LandmarkCatalog;
import org.nasion.core.problem.ProblemException;

/** The files of a study as they stand on disk, version 1. */
final class StudyDocument {

    static final String FORMAT = "nasion-study";
    static final int VERSION = 1;

    private StudyDocument() {}

    /** {@code study.json}. */
    record Whole(String format, int version, String program, ProtocolPart protocol, List<FilmPart> films) {

        static Whole of(String program, Protocol protocol, List<StudyFilm> films) {
            return new Whole(
                    FORMAT,
                    VERSION,
                    program,
                    new ProtocolPart(
                            protocol.title(),
                            protocol.landmarks().stream().map(Landmark::code).toList(),
                            protocol.arms().stream()
                                    .map(arm -> new ArmPart(arm.name(), arm.proposals()))
                                    .toList(),
                            protocol.readersPerFilm(),
                            protocol.repeats(),
                            protocol.seed()),
                    films.stream()
                            .map(film -> new FilmPart(
                                    film.name(),
                                    film.file(),
                                    film.mmPerPx().isPresent() ? film.mmPerPx().getAsDouble() : null,
                                    film.device().isEmpty() ? null : film.device()))
                            .toList());
        }

        /** @param known what ships with the program, and the study's own points */
        Protocol toProtocol(LandmarkCatalog known) {
            return new Protocol(
                    protocol.title,
                    protocol.landmarks.stream()
                            .map(code -> known.ofCode(code)
                                    .orElseThrow(() -> new ProblemException(
                                            "NAS-STUDY-LANDMARK",
                                            "The study asks for a landmark {0} that this program does not know.",
                                            code)))
                            .toList(),
                    protocol.arms.stream()
                            .map(arm -> new Protocol.Arm(arm.name, arm.proposals))
                            .toList(),
                    protocol.readersPerFilm,
                    protocol.repeats,
                    protocol.seed);
        }

        List<StudyFilm> toFilms() {
            return films.stream()
                    .map(film -> new StudyFilm(
                            film.name,
                            film.file,
                            film.mmPerPx == null ? OptionalDouble.empty() : OptionalDouble.of(film.mmPerPx),
                            film.device == null ? "" : film.device))
                    .toList();
        }
    }

    record ProtocolPart(
            String title, List<String> landmarks, List<ArmPart> arms, int readersPerFilm, int repeats, long seed) {}

    record ArmPart(String name, boolean proposals) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FilmPart(
            String name,
            String file,
            @Nullable Double mmPerPx,
            @Nullable String device) {}

    /**
     * {@code frozen.json}.
     *
     * @param files  path within the study → SHA-256
     * @param digest SHA-256 over all of these, to be printed in a paper
     */
    record Frozen(String at, String by, String statement, Map<String, String> files, String digest) {}
}
