package org.nasion.app.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.nasion.app.Composition;
import org.nasion.app.compare.VisitCase;
import org.nasion.app.compare.VisitExport;
import org.nasion.app.compare.VisitMethods;
import org.nasion.core.compare.ComparisonWords;
import org.nasion.core.compare.Superimposer;
import org.nasion.core.compare.VisitComparison;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.text.Texts;
import org.nasion.core.wording.Wording;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nasion compare}: films of one patient over time, from their cases. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description =
                "Lays the tracings of two to five visits on each other, never scaled, and tells what moved and what changed, with errors.")
final class CompareCommand implements Callable<Integer> {

    private final Composition composition;

    @Parameters(
            paramLabel = "CASE",
            arity = "2..5",
            description = "case files (.nasion) of one patient; sorted by the films' dates where all have one")
    private List<Path> files;

    @Option(
            names = "--method",
            paramLabel = "M",
            split = ",",
            defaultValue = "sn-at-s,palate,mandible",
            description =
                    "by points: sn-at-s, sn-at-n, ba-n (at N, where Ba is placed), palate (ANS-PNS at ANS), mandible (Go-Me"
                            + " at Me), best-fit (of --points), fiducials (own points on every film, such as implants); by the films' pictures, for which the films have to be there:"
                            + " cranial-base, maxilla (the palate), symphysis (front of the mandible). Default: ${DEFAULT-VALUE}, the"
                            + " three pictures of the American Board of Orthodontics by points")
    private List<String> methods;

    @Option(
            names = "--points",
            paramLabel = "CODE",
            split = ",",
            defaultValue = "S,N,Or,Po,Ar",
            description = "landmarks of best-fit (default: ${DEFAULT-VALUE})")
    private List<String> points;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "where tables (CSV, XLSX), pictures (SVG, PNG), pages (PDF, HTML) and, where the films are there, DICOM pictures go")
    private Path out;

    @Option(
            names = "--language",
            paramLabel = "TAG",
            defaultValue = "en",
            description =
                    "of what is printed and written: en, de, es, fr, pt, zh, ja, ko, or one of your own (default: ${DEFAULT-VALUE})")
    private String language;

    CompareCommand(Composition composition) {
        this.composition = composition;
    }

    @Override
    public Integer call() {
        Wording words = words();
        boolean films = methods.stream().anyMatch(VisitMethods::needsFilms);
        CaseVisits visits = new CaseVisits(composition);
        List<VisitCase> cases = files.stream()
                .map(file -> films ? visits.read(file) : out == null ? visits.withoutFilm(file) : visits.withFilm(file))
                .toList();
        VisitMethods known = new VisitMethods(composition.openCv(), cases);
        Map<String, Superimposer> wanted = new LinkedHashMap<>();
        methods.forEach(name -> wanted.put(name, known.of(name, points)));
        VisitComparison comparison =
                VisitComparison.of(cases.stream().map(VisitCase::visit).toList(), wanted);
        Terminal console = Terminal.out();
        if (!cases.stream().allMatch(cases.getFirst()::isOf)) {
            console.println(words.say("compare.otherPatients"));
        }
        new ComparisonWords(words).sentences(comparison).forEach(console::println);
        new PrintedComparison(words, console).print(comparison);
        if (out != null) {
            new VisitExport(Composition.PROGRAM, Clock.systemDefaultZone())
                    .write(inOrder(cases, comparison), comparison, out, words);
            console.println(words.say("compare.written", Terminal.name(out)));
        }
        return 0;
    }

    private Wording words() {
        Locale spoken = Locale.forLanguageTag(language);
        Optional<Path> folder = Optional.of(composition.configFolder().resolve("languages"));
        if (Texts.languages(Wording.BUNDLE, folder).stream()
                .noneMatch(known -> known.getLanguage().equals(spoken.getLanguage()))) {
            throw new ProblemException(
                    "NAS-REPORT-LANGUAGE", "There is no translation of the report for --language {0}.", language);
        }
        return Wording.of(spoken, folder);
    }

    private static List<VisitCase> inOrder(List<VisitCase> cases, VisitComparison comparison) {
        return comparison.films().stream()
                .map(film -> cases.stream()
                        .filter(one -> one.visit() == film)
                        .findFirst()
                        .orElseThrow())
                .toList();
    }
}
