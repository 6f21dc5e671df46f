package org.nasion.core.habit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;

/** A habit file as it stands on disk, version 1. */
record HabitDocument(
        String format, int version, String person, String source, boolean on, String salt, List<LessonPart> lessons) {

    static final String FORMAT = "nasion-habit";
    static final int VERSION = 1;

    /** One film. */
    record LessonPart(String film, String network, boolean assumedScale, Map<String, CorrectionPart> points) {}

    /** mm in head-fixed axes; promisedMm is absent where the network promised nothing. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CorrectionPart(
            double forwardMm,
            double upMm,
            boolean moved,
            @Nullable Double promisedMm) {

        static CorrectionPart of(Correction correction) {
            return new CorrectionPart(
                    correction.offsetMm().x(),
                    correction.offsetMm().y(),
                    correction.moved(),
                    correction.promisedMm().isPresent()
                            ? correction.promisedMm().getAsDouble()
                            : null);
        }

        Correction toCorrection() {
            return new Correction(
                    new Point(forwardMm, upMm),
                    moved,
                    promisedMm == null ? OptionalDouble.empty() : OptionalDouble.of(promisedMm));
        }
    }

    static HabitDocument of(HabitFile file) {
        return new HabitDocument(
                FORMAT,
                VERSION,
                file.person(),
                file.source(),
                file.on(),
                file.salt(),
                file.lessons().stream().map(HabitDocument::part).toList());
    }

    private static LessonPart part(Lesson lesson) {
        Map<String, CorrectionPart> points = new LinkedHashMap<>();
        lesson.corrections()
                .forEach((landmark, correction) -> points.put(landmark.code(), CorrectionPart.of(correction)));
        return new LessonPart(lesson.film(), lesson.network(), lesson.assumed(), points);
    }

    /** @throws RuntimeException IllegalArgument or NullPointer, where the document does not hold together */
    HabitFile toFile() {
        return new HabitFile(
                person,
                source,
                on,
                salt,
                lessons.stream().map(HabitDocument::lesson).toList());
    }

    /** Points that this build does not know are left away. */
    private static Lesson lesson(LessonPart part) {
        Map<Landmark, Correction> corrections = new LinkedHashMap<>();
        part.points.forEach((code, correction) ->
                Landmark.ofCode(code).ifPresent(landmark -> corrections.put(landmark, correction.toCorrection())));
        return new Lesson(part.film, Objects.requireNonNullElse(part.network, ""), part.assumedScale, corrections);
    }
}
