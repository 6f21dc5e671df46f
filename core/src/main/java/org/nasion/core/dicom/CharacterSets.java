package org.nasion.core.dicom;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Text of a data set by its Specific Character Set (PS3.3 C.12.1.1.2), with the code extensions of
 * ISO 2022 and the JDK's charsets. Text that is not of the stated set, or of none, is read as UTF-8 where it is valid UTF-8,
 * else as Latin-1, which reads anything; {@link #guessed()} tells.
 */
final class CharacterSets {

    private static final int ESC = 0x1B;

    private static final Map<String, String> SINGLE = Map.ofEntries(
            Map.entry("6", "US-ASCII"),
            Map.entry("100", "ISO-8859-1"),
            Map.entry("101", "ISO-8859-2"),
            Map.entry("109", "ISO-8859-3"),
            Map.entry("110", "ISO-8859-4"),
            Map.entry("144", "ISO-8859-5"),
            Map.entry("127", "ISO-8859-6"),
            Map.entry("126", "ISO-8859-7"),
            Map.entry("138", "ISO-8859-8"),
            Map.entry("148", "ISO-8859-9"),
            Map.entry("203", "ISO-8859-15"),
            Map.entry("13", "JIS_X0201"),
            Map.entry("166", "TIS-620"),
            Map.entry("192", "UTF-8"));

    /** What follows the escape, and the charset it switches to. */
    private static final Map<String, String> ESCAPES = Map.ofEntries(
            Map.entry("(B", "US-ASCII"),
            Map.entry("(J", "JIS_X0201"),
            Map.entry(")I", "JIS_X0201"),
            Map.entry("-A", "ISO-8859-1"),
            Map.entry("-B", "ISO-8859-2"),
            Map.entry("-C", "ISO-8859-3"),
            Map.entry("-D", "ISO-8859-4"),
            Map.entry("-L", "ISO-8859-5"),
            Map.entry("-G", "ISO-8859-6"),
            Map.entry("-F", "ISO-8859-7"),
            Map.entry("-H", "ISO-8859-8"),
            Map.entry("-M", "ISO-8859-9"),
            Map.entry("-b", "ISO-8859-15"),
            Map.entry("-T", "TIS-620"),
            Map.entry("$B", "ISO-2022-JP"),
            Map.entry("$(D", "ISO-2022-JP-2"),
            Map.entry("$)C", "EUC-KR"),
            Map.entry("$)A", "GB2312"));

    private final Charset initial;
    private final boolean extended;
    private boolean guessed;

    /** @param terms the values of (0008,0005); empty for none */
    CharacterSets(List<String> terms) {
        String first = terms.isEmpty() ? "" : terms.getFirst().strip();
        this.initial = charset(first);
        this.extended = terms.size() > 1 || first.startsWith("ISO 2022");
    }

    private static Charset charset(String term) {
        String name = switch (term) {
            case "" -> "US-ASCII";
            case "GB18030" -> "GB18030";
            case "GBK" -> "GBK";
            default ->
                SINGLE.getOrDefault(
                        term.replace("ISO 2022 IR ", "").replace("ISO_IR ", "").strip(), "US-ASCII");
        };
        return available(name);
    }

    private static Charset available(String name) {
        return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.US_ASCII;
    }

    String decode(byte[] bytes, int offset, int length) {
        int escape = extended ? indexOfEscape(bytes, offset, offset + length) : -1;
        return escape < 0 ? text(bytes, offset, length, initial) : extended(bytes, offset, offset + length);
    }

    /** Whether text was met that is not of the stated character set. */
    boolean guessed() {
        return guessed;
    }

    private String text(byte[] bytes, int offset, int length, Charset charset) {
        return strict(bytes, offset, length, charset).orElseGet(() -> {
            guessed = true;
            return strict(bytes, offset, length, StandardCharsets.UTF_8)
                    .orElseGet(() -> new String(bytes, offset, length, StandardCharsets.ISO_8859_1));
        });
    }

    /** Empty where the bytes are none of that charset; a replacement character never stands for one. */
    private static Optional<String> strict(byte[] bytes, int offset, int length, Charset charset) {
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, offset, length))
                    .toString();
            return text.indexOf('\uFFFD') < 0 ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private String extended(byte[] bytes, int from, int end) {
        StringBuilder text = new StringBuilder();
        Charset charset = initial;
        String escape = "";
        int at = from;
        while (at < end) {
            int next = indexOfEscape(bytes, at, end);
            int stop = next < 0 ? end : next;
            text.append(run(bytes, at, stop, charset, escape));
            if (next < 0) {
                break;
            }
            escape = escapeAt(bytes, next + 1, end);
            charset = ESCAPES.containsKey(escape) ? available(ESCAPES.get(escape)) : initial;
            at = next + 1 + escape.length();
        }
        return text.toString();
    }

    /** A run of one code element; JIS double bytes are given back their escape, which the JDK's decoder needs. */
    private String run(byte[] bytes, int from, int to, Charset charset, String escape) {
        if (!escape.equals("$B") && !escape.equals("$(D")) {
            return text(bytes, from, to - from, charset);
        }
        ByteArrayOutputStream wrapped = new ByteArrayOutputStream(to - from + 8);
        wrapped.write(ESC);
        wrapped.writeBytes(escape.getBytes(StandardCharsets.US_ASCII));
        wrapped.write(bytes, from, to - from);
        wrapped.write(ESC);
        wrapped.write('(');
        wrapped.write('B');
        return text(wrapped.toByteArray(), 0, wrapped.size(), charset);
    }

    private static String escapeAt(byte[] bytes, int at, int end) {
        for (int length = 3; length >= 2; length--) {
            if (at + length <= end) {
                String candidate = new String(bytes, at, length, StandardCharsets.US_ASCII);
                if (ESCAPES.containsKey(candidate)) {
                    return candidate;
                }
            }
        }
        return "";
    }

    private static int indexOfEscape(byte[] bytes, int from, int end) {
        for (int i = from; i < end; i++) {
            if (bytes[i] == ESC) {
                return i;
            }
        }
        return -1;
    }
}
