package org.nasion.core.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nasion.core.dicom.PixelData.Part;

/** A data set read by {@link Part10Parser}: elements are slices of the file's bytes and are decoded when asked for. */
final class Part10DataSet implements DicomObject {

    /** An element: a run of bytes, or the parsed items of a sequence of undefined length, or the fragments of pixels. */
    record Element(
            Vr vr,
            int offset,
            int length,
            @Nullable List<DicomObject> items,
            @Nullable List<Part> fragments) {
        static Element of(Vr vr, int offset, int length) {
            return new Element(vr, offset, length, null, null);
        }
    }

    private final Part10Parser parser;
    private final byte[] bytes;
    private final boolean bigEndian;
    private final boolean explicit;
    private final int depth;
    private final @Nullable Part10DataSet parent;
    private int start;
    private final Map<Integer, Element> elements = new LinkedHashMap<>();
    private @Nullable CharacterSets characterSets;

    Part10DataSet(Part10Parser parser, @Nullable Part10DataSet parent, boolean explicit, int depth) {
        this.parser = parser;
        this.bytes = parser.bytes();
        this.bigEndian = parser.isBigEndian();
        this.parent = parent;
        this.explicit = explicit;
        this.depth = depth;
    }

    void add(int tag, Element element) {
        elements.putIfAbsent(tag, element);
    }

    /** Notes where in the file an item begins, with its own header. */
    void startsAt(int offset) {
        start = offset;
    }

    int start() {
        return start;
    }

    @Override
    public boolean has(int tag) {
        Element element = elements.get(tag);
        return element != null && (element.length > 0 || element.items != null || element.fragments != null);
    }

    @Override
    public List<String> strings(int tag) {
        Element element = value(tag);
        if (element == null) {
            return List.of();
        }
        if (isBinary(vr(tag, element))) {
            return numbers(tag).stream().map(Part10DataSet::plain).toList();
        }
        String text = tag == Tag.SPECIFIC_CHARACTER_SET
                ? new CharacterSets(List.of()).decode(bytes, element.offset, element.length)
                : characterSets().decode(bytes, element.offset, element.length);
        if (!element.vr.isMultiValued()) {
            return List.of(trimmed(text));
        }
        List<String> values = new ArrayList<>();
        for (String value : text.split("\\\\", -1)) {
            values.add(trimmed(value));
        }
        return List.copyOf(values);
    }

    private static String plain(Double value) {
        return value == Math.rint(value) ? Long.toString(value.longValue()) : value.toString();
    }

    private static String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && text.charAt(start) <= ' ') {
            start++;
        }
        while (end > start && text.charAt(end - 1) <= ' ') {
            end--;
        }
        return text.substring(start, end);
    }

    @Override
    public List<Double> numbers(int tag) {
        Element element = value(tag);
        if (element == null) {
            return List.of();
        }
        Vr vr = vr(tag, element);
        if (!isBinary(vr)) {
            return parsed(strings(tag));
        }
        int size = switch (vr) {
            case US, SS -> 2;
            case FD, SV, UV -> 8;
            default -> 4;
        };
        ByteBuffer data = buffer(element);
        List<Double> values = new ArrayList<>();
        for (int at = 0; at + size <= element.length && values.size() < 1024; at += size) {
            values.add(
                    switch (vr) {
                        case US -> (double) (data.getShort(at) & 0xFFFF);
                        case SS -> (double) data.getShort(at);
                        case UL -> (double) (data.getInt(at) & 0xFFFFFFFFL);
                        case SL -> (double) data.getInt(at);
                        case FL -> (double) data.getFloat(at);
                        case FD -> data.getDouble(at);
                        default -> (double) data.getLong(at);
                    });
        }
        return List.copyOf(values);
    }

    private static List<Double> parsed(List<String> texts) {
        List<Double> values = new ArrayList<>();
        for (String text : texts) {
            try {
                // Decimal strings have no type suffixes and no hexadecimal, which parseDouble would take.
                if (text.length() > 64 || !text.matches("[-+0-9.eE]+")) {
                    return List.of();
                }
                values.add(Double.parseDouble(text));
            } catch (NumberFormatException e) {
                return List.of();
            }
        }
        return List.copyOf(values);
    }

    @Override
    public List<DicomObject> items(int tag) {
        Element element = elements.get(tag);
        if (element == null) {
            return List.of();
        }
        if (element.items != null) {
            return element.items;
        }
        boolean mayBeSequence = element.vr == Vr.SQ || element.vr == Vr.UN;
        return element.length == 0 || !mayBeSequence
                ? List.of()
                : (explicit && element.vr == Vr.UN ? parser.unknownValues() : parser)
                        .items(this, element.offset, element.length, explicit && element.vr == Vr.SQ, depth + 1);
    }

    @Override
    public int[] words(int tag) {
        Element element = value(tag);
        if (element == null) {
            return new int[0];
        }
        ByteBuffer data = buffer(element);
        int[] words = new int[element.length / 2];
        for (int i = 0; i < words.length; i++) {
            words[i] = data.getShort(2 * i) & 0xFFFF;
        }
        return words;
    }

    @Override
    public Optional<PixelData> pixelData() {
        Element element = elements.get(Tag.PIXEL_DATA);
        if (element == null || parent != null) {
            return Optional.empty();
        }
        List<Part> fragments = element.fragments;
        List<Part> parts = fragments != null ? fragments : List.of(new Part(element.offset, element.length));
        return Optional.of(new PixelData(bytes, parts, fragments != null, bigEndian, element.vr == Vr.OW));
    }

    /** The element if it has a value of bytes. */
    private @Nullable Element value(int tag) {
        Element element = elements.get(tag);
        return element == null
                        || element.length == 0
                        || element.items != null
                        || element.fragments != null
                        || element.vr == Vr.SQ
                ? null
                : element;
    }

    private static Vr vr(int tag, Element element) {
        return element.vr == Vr.UN ? Vr.implied(tag) : element.vr;
    }

    private static boolean isBinary(Vr vr) {
        return switch (vr) {
            case US, SS, UL, SL, FL, FD, SV, UV -> true;
            default -> false;
        };
    }

    private ByteBuffer buffer(Element element) {
        return ByteBuffer.wrap(bytes, element.offset, element.length)
                .slice()
                .order(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public boolean guessesText() {
        return characterSets().guessed();
    }

    private CharacterSets characterSets() {
        if (characterSets == null) {
            List<String> terms = strings(Tag.SPECIFIC_CHARACTER_SET);
            characterSets = !terms.isEmpty()
                    ? new CharacterSets(terms)
                    : parent == null ? new CharacterSets(List.of()) : parent.characterSets();
        }
        return characterSets;
    }
}
