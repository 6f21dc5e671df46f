package org.nasion.core.dicom;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A data set to be written: elements in any order, encoded by {@link DicomWriter} in the order of
 * their tags. Text is UTF-8, which the writer states where it is needed.
 */
public final class DataSetBuilder {

    /** An encoded value, empty with the items of a sequence, which are null for everything else. */
    record Element(Vr vr, byte[] value, @Nullable List<DataSetBuilder> items) {}

    private final Map<Integer, Element> elements = new TreeMap<>(Integer::compareUnsigned);
    private boolean ascii = true;

    /** Text values, joined by backslashes; none for an empty element. */
    public DataSetBuilder text(int tag, Vr vr, String... values) {
        String joined = String.join("\\", values);
        ascii &= joined.chars().allMatch(c -> c < 128);
        elements.put(
                tag, new Element(vr, padded(joined.getBytes(StandardCharsets.UTF_8), vr == Vr.UI ? 0 : ' '), null));
        return this;
    }

    /** Numbers as decimal strings of at most 16 characters (DS). */
    public DataSetBuilder decimals(int tag, double... values) {
        return text(
                tag,
                Vr.DS,
                Arrays.stream(values).mapToObj(DataSetBuilder::decimal).toArray(String[]::new));
    }

    /** Whole numbers as integer strings (IS). */
    public DataSetBuilder integers(int tag, int... values) {
        return text(
                tag, Vr.IS, Arrays.stream(values).mapToObj(Integer::toString).toArray(String[]::new));
    }

    /** Binary 16-bit numbers, unsigned (US) or signed (SS). */
    public DataSetBuilder shorts(int tag, Vr vr, int... values) {
        ByteBuffer data = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            data.putShort((short) value);
        }
        elements.put(tag, new Element(vr, data.array(), null));
        return this;
    }

    /** A binary 32-bit number (UL). */
    public DataSetBuilder unsignedLong(int tag, int value) {
        byte[] data = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
        elements.put(tag, new Element(Vr.UL, data, null));
        return this;
    }

    /** Binary 32-bit floating-point numbers (FL), each rounded to the nearest. */
    public DataSetBuilder floats(int tag, double... values) {
        ByteBuffer data = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            data.putFloat((float) value);
        }
        elements.put(tag, new Element(Vr.FL, data.array(), null));
        return this;
    }

    /** Binary 64-bit floating-point numbers (FD). */
    public DataSetBuilder doubles(int tag, double... values) {
        ByteBuffer data = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            data.putDouble(value);
        }
        elements.put(tag, new Element(Vr.FD, data.array(), null));
        return this;
    }

    /** Binary 32-bit signed numbers (SL). */
    public DataSetBuilder longs(int tag, int... values) {
        ByteBuffer data = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            data.putInt(value);
        }
        elements.put(tag, new Element(Vr.SL, data.array(), null));
        return this;
    }

    /** Bytes as they are (OB, OW in little endian, UN). */
    public DataSetBuilder bytes(int tag, Vr vr, byte[] value) {
        elements.put(tag, new Element(vr, padded(value, 0), null));
        return this;
    }

    /** A sequence; without items an empty one. */
    public DataSetBuilder sequence(int tag, DataSetBuilder... items) {
        elements.put(tag, new Element(Vr.SQ, new byte[0], List.of(items)));
        return this;
    }

    /** The elements of another data set that have these tags, as far as it has them. */
    public DataSetBuilder copy(DataSetBuilder from, int... tags) {
        for (int tag : tags) {
            Element element = from.elements.get(tag);
            if (element != null) {
                elements.put(tag, element);
                ascii &= from.ascii;
            }
        }
        return this;
    }

    /** A coded concept: value, scheme and meaning, as an item of a code sequence. */
    public static DataSetBuilder code(String value, String scheme, String meaning) {
        return new DataSetBuilder()
                .text(Tag.CODE_VALUE, Vr.SH, value)
                .text(Tag.CODING_SCHEME_DESIGNATOR, Vr.SH, scheme)
                .text(Tag.CODE_MEANING, Vr.LO, meaning);
    }

    Map<Integer, Element> elements() {
        return elements;
    }

    /** Whether no text, of items neither, needs a character set. */
    boolean isAscii() {
        return ascii
                && elements.values().stream()
                        .filter(element -> element.items != null)
                        .flatMap(element -> element.items.stream())
                        .allMatch(DataSetBuilder::isAscii);
    }

    /** The shortest decimal string of 16 characters that is nearest to the value. */
    static String decimal(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("no decimal string for " + value);
        }
        BigDecimal exact = BigDecimal.valueOf(value);
        for (int digits = 16; ; digits--) {
            BigDecimal rounded = exact.round(new MathContext(digits)).stripTrailingZeros();
            for (String form : List.of(rounded.toPlainString(), rounded.toString())) {
                if (form.length() <= 16) {
                    return form;
                }
            }
        }
    }

    private static byte[] padded(byte[] value, int with) {
        if (value.length % 2 == 0) {
            return value;
        }
        byte[] even = Arrays.copyOf(value, value.length + 1);
        even[value.length] = (byte) with;
        return even;
    }
}
