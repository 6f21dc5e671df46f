package org.nasion.core.image;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Knows a film by its picture alone: the same samples have the same digest, whatever kind of file holds them and whoever is named there. */
public final class PixelDigest {

    private static final int ROWS = 64;

    private PixelDigest() {}

    /**
     * SHA-256 over width and height (four bytes each) and the samples row by row (two bytes each), big-endian.
     *
     * @return lower-case hex
     */
    public static String of(Cephalogram film) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(ByteBuffer.allocate(8)
                    .putInt(film.width())
                    .putInt(film.height())
                    .flip());
            short[] samples = film.samples();
            int step = film.width() * ROWS;
            ByteBuffer bytes = ByteBuffer.allocate(2 * step);
            for (int from = 0; from < samples.length; from += step) {
                bytes.clear();
                bytes.asShortBuffer().put(samples, from, Math.min(step, samples.length - from));
                bytes.limit(2 * Math.min(step, samples.length - from));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
