package org.nasion.app.trace;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.nasion.core.problem.Sentence;
import org.nasion.core.task.Progress;

/**
 * Does pieces of work in their order on a thread of its own, always one ahead of the one that is asked for: the next
 * film is read and traced while the results of the last one are written. For one thread that asks.
 *
 * @param <T> what a piece of work yields
 */
public final class OneAhead<T> implements AutoCloseable {

    private final Iterator<Function<Progress, T>> work;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("one-ahead").factory());
    private Relay relay;
    private Future<T> coming;

    public OneAhead(List<Function<Progress, T>> work) {
        this.work = List.copyOf(work).iterator();
    }

    /**
     * Waits for the next piece of work and begins the one after it.
     *
     * @param progress hears of this piece from now on
     * @throws RuntimeException whatever the piece of work threw, errors too; the next one can be asked for all the same
     */
    public T next(Progress progress) {
        if (coming == null && !begin()) {
            throw new NoSuchElementException("no more work");
        }
        relay.listener = progress;
        Future<T> now = coming;
        coming = null;
        try {
            return now.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException problem -> throw problem;
                case Error error -> throw error;
                default -> throw new IllegalStateException(e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            begin();
        }
    }

    private boolean begin() {
        if (!work.hasNext()) {
            return false;
        }
        Function<Progress, T> next = work.next();
        Relay own = new Relay();
        relay = own;
        coming = thread.submit(() -> next.apply(own));
        return true;
    }

    /** Stops after the piece of work that is being done. */
    @Override
    public void close() {
        thread.shutdownNow();
    }

    /** Work that is ahead is not heard; work that is waited for is. */
    private static final class Relay implements Progress {

        private volatile Progress listener = Progress.NONE;

        @Override
        public void report(double fraction, Sentence doing) {
            listener.report(fraction, doing);
        }

        @Override
        public boolean isCancelled() {
            return listener.isCancelled() || Thread.currentThread().isInterrupted();
        }
    }
}
