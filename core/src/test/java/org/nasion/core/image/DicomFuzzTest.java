package org.nasion.core.image;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.nasion.core.dicom.DicomDirectory;
import org.nasion.core.dicom.Part10Provider;
import org.nasion.core.interchange.TracingReportReader;
import org.nasion.core.problem.ProblemException;

/**
 * Whatever bytes come, each reader of DICOM files gives a film or a problem with a code, within bounds of time and
 * memory. An ordinary build runs the fixtures and what was found; docs/dicom.md says how to look for more, and CI does
 * so briefly.
 */
@Tag("slow")
class DicomFuzzTest {

    /** Small, so that a broken guard shows; far above any fixture's size. */
    private static final ImageLimits LIMITS = new ImageLimits(1, 1_000_000, 8L << 20);

    @FuzzTest(maxDuration = "10m")
    void everyFileIsAFilmOrAProblem(byte[] file) {
        told(() -> new DicomFilm(new Part10Provider(), LIMITS).read(file));
        told(() -> DicomDirectory.images(file));
        told(() -> new TracingReportReader(new Part10Provider()).read(file));
    }

    /** The same for as long as CI may look. */
    @FuzzTest(maxDuration = "30s")
    void inShort(byte[] file) {
        everyFileIsAFilmOrAProblem(file);
    }

    private static void told(Runnable reading) {
        try {
            reading.run();
        } catch (ProblemException e) {
            if (!e.problem().code().matches("NAS-(IMAGE|DICOM|SR)-[A-Z0-9-]+")) {
                throw new AssertionError(e.problem().code());
            }
            if (!StandardCharsets.US_ASCII
                    .newEncoder()
                    .canEncode(e.problem().sentence().replaceAll("[×–…’]", ""))) {
                throw new AssertionError("a sentence quotes the file");
            }
        }
    }
}
