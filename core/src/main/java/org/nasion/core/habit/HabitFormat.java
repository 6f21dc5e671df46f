package org.nasion.core.habit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import org.nasion.core.problem.ProblemException;

/** Habits as readable JSON. */
final class HabitFormat {

    private final ObjectMapper json = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    byte[] bytes(HabitFile file) {
        try {
            return json.writeValueAsBytes(HabitDocument.of(file));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a habit always has a JSON form", e);
        }
    }

    /** @throws ProblemException NAS-HABIT-DAMAGED or NAS-HABIT-NEWER */
    HabitFile read(byte[] bytes) {
        try {
            HabitDocument document = json.readValue(bytes, HabitDocument.class);
            if (document == null || !HabitDocument.FORMAT.equals(document.format())) {
                throw damaged();
            }
            if (document.version() > HabitDocument.VERSION) {
                throw new ProblemException(
                        "NAS-HABIT-NEWER",
                        "What was learned of this person was written by a newer Nasion; update the program to use it.");
            }
            return document.toFile();
        } catch (IOException | IllegalArgumentException | NullPointerException e) {
            throw damaged();
        }
    }

    static ProblemException damaged() {
        return new ProblemException(
                "NAS-HABIT-DAMAGED",
                "The file of what was learned of this person cannot be read; the network's own points are shown.");
    }
}
