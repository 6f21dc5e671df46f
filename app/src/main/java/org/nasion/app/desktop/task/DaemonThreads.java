package org.nasion.app.desktop.task;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Gives each piece of work a daemon thread of its own; virtual threads would hold their carrier through native inference. Whoever
 * ends the process waits for them first: native code that is interrupted by the end takes the process down.
 */
public final class DaemonThreads implements Executor {

    /** A thread counts from before its start, when it cannot be joined yet; its latch can be waited for. */
    private final Map<Thread, CountDownLatch> alive = new ConcurrentHashMap<>();

    @Override
    public void execute(Runnable work) {
        CountDownLatch ended = new CountDownLatch(1);
        Thread thread = Thread.ofPlatform().daemon().name("nasion-task").unstarted(() -> {
            try {
                work.run();
            } finally {
                alive.remove(Thread.currentThread());
                ended.countDown();
            }
        });
        alive.put(thread, ended);
        thread.start();
    }

    /**
     * Waits until all work has ended; work that is started meanwhile counts too.
     *
     * @return whether it has, within that time
     */
    public boolean awaitEnd(Duration most) {
        long end = System.nanoTime() + most.toNanos();
        try {
            for (Optional<CountDownLatch> next = any(); next.isPresent(); next = any()) {
                if (!next.get().await(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Optional<CountDownLatch> any() {
        return alive.entrySet().stream()
                .filter(running -> running.getKey() != Thread.currentThread())
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
