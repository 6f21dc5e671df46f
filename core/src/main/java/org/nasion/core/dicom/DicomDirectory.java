package org.nasion.core.dicom;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the records of a DICOMDIR, the table of contents of a CD or a stick (PS3.3 annex F). */
public final class DicomDirectory {

    private static final int MAX_DEPTH = 16;
    private static final long MAX_BYTES = 64L << 20;

    /**
     * An image that the directory names.
     *
     * @param fileId  the parts of its path below the DICOMDIR, as written there
     * @param records of the image, then its series, study and patient
     */
    public record Image(List<String> fileId, List<DicomObject> records) {
        public Image {
            fileId = List.copyOf(fileId);
            records = List.copyOf(records);
        }

        /** An element of the nearest record that has it, several values joined by backslashes; empty where none has. */
        public String text(int tag) {
            return records.stream()
                    .filter(record -> record.has(tag))
                    .findFirst()
                    .map(record -> String.join("\\", record.strings(tag)))
                    .orElse("");
        }
    }

    private final Map<Integer, Part10DataSet> records = new HashMap<>();
    private final Set<Integer> seen = new HashSet<>();
    private final List<Image> images = new ArrayList<>();

    private DicomDirectory() {}

    /**
     * The images, in the order of the directory. Records that are not in use, and links that lead nowhere or in a
     * circle, are left out.
     *
     * @param file the whole file
     * @throws org.nasion.core.problem.ProblemException where it is no DICOM file, or a broken one
     */
    public static List<Image> images(byte[] file) {
        DicomDirectory directory = new DicomDirectory();
        // Records are linked by their place in the file, which only this reader knows.
        DicomObject root = new Part10Provider().read(file, MAX_BYTES).dataSet();
        for (DicomObject record : root.items(Tag.DIRECTORY_RECORD_SEQUENCE)) {
            if (record instanceof Part10DataSet read) {
                directory.records.put(read.start(), read);
            }
        }
        directory.walk(root.integer(Tag.OFFSET_OF_FIRST_ROOT_RECORD, 0), List.of());
        return List.copyOf(directory.images);
    }

    private void walk(int offset, List<DicomObject> above) {
        int at = offset;
        while (at != 0 && above.size() < MAX_DEPTH && seen.add(at)) {
            Part10DataSet record = records.get(at);
            if (record == null) {
                return;
            }
            if (record.integer(Tag.RECORD_IN_USE_FLAG, 0xFFFF) != 0) {
                List<DicomObject> chain = new ArrayList<>(List.of(record));
                chain.addAll(above);
                if (record.string(Tag.DIRECTORY_RECORD_TYPE)
                                .filter("IMAGE"::equals)
                                .isPresent()
                        && record.has(Tag.REFERENCED_FILE_ID)) {
                    images.add(new Image(record.strings(Tag.REFERENCED_FILE_ID), chain));
                }
                walk(record.integer(Tag.OFFSET_OF_LOWER_RECORD, 0), chain);
            }
            at = record.integer(Tag.OFFSET_OF_NEXT_RECORD, 0);
        }
    }
}
