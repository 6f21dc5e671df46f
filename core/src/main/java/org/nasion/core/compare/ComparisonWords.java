package org.nasion.core.compare;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.nasion.core.analysis.Measurement;
import org.nasion.core.chart.Chart;
import org.nasion.core.report.Table;
import org.nasion.core.wording.Wording;

/** Drawings, sentences and tables of a comparison in one language; lengths in mm, angles in degrees. */
public final class ComparisonWords {

    private final Wording words;

    public ComparisonWords(Wording words) {
        this.words = words;
    }

    /**
     * All tracings laid on the first one by one method.
     *
     * @param width points of 1/72 inch
     */
    public Chart chart(VisitComparison comparison, String method, double width) {
        List<Superimposition> laid = comparison.laid().get(method);
        String title = words.say("compare.method." + method);
        return SuperimpositionChart.of(
                title,
                words.say(
                        "compare.description",
                        title,
                        laid.size() + 1,
                        laid.getLast().displacements().size()),
                laid,
                labels(comparison),
                width);
    }

    /** Of the visits, by date where the films have one. */
    public static List<String> labels(VisitComparison comparison) {
        List<String> labels = new ArrayList<>();
        comparison
                .films()
                .forEach(film -> labels.add((labels.size() + 1)
                        + film.date()
                                .map(LocalDate::toString)
                                .map(date -> " · " + date)
                                .orElse("")));
        return labels;
    }

    /** What a reader has to know of the numbers. */
    public List<String> sentences(VisitComparison comparison) {
        List<String> sentences = new ArrayList<>();
        sentences.add(words.say(
                "compare.visits",
                String.join("; ", labels(comparison)),
                String.join(
                        "; ",
                        comparison.films().stream()
                                .map(film ->
                                        words.terms().source(film.readings().calibration()))
                                .distinct()
                                .toList())));
        sentences.add(words.say("compare.note"));
        comparison.doubts().forEach(doubt -> sentences.add(words.say(doubt)));
        return sentences;
    }

    /** Everything: {@link #changes} of all measurements, {@link #moves} and {@link #fits}. */
    public List<Table> tables(VisitComparison comparison) {
        return List.of(changes(comparison, measurement -> true), moves(comparison), fits(comparison));
    }

    /** How far each point moved by each method, mm. */
    public Table moves(VisitComparison comparison) {
        List<String> labels = labels(comparison);
        Table.Rows moves = new Table.Rows();
        comparison.laid().forEach((method, laid) -> {
            for (int i = 0; i < laid.size(); i++) {
                Superimposition one = laid.get(i);
                for (Displacement displacement : one.displacements()) {
                    moves.row()
                            .words(
                                    words.say("compare.method." + method),
                                    labels.get(i + 1),
                                    displacement.landmark().code())
                            .numbers(
                                    2,
                                    displacement.by().x(),
                                    displacement.by().y(),
                                    displacement.by().length(),
                                    displacement
                                            .error()
                                            .map(error -> Math.sqrt(error.xx()))
                                            .orElse(Double.NaN),
                                    displacement
                                            .error()
                                            .map(error -> Math.sqrt(error.yy()))
                                            .orElse(Double.NaN))
                            .words(answer(displacement.error().isEmpty(), displacement.withinError()));
                }
            }
        });
        return new Table(
                "moves",
                words.say("compare.moves"),
                columns("method", "laid", "point", "forward", "up", "length", "sdForward", "sdUp", "within"),
                moves.all());
    }

    /** How each later film was laid on the first one by each method, and how well it fits. */
    public Table fits(VisitComparison comparison) {
        List<String> labels = labels(comparison);
        Table.Rows fits = new Table.Rows();
        comparison.laid().forEach((method, laid) -> {
            for (int i = 0; i < laid.size(); i++) {
                Superimposition one = laid.get(i);
                fits.row()
                        .words(words.say("compare.method." + method), labels.get(i + 1))
                        .numbers(3, Math.toDegrees(one.motion().turn()))
                        .numbers(
                                2,
                                one.motion().shift().x(),
                                one.motion().shift().y(),
                                one.residualMm(),
                                one.quality().map(FitQuality::correlation).orElse(Double.NaN));
            }
        });
        return new Table(
                "superimposition",
                words.say("compare.fits"),
                columns("method", "laid", "turn", "shiftX", "shiftY", "residual", "correlation"),
                fits.all());
    }

    /**
     * Measurements at every visit and how they changed.
     *
     * @param told which of them
     */
    public Table changes(VisitComparison comparison, Predicate<Measurement> told) {
        Table.Rows changes = new Table.Rows();
        for (MeasurementChange change : comparison.changes()) {
            if (!told.test(change.measurement())) {
                continue;
            }
            Table.Row row = changes.row()
                    .words(
                            change.measurement().id(),
                            words.terms().name(change.measurement()),
                            change.measurement().unit().symbol());
            change.values().forEach(value -> row.numbers(1, value.orElse(Double.NaN)));
            row.numbers(1, number(change.difference()), number(change.perYear()), number(change.error()))
                    .words(
                            change.difference().isEmpty()
                                    ? ""
                                    : answer(change.error().isEmpty(), change.withinError()));
        }
        List<String> heads = new ArrayList<>(columns("id", "measurement", "unit"));
        labels(comparison).forEach(label -> heads.add(words.say("compare.column.visit", label)));
        heads.addAll(columns("difference", "perYear", "sd", "within"));
        return new Table("changes", words.say("compare.changes"), heads, changes.all());
    }

    private List<String> columns(String... keys) {
        return Stream.of(keys).map(key -> words.say("compare.column." + key)).toList();
    }

    private String answer(boolean unknown, boolean within) {
        return words.say(unknown ? "compare.unknown" : within ? "compare.yes" : "compare.no");
    }

    private static double number(OptionalDouble value) {
        return value.orElse(Double.NaN);
    }
}
