package org.nasion.core.dicom;

/** The tags that are read or written here, by their DICOM keywords (PS3.6). */
public final class Tag {

    public static final int FILE_META_INFORMATION_GROUP_LENGTH = 0x00020000;
    public static final int FILE_META_INFORMATION_VERSION = 0x00020001;
    public static final int MEDIA_STORAGE_SOP_CLASS_UID = 0x00020002;
    public static final int MEDIA_STORAGE_SOP_INSTANCE_UID = 0x00020003;
    public static final int TRANSFER_SYNTAX_UID = 0x00020010;
    public static final int IMPLEMENTATION_CLASS_UID = 0x00020012;
    public static final int IMPLEMENTATION_VERSION_NAME = 0x00020013;

    public static final int OFFSET_OF_FIRST_ROOT_RECORD = 0x00041200;
    public static final int DIRECTORY_RECORD_SEQUENCE = 0x00041220;
    public static final int OFFSET_OF_NEXT_RECORD = 0x00041400;
    public static final int RECORD_IN_USE_FLAG = 0x00041410;
    public static final int OFFSET_OF_LOWER_RECORD = 0x00041420;
    public static final int DIRECTORY_RECORD_TYPE = 0x00041430;
    public static final int REFERENCED_FILE_ID = 0x00041500;

    public static final int SPECIFIC_CHARACTER_SET = 0x00080005;
    public static final int IMAGE_TYPE = 0x00080008;
    public static final int SOP_CLASS_UID = 0x00080016;
    public static final int SOP_INSTANCE_UID = 0x00080018;
    public static final int STUDY_DATE = 0x00080020;
    public static final int ACQUISITION_DATE = 0x00080022;
    public static final int CONTENT_DATE = 0x00080023;
    public static final int ACQUISITION_DATE_TIME = 0x0008002A;
    public static final int STUDY_TIME = 0x00080030;
    public static final int ACQUISITION_TIME = 0x00080032;
    public static final int CONTENT_TIME = 0x00080033;
    public static final int ACCESSION_NUMBER = 0x00080050;
    public static final int MODALITY = 0x00080060;
    public static final int MODALITIES_IN_STUDY = 0x00080061;
    public static final int CONVERSION_TYPE = 0x00080064;
    public static final int PRESENTATION_INTENT_TYPE = 0x00080068;
    public static final int MANUFACTURER = 0x00080070;
    public static final int INSTITUTION_NAME = 0x00080080;
    public static final int REFERRING_PHYSICIAN_NAME = 0x00080090;
    public static final int CODE_VALUE = 0x00080100;
    public static final int CODING_SCHEME_DESIGNATOR = 0x00080102;
    public static final int CODE_MEANING = 0x00080104;
    public static final int MAPPING_RESOURCE = 0x00080105;
    public static final int CODING_SCHEME_UID = 0x0008010C;
    public static final int CODING_SCHEME_IDENTIFICATION_SEQUENCE = 0x00080110;
    public static final int CODING_SCHEME_NAME = 0x00080115;
    public static final int CODING_SCHEME_RESPONSIBLE_ORGANIZATION = 0x00080116;
    public static final int STUDY_DESCRIPTION = 0x00081030;
    public static final int SERIES_DESCRIPTION = 0x0008103E;
    public static final int MANUFACTURER_MODEL_NAME = 0x00081090;
    public static final int REFERENCED_PERFORMED_PROCEDURE_STEP_SEQUENCE = 0x00081111;
    public static final int REFERENCED_SERIES_SEQUENCE = 0x00081115;
    public static final int REFERENCED_IMAGE_SEQUENCE = 0x00081140;
    public static final int REFERENCED_SOP_CLASS_UID = 0x00081150;
    public static final int REFERENCED_SOP_INSTANCE_UID = 0x00081155;
    public static final int REFERENCED_FRAME_NUMBER = 0x00081160;
    public static final int WARNING_REASON = 0x00081196;
    public static final int FAILURE_REASON = 0x00081197;
    public static final int FAILED_SOP_SEQUENCE = 0x00081198;
    public static final int REFERENCED_SOP_SEQUENCE = 0x00081199;
    public static final int DERIVATION_DESCRIPTION = 0x00082111;
    public static final int SOURCE_IMAGE_SEQUENCE = 0x00082112;
    public static final int ANATOMIC_REGION_SEQUENCE = 0x00082218;

    public static final int PATIENT_NAME = 0x00100010;
    public static final int PATIENT_ID = 0x00100020;
    public static final int ISSUER_OF_PATIENT_ID = 0x00100021;
    public static final int PATIENT_BIRTH_DATE = 0x00100030;
    public static final int PATIENT_SEX = 0x00100040;

    public static final int PATIENT_IDENTITY_REMOVED = 0x00120062;
    public static final int DEIDENTIFICATION_METHOD = 0x00120063;
    public static final int DEIDENTIFICATION_METHOD_CODE_SEQUENCE = 0x00120064;

    public static final int BODY_PART_EXAMINED = 0x00180015;
    public static final int DEVICE_SERIAL_NUMBER = 0x00181000;
    public static final int SOFTWARE_VERSIONS = 0x00181020;
    public static final int DISTANCE_SOURCE_TO_DETECTOR = 0x00181110;
    public static final int DISTANCE_SOURCE_TO_PATIENT = 0x00181111;
    public static final int ESTIMATED_RADIOGRAPHIC_MAGNIFICATION_FACTOR = 0x00181114;
    public static final int IMAGER_PIXEL_SPACING = 0x00181164;
    public static final int POSITIONER_TYPE = 0x00181508;
    public static final int NOMINAL_SCANNED_PIXEL_SPACING = 0x00182010;
    public static final int VIEW_POSITION = 0x00185101;
    public static final int DETECTOR_TYPE = 0x00187004;

    public static final int STUDY_INSTANCE_UID = 0x0020000D;
    public static final int SERIES_INSTANCE_UID = 0x0020000E;
    public static final int STUDY_ID = 0x00200010;
    public static final int SERIES_NUMBER = 0x00200011;
    public static final int INSTANCE_NUMBER = 0x00200013;
    public static final int PATIENT_ORIENTATION = 0x00200020;
    public static final int LATERALITY = 0x00200060;
    public static final int IMAGE_LATERALITY = 0x00200062;

    public static final int SAMPLES_PER_PIXEL = 0x00280002;
    public static final int PHOTOMETRIC_INTERPRETATION = 0x00280004;
    public static final int PLANAR_CONFIGURATION = 0x00280006;
    public static final int NUMBER_OF_FRAMES = 0x00280008;
    public static final int ROWS = 0x00280010;
    public static final int COLUMNS = 0x00280011;
    public static final int PIXEL_SPACING = 0x00280030;
    public static final int PIXEL_ASPECT_RATIO = 0x00280034;
    public static final int BITS_ALLOCATED = 0x00280100;
    public static final int BITS_STORED = 0x00280101;
    public static final int HIGH_BIT = 0x00280102;
    public static final int PIXEL_REPRESENTATION = 0x00280103;
    public static final int BURNED_IN_ANNOTATION = 0x00280301;
    public static final int LONGITUDINAL_TEMPORAL_INFORMATION_MODIFIED = 0x00280303;
    public static final int PIXEL_SPACING_CALIBRATION_TYPE = 0x00280A02;
    public static final int PIXEL_SPACING_CALIBRATION_DESCRIPTION = 0x00280A04;
    public static final int PIXEL_INTENSITY_RELATIONSHIP = 0x00281040;
    public static final int PIXEL_INTENSITY_RELATIONSHIP_SIGN = 0x00281041;
    public static final int PIXEL_PADDING_VALUE = 0x00280120;
    public static final int PIXEL_PADDING_RANGE_LIMIT = 0x00280121;
    public static final int WINDOW_CENTER = 0x00281050;
    public static final int WINDOW_WIDTH = 0x00281051;
    public static final int WINDOW_CENTER_WIDTH_EXPLANATION = 0x00281055;
    public static final int RESCALE_INTERCEPT = 0x00281052;
    public static final int RESCALE_SLOPE = 0x00281053;
    public static final int RESCALE_TYPE = 0x00281054;
    public static final int VOI_LUT_FUNCTION = 0x00281056;
    public static final int RED_PALETTE_DESCRIPTOR = 0x00281101;
    public static final int GREEN_PALETTE_DESCRIPTOR = 0x00281102;
    public static final int BLUE_PALETTE_DESCRIPTOR = 0x00281103;
    public static final int RED_PALETTE_DATA = 0x00281201;
    public static final int GREEN_PALETTE_DATA = 0x00281202;
    public static final int BLUE_PALETTE_DATA = 0x00281203;
    public static final int PIXEL_MEASURES_SEQUENCE = 0x00289110;
    public static final int FRAME_VOI_LUT_SEQUENCE = 0x00289132;
    public static final int PIXEL_VALUE_TRANSFORMATION_SEQUENCE = 0x00289145;
    public static final int LOSSY_IMAGE_COMPRESSION = 0x00282110;
    public static final int MODALITY_LUT_SEQUENCE = 0x00283000;
    public static final int LUT_DESCRIPTOR = 0x00283002;
    public static final int LUT_DATA = 0x00283006;
    public static final int VOI_LUT_SEQUENCE = 0x00283010;
    public static final int SOFTCOPY_VOI_LUT_SEQUENCE = 0x00283110;

    public static final int ACQUISITION_CONTEXT_SEQUENCE = 0x00400555;
    public static final int MEASUREMENT_UNITS_CODE_SEQUENCE = 0x004008EA;
    public static final int RELATIONSHIP_TYPE = 0x0040A010;
    public static final int VERIFYING_ORGANIZATION = 0x0040A027;
    public static final int VERIFICATION_DATE_TIME = 0x0040A030;
    public static final int VALUE_TYPE = 0x0040A040;
    public static final int CONCEPT_NAME_CODE_SEQUENCE = 0x0040A043;
    public static final int CONTINUITY_OF_CONTENT = 0x0040A050;
    public static final int VERIFYING_OBSERVER_SEQUENCE = 0x0040A073;
    public static final int VERIFYING_OBSERVER_NAME = 0x0040A075;
    public static final int VERIFYING_OBSERVER_IDENTIFICATION_CODE_SEQUENCE = 0x0040A088;
    public static final int PERSON_NAME_VALUE = 0x0040A123;
    public static final int UID_VALUE = 0x0040A124;
    public static final int TEXT_VALUE = 0x0040A160;
    public static final int FLOATING_POINT_VALUE = 0x0040A161;
    public static final int CONCEPT_CODE_SEQUENCE = 0x0040A168;
    public static final int PURPOSE_OF_REFERENCE_CODE_SEQUENCE = 0x0040A170;
    public static final int MEASURED_VALUE_SEQUENCE = 0x0040A300;
    public static final int NUMERIC_VALUE = 0x0040A30A;
    public static final int PERFORMED_PROCEDURE_CODE_SEQUENCE = 0x0040A372;
    public static final int CURRENT_REQUESTED_PROCEDURE_EVIDENCE_SEQUENCE = 0x0040A375;
    public static final int COMPLETION_FLAG = 0x0040A491;
    public static final int VERIFICATION_FLAG = 0x0040A493;
    public static final int CONTENT_TEMPLATE_SEQUENCE = 0x0040A504;
    public static final int CONTENT_SEQUENCE = 0x0040A730;
    public static final int TEMPLATE_IDENTIFIER = 0x0040DB00;

    public static final int DOCUMENT_TITLE = 0x00420010;
    public static final int ENCAPSULATED_DOCUMENT = 0x00420011;
    public static final int MIME_TYPE_OF_ENCAPSULATED_DOCUMENT = 0x00420012;
    public static final int SOURCE_INSTANCE_SEQUENCE = 0x00420013;
    public static final int ENCAPSULATED_DOCUMENT_LENGTH = 0x00420015;

    public static final int VIEW_CODE_SEQUENCE = 0x00540220;

    public static final int GRAPHIC_ANNOTATION_SEQUENCE = 0x00700001;
    public static final int GRAPHIC_LAYER = 0x00700002;
    public static final int BOUNDING_BOX_ANNOTATION_UNITS = 0x00700003;
    public static final int GRAPHIC_ANNOTATION_UNITS = 0x00700005;
    public static final int UNFORMATTED_TEXT_VALUE = 0x00700006;
    public static final int TEXT_OBJECT_SEQUENCE = 0x00700008;
    public static final int GRAPHIC_OBJECT_SEQUENCE = 0x00700009;
    public static final int BOUNDING_BOX_TOP_LEFT = 0x00700010;
    public static final int BOUNDING_BOX_BOTTOM_RIGHT = 0x00700011;
    public static final int BOUNDING_BOX_TEXT_HORIZONTAL_JUSTIFICATION = 0x00700012;
    public static final int GRAPHIC_DIMENSIONS = 0x00700020;
    public static final int NUMBER_OF_GRAPHIC_POINTS = 0x00700021;
    public static final int GRAPHIC_DATA = 0x00700022;
    public static final int GRAPHIC_TYPE = 0x00700023;
    public static final int GRAPHIC_FILLED = 0x00700024;
    public static final int DISPLAYED_AREA_TOP_LEFT = 0x00700052;
    public static final int DISPLAYED_AREA_BOTTOM_RIGHT = 0x00700053;
    public static final int DISPLAYED_AREA_SELECTION_SEQUENCE = 0x0070005A;
    public static final int GRAPHIC_LAYER_SEQUENCE = 0x00700060;
    public static final int GRAPHIC_LAYER_ORDER = 0x00700062;
    public static final int GRAPHIC_LAYER_DESCRIPTION = 0x00700068;
    public static final int CONTENT_LABEL = 0x00700080;
    public static final int CONTENT_DESCRIPTION = 0x00700081;
    public static final int PRESENTATION_CREATION_DATE = 0x00700082;
    public static final int PRESENTATION_CREATION_TIME = 0x00700083;
    public static final int CONTENT_CREATOR_NAME = 0x00700084;
    public static final int PRESENTATION_SIZE_MODE = 0x00700100;
    public static final int PRESENTATION_PIXEL_ASPECT_RATIO = 0x00700102;
    public static final int GRAPHIC_LAYER_RECOMMENDED_DISPLAY_CIELAB_VALUE = 0x00700401;

    public static final int PRESENTATION_LUT_SHAPE = 0x20500020;

    public static final int SHARED_FUNCTIONAL_GROUPS_SEQUENCE = 0x52009229;
    public static final int PER_FRAME_FUNCTIONAL_GROUPS_SEQUENCE = 0x52009230;

    public static final int FLOAT_PIXEL_DATA = 0x7FE00008;
    public static final int DOUBLE_FLOAT_PIXEL_DATA = 0x7FE00009;
    public static final int PIXEL_DATA = 0x7FE00010;

    static final int ITEM = 0xFFFEE000;
    static final int ITEM_DELIMITER = 0xFFFEE00D;
    static final int SEQUENCE_DELIMITER = 0xFFFEE0DD;

    private Tag() {}
}
