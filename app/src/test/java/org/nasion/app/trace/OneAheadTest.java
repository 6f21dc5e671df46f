package org.nasion.app.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.nasion.core.problem.Sentence;
import org.nasion.core.task.Progress;

class OneAheadTest {

    @Test
    void theNextPieceIsDoneWhileTheLastOneIsUsed() throws InterruptedException {
        CountDownLatch second = new CountDownLatch(1);
        List<Function<Progress, String>> work = List.of(progress -> "one", progress -> {
            second.countDown();
            return "two";
        });
        try (OneAhead<String> ahead = new OneAhead<>(work)) {
            assertEquals("one", ahead.next(Progress.NONE));
            assertTrue(second.await(20, TimeUnit.SECONDS), "nobody has asked for the second one yet");
            assertEquals("two", ahead.next(Progress.NONE));
            assertThrows(NoSuchElementException.class, () -> ahead.next(Progress.NONE));
        }
    }

    @Test
    void aFailureBelongsToItsPieceAlone() {
        IllegalStateException broken = new IllegalStateException("broken");
        OutOfMemoryError full = new OutOfMemoryError("full");
        try (OneAhead<String> ahead = new OneAhead<>(List.of(
                progress -> {
                    throw broken;
                },
                progress -> {
                    throw full;
                },
                progress -> "three"))) {
            assertSame(broken, assertThrows(IllegalStateException.class, () -> ahead.next(Progress.NONE)));
            assertSame(full, assertThrows(OutOfMemoryError.class, () -> ahead.next(Progress.NONE)));
            assertEquals("three", ahead.next(Progress.NONE));
        }
    }

    @Test
    void whoWaitsForAPieceHearsOfIt() {
        List<String> heard = new ArrayList<>();
        try (OneAhead<Integer> ahead = new OneAhead<>(List.of(progress -> {
            // The work begins only when it is asked for, so its listener may come a moment later.
            while (heard.isEmpty() && !Thread.currentThread().isInterrupted()) {
                progress.report(0.5, Sentence.plain("working"));
                Thread.onSpinWait();
            }
            return 1;
        }))) {
            ahead.next(new Progress() {
                @Override
                public void report(double fraction, Sentence doing) {
                    heard.add(doing.english());
                }

                @Override
                public boolean isCancelled() {
                    return false;
                }
            });
        }
        assertEquals(List.of("working"), heard);
    }
}
