package org.nasion.core.image;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.nasion.core.dicom.DicomFile;
import org.nasion.core.dicom.DicomObject;
import org.nasion.core.dicom.PixelLayout;
import org.nasion.core.dicom.Tag;
import org.nasion.core.dicom.TransferSyntax;
import org.nasion.core.image.Acquisition.Spacing;
import org.nasion.core.image.Acquisition.Spacings;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.IsoDate;
import org.nasion.core.patient.Patient;
import org.nasion.core.patient.Sex;
import org.nasion.core.problem.Sentence;
import org.nasion.core.text.PlainText;

/** What a DICOM object says about its patient, its study and its spacings. */
final class DicomFacts {

    /** The facts of {@link Acquisition#study()}, by DICOM keyword. */
    private static final Map<String, Integer> STUDY = Map.ofEntries(
            Map.entry("SOPClassUID", Tag.SOP_CLASS_UID),
            Map.entry("SOPInstanceUID", Tag.SOP_INSTANCE_UID),
            Map.entry("StudyInstanceUID", Tag.STUDY_INSTANCE_UID),
            Map.entry("SeriesInstanceUID", Tag.SERIES_INSTANCE_UID),
            Map.entry("StudyID", Tag.STUDY_ID),
            Map.entry("StudyDate", Tag.STUDY_DATE),
            Map.entry("StudyTime", Tag.STUDY_TIME),
            Map.entry("AccessionNumber", Tag.ACCESSION_NUMBER),
            Map.entry("Modality", Tag.MODALITY),
            Map.entry("Manufacturer", Tag.MANUFACTURER),
            Map.entry("ManufacturerModelName", Tag.MANUFACTURER_MODEL_NAME),
            Map.entry("PositionerType", Tag.POSITIONER_TYPE),
            Map.entry("PatientOrientation", Tag.PATIENT_ORIENTATION),
            Map.entry("BurnedInAnnotation", Tag.BURNED_IN_ANNOTATION),
            Map.entry("LossyImageCompression", Tag.LOSSY_IMAGE_COMPRESSION),
            Map.entry("ReferringPhysicianName", Tag.REFERRING_PHYSICIAN_NAME),
            Map.entry("StudyDescription", Tag.STUDY_DESCRIPTION),
            Map.entry("SeriesDescription", Tag.SERIES_DESCRIPTION),
            Map.entry("BodyPartExamined", Tag.BODY_PART_EXAMINED),
            Map.entry("ViewPosition", Tag.VIEW_POSITION),
            Map.entry("ImageType", Tag.IMAGE_TYPE),
            // As they stand, since objects that refer to the film must name its patient in the same way.
            Map.entry("PatientName", Tag.PATIENT_NAME),
            Map.entry("PatientID", Tag.PATIENT_ID),
            Map.entry("IssuerOfPatientID", Tag.ISSUER_OF_PATIENT_ID),
            Map.entry("PatientBirthDate", Tag.PATIENT_BIRTH_DATE),
            Map.entry("PatientSex", Tag.PATIENT_SEX),
            // What ties the film's samples to the stored values.
            Map.entry("PhotometricInterpretation", Tag.PHOTOMETRIC_INTERPRETATION),
            Map.entry("PresentationLUTShape", Tag.PRESENTATION_LUT_SHAPE),
            Map.entry("NumberOfFrames", Tag.NUMBER_OF_FRAMES),
            Map.entry("BitsStored", Tag.BITS_STORED),
            Map.entry("PixelRepresentation", Tag.PIXEL_REPRESENTATION),
            Map.entry("RescaleSlope", Tag.RESCALE_SLOPE),
            Map.entry("RescaleIntercept", Tag.RESCALE_INTERCEPT),
            Map.entry("RescaleType", Tag.RESCALE_TYPE),
            Map.entry("VOILUTFunction", Tag.VOI_LUT_FUNCTION));

    /** Tables of the film's object; in {@link Acquisition#study()} their number. */
    private static final Map<String, Integer> TABLES =
            Map.of("ModalityLUTSequence", Tag.MODALITY_LUT_SEQUENCE, "VOILUTSequence", Tag.VOI_LUT_SEQUENCE);

    private final DicomObject object;
    private final List<Sentence> notices = new ArrayList<>();

    DicomFacts(DicomObject object) {
        this.object = object;
    }

    Consumer<Sentence> notices() {
        return notices::add;
    }

    Acquisition acquisition(DicomFile file, PixelLayout layout, FileDigest source) {
        Spacings spacings = spacings();
        if (layout.frames() > 1) {
            notices.add(Sentence.of(
                    "film.severalFrames", "This file holds {0} pictures; the first is shown.", layout.frames()));
        }
        List<String> orientation = object.strings(Tag.PATIENT_ORIENTATION);
        if (!orientation.isEmpty() && orientation.getFirst().startsWith("P")) {
            notices.add(Sentence.of("film.facesLeft", "The file says that the patient faces left."));
        }
        if (object.string(Tag.BURNED_IN_ANNOTATION)
                .filter("YES"::equalsIgnoreCase)
                .isPresent()) {
            notices.add(Sentence.of(
                    "film.burnedIn", "The film has text burned into its pixels, which may name the patient."));
        }
        Map<String, String> study = new HashMap<>();
        STUDY.forEach((keyword, tag) -> {
            List<String> values = object.strings(tag);
            if (!values.isEmpty() && !values.equals(List.of(""))) {
                study.put(keyword, PlainText.of(String.join("\\", values)));
            }
        });
        TABLES.forEach((keyword, tag) -> {
            int tables = object.items(tag).size();
            if (tables > 0) {
                study.put(keyword, Integer.toString(tables));
            }
        });
        Patient patient = patient();
        if (object.guessesText()) {
            notices.add(Sentence.of(
                    "film.text",
                    "The file's text is not of the character set that it states; names may have wrong letters."));
        }
        return new Acquisition(
                "DICOM, " + TransferSyntax.name(file.transferSyntax()),
                source,
                spacings,
                patient,
                exposure(),
                study,
                notices);
    }

    private Spacings spacings() {
        Optional<Double> magnification = positive(Tag.ESTIMATED_RADIOGRAPHIC_MAGNIFICATION_FACTOR)
                .or(() -> positive(Tag.DISTANCE_SOURCE_TO_DETECTOR)
                        .flatMap(detector ->
                                positive(Tag.DISTANCE_SOURCE_TO_PATIENT).map(patient -> detector / patient)));
        return new Spacings(
                spacing(Tag.PIXEL_SPACING),
                object.string(Tag.PIXEL_SPACING_CALIBRATION_TYPE),
                spacing(Tag.IMAGER_PIXEL_SPACING),
                magnification,
                spacing(Tag.NOMINAL_SCANNED_PIXEL_SPACING),
                Optional.empty(),
                pixelAspect());
    }

    private Optional<Double> positive(int tag) {
        return object.number(tag).filter(value -> value > 0 && Double.isFinite(value));
    }

    private Optional<Spacing> spacing(int tag) {
        List<Double> values = object.numbers(tag);
        if (values.size() == 2 && isLength(values.get(0)) && isLength(values.get(1))) {
            return Optional.of(new Spacing(values.get(0), values.get(1)));
        }
        if (object.has(tag)) {
            notices.add(Sentence.of(
                    "film.spacing", "The file states a pixel spacing that makes no sense; it is not used."));
        }
        return Optional.empty();
    }

    /** Between 1 µm and 1 m: all that pixels of a film can be. */
    private static boolean isLength(double mm) {
        return mm >= 0.001 && mm <= 1000;
    }

    private Optional<Double> pixelAspect() {
        List<Double> ratio = object.numbers(Tag.PIXEL_ASPECT_RATIO);
        return ratio.size() == 2
                        && ratio.get(0) > 0
                        && ratio.get(1) > 0
                        && ratio.get(0) / ratio.get(1) < 100
                        && ratio.get(1) / ratio.get(0) < 100
                ? Optional.of(ratio.get(0) / ratio.get(1))
                : Optional.empty();
    }

    private Patient patient() {
        return new Patient(
                object.string(Tag.PATIENT_ID).orElse(""),
                object.string(Tag.ISSUER_OF_PATIENT_ID).orElse(""),
                object.string(Tag.PATIENT_NAME).map(PersonNames::readable).orElse(""),
                date(Tag.PATIENT_BIRTH_DATE),
                Sex.of(object.string(Tag.PATIENT_SEX).orElse("")));
    }

    private Exposure exposure() {
        return new Exposure(
                date(Tag.ACQUISITION_DATE).or(() -> date(Tag.CONTENT_DATE)).or(() -> date(Tag.STUDY_DATE)));
    }

    private Optional<LocalDate> date(int tag) {
        return object.string(tag).flatMap(DicomFacts::date);
    }

    /** The day of {@code 20260131}, or of the old {@code 2026.01.31}; empty for anything else. */
    static Optional<LocalDate> date(String stated) {
        String text = stated.replace(".", "");
        if (!text.matches("\\d{8}")) {
            return Optional.empty();
        }
        return IsoDate.read(text.substring(0, 4) + "-" + text.substring(4, 6) + "-" + text.substring(6));
    }
}
