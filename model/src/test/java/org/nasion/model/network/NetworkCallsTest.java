package org.nasion.model.network;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The end of the process waits for the calls that are under way, and none begins after it. */
@Timeout(20)
class NetworkCallsTest {

    private static final Duration LONG = Duration.ofSeconds(15);
    private final NetworkCalls calls = new NetworkCalls();

    @Test
    void waitsForACallThatIsUnderWayAndForTheOnesWithinIt() throws Exception {
        CountDownLatch within = new CountDownLatch(1);
        CountDownLatch enough = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        Thread call = Thread.ofPlatform().daemon().start(() -> {
            try (var _ = calls.begin();
                    var _ = calls.begin()) {
                within.countDown();
                enough.await();
                ended.set(true);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        within.await();

        assertFalse(calls.end(Duration.ofMillis(1)));
        enough.countDown();
        assertTrue(calls.end(LONG));
        assertTrue(ended.get());
        call.join();
    }

    @Test
    void letsNoCallBeginAfterTheEnd() throws Exception {
        assertTrue(calls.end(LONG));
        AtomicBoolean begun = new AtomicBoolean();
        Thread late = Thread.ofPlatform().daemon().start(() -> {
            try (var _ = calls.begin()) {
                begun.set(true);
            }
        });
        while (late.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertFalse(begun.get());
    }
}
