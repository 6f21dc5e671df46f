package org.nasion.app.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
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
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nasion.core.casefile.CaseStore;
import org.nasion.core.interchange.Anonymous;
import org.nasion.core.interchange.Statement;
import org.nasion.core.interchange.TracingExport;
import org.nasion.core.interchange.TracingExport.Privacy;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.report.Annex;
import org.nasion.core.report.OverlayPicture;
import org.nasion.core.report.PdfReport;
import org.nasion.core.report.Report;
import org.nasion.core.report.ReportKind;
import org.nasion.core.report.ReportStyle;
import org.nasion.core.storage.AtomicFile;
import org.nasion.core.storage.NewFolder;
import org.nasion.core.storage.StagedFiles;
import org.nasion.core.storage.TemporaryFiles;

/**
 * Writes what a traced film yields: case file, reports and overlay picture, and DICOM objects where they are wanted,
 * all or none. They may name the patient and are readable by their owner only.
 */
public final class ResultFiles {

    /** Where the results are; {@code dicom} is empty where nobody asked for DICOM objects. */
    public record Written(Path caseFile, Path overlay, Map<ReportKind, Path> reports, List<Path> dicom) {
        public Written {
            dicom = List.copyOf(dicom);
            reports = Collections.unmodifiableMap(new EnumMap<>(reports));
        }
    }

    /**
     * Which reports are written and how.
     *
     * @param analyses identifiers of those that a report tells
     */
    public record Reports(Set<ReportKind> kinds, ReportStyle style, List<String> analyses) {

        /** PDF and CSV, in English, of the usual analyses. */
        public static final Reports USUAL =
                new Reports(EnumSet.of(ReportKind.PDF, ReportKind.CSV), ReportStyle.DEFAULT, Reporting.USUAL);

        public Reports {
            kinds = Set.copyOf(kinds);
            analyses = List.copyOf(analyses);
        }
    }

    private final Path folder;
    private final CaseStore cases;
    private final EarlierResults earlier;
    private final Reporting reporting;
    private final Optional<TracingExport> dicom;
    private final Privacy privacy;
    private final Reports reports;
    private final Function<TracedFilm, List<Annex>> annexes;

    /**
     * @param folder    made when the first result is written
     * @param reporting says what the report says
     * @param dicom     writes the tracing as DICOM objects too; empty where nobody asked for them
     * @param privacy   whether reports and objects name the patient; the case file, which goes to nobody, always does
     * @param reports   which reports are written
     */
    public ResultFiles(
            Path folder,
            CaseStore cases,
            Reporting reporting,
            Optional<TracingExport> dicom,
            Privacy privacy,
            Reports reports) {
        this(folder, cases, reporting, dicom, privacy, reports, traced -> List.of());
    }

    private ResultFiles(
            Path folder,
            CaseStore cases,
            Reporting reporting,
            Optional<TracingExport> dicom,
            Privacy privacy,
            Reports reports,
            Function<TracedFilm, List<Annex>> annexes) {
        this.folder = folder;
        this.cases = cases;
        this.earlier = new EarlierResults(cases);
        this.reporting = reporting;
        this.dicom = dicom;
        this.privacy = privacy;
        this.reports = privacy == Privacy.AS_IS
                ? reports
                : new Reports(reports.kinds(), reports.style().nameless(), reports.analyses());
        this.annexes = annexes;
    }

    /** The same with what follows a report; made before anything is written. */
    public ResultFiles with(Function<TracedFilm, List<Annex>> others) {
        return new ResultFiles(folder, cases, reporting, dicom, privacy, reports, others);
    }

    /** An ending is short and begins with a letter: the last part of a UID is none. */
    private static final Pattern ENDING = Pattern.compile("(.+)\\.(?:[A-Za-z][A-Za-z0-9]{0,4}|nasion)");

    /**
     * The film's name without its ending; a number follows where the name was used before, in
     * whatever case, since some systems do not tell {@code Film} from {@code film}.
     */
    public static String freeName(Path film, Set<String> used) {
        return freeName(film, used, name -> false);
    }

    /**
     * The same where the results of another film or case may lie in the folder already: those are not written over, and a
     * number is added instead. A case that lies in the folder itself gives its own name.
     *
     * @param source film or case
     */
    public String freeName(Path source, TracedFilm traced, Set<String> used) {
        if (CaseReader.isCase(source) && FilmPath.isIn(source, folder)) {
            String own = stem(source);
            used.add(own.toLowerCase(Locale.ROOT));
            return own;
        }
        return freeName(source, used, name -> earlier.isAnothers(folder.resolve(name + CaseStore.EXTENSION), traced));
    }

    private static String freeName(Path film, Set<String> used, Predicate<String> taken) {
        String stem = stem(film);
        String free = stem;
        for (int i = 2; taken.test(free) || !used.add(free.toLowerCase(Locale.ROOT)); i++) {
            free = stem + "-" + i;
        }
        return free;
    }

    /** Bytes of a name that are no text come as U+FFFD, which would be written as such. */
    private static String stem(Path file) {
        String name = file.getFileName().toString().replace('\uFFFD', '_');
        Matcher ending = ENDING.matcher(name);
        return ending.matches() ? ending.group(1) : name;
    }

    /**
     * Writes all results, with the case unless the case itself is what they are made of.
     *
     * @param name    without ending
     * @param sources that were handed in: none of them is ever written over
     * @throws ProblemException NAS-FILE-… where the folder cannot be written to, NAS-TRACE-EDITED where a case is there
     *                          that holds a person's work or cannot be read, NAS-TRACE-OVERWRITE where a result
     *                          would take the place of a film or case, NAS-DICOM-OTHERS where another program's file has the name of
     *                          a DICOM result; nothing has been written then
     */
    public Written write(String name, TracedFilm traced, Collection<Path> sources) {
        NewFolder.make(folder);
        TemporaryFiles.removeAbandoned(folder);
        Map<ReportKind, Path> wanted = new EnumMap<>(ReportKind.class);
        reports.kinds().forEach(kind -> wanted.put(kind, folder.resolve(name + kind.extension())));
        Written written = new Written(
                folder.resolve(name + CaseStore.EXTENSION), folder.resolve(name + "-overlay.png"), wanted, List.of());
        boolean ownCase = sources.stream()
                .anyMatch(source -> CaseReader.isCase(source) && EarlierResults.isSame(source, written.caseFile()));
        keepOthersWork(name, written, ownCase, sources, traced);
        Report whole = reporting
                .report(traced.film(), traced.caseFile(), traced.readings(), reports.analyses())
                .with(annexes.apply(traced));
        Report report = privacy == Privacy.AS_IS ? whole : Anonymous.report(whole);
        try (StagedFiles staged = StagedFiles.in(folder)) {
            if (!ownCase) {
                cases.save(staged.path(name(written.caseFile())), traced.caseFile());
            }
            List<Path> objects = stage(name, staged, report, written, traced);
            staged.moveToPlace();
            return new Written(written.caseFile(), written.overlay(), written.reports(), objects);
        }
    }

    /** Picture and reports take about as long as each other and share nothing. */
    private List<Path> stage(String name, StagedFiles staged, Report report, Written written, TracedFilm traced) {
        CompletableFuture<Void> overlay = CompletableFuture.runAsync(() -> AtomicFile.writePrivate(
                staged.path(name(written.overlay())),
                out -> OverlayPicture.writePng(report.film(), report.readings(), report.annotations(), out)));
        try {
            written.reports()
                    .forEach((kind, file) -> AtomicFile.writePrivate(
                            staged.path(name(file)), out -> kind.write(report, reports.style(), out)));
            Statement statement = Statement.of(
                    "", traced.caseFile().content().tracing(), false, LocalDateTime.now(reporting.clock()));
            return dicom.stream()
                    .flatMap(export -> export
                            .write(
                                    staged.stage(),
                                    name,
                                    report,
                                    same -> pdf(report, staged, written),
                                    statement,
                                    privacy)
                            .stream())
                    .map(file -> folder.resolve(name(file)))
                    .toList();
        } finally {
            join(overlay);
        }
    }

    /** Nothing is still being written when the files are moved, or removed because another one failed. */
    private static void join(CompletableFuture<Void> overlay) {
        try {
            overlay.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ProblemException problem ? problem : e;
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private void keepOthersWork(
            String name, Written written, boolean ownCase, Collection<Path> sources, TracedFilm traced) {
        List<Path> results = new ArrayList<>(written.reports().values());
        results.add(written.overlay());
        if (dicom.isPresent()) {
            results.addAll(TracingExport.files(folder, name));
        }
        EarlierResults.requireApart(results, sources);
        if (!ownCase) {
            EarlierResults.requireApart(List.of(written.caseFile()), sources);
            earlier.requireReplaceable(written.caseFile(), results, traced);
        }
        if (dicom.isPresent()) {
            TracingExport.refuseOthers(folder, name);
        }
    }

    /** The PDF that was written just now, or one made for the DICOM object. */
    private byte[] pdf(Report report, StagedFiles staged, Written written) {
        Path file = Optional.ofNullable(written.reports().get(ReportKind.PDF))
                .map(pdf -> staged.path(name(pdf)))
                .orElse(null);
        try {
            return file != null ? Files.readAllBytes(file) : new PdfReport(reports.style()).bytes(report);
        } catch (IOException e) {
            throw new ProblemException(
                    "NAS-FILE-READ.back", "The report that was just written could not be read back.", e);
        }
    }
}
