package org.nasion.core.casefile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.tracing.CaseContent;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;
import org.nasion.core.tracing.TracingEditor;

/** A program of its own that edits and saves until somebody kills it: {@code EditingChild FOLDER} or {@code … save-once}. */
final class EditingChild {

    static final String FILM = "0123456789abcdef".repeat(4);
    static final CaseStore STORE = new CaseStore("Nasion test", Clock.systemUTC());

    private EditingChild() {}

    static CaseFile caseOf(CaseContent state) {
        return new CaseFile(
                new CaseFile.Film("/films/a.png", FILM, 100_000, 100_000), state, Optional.empty(), Optional.empty());
    }

    /** The number of the newest edit that a case holds. */
    static long edit(CaseFile content) {
        return Math.round(
                content.content().tracing().position(Landmark.A).map(Point::x).orElse(0.0));
    }

    static CaseContent start() {
        return new CaseContent(
                new Tracing(Map.of(
                        Landmark.A, new Placement(new Point(0, 0), Placement.Origin.MANUAL, true, Optional.empty()))),
                new Calibration.Uncalibrated(1));
    }

    public static void main(String[] arguments) throws InterruptedException {
        Path folder = Path.of(arguments[0]);
        Path file = folder.resolve("case.nasion");
        if (arguments.length > 1) {
            saveOnce(file);
            return;
        }
        // What was saved, or what a killed program left behind where that is newer.
        CaseFile saved = Files.exists(file) ? STORE.open(file) : caseOf(start());
        STORE.save(file, saved); // a program that has been running for a while: its classes are loaded
        try (Autosave autosave =
                new Autosave(folder.resolve("autosave"), STORE, problem -> System.out.println(problem))) {
            CaseFile newest = autosave.recoverable(FILM)
                    .filter(copy -> edit(copy) > edit(saved))
                    .orElse(saved);
            TracingEditor editor = new TracingEditor(newest.content());
            RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
            for (long i = edit(newest) + 1; ; i++) {
                editor.move(Landmark.A, new Point(i, i));
                autosave.edited(caseOf(editor.state()));
                System.out.println(i);
                System.out.flush();
                if (random.nextInt(12) == 0) {
                    STORE.save(file, caseOf(editor.state()));
                    autosave.discard(FILM);
                }
                Thread.sleep(random.nextInt(40));
            }
        }
    }

    /** Tries to save one edit and says how it went. */
    private static void saveOnce(Path file) {
        TracingEditor editor = new TracingEditor(STORE.open(file).content());
        editor.move(Landmark.A, new Point(7777, 7777));
        try {
            STORE.save(file, caseOf(editor.state()));
            System.out.println("SAVED");
        } catch (ProblemException e) {
            System.out.println(e.problem());
        }
    }
}
