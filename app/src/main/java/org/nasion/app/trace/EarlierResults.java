package org.nasion.app.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.casefile.CaseStore;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.interchange.FilmSource;
import org.nasion.core.interchange.TracingExport;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.Patient;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.report.ReportKind;
import org.nasion.core.tracing.CaseContent;
import org.nasion.core.tracing.Placement;

/**
 * Whose the results are that lie in a folder already, and whether new ones may take their place. Results come together
 * with a case, which names their film by its hash: without one, a file of that name is somebody else's.
 */
public final class EarlierResults {

    /** The code of a refusal to write over a person's work. */
    public static final String EDITED = "NAS-TRACE-EDITED";
    /** The code of a refusal to write beside another film's case. */
    public static final String ANOTHERS = "NAS-REPORT-ANOTHERS";
    /** The code of a refusal to write over files that may be anybody's. */
    public static final String OTHERS = "NAS-REPORT-OTHERS";
    /** The code of a refusal to save over a case that may be somebody's. */
    public static final String CASE_OTHERS = "NAS-CASE-OTHERS";

    private final CaseStore cases;

    public EarlierResults(CaseStore cases) {
        this.cases = cases;
    }

    /**
     * Whether the case of a name is another film's, or not the copy of the very case that new results are of: then they
     * need another name. One that cannot be read is nobody's here and refused by {@link #requireReplaceable}.
     *
     * @param caseFile need not exist
     */
    public boolean isAnothers(Path caseFile, TracedFilm next) {
        try {
            return Files.exists(caseFile) && !isSameSource(cases.open(caseFile), next.caseFile());
        } catch (ProblemException e) {
            return false;
        }
    }

    private static boolean isSameSource(CaseFile there, CaseFile next) {
        return there.film().sha256().equals(next.film().sha256())
                && (next.copyOf().isEmpty() || next.copyOf().equals(there.copyOf()));
    }

    /**
     * @param caseFile the case that will lie among the results; need not exist
     * @param results  everything that will be written, the case among it
     * @throws ProblemException NAS-TRACE-OTHERS where a file without a case of its name is in the way, NAS-TRACE-EDITED where
     *                          the case holds a person's work, belongs to another film or cannot be read
     */
    public void requireReplaceable(Path caseFile, Collection<Path> results, TracedFilm next) {
        // Reports that this run does not write count too: another patient's must not come to lie beside the new case.
        String name = caseFile.getFileName().toString();
        String stem = name.substring(0, name.length() - CaseStore.EXTENSION.length());
        boolean othersReport = Stream.of(ReportKind.values())
                .anyMatch(kind -> Files.exists(caseFile.resolveSibling(stem + kind.extension())));
        if (!Files.exists(caseFile) && (othersReport || results.stream().anyMatch(Files::exists))) {
            throw new ProblemException(
                    "NAS-TRACE-OTHERS",
                    "The folder already has a file that a result would replace and that"
                            + " is not Nasion's; choose another folder with --out.");
        }
        if (Files.exists(caseFile) && isKept(caseFile, next)) {
            throw new ProblemException(
                    "NAS-TRACE-EDITED",
                    "The folder already has a case of this name that a person worked on"
                            + " or that belongs to another film; it was kept. Choose another folder with --out.");
        }
    }

    /**
     * Whether files that a person chose a name for may be written. Where the case of that name is of the same film, they are
     * results of that film; without a case only the one may be replaced about which the person was asked.
     *
     * @param stem  of the names, without ending
     * @param files everything that will be written
     * @param asked about this one the person was asked when choosing it
     * @throws ProblemException NAS-REPORT-ANOTHERS where the case of that name is another film's, NAS-REPORT-OTHERS where a file is
     *                          there that may be anybody's
     */
    public void requireOwn(String stem, Collection<Path> files, Path asked, Cephalogram film, CaseContent content) {
        Path folder = asked.toAbsolutePath().getParent();
        Path caseFile = folder.resolve(stem + CaseStore.EXTENSION);
        try {
            if (Files.exists(caseFile)) {
                if (cases.open(caseFile)
                        .film()
                        .sha256()
                        .equals(film.acquisition().sourceSha256())) {
                    return;
                }
                throw new ProblemException(
                        "NAS-REPORT-ANOTHERS",
                        "The case of this name is another film's; nothing was written beside it."
                                + " Choose another name.");
            }
        } catch (ProblemException e) {
            if (e.problem().code().equals(ANOTHERS)) {
                throw e;
            }
            // A case that cannot be read says nothing of whose the others are.
        }
        List<Path> others = files.stream()
                .filter(file -> !file.toAbsolutePath().equals(asked.toAbsolutePath()) && Files.exists(file))
                .toList();
        if (!others.isEmpty() && !TracingExport.areOf(others, film, content)) {
            throw new ProblemException(
                    "NAS-REPORT-OTHERS", "A file of that name is already there; choose another name.");
        }
    }

    /** The stem, or the first with a number under which nothing is there yet, neither a case nor one of the files. */
    public static String freeStem(Path folder, String stem, Function<String, Collection<Path>> files) {
        for (int i = 2; ; i++) {
            String next = stem + "-" + i;
            if (!Files.exists(folder.resolve(next + CaseStore.EXTENSION))
                    && files.apply(next).stream().noneMatch(Files::exists)) {
                return next;
            }
        }
    }

    /**
     * Whether a case that a person saves may take the place of a file whose name was chosen.
     *
     * @throws ProblemException NAS-CASE-OTHERS where it is another film's, holds a person's work on the points, or is no case
     */
    public void requireFree(Path file, CaseFile next) {
        boolean taken;
        try {
            CaseFile there = Files.exists(file) ? cases.open(file) : next;
            taken = !there.film().sha256().equals(next.film().sha256())
                    || !there.content().equals(next.content()) && isWorkedOn(there);
        } catch (ProblemException e) {
            taken = true;
        }
        if (taken) {
            throw new ProblemException(
                    "NAS-CASE-OTHERS",
                    "A case of another film, or one that a person worked on, has this name."
                            + " Nothing was overwritten.");
        }
    }

    /** @throws ProblemException NAS-TRACE-OVERWRITE where a result would take the place of a file that was handed in */
    public static void requireApart(Collection<Path> results, Collection<Path> sources) {
        for (Path result : results) {
            if (sources.stream().anyMatch(source -> isSame(source, result))) {
                throw new ProblemException(
                        "NAS-TRACE-OVERWRITE",
                        "A result would be written over one of the files that were handed in; choose another folder with --out.");
            }
        }
    }

    private boolean isKept(Path caseFile, TracedFilm next) {
        try {
            CaseFile there = cases.open(caseFile);
            boolean untouchedCopy = next.caseFile().copyOf().isPresent() && isSameSource(there, next.caseFile());
            return !untouchedCopy
                    && (!there.film().sha256().equals(next.caseFile().film().sha256()) || holdsWork(there, next));
        } catch (ProblemException e) {
            // What cannot be read may be somebody's work all the same.
            return true;
        }
    }

    /** Whether a case of the same film holds what the new one would lose: points, scale, patient, orientation. */
    private static boolean holdsWork(CaseFile there, TracedFilm next) {
        CaseFile again = next.caseFile();
        return isWorkedOn(there)
                || isChosen(there.content().calibration(), again.content().calibration())
                || isNamed(there.content(), next)
                || !there.content().orientation().equals(again.content().orientation())
                || there.copyOf().isPresent();
    }

    private static boolean isWorkedOn(CaseFile there) {
        return there.content().tracing().placements().values().stream()
                        .anyMatch(placement -> placement.confirmed() || placement.origin() == Placement.Origin.MANUAL)
                || there.content().history().changes().values().stream()
                        .flatMap(List::stream)
                        .anyMatch(change -> !change.kind().isProgram());
    }

    /** A scale that tracing again would not give is a person's; so is none where the film knows one. */
    private static boolean isChosen(Calibration there, Calibration again) {
        boolean statedNow = again instanceof Calibration.Scale scale && scale.kind() == Calibration.Kind.USER_STATED;
        return !there.equals(again)
                && (there.mmPerPx().isPresent() || again.mmPerPx().isPresent() && !statedNow);
    }

    /** A patient whom the film does not name was entered; nobody, where the film's own file names somebody, was too. */
    private static boolean isNamed(CaseContent there, TracedFilm next) {
        CaseContent again = next.caseFile().content();
        // Cases of version 1 have no issuer.
        Patient named = there.patient().issuer().isEmpty()
                ? there.patient().withIssuer(again.patient().issuer())
                : there.patient();
        boolean same = named.equals(again.patient()) && there.exposure().equals(again.exposure());
        boolean nobody =
                there.patient().equals(Patient.NOBODY) && there.exposure().equals(Exposure.UNKNOWN);
        return !same && (!nobody || !FilmSource.isScan(next.film()));
    }

    /** Whether two paths lead to one file that is there. */
    static boolean isSame(Path one, Path other) {
        try {
            return Files.exists(other) && Files.exists(one) && Files.isSameFile(one, other);
        } catch (IOException e) {
            return false;
        }
    }
}
