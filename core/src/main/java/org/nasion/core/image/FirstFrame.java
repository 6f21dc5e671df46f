package org.nasion.core.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nasion.core.dicom.DicomObject;
import org.nasion.core.dicom.PixelData;
import org.nasion.core.dicom.Tag;

/**
 * An object as its first frame is to be seen: enhanced multi-frame objects state spacing, window and rescale in
 * functional groups, those of the frame before those that all frames share (PS3.3 C.7.6.16); what the object itself
 * states comes first.
 */
final class FirstFrame implements DicomObject {

    private static final int[] GROUPS = {
        Tag.PIXEL_MEASURES_SEQUENCE, Tag.FRAME_VOI_LUT_SEQUENCE, Tag.PIXEL_VALUE_TRANSFORMATION_SEQUENCE
    };

    private final DicomObject object;
    private final List<DicomObject> places = new ArrayList<>();

    private FirstFrame(DicomObject object) {
        this.object = object;
        places.add(object);
        add(Tag.PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE);
        add(Tag.SHARED_FUNCTIONAL_GROUPS_SEQUENCE);
    }

    /** The object itself where it has no functional groups. */
    static DicomObject of(DicomObject object) {
        FirstFrame frame = new FirstFrame(object);
        return frame.places.size() == 1 ? object : frame;
    }

    private void add(int groups) {
        object.items(groups).stream().findFirst().ifPresent(item -> {
            for (int group : GROUPS) {
                places.addAll(item.items(group).stream().limit(1).toList());
            }
        });
    }

    private DicomObject place(int tag) {
        return places.stream().filter(place -> place.has(tag)).findFirst().orElse(object);
    }

    @Override
    public boolean has(int tag) {
        return place(tag).has(tag);
    }

    @Override
    public List<String> strings(int tag) {
        return place(tag).strings(tag);
    }

    @Override
    public List<Double> numbers(int tag) {
        return place(tag).numbers(tag);
    }

    @Override
    public List<DicomObject> items(int tag) {
        return place(tag).items(tag);
    }

    @Override
    public int[] words(int tag) {
        return place(tag).words(tag);
    }

    @Override
    public boolean guessesText() {
        return object.guessesText();
    }

    @Override
    public Optional<PixelData> pixelData() {
        return object.pixelData();
    }
}
