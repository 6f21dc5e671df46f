package org.nasion.core.library;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.nasion.core.library.Question.Answer;
import org.nasion.core.library.Question.Reason;
import org.nasion.core.patient.Patient;

/** What a person answered during an import: one question for each patient, not for each film. */
final class ImportAnswers {

    private final Map<Patient, Answer> ofPatients;
    private final Map<About, Answer> ofFilms;

    private record About(Path file, Reason reason) {}

    ImportAnswers() {
        this(Map.of(), Map.of());
    }

    private ImportAnswers(Map<Patient, Answer> ofPatients, Map<About, Answer> ofFilms) {
        this.ofPatients = new HashMap<>(ofPatients);
        this.ofFilms = new HashMap<>(ofFilms);
    }

    /** For a step that may be taken back. */
    ImportAnswers copy() {
        return new ImportAnswers(ofPatients, ofFilms);
    }

    Optional<Answer> to(Question question) {
        return Optional.ofNullable(
                isOfPatient(question)
                        ? ofPatients.get(question.named())
                        : ofFilms.get(new About(question.file(), question.reason())));
    }

    void answer(Question question, Answer answer) {
        if (isOfPatient(question)) {
            ofPatients.put(question.named(), answer);
        } else {
            ofFilms.put(new About(question.file(), question.reason()), answer);
        }
    }

    /** Who was added as somebody new: the next film of the same words is theirs and nobody's question. */
    void added(Question question, long patient) {
        if (!question.named().isNobody()) {
            ofPatients.put(question.named(), new Answer.Same(patient));
        }
    }

    /** Of films that name nobody each is a question of its own, and so is each that its table contradicts. */
    private static boolean isOfPatient(Question question) {
        return !question.named().isNobody() && question.reason() != Reason.TABLE_DISAGREES;
    }
}
