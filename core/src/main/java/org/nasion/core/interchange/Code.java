package org.nasion.core.interchange;

import java.util.List;
import java.util.Map;
import org.nasion.core.analysis.Measurement;
import org.nasion.core.analysis.Unit;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.dicom.DataSetBuilder;
import org.nasion.core.dicom.DicomObject;
import org.nasion.core.dicom.Tag;
import org.nasion.core.dicom.Vr;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.landmark.Region;
import org.nasion.core.tracing.Contour;
import org.nasion.core.tracing.Placement;

/**
 * A coded concept. Those of DICOM (PS3.16), SNOMED CT and UCUM where there are any; landmarks and
 * cephalometric measurements have no standard codes and are of this program's own scheme.
 *
 * @param value   at most 16 characters
 * @param scheme  the coding scheme's designator
 * @param meaning for people, at most 64 characters
 */
record Code(String value, String scheme, String meaning) {

    /** The scheme of this program. */
    static final String OWN = "99NASION";
    /** Identifies the scheme; made once from a UUID. */
    private static final String OWN_UID = "2.25.5540728459857949297096798686053018782";

    static final Code REPORT = dcm("126000", "Imaging Measurement Report");
    static final Code LANGUAGE = dcm("121049", "Language of Content Item and Descendants");
    static final Code ENGLISH = new Code("en", "RFC5646", "English");
    static final Code OBSERVER_TYPE = dcm("121005", "Observer Type");
    static final Code PERSON = dcm("121006", "Person");
    static final Code DEVICE = dcm("121007", "Device");
    static final Code PERSON_NAME = dcm("121008", "Person Observer Name");
    static final Code DEVICE_UID = dcm("121012", "Device Observer UID");
    static final Code DEVICE_NAME = dcm("121013", "Device Observer Name");
    static final Code PROCEDURE = dcm("121058", "Procedure reported");
    static final Code IMAGING = new Code("363679005", "SCT", "Imaging procedure");
    static final Code IMAGE_LIBRARY = dcm("111028", "Image Library");
    static final Code IMAGE_LIBRARY_GROUP = dcm("126200", "Image Library Group");
    static final Code MEASUREMENTS = dcm("126010", "Imaging Measurements");
    static final Code GROUP = dcm("125007", "Measurement Group");
    static final Code TRACKING_ID = dcm("112039", "Tracking Identifier");
    static final Code TRACKING_UID = dcm("112040", "Tracking Unique Identifier");
    static final Code FINDING = dcm("121071", "Finding");
    static final Code FINDING_SITE = new Code("363698007", "SCT", "Finding Site");
    static final Code REGION = dcm("111030", "Image Region");
    static final Code ALGORITHM_NAME = dcm("111001", "Algorithm Name");
    static final Code ALGORITHM_PARAMETERS = dcm("111002", "Algorithm Parameters");
    static final Code ALGORITHM_VERSION = dcm("111003", "Algorithm Version");
    static final Code SOURCE_IMAGE = dcm("121322", "Source image for image processing operation");

    static final Code PIXELS = new Code("{pixels}", "UCUM", "pixels");
    static final Code NO_UNITS = new Code("1", "UCUM", "no units");
    static final Code MM = new Code("mm", "UCUM", "mm");
    static final Code DEGREES = new Code("deg", "UCUM", "degrees");
    static final Code MM_PER_PIXEL = new Code("mm/{pixels}", "UCUM", "mm per pixel");

    static final Code CEPHALOMETRY = own("CEPHALOMETRY", "Lateral cephalometric analysis");
    static final Code CALIBRATION = own("CALIBRATION", "Scale of the film");
    static final Code X = own("X", "Column of the point, centre of the first pixel 0");
    static final Code Y = own("Y", "Row of the point, centre of the first pixel 0");
    static final Code ORIGIN = own("ORIGIN", "How the point came to its place");
    static final Code REVIEW = own("REVIEW", "Whether a person agreed");
    static final Code CONFIRMED = own("CONFIRMED", "Confirmed by a person");
    static final Code OPEN = own("OPEN", "Not yet looked at");
    static final Code PROPOSAL_X = own("PROPOSAL-X", "Column of the proposed point, centre of the first pixel 0");
    static final Code PROPOSAL_Y = own("PROPOSAL-Y", "Row of the proposed point, centre of the first pixel 0");
    static final Code PROPOSAL_ORIGIN = own("PROPOSAL-ORIGIN", "How the program found the proposed point");
    static final Code CONFIDENCE = own("CONFIDENCE", "Share of such points within 2 mm of the experts");
    static final Code EXPECTED_ERROR = own("EXPECTED-ERROR", "Expected distance from the experts");
    static final Code HABIT_X =
            own("HABIT-X", "Column of the point by the person's habit, centre of the first pixel 0");
    static final Code HABIT_Y = own("HABIT-Y", "Row of the point by the person's habit, centre of the first pixel 0");
    static final Code HABIT_FILMS = own("HABIT-FILMS", "Reviewed films that the habit was learned from");
    static final Code HABIT_CONFIDENCE = own("HABIT-CONFIDENCE", "Share of such points within 2 mm, by habit");
    static final Code HABIT_EXPECTED_ERROR = own("HABIT-ERROR", "Expected distance from the person's place, by habit");
    static final Code BASIS = own("BASIS", "What the measurement rests on");
    static final Code SCALE_SOURCE = own("SCALE-SOURCE", "Where the millimetres come from");
    static final Code SCALE_KIND = own("SCALE-KIND", "Kind of scale");
    static final Code SCALE_DETAIL = own("SCALE-DETAIL", "Detail of the scale's source");
    static final Code SCALE = own("SCALE", "Horizontal distance of pixel centres");
    static final Code PIXEL_ASPECT = own("PIXEL-ASPECT", "Vertical over horizontal distance of pixel centres");
    static final Code RULER = own("RULER", "Ruler on the film");
    static final Code NO_SCALE = own("NONE", "Not calibrated");
    static final Code RULER_LENGTH = own("RULER-LENGTH", "True length of the ruler");
    static final Code RULER_FROM_X = own("RULER-FROM-X", "Column of the ruler's start, centre of the first pixel 0");
    static final Code RULER_FROM_Y = own("RULER-FROM-Y", "Row of the ruler's start, centre of the first pixel 0");
    static final Code RULER_TO_X = own("RULER-TO-X", "Column of the ruler's end, centre of the first pixel 0");
    static final Code RULER_TO_Y = own("RULER-TO-Y", "Row of the ruler's end, centre of the first pixel 0");

    static final Code LEFT_X = own("LEFT-X", "Column of the left side, centre of the first pixel 0");
    static final Code LEFT_Y = own("LEFT-Y", "Row of the left side, centre of the first pixel 0");
    static final Code RIGHT_X = own("RIGHT-X", "Column of the right side, centre of the first pixel 0");
    static final Code RIGHT_Y = own("RIGHT-Y", "Row of the right side, centre of the first pixel 0");
    static final Code LEFT = own("LEFT", "Left of the patient");
    static final Code RIGHT = own("RIGHT", "Right of the patient");
    static final Code FREE_DISTANCE = own("FREE-DISTANCE", "Distance measured by hand");
    static final Code FREE_ANGLE = own("FREE-ANGLE", "Angle measured by hand");
    static final Code NOTE = own("NOTE", "Note on the film");
    static final Code OUTLINE_BASIS = own("OUTLINE-BASIS", "What the outline rests on");
    static final Code SEEN = own("SEEN", "Share of the outline that the film shows or a person drew");
    static final Code FROM_FILM = own("FILM", "Found on the film by the program");
    static final Code BY_PERSON = own("PERSON", "Drawn by a person");
    static final Code TEMPLATE = own("TEMPLATE", "Template between the points");

    /** Column and row of an annotation's places, in the order in which they were set. */
    static final List<List<Code>> PLACES = List.of(place(1), place(2), place(3));

    static final Code CONSTRUCTED = own("CONSTRUCTED", "Constructed from other points");

    private static final String LANDMARK = "L-";

    /** Anatomic regions of CID 4028 (craniofacial). */
    private static final Map<Region, Code> SITES = Map.of(
            Region.CRANIAL_BASE, new Code("89546000", "SCT", "Skull"),
            Region.MAXILLA, new Code("70925003", "SCT", "Maxilla"),
            Region.MANDIBLE, new Code("91609006", "SCT", "Mandible"),
            Region.DENTITION, new Code("38199008", "SCT", "Tooth"),
            Region.SOFT_TISSUE, new Code("69536005", "SCT", "Head"),
            Region.CERVICAL_SPINE, new Code("122494005", "SCT", "Cervical spine"),
            Region.AIRWAY, new Code("54066008", "SCT", "Pharynx"),
            Region.OTHER, new Code("69536005", "SCT", "Head"));

    private static List<Code> place(int number) {
        return List.of(
                own("PLACE-" + number + "-X", "Column of place " + number + ", centre of the first pixel 0"),
                own("PLACE-" + number + "-Y", "Row of place " + number + ", centre of the first pixel 0"));
    }

    /** An outline. */
    static Code of(Contour contour) {
        return switch (contour) {
            case PROFILE -> own("O-PROFILE", "Soft-tissue profile");
            case FRONTAL_BONE -> own("O-FRONTAL", "Frontal and nasal bone");
            case CRANIAL_BASE -> own("O-BASE", "Cranial base with sella");
            case ORBIT -> own("O-ORBIT", "Orbit");
            case EAR_CANAL -> own("O-EAR-CANAL", "Ear canal");
            case PALATE -> own("O-PALATE", "Palate");
            case MAXILLA_FRONT -> own("O-MAXILLA", "Front of the maxilla");
            case SYMPHYSIS -> own("O-SYMPHYSIS", "Symphysis, outside");
            case SYMPHYSIS_INSIDE -> own("O-SYMPHYSIS-IN", "Symphysis, inside");
            case MANDIBLE -> own("O-MANDIBLE", "Border of the mandible");
            case RAMUS -> own("O-RAMUS", "Condyle and ramus");
            case UPPER_INCISOR -> own("O-INCISOR-UP", "Upper incisor");
            case LOWER_INCISOR -> own("O-INCISOR-LOW", "Lower incisor");
            case UPPER_MOLAR -> own("O-MOLAR-UP", "Upper first molar");
            case LOWER_MOLAR -> own("O-MOLAR-LOW", "Lower first molar");
            case UPPER_PREMOLAR -> own("O-PREMOLAR-UP", "Upper premolar");
            case LOWER_PREMOLAR -> own("O-PREMOLAR-LOW", "Lower premolar");
        };
    }

    private static Code dcm(String value, String meaning) {
        return new Code(value, "DCM", meaning);
    }

    private static Code own(String value, String meaning) {
        return new Code(value, OWN, meaning);
    }

    static Code of(Landmark landmark) {
        return own(LANDMARK + landmark.code(), landmark.fullName());
    }

    /** Of a point that is constructed: none that a reader takes for a placed one. */
    static Code constructed(Landmark landmark) {
        return own("K-" + landmark.code(), landmark.fullName());
    }

    static Code site(Landmark landmark) {
        return SITES.get(landmark.region());
    }

    static Code of(Measurement measurement) {
        return own("M-" + measurement.id(), measurement.name());
    }

    static Code of(Unit unit) {
        return switch (unit) {
            case DEGREE -> new Code(unit.ucum(), "UCUM", "degrees");
            case MILLIMETRE -> MM;
            case PERCENT -> new Code(unit.ucum(), "UCUM", "percent");
        };
    }

    static Code of(Placement.Origin origin) {
        return own(
                origin.name(),
                switch (origin) {
                    case DETECTED -> "Seen on the film by the network";
                    case FOUND_ON_FILM -> "Estimated, then found on the film";
                    case ESTIMATED -> "Estimated from the other points";
                    case MANUAL -> "Placed or moved by a person";
                });
    }

    static Code of(Calibration.Kind kind) {
        return switch (kind) {
            case PATIENT_SPACING -> own("PATIENT-SPACING", "Calibrated pixel spacing of the file");
            case MAGNIFICATION_CORRECTED -> own("MAGNIFICATION", "Detector spacing corrected by the magnification");
            case USER_STATED -> own("USER-STATED", "Entered by the user");
            case DATASET -> own("DATASET", "Stated by the data set");
            case DETECTOR -> own("DETECTOR", "At the detector, uncorrected");
            case SCANNED_FILM -> own("SCANNED-FILM", "On the scanned film, uncorrected");
            case IMAGE_RESOLUTION -> own("RESOLUTION", "Resolution of the picture file, accepted by the user");
        };
    }

    /** The landmark of a finding of this program's scheme, without the prefix; empty for others. */
    static String landmark(DicomObject code) {
        String value = code.string(Tag.CODE_VALUE).orElse("");
        return isOwn(code) && value.startsWith(LANDMARK) ? value.substring(LANDMARK.length()) : "";
    }

    static boolean isOwn(DicomObject code) {
        return code.string(Tag.CODING_SCHEME_DESIGNATOR).filter(OWN::equals).isPresent();
    }

    /** Whether the code of an object is this one; meanings are for people and do not count. */
    boolean matches(DicomObject code) {
        return code.string(Tag.CODE_VALUE).filter(value::equals).isPresent()
                && code.string(Tag.CODING_SCHEME_DESIGNATOR)
                        .filter(scheme::equals)
                        .isPresent();
    }

    boolean isIn(List<DicomObject> items) {
        return !items.isEmpty() && matches(items.getFirst());
    }

    /** As an item of a code sequence. */
    DataSetBuilder item() {
        return DataSetBuilder.code(value, scheme, meaning.length() > 64 ? meaning.substring(0, 64) : meaning);
    }

    /** What says whose scheme this program's is (PS3.3 12.1.1). */
    static DataSetBuilder schemeIdentification() {
        return new DataSetBuilder()
                .text(Tag.CODING_SCHEME_DESIGNATOR, Vr.SH, OWN)
                .text(Tag.CODING_SCHEME_UID, Vr.UI, OWN_UID)
                .text(Tag.CODING_SCHEME_NAME, Vr.ST, "Nasion cephalometric landmarks and measurements")
                .text(Tag.CODING_SCHEME_RESPONSIBLE_ORGANIZATION, Vr.ST, "Nasion");
    }
}
