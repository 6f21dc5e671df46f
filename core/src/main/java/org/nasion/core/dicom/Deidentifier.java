package org.nasion.core.dicom;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.nasion.core.dicom.DataSetBuilder.Element;

/**
 * Takes out of objects what tells who the patient is, by the Basic Application Level Confidentiality Profile with the
 * options Clean Graphics and Clean Structured Content (PS3.15 annex E). Objects that one of these has cleaned still
 * refer to each other: an identifier is replaced by the same new one each time. Two of them give different ones.
 *
 * <p>Of a report's texts those stay whose concepts are named as harmless. Pixels are not looked at.
 */
public final class Deidentifier {

    /** What the table says of an element. Of alternatives the last is taken, which suits every kind of object. */
    enum Action {
        REMOVE,
        EMPTY,
        DUMMY,
        NEW_UID
    }

    /** A row of table E.1-1. */
    record Row(int tag, Vr vr, Action action) {}

    private static final Map<Integer, Row> TABLE = table();
    /** Presentation states must have them, so that they get a dummy instead of being removed. */
    private static final Set<Integer> REQUIRED = Set.of(Tag.PRESENTATION_CREATION_DATE, Tag.PRESENTATION_CREATION_TIME);

    private static final String STANDARD_UIDS = "1.2.840.10008.";

    private final Set<String> harmlessTexts;
    private final Set<Integer> replaced;
    private final String program;
    private final Map<String, String> uids = new HashMap<>();
    private final String pseudonym =
            "NASION-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);

    /**
     * @param harmlessTexts concepts, as {@code SCHEME:VALUE}, whose texts in a report's content never tell of a patient
     * @param replaced      tags whose values the caller has already made anew without the patient
     * @param program       name and version, noted as the method
     */
    public Deidentifier(Set<String> harmlessTexts, Set<Integer> replaced, String program) {
        this.harmlessTexts = Set.copyOf(harmlessTexts);
        this.replaced = Set.copyOf(replaced);
        this.program = program;
    }

    /** A cleaned copy, which says that it is one and by what method. */
    public DataSetBuilder clean(DataSetBuilder object) {
        return cleaned(object)
                .text(Tag.PATIENT_NAME, Vr.PN, "Anonymous^")
                .text(Tag.PATIENT_ID, Vr.LO, pseudonym)
                .text(Tag.PATIENT_IDENTITY_REMOVED, Vr.CS, "YES")
                .text(Tag.DEIDENTIFICATION_METHOD, Vr.LO, program, "PS3.15 E.1 Basic Profile")
                .sequence(
                        Tag.DEIDENTIFICATION_METHOD_CODE_SEQUENCE,
                        DataSetBuilder.code("113100", "DCM", "Basic Application Confidentiality Profile"),
                        DataSetBuilder.code("113103", "DCM", "Clean Graphics Option"),
                        DataSetBuilder.code("113104", "DCM", "Clean Structured Content Option"))
                .text(Tag.LONGITUDINAL_TEMPORAL_INFORMATION_MODIFIED, Vr.CS, "REMOVED");
    }

    private DataSetBuilder cleaned(DataSetBuilder object) {
        DataSetBuilder clean = new DataSetBuilder();
        boolean hidesText = isForeignText(object);
        object.elements().forEach((tag, element) -> {
            if (hidesText && tag == Tag.TEXT_VALUE) {
                clean.text(tag, element.vr(), "Anonymized");
                return;
            }
            element(clean, object, tag, element);
        });
        return clean;
    }

    private void element(DataSetBuilder clean, DataSetBuilder object, int tag, Element element) {
        if (isRemovedGroup(tag)) {
            return;
        }
        Row row = TABLE.get(tag);
        if (row == null || replaced.contains(tag)) {
            keep(clean, object, tag, element);
            return;
        }
        Action action = row.action() == Action.REMOVE && REQUIRED.contains(tag) ? Action.DUMMY : row.action();
        switch (action) {
            case REMOVE -> {
                // left out
            }
            case EMPTY -> empty(clean, tag, element);
            case DUMMY -> dummy(clean, object, tag, element);
            case NEW_UID -> newUid(clean, object, tag, element);
        }
    }

    private void keep(DataSetBuilder clean, DataSetBuilder object, int tag, Element element) {
        if (element.items() == null) {
            clean.copy(object, tag);
        } else {
            clean.sequence(tag, element.items().stream().map(this::cleaned).toArray(DataSetBuilder[]::new));
        }
    }

    private static void empty(DataSetBuilder clean, int tag, Element element) {
        if (element.items() != null) {
            clean.sequence(tag);
        } else {
            clean.bytes(tag, element.vr(), new byte[0]);
        }
    }

    private void dummy(DataSetBuilder clean, DataSetBuilder object, int tag, Element element) {
        if (element.items() != null) {
            keep(clean, object, tag, element);
            return;
        }
        if (element.value().length == 0) {
            empty(clean, tag, element);
            return;
        }
        switch (element.vr()) {
            case DA -> clean.text(tag, Vr.DA, "19000101");
            case DT -> clean.text(tag, Vr.DT, "19000101000000");
            case TM -> clean.text(tag, Vr.TM, "000000");
            case PN -> clean.text(tag, Vr.PN, "Anonymous^");
            case DS, IS -> clean.text(tag, element.vr(), "0");
            case AS -> clean.text(tag, Vr.AS, "000Y");
            case CS, AE -> clean.text(tag, element.vr(), "ANONYMIZED");
            case LO, SH, ST, LT, UT, UC, UR -> clean.text(tag, element.vr(), "Anonymized");
            case UI -> newUid(clean, object, tag, element);
            case OB, OW, UN -> clean.bytes(tag, element.vr(), new byte[2]);
            default -> clean.bytes(tag, element.vr(), new byte[element.value().length]);
        }
    }

    private void newUid(DataSetBuilder clean, DataSetBuilder object, int tag, Element element) {
        if (element.items() != null) {
            keep(clean, object, tag, element);
            return;
        }
        List<String> fresh = new ArrayList<>();
        for (String uid : new String(element.value(), StandardCharsets.US_ASCII).split("\\\\")) {
            fresh.add(replacement(uid.replaceAll("[\0 ]", "")));
        }
        clean.text(tag, Vr.UI, fresh.toArray(String[]::new));
    }

    /** Identifiers of the standard name no patient and mean something. */
    private String replacement(String uid) {
        return uid.isEmpty() || uid.startsWith(STANDARD_UIDS) ? uid : uids.computeIfAbsent(uid, _ -> Uids.fresh());
    }

    /** Private elements, curves, overlay data and comments. */
    private static boolean isRemovedGroup(int tag) {
        int group = tag >>> 16;
        int element = tag & 0xFFFF;
        boolean curve = (group & 0xFF00) == 0x5000;
        boolean overlay = (group & 0xFF00) == 0x6000 && (element == 0x3000 || element == 0x4000);
        return group % 2 == 1 || curve || overlay;
    }

    /** Whether this is a text of a report's content whose concept nobody vouches for. */
    private boolean isForeignText(DataSetBuilder item) {
        if (!item.elements().containsKey(Tag.TEXT_VALUE)) {
            return false;
        }
        Element concept = item.elements().get(Tag.CONCEPT_NAME_CODE_SEQUENCE);
        return concept == null
                || concept.items() == null
                || concept.items().isEmpty()
                || !harmlessTexts.contains(text(concept.items().getFirst(), Tag.CODING_SCHEME_DESIGNATOR) + ":"
                        + text(concept.items().getFirst(), Tag.CODE_VALUE));
    }

    private static String text(DataSetBuilder item, int tag) {
        Element element = item.elements().get(tag);
        return element == null || element.value() == null
                ? ""
                : new String(element.value(), StandardCharsets.UTF_8).strip();
    }

    /** The rows that name one tag each. */
    static Map<Integer, Row> table() {
        Map<Integer, Row> rows = new HashMap<>();
        try (InputStream in = Deidentifier.class.getResourceAsStream("deidentification.tsv");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] cells = line.split("\t");
                int tag = Integer.parseUnsignedInt(cells[0], 16);
                rows.put(tag, new Row(tag, Vr.valueOf(cells[1]), action(cells[2])));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(rows);
    }

    private static Action action(String term) {
        return switch (term.charAt(term.length() - 1)) {
            case 'X' -> Action.REMOVE;
            case 'Z' -> Action.EMPTY;
            case 'D' -> Action.DUMMY;
            case 'U', '*' -> Action.NEW_UID;
            default -> throw new IllegalStateException("action " + term);
        };
    }
}
