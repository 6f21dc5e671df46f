package org.nasion.core.dicom.dcm4che;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.VR;
import org.nasion.core.dicom.DicomObject;
import org.nasion.core.dicom.PixelData;
import org.nasion.core.dicom.PixelData.Part;
import org.nasion.core.dicom.Tag;

/** A data set of dcm4che. */
final class Dcm4cheObject implements DicomObject {

    private static final int MOST_NUMBERS = 1024;
    /** Of an item's tag and length, which an offset table counts too. */
    private static final int ITEM_HEADER = 8;

    private final Attributes set;
    private final boolean whole;

    /** @param whole whether it is an object and not an item of one */
    Dcm4cheObject(Attributes set, boolean whole) {
        this.set = set;
        this.whole = whole;
    }

    @Override
    public boolean has(int tag) {
        return set.containsValue(tag);
    }

    @Override
    public List<String> strings(int tag) {
        VR vr = set.getVR(tag);
        if (vr == null || vr == VR.SQ || !set.containsValue(tag) || set.getValue(tag) instanceof Fragments) {
            return List.of();
        }
        if (!vr.isStringType()) {
            return numbers(tag).stream().map(Dcm4cheObject::plain).toList();
        }
        String[] values = set.getStrings(tag);
        return values == null ? List.of() : Stream.of(values).map(value -> value == null ? "" : value.strip()).toList();
    }

    private static String plain(Double value) {
        return value == Math.rint(value) ? Long.toString(value.longValue()) : value.toString();
    }

    @Override
    public List<Double> numbers(int tag) {
        VR vr = set.getVR(tag);
        if (vr == null || vr == VR.SQ || !set.containsValue(tag) || set.getValue(tag) instanceof Fragments) {
            return List.of();
        }
        if (vr.isStringType()) {
            return parsed(strings(tag));
        }
        return switch (vr) {
            case US, SS, SL -> whole(set.getInts(tag), value -> (double) value);
            case UL -> whole(set.getInts(tag), value -> (double) (value & 0xFFFFFFFFL));
            case FL, FD -> {
                double[] values = set.getDoubles(tag);
                yield values == null ? List.of() : DoubleStream.of(values).limit(MOST_NUMBERS).boxed().toList();
            }
            case SV, UV -> {
                long[] values = set.getLongs(tag);
                yield values == null ? List.of() : LongStream.of(values).limit(MOST_NUMBERS).mapToObj(value -> (double) value).toList();
            }
            default -> List.of(); // bytes and words
        };
    }

    private static List<Double> whole(int[] values, IntFunction<Double> number) {
        return values == null ? List.of() : IntStream.of(values).limit(MOST_NUMBERS).mapToObj(number).toList();
    }

    private static List<Double> parsed(List<String> texts) {
        List<Double> values = new ArrayList<>();
        for (String text : texts) {
            try {
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
        Sequence sequence = set.getSequence(tag);
        return sequence == null ? List.of() : sequence.stream().<DicomObject>map(item -> new Dcm4cheObject(item, false)).toList();
    }

    @Override
    public int[] words(int tag) {
        byte[] bytes = bytes(tag);
        ByteBuffer data = ByteBuffer.wrap(bytes).order(set.bigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int[] words = new int[bytes.length / 2];
        for (int i = 0; i < words.length; i++) {
            words[i] = data.getShort(2 * i) & 0xFFFF;
        }
        return words;
    }

    private byte[] bytes(int tag) {
        try {
            byte[] bytes = set.getValue(tag) instanceof Fragments ? null : set.getBytes(tag);
            return bytes == null ? new byte[0] : bytes;
        } catch (IOException e) {
            return new byte[0];
        }
    }

    @Override
    public Optional<PixelData> pixelData() {
        Object value = set.getValue(Tag.PIXEL_DATA);
        if (value == null || !whole) {
            return Optional.empty();
        }
        if (value instanceof Fragments fragments) {
            return Optional.of(joined(fragments));
        }
        byte[] bytes = bytes(Tag.PIXEL_DATA);
        return Optional.of(new PixelData(bytes, List.of(new Part(0, bytes.length)), false, set.bigEndian(),
                set.getVR(Tag.PIXEL_DATA) == VR.OW));
    }

    /** The offset table and the fragments one after the other, with room for their headers, as they lay in the file. */
    private static PixelData joined(Fragments fragments) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        List<Part> parts = new ArrayList<>();
        for (Object fragment : fragments) {
            byte[] bytes = fragment instanceof byte[] content ? content : new byte[0];
            all.writeBytes(new byte[ITEM_HEADER]);
            parts.add(new Part(all.size(), bytes.length));
            all.writeBytes(bytes);
        }
        return new PixelData(all.toByteArray(), parts, true, false, false);
    }
}
