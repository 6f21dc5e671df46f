package org.nasion.core.compare;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nasion.core.problem.Problem;
import org.nasion.core.report.Annex;
import org.nasion.core.report.Table;
import org.nasion.core.wording.Wording;

/**
 * A comparison of visits behind the report of one of them, with who accepted what.
 *
 * @param others   days of the visits that are not the report's own; empty where a film does not say
 * @param accepted by method and number of the later visit, from 0
 * @param refused  why a method could not be done, by method
 */
public record ComparisonAnnex(
        VisitComparison comparison,
        List<Optional<LocalDate>> others,
        Map<String, Map<Integer, AcceptedMotions.Accepted>> accepted,
        Map<String, Problem> refused)
        implements Annex {

    /** A drawing that stands alone is no wider than this, points of 1/72 inch. */
    private static final double WIDEST = 340;

    /** Between drawings beside each other. */
    private static final double GAP = 8;

    public ComparisonAnnex {
        others = List.copyOf(others);
        accepted = Map.copyOf(accepted);
        refused = Map.copyOf(refused);
    }

    @Override
    public Content pages(Wording words, double width, Set<String> told) {
        ComparisonWords said = new ComparisonWords(words);
        List<String> methods = List.copyOf(comparison.laid().keySet());
        // Three stand beside each other as the set of the American Board of Orthodontics does.
        double each = Math.min(WIDEST, width / Math.min(3, methods.size()) - GAP);
        return new Content(
                title(words),
                sentences(words, said),
                methods.stream()
                        .map(method -> said.chart(comparison, method, each))
                        .toList(),
                List.of(
                        said.fits(comparison),
                        // Identifiers are for other programs.
                        said.changes(comparison, measurement -> told.isEmpty() || told.contains(measurement.id()))
                                .withoutColumn(0)));
    }

    @Override
    public List<Table> sheets(Wording words) {
        return new ComparisonWords(words).tables(comparison);
    }

    private String title(Wording words) {
        return words.say(
                "annex.title",
                String.join(
                        ", ",
                        others.stream()
                                .map(day -> day.map(words::day).orElseGet(() -> words.say("annex.undated")))
                                .toList()));
    }

    private List<String> sentences(Wording words, ComparisonWords said) {
        List<String> all = new ArrayList<>(said.sentences(comparison));
        List<String> labels = ComparisonWords.labels(comparison);
        List<String> open = new ArrayList<>();
        comparison.laid().forEach((method, laid) -> {
            String name = words.say("compare.method." + method);
            for (int i = 0; i < laid.size(); i++) {
                String which = laid.size() == 1 ? name : words.say("annex.which", name, labels.get(i + 1));
                AcceptedMotions.Accepted by =
                        accepted.getOrDefault(method, Map.of()).get(i);
                if (by == null) {
                    open.add(which);
                } else {
                    all.add(words.say(
                            by.adjusted() ? "annex.moved" : "annex.accepted", which, by.by(), day(by, words)));
                }
            }
        });
        if (!open.isEmpty()) {
            all.add(words.say("annex.open", String.join("; ", open)));
        }
        refused.forEach((method, why) ->
                all.add(words.say("annex.refused", words.say("compare.method." + method), words.say(why.words()))));
        return all;
    }

    private static String day(AcceptedMotions.Accepted by, Wording words) {
        return words.day(LocalDate.parse(by.at().substring(0, "2026-01-01".length())));
    }
}
