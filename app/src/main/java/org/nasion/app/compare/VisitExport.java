package org.nasion.app.compare;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.nasion.core.compare.ComparisonFiles;
import org.nasion.core.compare.ComparisonWords;
import org.nasion.core.compare.VisitComparison;
import org.nasion.core.dicom.DicomWriter;
import org.nasion.core.interchange.ComparisonPicture;
import org.nasion.core.interchange.FilmSource;
import org.nasion.core.interchange.TracingExport;
import org.nasion.core.patient.Patient;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.report.ChartPicture;
import org.nasion.core.tracing.CaseContent;
import org.nasion.core.wording.Wording;

/** Writes a comparison of visits as files, and its pictures as DICOM objects of the patient. */
public final class VisitExport {

    private static final double DICOM_DPI = 200;
    private static final double WIDTH = 430;

    private final String program;
    private final Clock clock;

    /** @param program name and version */
    public VisitExport(String program, Clock clock) {
        this.program = program;
        this.clock = clock;
    }

    /**
     * Into a folder: CSV, XLSX, PDF, HTML, SVG and PNG, and a DICOM secondary capture of each superimposition.
     *
     * @param visits in the order of the comparison
     * @throws ProblemException NAS-COMPARE-OTHER-PATIENT where the visits name different patients, whose names must not stand
     *                          for each other; NAS-FILE-… where something cannot be written
     */
    public void write(List<VisitCase> visits, VisitComparison comparison, Path folder, Wording words) {
        if (!visits.stream().allMatch(visits.getFirst()::isOf)) {
            throw otherPatient();
        }
        CaseContent content = visits.getLast().content().content();
        Patient patient = content.patient();
        visits.getLast().film().ifPresent(film -> TracingExport.refuseAnother(film, patient));
        new ComparisonFiles(folder, program, words, named(patient)).write(comparison);
        ComparisonWords said = new ComparisonWords(words);
        visits.getLast()
                .film()
                .ifPresent(film -> comparison
                        .laid()
                        .keySet()
                        .forEach(method -> DicomWriter.write(
                                ComparisonPicture.of(
                                        picture(said, comparison, method),
                                        FilmSource.of(film, patient, content.exposure()),
                                        program,
                                        words.say("compare.picture", words.say("compare.method." + method)),
                                        LocalDateTime.now(clock)),
                                folder.resolve(method + ".dcm"))));
    }

    static ProblemException otherPatient() {
        return new ProblemException(
                "NAS-COMPARE-OTHER-PATIENT",
                "The visits name different patients, so that nothing is written of them together.");
    }

    private static Optional<String> named(Patient patient) {
        String words = String.join(
                ", ",
                Stream.of(
                                patient.name(),
                                patient.id(),
                                patient.birthDate().map(LocalDate::toString).orElse(""))
                        .filter(word -> !word.isEmpty())
                        .toList());
        return Optional.of(words).filter(all -> !all.isEmpty());
    }

    private static BufferedImage picture(ComparisonWords said, VisitComparison comparison, String method) {
        try {
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            new ChartPicture().writePng(said.chart(comparison, method, WIDTH), DICOM_DPI, png);
            return ImageIO.read(new ByteArrayInputStream(png.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException("a picture in memory can be written and read", e);
        }
    }
}
