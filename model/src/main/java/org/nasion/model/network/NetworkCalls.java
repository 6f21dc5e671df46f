package org.nasion.model.network;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The calls into ONNX Runtime that are under way. The runtime closes its environment by an exit hook of its own, in whatever moment
 * the process ends, and a call that is within it then takes the process down by a memory fault. Whoever ends the process therefore
 * ends the calls first.
 */
public final class NetworkCalls {

    /** Any number of calls hold it for reading; the end holds it for writing, for ever. */
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

    /** Begins a call, which its closing ends; never comes back once the end has begun, as the process will not. */
    Call begin() {
        lock.readLock().lock();
        return lock.readLock()::unlock;
    }

    /**
     * Waits until no call is under way and lets no further one begin. Only for the end of the process.
     *
     * @return whether none is under way, within that time
     */
    public boolean end(Duration most) {
        try {
            return lock.writeLock().tryLock(most.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A call that is under way in the thread that began it. */
    interface Call extends AutoCloseable {

        @Override
        void close();
    }
}
