package org.nasion.core.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes damaged inputs of whole ones; the same of the same seed. */
final class Mutator {

    /** What parsers look for, and what numbers break them. */
    private static final byte[][] WORDS = {
        {(byte) 0xFF, (byte) 0xD8},
        {(byte) 0xFF, (byte) 0xD9},
        {(byte) 0xFF, (byte) 0xDA},
        {(byte) 0xFF, (byte) 0xC4},
        {(byte) 0xFF, (byte) 0xC2},
        {(byte) 0xFF, (byte) 0xF7},
        {(byte) 0xFF, (byte) 0x4F},
        {(byte) 0xFF, (byte) 0x90},
        {(byte) 0xFF, (byte) 0x93},
        {(byte) 0xFF, 0x51},
        {0, 0, 0, 0},
        {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF},
        {(byte) 0xFE, (byte) 0xFF, 0, (byte) 0xE0},
        {(byte) 0xFE, (byte) 0xFF, (byte) 0xDD, (byte) 0xE0},
        {0x7F, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF},
        {(byte) 0x80, 0, 0, 0},
        {1, 0},
        {0, 1},
        text("SQ"),
        text("UN"),
        text("OB"),
        text("null"),
        text("1e999"),
        text("-1"),
        text("[["),
        text("]]"),
        text("{\"a\":"),
        text("}"),
        text("\"\""),
        text("NaN"),
        text("first("),
        text("line(S, N)"),
        text(" + "),
        text("\r\n\r\n"),
        text("\r\n--b"),
        text("--b--"),
        text("<script>"),
        text("<style>"),
        text("</style>"),
        text("url("),
        text("@import "),
        text("<![CDATA["),
        text("]]>"),
        text("<!--"),
        text("{{"),
        text("}}"),
        text("{{film}}"),
        text("\\75"),
        text("style=\""),
        text(" onload=\""),
        text("src=\""),
        text("/*"),
        text("'"),
        text("&#x3c;"),
        text("<svg>"),
        text("&lt;")
    };

    private final Random random;

    Mutator(long seed) {
        random = new Random(seed);
    }

    byte[] choose(List<byte[]> seeds) {
        return seeds.get(random.nextInt(seeds.size()));
    }

    /** One to six changes, half of them near the front, where sizes and counts stand. */
    byte[] changed(byte[] seed, byte[] other) {
        byte[] bytes = seed.clone();
        for (int change = random.nextInt(6); change >= 0; change--) {
            bytes = changedOnce(bytes, other);
        }
        return bytes;
    }

    private byte[] changedOnce(byte[] bytes, byte[] other) {
        int at = random.nextInt(random.nextBoolean() ? Math.min(bytes.length, 1200) : bytes.length);
        switch (random.nextInt(10)) {
            case 0 -> bytes[at] = (byte) random.nextInt(256);
            case 1, 2 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 3 -> bytes[at] = random.nextBoolean() ? (byte) 0xFF : 0;
            case 4 -> {
                return Arrays.copyOf(bytes, Math.max(1, at));
            }
            case 5 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 4), (byte) (random.nextInt(3) * 0x7F));
            case 6 -> {
                int length = Math.min(random.nextInt(64), bytes.length - at);
                System.arraycopy(bytes, at, bytes, random.nextInt(bytes.length - length + 1), length);
            }
            case 7 -> {
                byte[] word = WORDS[random.nextInt(WORDS.length)];
                System.arraycopy(word, 0, bytes, at, Math.min(word.length, bytes.length - at));
            }
            case 8 -> {
                return inserted(bytes, at, WORDS[random.nextInt(WORDS.length)]);
            }
            default -> {
                int from = random.nextInt(other.length);
                return inserted(
                        bytes,
                        at,
                        Arrays.copyOfRange(other, from, Math.min(other.length, from + 1 + random.nextInt(128))));
            }
        }
        return bytes;
    }

    private static byte[] inserted(byte[] bytes, int at, byte[] piece) {
        byte[] longer = new byte[bytes.length + piece.length];
        System.arraycopy(bytes, 0, longer, 0, at);
        System.arraycopy(piece, 0, longer, at, piece.length);
        System.arraycopy(bytes, at, longer, at + piece.length, bytes.length - at);
        return longer;
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
