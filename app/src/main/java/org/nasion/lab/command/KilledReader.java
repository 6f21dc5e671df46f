package org.nasion.lab.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.study.Assignment.Item;
import org.nasion.core.study.StudyFolder;
import org.nasion.core.tracing.Placement;
import org.nasion.lab.bench.ChildProcess;

/** Starts a rehearsal's reader as a process of its own, kills it in the middle of a film (SIGKILL), and looks at what it left. */
final class KilledReader {

    /**
     * What the process had told before it died, of the film on which it did.
     *
     * @param points that were confirmed by then
     */
    private record Told(String code, int keys, int drags, int slips, Map<Landmark, Point> points) {}

    /**
     * What is left of a killed process.
     *
     * @param code   of the film on which it died
     * @param points that it had told to be confirmed
     * @param lost   of them, those that are not in the study as they were told
     * @param keys   that the reader had pressed
     * @param drags  that he had made
     * @param slips  that he had taken back
     */
    record Left(String code, int points, int lost, int keys, int drags, int slips) {}

    private KilledReader() {}

    /**
     * Reads up to the middle of a film.
     *
     * @param arguments of the program
     * @param commands  after so many that the process told of, it is killed at once, while it goes on with the next
     */
    static Left read(StudyFolder study, String reader, List<String> arguments, int commands) throws IOException {
        Process process = new ProcessBuilder(ChildProcess.command(List.of(), arguments.toArray(String[]::new)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Told last = null;
        Told coming = null;
        int told = 0;
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            // What is still in the pipe when the process is dead was told, too.
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ");
                switch (words[0]) {
                    case "film" ->
                        coming = new Told(
                                words[1],
                                Integer.parseInt(words[2]),
                                Integer.parseInt(words[3]),
                                Integer.parseInt(words[4]),
                                new HashMap<>());
                    case "point" ->
                        coming.points()
                                .put(
                                        Landmark.ofCode(words[1]).orElseThrow(),
                                        new Point(Double.parseDouble(words[2]), Double.parseDouble(words[3])));
                    case "kept" -> {
                        last = coming;
                        if (++told == commands) {
                            // The process' own method would close the pipe, too.
                            process.toHandle().destroyForcibly();
                        }
                    }
                    default -> throw new IllegalStateException("the reader said something else");
                }
            }
        } finally {
            process.destroyForcibly();
        }
        if (last == null || told < commands) {
            throw new ProblemException(
                    "NAS-STUDY-REHEARSAL.process", "The process of the reader who is to be killed ended by itself.");
        }
        return new Left(
                last.code(), last.points().size(), lost(study, reader, last), last.keys(), last.drags(), last.slips());
    }

    private static int lost(StudyFolder study, String reader, Told told) {
        Item item = study.assignment(reader).items().stream()
                .filter(other -> other.code().equals(told.code()))
                .findFirst()
                .orElseThrow();
        Map<Landmark, Placement> kept = study.reading(reader, item)
                .map(CaseFile::content)
                .map(content -> content.tracing().placements())
                .orElse(Map.of());
        return (int) told.points().entrySet().stream()
                .filter(point -> kept.get(point.getKey()) == null
                        || !kept.get(point.getKey()).confirmed()
                        || !kept.get(point.getKey()).position().equals(point.getValue()))
                .count();
    }
}
