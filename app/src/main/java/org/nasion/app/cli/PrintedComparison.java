package org.nasion.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.nasion.core.compare.Displacement;
import org.nasion.core.compare.FitQuality;
import org.nasion.core.compare.MeasurementChange;
import org.nasion.core.compare.Superimposition;
import org.nasion.core.compare.VisitComparison;
import org.nasion.core.wording.Wording;

/** A comparison of visits on the terminal, in any language: the last visit on the first one, and all measurements. */
final class PrintedComparison {

    private static final String NOTHING = "–";

    private final Wording words;
    private final Terminal out;

    PrintedComparison(Wording words, Terminal out) {
        this.words = words;
        this.out = out;
    }

    void print(VisitComparison comparison) {
        comparison.laid().forEach((method, laid) -> print(method, laid.getLast()));
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                column("measurement"),
                column("first"),
                column("last"),
                column("difference"),
                column("perYear"),
                column("sd"),
                column("within")));
        for (MeasurementChange change : comparison.changes()) {
            rows.add(List.of(
                    words.terms().name(change.measurement()) + " "
                            + change.measurement().unit().symbol(),
                    number(change.values().getFirst()),
                    number(change.values().getLast()),
                    number(change.difference()),
                    number(change.perYear()),
                    number(change.error()),
                    change.difference().isEmpty() || change.error().isEmpty()
                            ? NOTHING
                            : answer(change.withinError())));
        }
        out.println();
        table(rows);
    }

    private void print(String method, Superimposition last) {
        out.println();
        out.println(words.say(
                        "compare.onFirst",
                        words.say("compare.method." + method),
                        two(Math.toDegrees(last.motion().turn())))
                + " "
                + last.quality()
                        .map(this::quality)
                        .orElseGet(() -> words.say("compare.apart", two(last.residualMm()))));
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                column("point"),
                column("forward"),
                column("up"),
                column("sdForward"),
                column("sdUp"),
                column("within")));
        for (Displacement move : last.displacements()) {
            rows.add(List.of(
                    move.landmark().code(),
                    two(move.by().x()),
                    two(move.by().y()),
                    move.error().map(error -> two(Math.sqrt(error.xx()))).orElse(NOTHING),
                    move.error().map(error -> two(Math.sqrt(error.yy()))).orElse(NOTHING),
                    move.error().isEmpty() ? NOTHING : answer(move.withinError())));
        }
        table(rows);
    }

    private String quality(FitQuality quality) {
        return words.say(
                "compare.quality",
                two(quality.correlation()),
                two(quality.correlationBefore()),
                two(Math.toDegrees(quality.turnFromPoints())),
                two(quality.shiftFromPoints()),
                two(Math.abs(Math.toDegrees(quality.turnBack()))),
                two(quality.shiftBack()));
    }

    /** The first column from the left, the others from the right, each as wide as its widest cell. */
    private void table(List<List<String>> rows) {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                String space = " ".repeat(widths[i] - row.get(i).length());
                line.append(i == 0 ? row.get(i) + space : "  " + space + row.get(i));
            }
            out.println(line.toString());
        }
    }

    private String column(String key) {
        return words.say("compare.column." + key);
    }

    private String answer(boolean yes) {
        return words.say(yes ? "compare.yes" : "compare.no");
    }

    private String number(OptionalDouble value) {
        return value.isPresent() ? words.number(value.getAsDouble()) : NOTHING;
    }

    private String two(double value) {
        return words.number(value, 2);
    }
}
