package org.nasion.core.library;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nasion.core.problem.Problem;

/** What came of an import so far, or of one of its steps. */
final class ImportTally {

    private int films;
    private int patients;
    private int there;
    private int moved;
    private int cases;
    private final List<Path> kept = new ArrayList<>();
    private final List<Question> open = new ArrayList<>();
    private final List<ImportOutcome.Failed> failed = new ArrayList<>();

    void films(int more) {
        films += more;
    }

    void patient() {
        patients++;
    }

    void there() {
        there++;
    }

    void moved() {
        moved++;
    }

    void oneCase() {
        cases++;
    }

    void kept(Path file) {
        kept.add(file);
    }

    void open(Question question) {
        open.add(question);
    }

    void failed(Path file, Problem why) {
        failed.add(new ImportOutcome.Failed(file, why));
    }

    void add(ImportTally step) {
        films += step.films;
        patients += step.patients;
        there += step.there;
        moved += step.moved;
        cases += step.cases;
        kept.addAll(step.kept);
        open.addAll(step.open);
        failed.addAll(step.failed);
    }

    ImportOutcome outcome() {
        return new ImportOutcome(films, patients, there, moved, cases, kept, open, failed);
    }
}
