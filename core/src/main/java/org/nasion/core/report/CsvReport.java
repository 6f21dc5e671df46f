package org.nasion.core.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.nasion.core.analysis.Norm;
import org.nasion.core.analysis.Reading;
import org.nasion.core.analysis.Value;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.text.CsvText;
import org.nasion.core.tracing.Placement;
import org.nasion.core.wording.Wording;

/** Measurements as a table for spreadsheets and statistics: RFC 4180, UTF-8, numbers with a decimal point. */
public final class CsvReport {

    private static final List<String> HEADER = List.of(
            "id",
            "name",
            "group",
            "value",
            "unit",
            "status",
            "norm_mean",
            "norm_sd",
            "norm_source",
            "norm_population",
            "norm_sex",
            "norm_enlargement",
            "deviation_sd",
            "stars",
            "estimated",
            "calibration",
            "formula",
            "note",
            "plus_minus",
            "norm_kind",
            "norm_low",
            "norm_high",
            "difference_to_mean",
            "norm_missing_because",
            "stands_in",
            "mean_of_sides");

    private CsvReport() {}

    /** One line per measurement, unknown values empty with the reason in {@code status}. */
    public static void write(Report report, OutputStream out) throws IOException {
        CsvText csv = CsvText.ofLines().row(HEADER);
        for (Reading reading : report.readings().all()) {
            Optional<Norm> norm = reading.norm();
            csv.row(List.of(
                    reading.measurement().id(),
                    reading.measurement().name(),
                    reading.measurement().group(),
                    number(reading.value().number()),
                    reading.measurement().unit().symbol(),
                    reading.value() instanceof Value.Known ? "ok" : Wording.ENGLISH.value(reading),
                    number(norm.map(NormFields::mean).orElse(OptionalDouble.empty())),
                    number(norm.map(Norm::sd).orElse(OptionalDouble.empty())),
                    norm.map(Norm::source).orElse(""),
                    norm.map(Norm::population).orElse(""),
                    norm.map(Norm::sex).orElse(""),
                    norm.map(Norm::enlargement).orElse(""),
                    number(reading.deviation()),
                    reading.stars(),
                    reading.estimated() ? "yes" : "no",
                    report.readings().calibration().source(),
                    reading.measurement().formula(),
                    reading.measurement().note(),
                    number(reading.uncertainty()),
                    norm.map(NormFields::kind).orElse(""),
                    number(norm.map(NormFields::low).orElse(OptionalDouble.empty())),
                    number(norm.map(NormFields::high).orElse(OptionalDouble.empty())),
                    number(reading.difference()),
                    norm.isPresent() ? "" : reading.choice().reason().words(),
                    String.join("; ", reading.standIn()),
                    ofSides(report, reading)));
        }
        csv.writeTo(out);
    }

    /** The points of a measurement that lie midway between a left and a right that a person placed. */
    private static String ofSides(Report report, Reading reading) {
        return reading.measurement().landmarks().stream()
                .sorted()
                .filter(landmark -> report.readings()
                        .tracing()
                        .placement(landmark)
                        .flatMap(Placement::sides)
                        .isPresent())
                .map(Landmark::code)
                .collect(Collectors.joining("; "));
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.4f", value.getAsDouble()) : "";
    }
}
