package org.nasion.app.cli;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nasion.app.trace.ResultFiles;
import org.nasion.app.trace.TracedFilm;
import org.nasion.core.analysis.Reading;
import org.nasion.core.analysis.Value;
import org.nasion.core.casefile.CaseStore;
import org.nasion.core.detection.Detection;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.report.ReportKind;
import org.nasion.core.tracing.Placement;
import org.nasion.core.wording.Wording;

/** A traced film in words for the terminal. */
final class Summary {

    private Summary() {}

    /** One line: how many points came from where, the leading angles, the verdict, where the results are. */
    static String line(Path file, TracedFilm traced, ResultFiles.Written written) {
        Collection<Placement> placed =
                traced.caseFile().content().tracing().placements().values();
        long estimated = placed.stream()
                .filter(one -> one.origin() == Placement.Origin.ESTIMATED && !one.confirmed())
                .count();
        long byPerson = placed.stream()
                .filter(one -> one.confirmed() || one.origin() == Placement.Origin.MANUAL)
                .count();
        String points = String.format(
                        Locale.ROOT, "%d points seen, %d estimated", placed.size() - estimated - byPerson, estimated)
                + (byPerson == 0 ? "" : ", " + byPerson + " placed or accepted by a person");
        String angles = Stream.of("SNA", "SNB", "ANB")
                .map(id -> id + " "
                        + traced.readings().reading(id).map(Summary::value).orElse("–"))
                .collect(Collectors.joining(", "));
        String doubt = traced.caseFile()
                .verdict()
                .filter(verdict -> verdict.quality() != Detection.Quality.GOOD)
                .map(verdict -> "; " + verdict.quality().name().toLowerCase(Locale.ROOT) + ": "
                        + String.join(" ", verdict.reasons()))
                .orElse("");
        String caseName = written.caseFile().getFileName().toString();
        Path results = written.caseFile()
                .resolveSibling(caseName.substring(0, caseName.length() - CaseStore.EXTENSION.length()));
        return Terminal.name(file) + ": " + points + "; " + angles + doubt + " → "
                + Terminal.name(results) + "{"
                + Stream.of(
                                List.of(CaseStore.EXTENSION),
                                written.reports().keySet().stream()
                                        .map(ReportKind::extension)
                                        .toList(),
                                List.of("-overlay.png"),
                                written.dicom().stream()
                                        .map(object -> object.getFileName()
                                                .toString()
                                                .substring(results.getFileName()
                                                        .toString()
                                                        .length()))
                                        .toList())
                        .flatMap(List::stream)
                        .collect(Collectors.joining(","))
                + "}";
    }

    /** All measurements as a table, with the scale's source under it. */
    static String table(TracedFilm traced) {
        StringBuilder table = new StringBuilder();
        String group = "";
        for (Reading reading : traced.readings().all()) {
            if (reading.isUnplaced()) {
                continue;
            }
            if (!reading.measurement().group().equals(group)) {
                group = reading.measurement().group();
                table.append('\n').append(group).append('\n');
            }
            table.append(String.format(
                    Locale.ROOT,
                    "  %-34s %12s  %-18s %s%n",
                    reading.measurement().name(),
                    value(reading),
                    reading.norm().map(norm -> Wording.ENGLISH.norm(reading)).orElse(""),
                    reading.stars() + (reading.estimated() ? " (estimated points)" : "")));
        }
        return table.append("\nScale: ")
                .append(traced.readings().calibration().source())
                .append('\n')
                .toString();
    }

    private static String value(Reading reading) {
        return switch (reading.value()) {
            case Value.Known known ->
                String.format(
                        Locale.ROOT,
                        "%.1f %s",
                        known.value(),
                        reading.measurement().unit().symbol());
            case Value.MissingPoints missing ->
                "needs "
                        + missing.missing().stream()
                                .map(Landmark::code)
                                .sorted()
                                .collect(Collectors.joining(" "));
            case Value.NoScale ignored -> "no scale";
            case Value.Undefined ignored -> "undefined";
        };
    }
}
