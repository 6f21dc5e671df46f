package org.nasion.core.interchange;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.nasion.core.dicom.DataSetBuilder;
import org.nasion.core.dicom.Tag;
import org.nasion.core.dicom.Uids;
import org.nasion.core.dicom.Vr;
import org.nasion.core.image.Acquisition;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.FilmDicomWriter;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.IsoDate;
import org.nasion.core.patient.Patient;

/**
 * The DICOM image that the objects of a tracing refer to: the film's own, or for a scan a Secondary
 * Capture that is made of it. New objects get their patient and study from here, unchanged.
 */
public final class FilmSource {

    private static final int[] PATIENT_AND_STUDY = {
        Tag.PATIENT_NAME,
        Tag.PATIENT_ID,
        Tag.ISSUER_OF_PATIENT_ID,
        Tag.PATIENT_BIRTH_DATE,
        Tag.PATIENT_SEX,
        Tag.STUDY_INSTANCE_UID,
        Tag.STUDY_DATE,
        Tag.STUDY_TIME,
        Tag.ACCESSION_NUMBER,
        Tag.REFERRING_PHYSICIAN_NAME,
        Tag.STUDY_ID,
        Tag.STUDY_DESCRIPTION
    };
    private static final List<String> IDENTIFIERS =
            List.of("SOPClassUID", "SOPInstanceUID", "SeriesInstanceUID", "StudyInstanceUID");
    /** What is kept of a film that gets an object of its own. */
    private static final Set<String> OF_SCANS = Set.of("PatientOrientation", "BurnedInAnnotation");

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss");

    private final String sopClass;
    private final String instance;
    private final String series;
    private final String study;
    private final DataSetBuilder common;
    private final Map<String, String> facts;
    private final Optional<DataSetBuilder> film;

    private FilmSource(
            String sopClass,
            String instance,
            String series,
            String study,
            DataSetBuilder common,
            Map<String, String> facts,
            Optional<DataSetBuilder> film) {
        this.sopClass = sopClass;
        this.instance = instance;
        this.series = series;
        this.study = study;
        this.common = common;
        this.facts = facts;
        this.film = film;
    }

    /**
     * @param film     whose file was a DICOM object with its identifiers, or anything else
     * @param patient  of a film that was no DICOM object; a DICOM film keeps the patient of its file
     * @param exposure likewise
     */
    public static FilmSource of(Cephalogram film, Patient patient, Exposure exposure) {
        return isScan(film)
                ? ofScan(film, patient, exposure)
                : ofDicom(film.acquisition().study());
    }

    /** Whether the film's file was no DICOM object that others can refer to, and knows no patient for certain. */
    public static boolean isScan(Cephalogram film) {
        return !film.acquisition().study().keySet().containsAll(IDENTIFIERS);
    }

    private static FilmSource ofDicom(Map<String, String> facts) {
        DataSetBuilder common = new DataSetBuilder();
        text(common, facts, Tag.PATIENT_NAME, Vr.PN, "PatientName");
        text(common, facts, Tag.PATIENT_ID, Vr.LO, "PatientID");
        text(common, facts, Tag.PATIENT_BIRTH_DATE, Vr.DA, "PatientBirthDate");
        text(common, facts, Tag.PATIENT_SEX, Vr.CS, "PatientSex");
        text(common, facts, Tag.STUDY_INSTANCE_UID, Vr.UI, "StudyInstanceUID");
        text(common, facts, Tag.STUDY_DATE, Vr.DA, "StudyDate");
        text(common, facts, Tag.STUDY_TIME, Vr.TM, "StudyTime");
        text(common, facts, Tag.ACCESSION_NUMBER, Vr.SH, "AccessionNumber");
        text(common, facts, Tag.REFERRING_PHYSICIAN_NAME, Vr.PN, "ReferringPhysicianName");
        text(common, facts, Tag.STUDY_ID, Vr.SH, "StudyID");
        if (facts.containsKey("IssuerOfPatientID")) {
            text(common, facts, Tag.ISSUER_OF_PATIENT_ID, Vr.LO, "IssuerOfPatientID");
        }
        if (facts.containsKey("StudyDescription")) {
            text(common, facts, Tag.STUDY_DESCRIPTION, Vr.LO, "StudyDescription");
        }
        return new FilmSource(
                facts.get("SOPClassUID"),
                facts.get("SOPInstanceUID"),
                facts.get("SeriesInstanceUID"),
                facts.get("StudyInstanceUID"),
                common,
                facts,
                Optional.empty());
    }

    private static void text(DataSetBuilder set, Map<String, String> facts, int tag, Vr vr, String keyword) {
        set.text(tag, vr, facts.getOrDefault(keyword, ""));
    }

    /** The same scan of the same patient becomes the same object each time, so that what refers to it stays together. */
    private static FilmSource ofScan(Cephalogram film, Patient patient, Exposure exposure) {
        Acquisition scan = film.acquisition();
        String seed = (scan.sourceSha256().isEmpty() ? UUID.randomUUID().toString() : scan.sourceSha256())
                + seed(patient, exposure);
        List<String> uids = List.of(derived("film", seed), derived("series", seed), derived("study", seed));
        Iterator<String> next = uids.iterator();
        Map<String, String> known = new HashMap<>(scan.study());
        known.keySet().retainAll(OF_SCANS);
        Cephalogram named = new Cephalogram(
                film.width(),
                film.height(),
                film.maxValue(),
                film.samples(),
                film.window(),
                new Acquisition(scan.format(), scan.source(), scan.spacing(), patient, exposure, known, List.of()));
        DataSetBuilder object = new FilmDicomWriter(next::next).secondaryCapture(named);
        return new FilmSource(
                Uids.SECONDARY_CAPTURE,
                uids.get(0),
                uids.get(1),
                uids.get(2),
                new DataSetBuilder().copy(object, PATIENT_AND_STUDY),
                known,
                Optional.of(object));
    }

    /** Identifiers are derived from this text: what other programs already refer to must not change its identity. */
    private static String seed(Patient patient, Exposure exposure) {
        String issuer = patient.issuer().isEmpty() ? "" : ", issuer=" + patient.issuer();
        return "Patient[name=" + patient.name() + ", id=" + patient.id() + issuer + ", birthDate="
                + IsoDate.write(patient.birthDate()) + ", sex=" + patient.sex().code() + ", filmDate="
                + IsoDate.write(exposure.date()) + "]";
    }

    /** The object made of a scan, to be written beside the others; empty where the film is a DICOM object. */
    public Optional<DataSetBuilder> film() {
        return film;
    }

    /** The SOP Instance UID of the image. */
    public String instance() {
        return instance;
    }

    /** A fact of the film's object by its DICOM keyword, as {@link Acquisition#study()} has it. */
    Optional<String> fact(String keyword) {
        return Optional.ofNullable(facts.get(keyword));
    }

    /** Whether a grayscale presentation state may refer to the image. */
    boolean isGrey() {
        return fact("PhotometricInterpretation").orElse("MONOCHROME2").startsWith("MONOCHROME");
    }

    /** An identifier that is the same for the same thing on the same film each time. */
    String tracking(String what) {
        return derived(what, instance);
    }

    private static String derived(String what, String seed) {
        return Uids.of(UUID.nameUUIDFromBytes(("nasion " + what + " " + seed).getBytes(StandardCharsets.UTF_8)));
    }

    /** SOP class and instance of the image. */
    DataSetBuilder reference() {
        DataSetBuilder reference = new DataSetBuilder()
                .text(Tag.REFERENCED_SOP_CLASS_UID, Vr.UI, sopClass)
                .text(Tag.REFERENCED_SOP_INSTANCE_UID, Vr.UI, instance);
        boolean severalFrames =
                fact("NumberOfFrames").filter(frames -> !frames.equals("1")).isPresent();
        return severalFrames ? reference.integers(Tag.REFERENCED_FRAME_NUMBER, 1) : reference;
    }

    /** The image within its series, for presentation states. */
    DataSetBuilder imageInSeries() {
        return new DataSetBuilder()
                .text(Tag.SERIES_INSTANCE_UID, Vr.UI, series)
                .sequence(Tag.REFERENCED_IMAGE_SEQUENCE, reference());
    }

    /** The image within its study, for the evidence of reports. */
    DataSetBuilder imageInStudy() {
        DataSetBuilder instances = new DataSetBuilder()
                .text(Tag.SERIES_INSTANCE_UID, Vr.UI, series)
                .sequence(
                        Tag.REFERENCED_SOP_SEQUENCE,
                        new DataSetBuilder()
                                .text(Tag.REFERENCED_SOP_CLASS_UID, Vr.UI, sopClass)
                                .text(Tag.REFERENCED_SOP_INSTANCE_UID, Vr.UI, instance));
        return new DataSetBuilder()
                .text(Tag.STUDY_INSTANCE_UID, Vr.UI, study)
                .sequence(Tag.REFERENCED_SERIES_SEQUENCE, instances);
    }

    /**
     * A new object of the image's patient and study, in a series of its own.
     *
     * @param kind    what it is
     * @param program name and version, for the equipment
     * @param now     of its content, local time
     */
    DataSetBuilder object(Kind kind, String program, LocalDateTime now) {
        boolean state = kind == Kind.PRESENTATION;
        return new DataSetBuilder()
                .copy(common, PATIENT_AND_STUDY)
                .text(Tag.SOP_CLASS_UID, Vr.UI, kind.sopClass)
                .text(Tag.SOP_INSTANCE_UID, Vr.UI, Uids.fresh())
                .text(Tag.SERIES_INSTANCE_UID, Vr.UI, Uids.fresh())
                .text(Tag.MODALITY, Vr.CS, kind.modality)
                .text(Tag.SERIES_DESCRIPTION, Vr.LO, kind.description)
                .integers(Tag.SERIES_NUMBER, 900 + kind.ordinal())
                .integers(Tag.INSTANCE_NUMBER, 1)
                .text(state ? Tag.PRESENTATION_CREATION_DATE : Tag.CONTENT_DATE, Vr.DA, DATE.format(now))
                .text(state ? Tag.PRESENTATION_CREATION_TIME : Tag.CONTENT_TIME, Vr.TM, TIME.format(now))
                .text(Tag.MANUFACTURER, Vr.LO, "Nasion")
                .text(Tag.MANUFACTURER_MODEL_NAME, Vr.LO, "Nasion")
                .text(Tag.DEVICE_SERIAL_NUMBER, Vr.LO, "0")
                .text(Tag.SOFTWARE_VERSIONS, Vr.LO, program);
    }

    /** The objects of a tracing. */
    enum Kind {
        REPORT(Uids.COMPREHENSIVE_SR, "SR", "Cephalometric tracing"),
        PRESENTATION(Uids.GRAYSCALE_PRESENTATION_STATE, "PR", "Cephalometric tracing"),
        DOCUMENT(Uids.ENCAPSULATED_PDF, "DOC", "Cephalometric report"),
        PICTURE(Uids.SECONDARY_CAPTURE, "OT", "Traced cephalogram");

        private final String sopClass;
        private final String modality;
        private final String description;

        Kind(String sopClass, String modality, String description) {
            this.sopClass = sopClass;
            this.modality = modality;
            this.description = description;
        }
    }
}
