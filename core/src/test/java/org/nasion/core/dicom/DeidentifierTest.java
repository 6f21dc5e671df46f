package org.nasion.core.dicom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeidentifierTest {

    private static final Map<Integer, Deidentifier.Row> TABLE = Deidentifier.table();
    /** Signs that a value of the patient survived, in every way that a value can be written. */
    private static final List<String> MARKS =
            List.of("MARK", "2.25.424242", "20421231", "044242.42", "424242.5", "042Y");

    private final Deidentifier deidentifier = new Deidentifier(Set.of("DCM:112039"), Set.of(), "Nasion test");

    @Test
    void theTableIsWhole() {
        assertEquals(617, TABLE.size());
        assertEquals(Deidentifier.Action.EMPTY, TABLE.get(0x00100010).action());
        assertEquals(Deidentifier.Action.NEW_UID, TABLE.get(0x00080018).action());
        assertEquals(Deidentifier.Action.REMOVE, TABLE.get(0x00101040).action());
        // X/Z/U* of table E.1-1
        assertEquals(Deidentifier.Action.NEW_UID, TABLE.get(0x00081140).action());
    }

    @Test
    void noMarkedValueOfAnyElementOfTheTableIsLeft() {
        DataSetBuilder marked = identified();
        TABLE.forEach((tag, row) -> mark(marked, tag, row.vr(), true));
        marked.sequence(Tag.SOURCE_IMAGE_SEQUENCE, allMarked());
        marked.sequence(
                Tag.CONTENT_SEQUENCE,
                new DataSetBuilder()
                        .text(Tag.VALUE_TYPE, Vr.CS, "CONTAINER")
                        .sequence(Tag.CONTENT_SEQUENCE, allMarked()));
        marked.text(0x00090010, Vr.LO, "MARK").text(0x00091001, Vr.UN, "MARK");
        marked.bytes(0x60003000, Vr.OW, ascii("MARK"))
                .text(0x60024000, Vr.LT, "MARK")
                .bytes(0x50003000, Vr.OW, ascii("MARK"));
        String before = file(marked);
        MARKS.forEach(mark -> assertTrue(before.contains(mark), mark + " was never there"));
        String after = file(deidentifier.clean(marked));
        MARKS.forEach(mark -> assertFalse(
                after.contains(mark),
                () -> mark + " is left near "
                        + after.substring(Math.max(0, after.indexOf(mark) - 60), after.indexOf(mark) + 40)
                                .replaceAll("[^ -~]", ".")));
    }

    @Test
    void eachElementAloneIsCleaned() {
        TABLE.forEach((tag, row) -> {
            DataSetBuilder object = identified();
            mark(object, tag, row.vr(), false);
            String after = file(deidentifier.clean(object));
            MARKS.forEach(mark -> assertFalse(after.contains(mark), () -> String.format("%08X", tag)));
        });
    }

    @Test
    void whatIsNotInTheTableStays() {
        DataSetBuilder object = identified()
                .shorts(Tag.ROWS, Vr.US, 77)
                .text(Tag.PHOTOMETRIC_INTERPRETATION, Vr.CS, "MONOCHROME2")
                .bytes(Tag.PIXEL_DATA, Vr.OB, new byte[] {1, 2, 3, 4});
        DicomObject clean = read(deidentifier.clean(object));
        assertEquals(77, clean.integer(Tag.ROWS, 0));
        assertEquals("MONOCHROME2", clean.string(Tag.PHOTOMETRIC_INTERPRETATION).orElseThrow());
        assertEquals(4, clean.pixelData().orElseThrow().parts().getFirst().length());
    }

    @Test
    void objectsStillReferToEachOtherAndNotToTheOriginals() {
        DataSetBuilder film = identified();
        DataSetBuilder report = new DataSetBuilder()
                .text(Tag.SOP_CLASS_UID, Vr.UI, Uids.COMPREHENSIVE_SR)
                .text(Tag.SOP_INSTANCE_UID, Vr.UI, "2.25.2")
                .text(Tag.STUDY_INSTANCE_UID, Vr.UI, "2.25.42")
                .sequence(
                        Tag.REFERENCED_SOP_SEQUENCE,
                        new DataSetBuilder()
                                .text(Tag.REFERENCED_SOP_INSTANCE_UID, Vr.UI, "2.25.1")
                                .text(Tag.REFERENCED_SOP_CLASS_UID, Vr.UI, Uids.SECONDARY_CAPTURE));
        DicomObject one = read(deidentifier.clean(film));
        DicomObject two = read(deidentifier.clean(report));
        String instance = one.string(Tag.SOP_INSTANCE_UID).orElseThrow();
        assertNotEquals("2.25.1", instance);
        DicomObject reference = two.items(Tag.REFERENCED_SOP_SEQUENCE).getFirst();
        assertEquals(instance, reference.string(Tag.REFERENCED_SOP_INSTANCE_UID).orElseThrow());
        assertEquals(
                Uids.SECONDARY_CAPTURE,
                reference.string(Tag.REFERENCED_SOP_CLASS_UID).orElseThrow());
        assertEquals(one.string(Tag.STUDY_INSTANCE_UID), two.string(Tag.STUDY_INSTANCE_UID));
        assertEquals(one.string(Tag.PATIENT_ID), two.string(Tag.PATIENT_ID));
        DicomObject elsewhere = read(new Deidentifier(Set.of(), Set.of(), "Nasion test").clean(film));
        assertNotEquals(instance, elsewhere.string(Tag.SOP_INSTANCE_UID).orElseThrow());
        assertNotEquals(one.string(Tag.PATIENT_ID), elsewhere.string(Tag.PATIENT_ID));
    }

    @Test
    void theMethodIsNoted() {
        DicomObject clean = read(deidentifier.clean(identified()));
        assertEquals("YES", clean.string(Tag.PATIENT_IDENTITY_REMOVED).orElseThrow());
        List<String> codes = new ArrayList<>();
        clean.items(Tag.DEIDENTIFICATION_METHOD_CODE_SEQUENCE)
                .forEach(code -> codes.add(code.string(Tag.CODE_VALUE).orElseThrow()));
        assertEquals(List.of("113100", "113103", "113104"), codes);
        assertEquals(
                "REMOVED",
                clean.string(Tag.LONGITUDINAL_TEMPORAL_INFORMATION_MODIFIED).orElseThrow());
    }

    @Test
    void onlyTextsThatAreVouchedForStayInAReport() {
        DataSetBuilder object =
                identified().sequence(Tag.CONTENT_SEQUENCE, text("112039", "Pog"), text("121106", "MARK comment"));
        List<DicomObject> content = read(deidentifier.clean(object)).items(Tag.CONTENT_SEQUENCE);
        assertEquals("Pog", content.get(0).string(Tag.TEXT_VALUE).orElseThrow());
        assertEquals("Anonymized", content.get(1).string(Tag.TEXT_VALUE).orElseThrow());
    }

    private static DataSetBuilder text(String concept, String text) {
        return new DataSetBuilder()
                .text(Tag.VALUE_TYPE, Vr.CS, "TEXT")
                .text(Tag.TEXT_VALUE, Vr.UT, text)
                .sequence(Tag.CONCEPT_NAME_CODE_SEQUENCE, DataSetBuilder.code(concept, "DCM", "x"));
    }

    private static DataSetBuilder identified() {
        return new DataSetBuilder()
                .text(Tag.SOP_CLASS_UID, Vr.UI, Uids.SECONDARY_CAPTURE)
                .text(Tag.SOP_INSTANCE_UID, Vr.UI, "2.25.1")
                .text(Tag.STUDY_INSTANCE_UID, Vr.UI, "2.25.42");
    }

    private static DataSetBuilder allMarked() {
        DataSetBuilder item = new DataSetBuilder().text(Tag.TEXT_VALUE, Vr.UT, "MARK");
        TABLE.forEach((tag, row) -> mark(item, tag, row.vr(), false));
        return item;
    }

    private static void mark(DataSetBuilder object, int tag, Vr vr, boolean deep) {
        switch (vr) {
            case SQ ->
                object.sequence(
                        tag,
                        deep
                                ? allMarked()
                                : new DataSetBuilder()
                                        .text(Tag.PATIENT_NAME, Vr.PN, "MARK^")
                                        .text(Tag.SOP_INSTANCE_UID, Vr.UI, "2.25.424242")
                                        .text(Tag.TEXT_VALUE, Vr.UT, "MARK"));
            case UI -> object.text(tag, vr, "2.25.424242", "2.25.4242427");
            case DA -> object.text(tag, vr, "20421231");
            case TM -> object.text(tag, vr, "044242.42");
            case DT -> object.text(tag, vr, "20421231044242.42");
            case DS -> object.text(tag, vr, "424242.5");
            case IS -> object.text(tag, vr, "4242425");
            case AS -> object.text(tag, vr, "042Y");
            case AE, CS, LO, LT, PN, SH, ST, UC, UR, UT -> object.text(tag, vr, "MARK");
            default -> object.bytes(tag, vr, ascii("MARKMARK"));
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String file(DataSetBuilder object) {
        return new String(DicomWriter.bytes(object), StandardCharsets.ISO_8859_1);
    }

    private static DicomObject read(DataSetBuilder object) {
        byte[] file = DicomWriter.bytes(object);
        return new Part10Provider().read(file, file.length).dataSet();
    }
}
