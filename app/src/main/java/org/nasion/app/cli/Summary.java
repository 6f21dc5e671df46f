package org.nasion.app.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.nasion.app.trace.ResultFiles;
import org.nasion.app.trace.TracedFilm;
import org.nasion.core.analysis.Reading;
import org.nasion.core.analysis.Value;
import org.nasion.core.detection.Detection;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Placement;

/** A traced film in words for the terminal. */
final class Summary {

    private Summary() {
    }

    /** One line: how many points came from where, the leading angles, the verdict, where the results are. */
    static String line(Path file, TracedFilm traced, Path results, ResultFiles.Written written) {
        Map<Placement.Origin, Long> origins = traced.detection().proposals().values().stream()
                .collect(Collectors.groupingBy(Placement.Proposal::origin, Collectors.counting()));
        String points = String.format(Locale.ROOT, "%d points seen, %d estimated",
                traced.detection().proposals().size() - origins.getOrDefault(Placement.Origin.ESTIMATED, 0L),
                origins.getOrDefault(Placement.Origin.ESTIMATED, 0L));
        String angles = java.util.stream.Stream.of("SNA", "SNB", "ANB")
                .map(id -> id + " " + traced.readings().reading(id).map(Summary::value).orElse("–"))
                .collect(Collectors.joining(", "));
        Detection.Verdict verdict = traced.detection().verdict();
        String doubt = verdict.quality() == Detection.Quality.GOOD ? ""
                : "; " + verdict.quality().name().toLowerCase(Locale.ROOT) + ": " + String.join(" ", verdict.reasons());
        return file + ": " + points + "; " + angles + doubt + " → " + results + "{.nasion"
                + written.reports().keySet().stream().map(kind -> "," + kind.extension()).collect(Collectors.joining()) + ",-overlay.png"
                + written.dicom().stream().map(object -> "," + object.getFileName().toString().substring(results.getFileName().toString().length()))
                .collect(Collectors.joining()) + "}";
    }

    /** All measurements as a table, with the scale's source under it. */
    static String table(TracedFilm traced) {
        StringBuilder table = new StringBuilder();
        String group = "";
        for (Reading reading : traced.readings().all()) {
            if (!reading.measurement().group().equals(group)) {
                group = reading.measurement().group();
                table.append('\n').append(group).append('\n');
            }
            table.append(String.format(Locale.ROOT, "  %-34s %12s  %-18s %s%n", reading.measurement().name(),
                    value(reading),
                    reading.norm().map(n -> String.format(Locale.ROOT, "%.1f ± %.1f", n.mean(), n.sd())).orElse(""),
                    reading.stars() + (reading.estimated() ? " (estimated points)" : "")));
        }
        return table.append("\nScale: ").append(traced.readings().calibration().source()).append('\n').toString();
    }

    private static String value(Reading reading) {
        return switch (reading.value()) {
            case Value.Known known -> String.format(Locale.ROOT, "%.1f %s", known.value(), reading.measurement().unit().symbol());
            case Value.MissingPoints missing -> "needs " + missing.missing().stream().map(Landmark::code).sorted()
                    .collect(Collectors.joining(" "));
            case Value.NoScale ignored -> "no scale";
            case Value.Undefined ignored -> "undefined";
        };
    }
}
