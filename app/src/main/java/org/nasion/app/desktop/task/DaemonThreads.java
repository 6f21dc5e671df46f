package org.nasion.app.desktop.task;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Gives each piece of work a daemon thread of its own; virtual threads would hold their carrier through native inference. Whoever
 * ends the process waits for them first: native code that is interrupted by the end takes the process down.
 */
public final class DaemonThreads implements Executor {

    private final Set<Thread> alive = ConcurrentHashMap.newKeySet();

    @Override
    public void execute(Runnable work) {
        Thread thread = Thread.ofPlatform().daemon().name("nasion-task").unstarted(() -> {
            try {
                work.run();
            } finally {
                alive.remove(Thread.currentThread());
            }
        });
        alive.add(thread);
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
            for (Thread next = any(); next != null; next = any()) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                next.join(Duration.ofNanos(left));
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Thread any() {
        return alive.stream().filter(thread -> thread != Thread.currentThread()).findFirst().orElse(null);
    }
}
