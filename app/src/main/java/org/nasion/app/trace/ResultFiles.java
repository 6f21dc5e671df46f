package org.nasion.app.trace;

import org.nasion.core.image.Acquisition;
import org.nasion.core.casefile.CaseFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.regex.Matcher;
import java.util.function.Predicate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.nasion.core.report.OverlayPicture;
import org.nasion.core.report.PdfReport;
import org.nasion.core.report.Report;
import org.nasion.core.report.ReportKind;
import org.nasion.core.report.ReportStyle;
import org.nasion.core.storage.AtomicFile;
import org.nasion.core.tracing.Placement;

/**
 * Writes what a traced film yields: case file, reports and overlay picture, and DICOM objects where they are wanted,
 * each whole or not at all.
 */
public final class ResultFiles {

    /** The code of a refusal to write over a person's work. */
    public static final String EDITED = "NAS-TRACE-EDITED";

    /** Where the results are; {@code dicom} is empty where nobody asked for DICOM objects. */
    public record Written(Path caseFile, Path overlay, Map<ReportKind, Path> reports, List<Path> dicom) {
        public Written {
            dicom = List.copyOf(dicom);
            reports = Collections.unmodifiableMap(new EnumMap<>(reports));
        }

        /** The case file last: what others go by is written first. */
        List<Path> all() {
            List<Path> all = new ArrayList<>(reports.values());
            all.add(overlay);
            all.add(caseFile);
            return all;
        }
    }

    /**
     * Which reports are written and how.
     *
     * @param analyses identifiers of those that a report tells
     */
    public record Reports(Set<ReportKind> kinds, ReportStyle style, List<String> analyses) {

        /** PDF and CSV, in English, of the usual analyses. */
        public static final Reports USUAL = new Reports(EnumSet.of(ReportKind.PDF, ReportKind.CSV), ReportStyle.DEFAULT, Reporting.USUAL);

        public Reports {
            kinds = Set.copyOf(kinds);
            analyses = List.copyOf(analyses);
        }
    }

    private final Path folder;
    private final CaseStore cases;
    private final Reporting reporting;
    private final Optional<TracingExport> dicom;
    private final Privacy privacy;
    private final Reports reports;

    /**
     * @param folder    made when the first result is written
     * @param reporting says what the report says
     * @param dicom     writes the tracing as DICOM objects too; empty where nobody asked for them
     * @param privacy   whether reports and objects name the patient; the case file, which goes to nobody, always does
     * @param reports   which reports are written
     */
    public ResultFiles(Path folder, CaseStore cases, Reporting reporting, Optional<TracingExport> dicom, Privacy privacy,
                       Reports reports) {
        this.folder = folder;
        this.cases = cases;
        this.reporting = reporting;
        this.dicom = dicom;
        this.privacy = privacy;
        this.reports = privacy == Privacy.AS_IS ? reports : new Reports(reports.kinds(), reports.style().nameless(), reports.analyses());
    }

    /** An ending is short and begins with a letter: the last part of a UID is none. */
    private static final Pattern ENDING = Pattern.compile("(.+)\\.[A-Za-z][A-Za-z0-9]{0,4}");

    /**
     * The film's name without its ending; a number follows where the name was used before, in
     * whatever case, since some systems do not tell {@code Film} from {@code film}.
     */
    public static String freeName(Path film, Set<String> used) {
        return freeName(film, used, name -> false);
    }

    /**
     * The same where the results of another film may lie in the folder already: those are not written over, and a number is
     * added instead.
     */
    public String freeName(Path film, TracedFilm traced, Set<String> used) {
        return freeName(film, used, name -> isOfAnotherFilm(folder.resolve(name + CaseStore.EXTENSION), traced));
    }

    private static String freeName(Path film, Set<String> used, Predicate<String> taken) {
        String name = film.getFileName().toString();
        Matcher ending = ENDING.matcher(name);
        String stem = ending.matches() ? ending.group(1) : name;
        String free = stem;
        for (int i = 2; taken.test(free) || !used.add(free.toLowerCase(Locale.ROOT)); i++) {
            free = stem + "-" + i;
        }
        return free;
    }

    private boolean isOfAnotherFilm(Path caseFile, TracedFilm traced) {
        try {
            return Files.exists(caseFile) && !cases.open(caseFile).film().sha256().equals(traced.caseFile().film().sha256());
        } catch (ProblemException e) {
            // What cannot be read is refused when it would be written over.
            return false;
        }
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
            throw new ProblemException("NAS-FILE-FOLDER.results", "The folder for the results could not be made.", e);
        }
        Map<ReportKind, Path> wanted = new EnumMap<>(ReportKind.class);
        reports.kinds().forEach(kind -> wanted.put(kind, folder.resolve(name + kind.extension())));
        Written written = new Written(folder.resolve(name + CaseStore.EXTENSION), folder.resolve(name + "-overlay.png"), wanted, List.of());
        List<Path> results = new ArrayList<>(written.all());
        if (dicom.isPresent()) {
            results.addAll(TracingExport.files(folder, name));
        }
        keepOthersWork(results, written.caseFile(), films, traced);
        if (dicom.isPresent()) {
            TracingExport.refuseOthers(folder, name);
        }
        Report whole = reporting.report(traced.film(), traced.caseFile(), traced.readings(), reports.analyses());
        Report report = privacy == Privacy.AS_IS ? whole : Anonymous.report(whole);
        cases.save(written.caseFile(), traced.caseFile());
        // Picture and reports take about as long as each other and share nothing.
        CompletableFuture<Void> overlay = CompletableFuture.runAsync(() -> AtomicFile.write(written.overlay(),
                out -> OverlayPicture.writePng(report.film(), report.readings(), out)));
        writeReports(report, written);
        List<Path> objects = dicom.map(export -> export.write(folder, name, report, same -> pdf(report, written), Statement.NONE, privacy))
                .orElse(List.of());
        try {
            overlay.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ProblemException problem ? problem : e;
        }
        return new Written(written.caseFile(), written.overlay(), written.reports(), objects);
    }

    private void writeReports(Report report, Written written) {
        written.reports().forEach((kind, file) -> AtomicFile.write(file, out -> kind.write(report, reports.style(), out)));
    }

    /** The PDF that was written just now, or one made for the DICOM object. */
    private byte[] pdf(Report report, Written written) {
        Path file = written.reports().get(ReportKind.PDF);
        try {
            return file != null ? Files.readAllBytes(file) : new PdfReport(reports.style()).bytes(report);
        } catch (IOException e) {
            throw new ProblemException("NAS-FILE-READ", "The report that was just written could not be read back.", e);
        }
    }

    private void keepOthersWork(List<Path> results, Path caseFile, Collection<Path> films, TracedFilm traced) {
        for (Path result : results) {
            if (films.stream().anyMatch(film -> isSame(film, result))) {
                throw new ProblemException("NAS-TRACE-OVERWRITE",
                        "A result would be written over one of the films; choose another folder with --out.");
            }
        }
        // Results come together with a case: without one, a file of that name is somebody else's.
        // Reports that this run does not write count too: another patient's must not come to lie beside the new case.
        String name = caseFile.getFileName().toString();
        String stem = name.substring(0, name.length() - CaseStore.EXTENSION.length());
        boolean othersReport = Stream.of(ReportKind.values()).anyMatch(kind -> Files.exists(caseFile.resolveSibling(stem + kind.extension())));
        if (!Files.exists(caseFile) && (othersReport || results.stream().anyMatch(Files::exists))) {
            throw new ProblemException("NAS-TRACE-OTHERS", "The folder already has a file that a result would replace and that"
                    + " is not Nasion's; choose another folder with --out.");
        }
        if (Files.exists(caseFile) && holdsWork(caseFile, traced.caseFile())) {
            throw new ProblemException("NAS-TRACE-EDITED", "The folder already has a case of this name that a person worked on"
                    + " or that belongs to another film; it was kept. Choose another folder with --out.");
        }
    }

    /** Whether a case is another film's, or holds what tracing that film again would lose: points, ruler, patient, orientation. */
    private boolean holdsWork(Path caseFile, CaseFile again) {
        try {
            CaseFile there = cases.open(caseFile);
            boolean points = there.state().tracing().placements().values().stream()
                    .anyMatch(placement -> placement.confirmed() || placement.origin() == Placement.Origin.MANUAL)
                    || there.state().history().changes().values().stream().flatMap(List::stream).anyMatch(change -> !change.kind().isProgram());
            boolean scale = !there.state().calibration().equals(again.state().calibration())
                    && there.state().calibration().mmPerPx().isPresent();
            boolean patient = !there.patient().equals(again.patient()) && !there.patient().equals(Acquisition.Patient.UNKNOWN);
            return points || scale || patient || !there.held().equals(again.held())
                    || !there.film().sha256().equals(again.film().sha256());
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
