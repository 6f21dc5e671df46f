package org.nasion.core.interchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import org.nasion.core.dicom.DataSetBuilder;
import org.nasion.core.dicom.DicomWriter;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.patient.Patient;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.report.Report;
import org.nasion.core.tracing.CaseContent;

/** Writes a tracing as DICOM files that belong together: one study, all referring to the one image. */
public final class TracingExport {

    /** The ending of the structured report, which stands for the whole set. */
    public static final String REPORT_ENDING = "-sr.dcm";

    private static final List<String> ENDINGS =
            List.of("-film.dcm", REPORT_ENDING, "-gsps.dcm", "-report.dcm", "-sc.dcm");
    /** File meta information lies at the start of a file; far longer than it ever is. */
    private static final int META_BYTES = 1024;

    private final Clock clock;

    /** @param clock gives date and time of the objects, in its zone */
    public TracingExport(Clock clock) {
        this.clock = clock;
    }

    /** Whether objects name the patient. */
    public enum Privacy {
        /** As film and case name the patient. */
        AS_IS,
        /** De-identified by PS3.15 annex E; then the film is always among the objects, since its own keeps the patient. */
        DEIDENTIFIED
    }

    /**
     * Writes {@code NAME-sr.dcm}, {@code NAME-gsps.dcm} (unless the film's object is a colour picture),
     * {@code NAME-report.dcm}, {@code NAME-sc.dcm}, and {@code NAME-film.dcm} for a film that was no DICOM object or
     * that is de-identified.
     *
     * @param folder    that is there
     * @param name      without ending
     * @param report    the tracing
     * @param pdf       makes the report as PDF; is given the report without its patient where that is wanted
     * @param statement what the user says of the tracing
     * @return the files
     * @throws ProblemException NAS-FILE-…, NAS-DICOM-OTHERS as {@link #refuseOthers}, or NAS-DICOM-ANOTHER where the case
     *                          names another patient than its DICOM film; files that were there stay whole
     */
    public List<Path> write(
            Path folder,
            String name,
            Report report,
            Function<Report, byte[]> pdf,
            Statement statement,
            Privacy privacy) {
        refuseOthers(folder, name);
        List<Path> files = new ArrayList<>();
        objects(report, pdf, statement, privacy)
                .forEach((ending, object) -> files.add(written(object, folder.resolve(name + ending))));
        return List.copyOf(files);
    }

    /**
     * The objects that {@link #write} writes, by the endings of their files; the film comes first.
     *
     * @throws ProblemException NAS-DICOM-ANOTHER
     */
    public SequencedMap<String, DataSetBuilder> objects(
            Report report, Function<Report, byte[]> pdf, Statement statement, Privacy privacy) {
        return privacy == Privacy.AS_IS
                ? objects(report, pdf, statement)
                : Anonymous.objects(
                        report.program(), objects(Anonymous.report(report), pdf, Anonymous.statement(statement)));
    }

    private SequencedMap<String, DataSetBuilder> objects(
            Report report, Function<Report, byte[]> pdf, Statement statement) {
        LocalDateTime now = LocalDateTime.now(clock);
        refuseAnother(report.film(), report.patient());
        FilmSource source = FilmSource.of(report.film(), report.patient(), report.exposure());
        SequencedMap<String, DataSetBuilder> objects = new LinkedHashMap<>();
        source.film().ifPresent(film -> objects.put("-film.dcm", film));
        objects.put(REPORT_ENDING, TracingReport.of(report, source, statement, now));
        PresentationState.of(report, source, now).ifPresent(state -> objects.put("-gsps.dcm", state));
        objects.put("-report.dcm", ReportDocument.of(pdf.apply(report), source, report.program(), now));
        objects.put("-sc.dcm", TracedPicture.of(report, source, now));
        return objects;
    }

    /**
     * Objects of a DICOM film carry its patient: nothing of another one may be put among them.
     *
     * @throws ProblemException NAS-DICOM-ANOTHER
     */
    public static void refuseAnother(Cephalogram film, Patient patient) {
        if (!FilmSource.isScan(film) && patient.isAnother(film.acquisition().patient())) {
            throw new ProblemException(
                    "NAS-DICOM-ANOTHER",
                    "The case names another patient than the film’s own DICOM file. No objects were made, since they would"
                            + " carry both names. Correct the patient of the case, or the film’s file.");
        }
    }

    /** Every file that {@link #write} may write. */
    public static List<Path> files(Path folder, String name) {
        return ENDINGS.stream().map(ending -> folder.resolve(name + ending)).toList();
    }

    /**
     * Results may replace results, but nothing that came from elsewhere.
     *
     * @throws ProblemException NAS-DICOM-OTHERS where a file that this program did not write is in the way
     */
    public static void refuseOthers(Path folder, String name) {
        for (Path file : files(folder, name)) {
            if (Files.exists(file) && !isOurs(file)) {
                throw new ProblemException(
                        "NAS-DICOM-OTHERS",
                        "A file of another program has the name of one of the DICOM"
                                + " results; it was kept. Choose another name or folder.");
            }
        }
    }

    /** Whether files are DICOM results that all refer to the image of one film; never true of objects without the patient. */
    public static boolean areOf(Collection<Path> files, Cephalogram film, CaseContent content) {
        String instance =
                FilmSource.of(film, content.patient(), content.exposure()).instance();
        return files.stream().allMatch(file -> isOurs(file) && holds(file, instance));
    }

    private static boolean holds(Path file, String instance) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(instance);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isOurs(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(META_BYTES), StandardCharsets.ISO_8859_1)
                    .contains(DicomWriter.IMPLEMENTATION);
        } catch (IOException e) {
            // What cannot be read is not ours to replace.
            return false;
        }
    }

    private static Path written(DataSetBuilder object, Path file) {
        DicomWriter.write(object, file);
        return file;
    }
}
