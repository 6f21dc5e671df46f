package org.nasion.core.dicom.codec;

import java.io.EOFException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * Bytes for a decoder that may go round in circles on damaged streams: it can be asked only so often,
 * and only until a deadline, before it answers with an exception.
 */
final class BudgetedInput extends ImageInputStreamImpl {

    private final byte[] data;
    private final long deadline;
    private final BitSet given = new BitSet();
    private long budget;

    /**
     * @param budget  number of reads and bytes that are given out
     * @param seconds from now, after which nothing is given out
     */
    BudgetedInput(byte[] data, long budget, int seconds) {
        this.data = data;
        this.budget = budget;
        this.deadline = System.nanoTime() + seconds * 1_000_000_000L;
    }

    @Override
    public int read() {
        spend(1);
        bitOffset = 0;
        if (streamPos < data.length) {
            given.set((int) streamPos);
        }
        return streamPos < data.length ? data[(int) streamPos++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        bitOffset = 0;
        if (streamPos >= data.length) {
            spend(1);
            return -1;
        }
        int count = (int) Math.min(length, data.length - streamPos);
        spend(1 + count);
        System.arraycopy(data, (int) streamPos, into, offset, count);
        given.set((int) streamPos, (int) streamPos + count);
        streamPos += count;
        return count;
    }

    /**
     * @throws UncheckedIOException where there is less; JJ2000 answers an EOFException here with a stack trace on the
     *         console and the end of the thread
     */
    @Override
    public void readFully(byte[] into, int offset, int length) {
        if (length > data.length - streamPos) {
            throw new UncheckedIOException(new EOFException());
        }
        for (int done = 0; done < length; ) {
            done += read(into, offset + done, length - done);
        }
    }

    /** Whether any byte from {@code from} to before {@code to} was given out. */
    boolean wasRead(int from, int to) {
        int first = given.nextSetBit(from);
        return first >= 0 && first < to;
    }

    @Override
    public long length() {
        return data.length;
    }

    private void spend(long amount) {
        budget -= amount;
        if (budget < 0 || System.nanoTime() > deadline) {
            throw new IllegalStateException("the decoder does not come to an end");
        }
    }
}
