package org.nasion.app.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.nasion.app.Composition;
import org.nasion.core.calibration.CalibrationLadder;
import org.nasion.core.detection.Detection;
import org.nasion.core.geometry.Point;
import org.nasion.core.habit.HeadFrame;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.PixelDigest;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.storage.AtomicFile;
import org.nasion.core.study.ItemRecord;
import org.nasion.core.study.StudyFilm;
import org.nasion.core.study.StudyFolder;
import org.nasion.core.study.Suggestions;
import org.nasion.core.task.Progress;
import org.nasion.core.tracing.Placement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "suggest",
        mixinStandardHelpOptions = true,
        description = "Names films in the order of what reading them would teach: the network's doubt,"
                + " and how far their heads are from those that have been read.")
final class StudySuggestCommand implements Callable<Integer> {

    private final Composition composition;

    @Parameters(index = "0", paramLabel = "STUDY", description = "whose finished readings are known")
    private Path study;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "FILM",
            description =
                    "films, or folders of films, that could be read (default: those of the study that nobody finished)")
    private List<Path> files = List.of();

    @Option(names = "--count", paramLabel = "N", defaultValue = "20", description = "lines (default: ${DEFAULT-VALUE})")
    private int count;

    @Option(
            names = "--list",
            paramLabel = "FILE",
            description = "writes their paths, one a line: 'study new STUDY @FILE' takes them up")
    private Path list;

    StudySuggestCommand(Composition composition) {
        this.composition = composition;
    }

    @Override
    public Integer call() {
        StudyFolder folder = StudyFolder.open(study, composition.cases());
        Set<String> read = folder.readers().stream()
                .flatMap(reader -> folder.assignment(reader).items().stream()
                        .filter(item -> folder.record(reader, item).state() == ItemRecord.State.DONE)
                        .map(item -> item.film()))
                .collect(Collectors.toCollection(HashSet::new));
        List<Path> known = new ArrayList<>();
        List<Path> open = new ArrayList<>();
        for (StudyFilm film : folder.films()) {
            (read.contains(film.name()) ? known : open).add(folder.file(film));
        }
        if (!files.isEmpty()) {
            known.addAll(open); // they are the study's already
            open.clear();
            composition.studies().sources(files).forEach(source -> open.add(Path.of(source.origin())));
        }
        Set<String> pictures = new HashSet<>();
        List<Suggestions.Head> heads = heads(known, pictures);
        List<Suggestions.Suggested> order = Suggestions.order(heads, heads(open, pictures));
        if (order.isEmpty()) {
            throw new ProblemException("NAS-STUDY-SUGGEST", "There is no film that has not been read.");
        }
        Terminal out = Terminal.out();
        out.printf(Locale.ROOT, "%4s %12s %12s  %s%n", "", "expected mm", "apart mm", "film");
        List<Suggestions.Suggested> first = order.subList(0, Math.min(count, order.size()));
        for (int i = 0; i < first.size(); i++) {
            Suggestions.Suggested film = first.get(i);
            out.printf(
                    Locale.ROOT,
                    "%4d %12.2f %12s  %s%n",
                    i + 1,
                    film.film().expectedErrorMm(),
                    Double.isFinite(film.distanceMm()) ? String.format(Locale.ROOT, "%.2f", film.distanceMm()) : "",
                    Terminal.name(Path.of(film.film().name())));
        }
        if (list != null) {
            AtomicFile.write(
                    list,
                    first.stream()
                            .map(film -> "\"" + film.film().name().replace("\\", "\\\\") + "\"\n")
                            .collect(Collectors.joining())
                            .getBytes(StandardCharsets.UTF_8));
        }
        return 0;
    }

    /** @param pictures that were met before; the same picture is not offered twice */
    private List<Suggestions.Head> heads(List<Path> films, Set<String> pictures) {
        Terminal console = Terminal.err();
        ProgressLine progress = new ProgressLine(console, Terminal.isWatched(), films.size());
        List<Suggestions.Head> heads = new ArrayList<>();
        for (int i = 0; i < films.size(); i++) {
            progress.begin(i, String.valueOf(films.get(i).getFileName()));
            try {
                Cephalogram film = composition.reader().read(films.get(i), Progress.NONE);
                if (pictures.add(PixelDigest.of(film))) {
                    heads.add(head(
                            films.get(i).toString(),
                            film,
                            composition.detector().detect(film, film.contentWindow(), Progress.NONE)));
                }
            } catch (RuntimeException e) {
                progress.say(films.get(i), Failures.problem(e).toString());
            }
        }
        return heads;
    }

    private static Suggestions.Head head(String name, Cephalogram film, Detection detection) {
        Map<Landmark, Point> seen = new HashMap<>();
        double error = 0;
        int told = 0;
        for (Map.Entry<Landmark, Placement.Proposal> point :
                detection.proposals().entrySet()) {
            if (point.getValue().origin() == Placement.Origin.DETECTED) {
                seen.put(point.getKey(), point.getValue().position());
                if (point.getValue().expectedErrorMm().isPresent()) {
                    error += point.getValue().expectedErrorMm().getAsDouble();
                    told++;
                }
            }
        }
        Optional<HeadFrame> frame = HeadFrame.of(seen, CalibrationLadder.of(film));
        Map<Landmark, Point> head = new HashMap<>();
        frame.ifPresent(axes ->
                seen.forEach((landmark, at) -> head.put(landmark, axes.between(seen.get(Landmark.S), at))));
        return new Suggestions.Head(name, told == 0 ? 0 : error / told, head);
    }
}
