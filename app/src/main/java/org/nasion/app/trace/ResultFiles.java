package org.nasion.app.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.nasion.core.casefile.CaseStore;
import org.nasion.core.interchange.Anonymous;
import org.nasion.core.interchange.Statement;
import org.nasion.core.interchange.TracingExport;
import org.nasion.core.interchange.TracingExport.Privacy;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.report.CsvReport;
import org.nasion.core.report.OverlayPicture;
import org.nasion.core.report.PdfReport;
import org.nasion.core.report.Report;
import org.nasion.core.storage.AtomicFile;
import org.nasion.core.tracing.Placement;

/**
 * Writes what a traced film yields: case file, PDF, CSV and overlay picture, and DICOM objects where they are wanted,
 * each whole or not at all.
 */
public final class ResultFiles {

    /** The code of a refusal to write over a person's work. */
    public static final String EDITED = "NAS-TRACE-EDITED";

    /** Where the results are; {@code dicom} is empty where nobody asked for DICOM objects. */
    public record Written(Path caseFile, Path pdf, Path csv, Path overlay, List<Path> dicom) {
    }

    private final Path folder;
    private final CaseStore cases;
    private final Reporting reporting;
    private final Optional<TracingExport> dicom;
    private final Privacy privacy;

    /**
     * @param folder    made when the first result is written
     * @param reporting says what the report says
     * @param dicom     writes the tracing as DICOM objects too; empty where nobody asked for them
     * @param privacy   whether reports and objects name the patient; the case file, which goes to nobody, always does
     */
    public ResultFiles(Path folder, CaseStore cases, Reporting reporting, Optional<TracingExport> dicom, Privacy privacy) {
        this.folder = folder;
        this.cases = cases;
        this.reporting = reporting;
        this.dicom = dicom;
        this.privacy = privacy;
    }

    /**
     * The film's name without its ending; a number follows where the name was used before, in
     * whatever case, since some systems do not tell {@code Film} from {@code film}.
     */
    public static String freeName(Path film, Set<String> used) {
        String name = film.getFileName().toString();
        String stem = name.lastIndexOf('.') > 0 ? name.substring(0, name.lastIndexOf('.')) : name;
        String free = stem;
        for (int i = 2; !used.add(free.toLowerCase(Locale.ROOT)); i++) {
            free = stem + "-" + i;
        }
        return free;
    }

    /**
     * @param name  without ending
     * @param films that were handed in: none of them is ever written over
     * @throws ProblemException NAS-FILE-… where the folder cannot be written to, NAS-TRACE-EDITED where a case is there
     *                          that holds a person's work or cannot be read, NAS-TRACE-OVERWRITE where a result
     *                          would take a film's place, NAS-DICOM-OTHERS where another program's file has the name of
     *                          a DICOM result; nothing has been written then
     */
    public Written write(String name, TracedFilm traced, Collection<Path> films) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new ProblemException("NAS-FILE-FOLDER", "The folder for the results could not be made.", e);
        }
        Written written = new Written(folder.resolve(name + CaseStore.EXTENSION), folder.resolve(name + ".pdf"),
                folder.resolve(name + ".csv"), folder.resolve(name + "-overlay.png"), List.of());
        List<Path> results = new ArrayList<>(List.of(written.caseFile(), written.pdf(), written.csv(), written.overlay()));
        if (dicom.isPresent()) {
            results.addAll(TracingExport.files(folder, name));
        }
        keepOthersWork(results, written.caseFile(), films);
        if (dicom.isPresent()) {
            TracingExport.refuseOthers(folder, name);
        }
        Report whole = reporting.report(traced.film(), traced.caseFile(), traced.readings());
        Report report = privacy == Privacy.AS_IS ? whole : Anonymous.report(whole);
        cases.save(written.caseFile(), traced.caseFile());
        AtomicFile.write(written.csv(), out -> CsvReport.write(report, out));
        // Picture and PDF take about as long as each other and share nothing.
        CompletableFuture<Void> overlay = CompletableFuture.runAsync(() -> AtomicFile.write(written.overlay(),
                out -> OverlayPicture.writePng(report.film(), report.readings(), out)));
        byte[] pdf = new PdfReport().bytes(report);
        AtomicFile.write(written.pdf(), pdf);
        List<Path> objects = dicom.map(export -> export.write(folder, name, report, same -> pdf, Statement.NONE, privacy))
                .orElse(List.of());
        try {
            overlay.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ProblemException problem ? problem : e;
        }
        return new Written(written.caseFile(), written.pdf(), written.csv(), written.overlay(), objects);
    }

    private void keepOthersWork(List<Path> results, Path caseFile, Collection<Path> films) {
        for (Path result : results) {
            if (films.stream().anyMatch(film -> isSame(film, result))) {
                throw new ProblemException("NAS-TRACE-OVERWRITE",
                        "A result would be written over one of the films; choose another folder with --out.");
            }
        }
        // Results come together with a case: without one, a file of that name is somebody else's.
        if (!Files.exists(caseFile) && results.stream().anyMatch(Files::exists)) {
            throw new ProblemException("NAS-TRACE-OTHERS", "The folder already has a file that a result would replace and that"
                    + " is not Nasion's; choose another folder with --out.");
        }
        if (Files.exists(caseFile) && holdsWork(caseFile)) {
            throw new ProblemException(EDITED, "The folder already has a case of this name with points that a"
                    + " person placed or accepted; it was kept. Choose another folder with --out.");
        }
    }

    private boolean holdsWork(Path caseFile) {
        try {
            return cases.open(caseFile).state().tracing().placements().values().stream()
                    .anyMatch(placement -> placement.confirmed() || placement.origin() == Placement.Origin.MANUAL);
        } catch (ProblemException e) {
            // What cannot be read may be somebody's work all the same.
            return true;
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.exists(other) && Files.exists(one) && Files.isSameFile(one, other);
        } catch (IOException e) {
            return false;
        }
    }
}
