package org.nasion.core.dicomweb;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.problem.Sentence;
import org.nasion.core.task.Progress;

/**
 * One request and its whole answer. The JDK's own time-out ends with the headers; here silence at any moment ends
 * the exchange, as do the user's cancel and an answer beyond its limit.
 */
final class Exchange {

    private static final int PIECE = 1 << 16;
    private static final long TICK_MS = 50;
    /** A film of 10 MB would take three hours. */
    private static final long SLOWEST_BYTES_PER_SECOND = 1000;
    /** Times the silence that is allowed, after which an answer has to be at least that fast. */
    private static final int PATIENCE = 3;

    private final HttpClient client;
    private final Duration silence;
    private final long room;
    private final Progress progress;
    private final Sentence doing;
    private volatile long lastSign = System.nanoTime();
    private final AtomicLong sent = new AtomicLong();
    private volatile long toSend;
    private final AtomicLong received = new AtomicLong();
    private volatile long answeredAt;
    private volatile long expected;

    /** @param room bytes that the program's memory has room for */
    Exchange(HttpClient client, Duration silence, long room, Progress progress, Sentence doing) {
        this.client = client;
        this.silence = silence;
        this.room = room;
        this.progress = progress;
        this.doing = doing;
    }

    /**
     * @param limit most bytes that are taken, where the program's memory has room for as many
     * @throws org.nasion.core.problem.ProblemException where there is no whole answer
     * @throws CancellationException                    where the user stopped it
     */
    HttpResponse<byte[]> run(HttpRequest request, long limit) {
        progress.throwIfCancelled();
        CompletableFuture<HttpResponse<byte[]>> pending = client.sendAsync(request, info -> {
            sign();
            answeredAt = lastSign;
            expected = info.headers().firstValueAsLong("Content-Length").orElse(-1);
            return new Receiver(limit);
        });
        try {
            while (true) {
                try {
                    return pending.get(TICK_MS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    watch();
                }
            }
        } catch (ExecutionException e) {
            throw PacsProblems.of(Objects.requireNonNull(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } finally {
            pending.cancel(true);
        }
    }

    private void watch() {
        progress.throwIfCancelled();
        if (System.nanoTime() - lastSign > silence.toNanos()) {
            throw PacsProblems.silent(Math.max(1, silence.toSeconds()));
        }
        double seconds = answeredAt == 0 ? 0 : (System.nanoTime() - answeredAt) / 1e9;
        if (seconds * 1e9 > PATIENCE * (double) silence.toNanos()
                && received.get() < seconds * SLOWEST_BYTES_PER_SECOND) {
            throw PacsProblems.slow();
        }
        double share = toSend > 0 && received.get() == 0
                ? (double) sent.get() / toSend
                : expected > 0 ? (double) received.get() / expected : -1;
        progress.report(Math.min(1, share), doing);
    }

    private void sign() {
        lastSign = System.nanoTime();
    }

    /** A body whose going out is seen. */
    BodyPublisher publisher(List<byte[]> pieces) {
        toSend = pieces.stream().mapToLong(piece -> piece.length).sum();
        return BodyPublishers.fromPublisher(BodyPublishers.ofByteArrays(() -> new Sender(pieces)), toSend);
    }

    private final class Sender implements Iterator<byte[]> {
        private final List<byte[]> pieces;
        private int piece;
        private int at;

        Sender(List<byte[]> pieces) {
            this.pieces = pieces;
        }

        @Override
        public boolean hasNext() {
            while (piece < pieces.size() && at == pieces.get(piece).length) {
                piece++;
                at = 0;
            }
            return piece < pieces.size();
        }

        @Override
        public byte[] next() {
            byte[] from = pieces.get(piece);
            int length = Math.min(PIECE, from.length - at);
            byte[] next = Arrays.copyOfRange(from, at, at + length);
            at += length;
            sent.addAndGet(length);
            sign();
            return next;
        }
    }

    private final class Receiver implements HttpResponse.BodySubscriber<byte[]> {
        private final long limit;
        private final CompletableFuture<byte[]> body = new CompletableFuture<>();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private Flow.@Nullable Subscription subscription;

        Receiver(long limit) {
            this.limit = limit;
        }

        @Override
        public CompletionStage<byte[]> getBody() {
            return body;
        }

        @Override
        public void onSubscribe(Flow.Subscription to) {
            subscription = to;
            if (!tooMuch(expected)) {
                to.request(Long.MAX_VALUE);
            }
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            sign();
            for (ByteBuffer buffer : buffers) {
                if (tooMuch(received.get() + buffer.remaining())) {
                    return;
                }
                received.addAndGet(buffer.remaining());
                try {
                    byte[] piece = new byte[buffer.remaining()];
                    buffer.get(piece);
                    bytes.writeBytes(piece);
                } catch (OutOfMemoryError e) {
                    stop(PacsProblems.memory(received.get()));
                    return;
                }
            }
        }

        /** Ends the exchange where so many bytes are more than is taken. */
        private boolean tooMuch(long length) {
            if (length > limit) {
                stop(PacsProblems.tooLarge(limit));
            } else if (length > room) {
                stop(PacsProblems.memory(length));
            }
            return length > Math.min(limit, room);
        }

        private void stop(ProblemException why) {
            Objects.requireNonNull(subscription).cancel();
            body.completeExceptionally(why);
        }

        @Override
        public void onError(Throwable failure) {
            body.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            try {
                body.complete(bytes.toByteArray());
            } catch (OutOfMemoryError e) {
                body.completeExceptionally(PacsProblems.memory(received.get()));
            }
        }
    }
}
