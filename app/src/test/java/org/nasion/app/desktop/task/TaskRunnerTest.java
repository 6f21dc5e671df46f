package org.nasion.app.desktop.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.problem.Sentence;

class TaskRunnerTest {

    private final Deque<Runnable> background = new ArrayDeque<>();
    private final List<String> told = new ArrayList<>();
    private final TaskRunner tasks = new TaskRunner(background::add, Runnable::run);

    @Test
    void workShowsItsSentenceUntilItIsDone() {
        tasks.start(
                "Reading…",
                progress -> {
                    progress.report(0.5, Sentence.plain("Decoding…"));
                    assertEquals(
                            "Decoding…",
                            tasks.running().getFirst().doingProperty().get().english());
                    assertEquals(
                            0.5, tasks.running().getFirst().fractionProperty().get());
                    return "film";
                },
                told::add,
                failure -> told.add(failure.problem().code()));
        assertEquals(
                "Reading…", tasks.running().getFirst().doingProperty().get().english());
        background.remove().run();
        assertEquals(List.of("film"), told);
        assertTrue(tasks.running().isEmpty());
    }

    @Test
    void stoppedWorkTellsNobody() {
        Job job = tasks.start(
                "Reading…",
                progress -> {
                    progress.throwIfCancelled();
                    return "film";
                },
                told::add,
                failure -> told.add(failure.problem().code()));
        job.stop();
        background.remove().run();
        assertEquals(List.of(), told);
        assertTrue(tasks.running().isEmpty());
    }

    @Test
    void resultsThatComeAfterTheStopAreDropped() {
        Job job = tasks.start("Reading…", progress -> "film", told::add, failure -> told.add("failure"));
        job.stop();
        background.remove().run();
        assertEquals(List.of(), told);
    }

    @Test
    void everyErrorBecomesASentenceWithACodeAndDetailsNameNoFiles() {
        List<Failure> failures = new ArrayList<>();
        for (Throwable error : List.of(
                new ProblemException("NAS-TEST-ONE", "Known."),
                new OutOfMemoryError(),
                new IllegalStateException("/home/erika_muster.png"),
                new NoClassDefFoundError("ai/onnx/Thing"))) {
            tasks.start(
                    "x", progress -> TaskRunnerTest.<String, RuntimeException>sneak(error), told::add, failures::add);
            background.remove().run();
        }
        assertEquals(
                List.of("NAS-TEST-ONE", "NAS-APP-MEMORY", "NAS-APP-UNEXPECTED", "NAS-APP-UNEXPECTED"),
                failures.stream().map(failure -> failure.problem().code()).toList());
        failures.forEach(failure -> assertFalse(failure.details().contains("muster"), failure.details()));
        assertTrue(failures.get(2).details().contains("java.lang.IllegalStateException"));
    }

    @SuppressWarnings("unchecked")
    private static <T, E extends Throwable> T sneak(Throwable error) throws E {
        throw (E) error;
    }
}
