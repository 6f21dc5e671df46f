package org.nasion.core.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.nasion.core.dicom.DataSetBuilder;
import org.nasion.core.dicom.DicomWriter;
import org.nasion.core.dicom.Tag;
import org.nasion.core.dicom.Uids;
import org.nasion.core.dicom.Vr;
import org.nasion.core.image.Acquisition.Spacing;
import org.nasion.core.image.Acquisition.Spacings;
import org.nasion.core.patient.IsoDate;
import org.nasion.core.patient.Patient;

/**
 * Writes a film as a DICOM object of its own: uncompressed, its samples unchanged, its window, and the
 * patient and spacings that its acquisition names. A film whose detector spacing is known, and the
 * Patient Orientation (in {@link Acquisition#study()}, {@code A\\F} where the patient faces right), becomes
 * a Digital X-Ray Image For Presentation (PS3.3 A.26), which must name both; any other a Secondary
 * Capture Image (A.8.1).
 */
public final class FilmDicomWriter {

    private final Supplier<String> uids;

    /** Gives each object new identifiers. */
    public FilmDicomWriter() {
        this(Uids::fresh);
    }

    /** @param uids gives the identifiers of instance, series and study, in this order */
    public FilmDicomWriter(Supplier<String> uids) {
        this.uids = uids;
    }

    /**
     * @param file to be replaced if it is there
     * @throws org.nasion.core.problem.ProblemException as {@link DicomWriter#write}
     */
    public void write(Cephalogram film, Path file) {
        DicomWriter.write(dataSet(film), file);
    }

    /** The object as {@link #write} writes it. */
    public DataSetBuilder dataSet(Cephalogram film) {
        Acquisition acquisition = film.acquisition();
        return dataSet(
                film,
                acquisition.spacing().imagerSpacing().isPresent()
                        && acquisition.study().containsKey("PatientOrientation"));
    }

    /** The object as a Secondary Capture, whatever is known of its origin. */
    public DataSetBuilder secondaryCapture(Cephalogram film) {
        return dataSet(film, false);
    }

    private DataSetBuilder dataSet(Cephalogram film, boolean digital) {
        Acquisition acquisition = film.acquisition();
        DataSetBuilder set = new DataSetBuilder();
        identify(set, acquisition, digital);
        describe(set, acquisition, digital);
        scale(set, acquisition.spacing());
        pixels(set, film);
        return set;
    }

    private void identify(DataSetBuilder set, Acquisition acquisition, boolean digital) {
        Patient patient = acquisition.patient();
        Map<String, String> study = acquisition.study();
        String date = day(acquisition.exposure().date());
        set.text(Tag.SOP_CLASS_UID, Vr.UI, digital ? Uids.DIGITAL_X_RAY_FOR_PRESENTATION : Uids.SECONDARY_CAPTURE)
                .text(Tag.SOP_INSTANCE_UID, Vr.UI, uids.get())
                .text(Tag.SERIES_INSTANCE_UID, Vr.UI, uids.get())
                .text(
                        Tag.STUDY_INSTANCE_UID,
                        Vr.UI,
                        Optional.ofNullable(study.get("StudyInstanceUID")).orElseGet(uids))
                .text(Tag.STUDY_DATE, Vr.DA, study.getOrDefault("StudyDate", date))
                .text(Tag.STUDY_TIME, Vr.TM, study.getOrDefault("StudyTime", ""))
                .text(Tag.ACCESSION_NUMBER, Vr.SH, study.getOrDefault("AccessionNumber", ""))
                .text(Tag.REFERRING_PHYSICIAN_NAME, Vr.PN, study.getOrDefault("ReferringPhysicianName", ""))
                .text(Tag.STUDY_ID, Vr.SH, study.getOrDefault("StudyID", ""))
                .text(Tag.PATIENT_NAME, Vr.PN, personName(patient.name()))
                .text(Tag.PATIENT_ID, Vr.LO, patient.id())
                .text(Tag.PATIENT_BIRTH_DATE, Vr.DA, day(patient.birthDate()))
                .text(Tag.PATIENT_SEX, Vr.CS, patient.sex().code())
                .text(Tag.MODALITY, Vr.CS, digital ? "DX" : "OT")
                .integers(Tag.SERIES_NUMBER, 1)
                .integers(Tag.INSTANCE_NUMBER, 1)
                .text(Tag.MANUFACTURER, Vr.LO, "Nasion");
        if (!patient.issuer().isEmpty()) {
            set.text(Tag.ISSUER_OF_PATIENT_ID, Vr.LO, patient.issuer());
        }
        if (!date.isEmpty()) {
            set.text(Tag.ACQUISITION_DATE, Vr.DA, date);
        }
    }

    private static String day(Optional<LocalDate> date) {
        return IsoDate.write(date).replace("-", "");
    }

    private static void describe(DataSetBuilder set, Acquisition acquisition, boolean digital) {
        String[] orientation =
                acquisition.study().getOrDefault("PatientOrientation", "").split("\\\\");
        set.text(Tag.PATIENT_ORIENTATION, Vr.CS, orientation)
                .text(Tag.BODY_PART_EXAMINED, Vr.CS, "SKULL")
                .text(Tag.IMAGE_TYPE, Vr.CS, "DERIVED", "PRIMARY", "");
        Optional<String> burnedIn = Optional.ofNullable(acquisition.study().get("BurnedInAnnotation"));
        // A digital film must say; of a scan of which nobody said so, nobody knows.
        burnedIn.or(() -> digital ? Optional.of("NO") : Optional.empty())
                .ifPresent(stated -> set.text(Tag.BURNED_IN_ANNOTATION, Vr.CS, stated));
        if (digital) {
            set.text(Tag.PRESENTATION_INTENT_TYPE, Vr.CS, "FOR PRESENTATION")
                    .text(Tag.IMAGE_LATERALITY, Vr.CS, "U")
                    .text(Tag.POSITIONER_TYPE, Vr.CS, "CEPHALOSTAT")
                    .text(Tag.DETECTOR_TYPE, Vr.CS)
                    .text(
                            Tag.LOSSY_IMAGE_COMPRESSION,
                            Vr.CS,
                            acquisition.study().getOrDefault("LossyImageCompression", "00"))
                    .text(Tag.PIXEL_INTENSITY_RELATIONSHIP, Vr.CS, "LOG")
                    .shorts(Tag.PIXEL_INTENSITY_RELATIONSHIP_SIGN, Vr.SS, 1)
                    .decimals(Tag.RESCALE_INTERCEPT, 0)
                    .decimals(Tag.RESCALE_SLOPE, 1)
                    .text(Tag.RESCALE_TYPE, Vr.LO, "US")
                    .text(Tag.PRESENTATION_LUT_SHAPE, Vr.CS, "IDENTITY")
                    .sequence(Tag.ANATOMIC_REGION_SEQUENCE, DataSetBuilder.code("69536005", "SCT", "Head"))
                    .sequence(Tag.ACQUISITION_CONTEXT_SEQUENCE);
        } else {
            set.text(Tag.CONVERSION_TYPE, Vr.CS, "WSD");
        }
    }

    private static void scale(DataSetBuilder set, Spacings spacings) {
        spacings.imagerSpacing().ifPresent(spacing -> spacing(set, Tag.IMAGER_PIXEL_SPACING, spacing));
        spacings.magnification()
                .ifPresent(factor -> set.decimals(Tag.ESTIMATED_RADIOGRAPHIC_MAGNIFICATION_FACTOR, factor));
        spacings.scannedSpacing().ifPresent(spacing -> spacing(set, Tag.NOMINAL_SCANNED_PIXEL_SPACING, spacing));
        spacings.pixelSpacing().ifPresent(spacing -> {
            spacing(set, Tag.PIXEL_SPACING, spacing);
            spacings.calibrationType()
                    .ifPresent(type -> set.text(Tag.PIXEL_SPACING_CALIBRATION_TYPE, Vr.CS, type)
                            .text(Tag.PIXEL_SPACING_CALIBRATION_DESCRIPTION, Vr.LO, "as stated by the source"));
        });
        if (spacings.pixelSpacing().isEmpty() && spacings.imagerSpacing().isEmpty()) {
            spacings.pixelAspect()
                    .ifPresent(
                            aspect -> set.integers(Tag.PIXEL_ASPECT_RATIO, (int) Math.rint(aspect * 10_000), 10_000));
        }
    }

    private static void spacing(DataSetBuilder set, int tag, Spacing spacing) {
        set.decimals(tag, spacing.rowMm(), spacing.columnMm());
    }

    private static void pixels(DataSetBuilder set, Cephalogram film) {
        int bits = Math.max(8, Integer.SIZE - Integer.numberOfLeadingZeros(film.maxValue()));
        boolean bytes = bits == 8;
        short[] samples = film.samples();
        byte[] data = new byte[bytes ? samples.length : 2 * samples.length];
        if (bytes) {
            for (int i = 0; i < samples.length; i++) {
                data[i] = (byte) samples[i];
            }
        } else {
            ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().put(samples);
        }
        Window window = film.window();
        set.shorts(Tag.SAMPLES_PER_PIXEL, Vr.US, 1)
                .text(Tag.PHOTOMETRIC_INTERPRETATION, Vr.CS, "MONOCHROME2")
                .shorts(Tag.ROWS, Vr.US, film.height())
                .shorts(Tag.COLUMNS, Vr.US, film.width())
                .shorts(Tag.BITS_ALLOCATED, Vr.US, bytes ? 8 : 16)
                .shorts(Tag.BITS_STORED, Vr.US, bits)
                .shorts(Tag.HIGH_BIT, Vr.US, bits - 1)
                .shorts(Tag.PIXEL_REPRESENTATION, Vr.US, 0)
                // LINEAR, PS3.3 C.11.2.1.2.1, so that the two ends come back as they are
                .decimals(Tag.WINDOW_CENTER, (window.low() + window.high() + 1) / 2)
                .decimals(Tag.WINDOW_WIDTH, Math.max(1, window.high() - window.low() + 1))
                .bytes(Tag.PIXEL_DATA, bytes ? Vr.OB : Vr.OW, data);
    }

    /** {@code Muster, Erika Maria} as {@code Muster^Erika Maria}; signs that DICOM uses to part names are left out. */
    private static String personName(String readable) {
        String[] parts = readable.replaceAll("[\\\\^=\\p{Cntrl}]", " ").split(",", 2);
        return parts.length == 2 ? parts[0].strip() + "^" + parts[1].strip() : parts[0].strip();
    }
}
