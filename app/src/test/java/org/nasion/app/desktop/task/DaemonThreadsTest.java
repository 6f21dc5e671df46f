package org.nasion.app.desktop.task;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class DaemonThreadsTest {

    @Test
    void theEndWaitsForAllWorkAndForWhatThatStarts() {
        DaemonThreads threads = new DaemonThreads();
        AtomicBoolean ended = new AtomicBoolean();
        CountDownLatch go = new CountDownLatch(1);
        threads.execute(() -> {
            await(go);
            threads.execute(() -> ended.set(true));
        });
        go.countDown();
        assertTrue(threads.awaitEnd(Duration.ofMinutes(1)));
        assertTrue(ended.get());
    }

    @Test
    void whatNeverAnswersDoesNotKeepTheProcess() {
        DaemonThreads threads = new DaemonThreads();
        CountDownLatch never = new CountDownLatch(1);
        threads.execute(() -> await(never));
        assertFalse(threads.awaitEnd(Duration.ofMillis(1)));
        never.countDown();
        assertTrue(threads.awaitEnd(Duration.ofMinutes(1)));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
