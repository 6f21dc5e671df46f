package org.nasion.core.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.landmark.LandmarkCatalog;
import org.nasion.core.landmark.Region;
import org.nasion.core.problem.ProblemException;

/**
 * Reads a clinic's and a study's own points: a file that is named, which has to be sound, and all files of a folder, of which
 * one at fault is left out and told.
 */
public final class PointFiles {

    /** More points than this are no help to anybody. */
    private static final int MOST = 500;
    /** What the rule of one point may take to work out, in parts of formulas; all rules are worked out on every step of a drag. */
    private static final int MOST_PARTS = 300;

    /** A point with the place it stands at. */
    private record Own(Landmark landmark, JsonText text, String pointer) {}

    private final Set<String> taken = new HashSet<>();
    private List<Own> own = new ArrayList<>();
    private final FormulaBook shipped = MeasurementCatalog.bundled().book();

    private PointFiles() {}

    /**
     * @param folder   need not exist
     * @param named    a file besides those of the folder
     * @param problems takes up what is wrong with files of the folder
     * @return what ships with the program, and the own points
     * @throws ProblemException NAS-POINTS-… or NAS-ANALYSIS-… where the named file cannot be read or is at fault
     */
    static LandmarkCatalog read(Path folder, Optional<Path> named, List<SourceProblem> problems) {
        OwnFiles files = new OwnFiles(folder);
        List<JsonText> texts = new ArrayList<>();
        files.forEach(texts::add);
        problems.addAll(files.problems());
        if (texts.isEmpty() && named.isEmpty()) {
            return LandmarkCatalog.shipped();
        }
        PointFiles points = new PointFiles();
        Optional<JsonText> strict = named.map(PointFiles::text);
        strict.ifPresent(points::take);
        texts.forEach(points::take);
        LandmarkCatalog catalog = points.withSoundRules();
        strict.ifPresent(JsonText::faultless);
        texts.forEach(text -> problems.addAll(text.problems()));
        return catalog;
    }

    /**
     * What ships with the program, and the points of one file.
     *
     * @throws ProblemException NAS-POINTS-… or NAS-ANALYSIS-… where the file cannot be read or is at fault
     */
    public static LandmarkCatalog read(Path named) {
        PointFiles points = new PointFiles();
        JsonText text = text(named);
        points.take(text);
        LandmarkCatalog catalog = points.withSoundRules();
        text.faultless();
        return catalog;
    }

    private static JsonText text(Path file) {
        try {
            return JsonText.of(file.getFileName().toString(), OwnFiles.text(file));
        } catch (IOException e) {
            throw new ProblemException(
                    "NAS-POINTS-FILE", "The file of points cannot be read as a text of at most 1 MB.", e);
        }
    }

    /** Takes the points of a file up, all or none. */
    private void take(JsonText text) {
        SchemaCheck.ofPoints().check(text);
        if (!text.isFaultless()) {
            return;
        }
        List<Own> read = new ArrayList<>();
        Set<String> here = new HashSet<>();
        JsonNode points = text.root().path("points");
        for (int i = 0; i < points.size(); i++) {
            JsonNode node = points.get(i);
            String pointer = "/points/" + i;
            String code = node.path("code").asText();
            if (Landmark.ofCode(code).isPresent() || shipped.hasFormula(code)) {
                text.problem(
                        pointer + "/code",
                        "NAS-POINTS-TAKEN",
                        "The short form '{0}' is a point, line or measurement of Nasion; choose another one.",
                        code);
            } else if (taken.contains(code) || !here.add(code)) {
                text.problem(
                        pointer + "/code",
                        "NAS-POINTS-TAKEN.twice",
                        "The short form '{0}' stands for another own point already.",
                        code);
            } else {
                read.add(new Own(landmark(code, node), text, pointer));
            }
        }
        if (own.size() + read.size() > MOST) {
            text.problem(
                    "/points",
                    "NAS-POINTS-MANY",
                    "There are more than {0} own points together, so that this file is left out.",
                    MOST);
        }
        if (text.isFaultless()) {
            own.addAll(read);
            taken.addAll(here);
        }
    }

    private static Landmark landmark(String code, JsonNode node) {
        JsonNode at = node.path("at");
        return Landmark.own(
                code,
                node.path("name").asText(),
                Region.of(node.path("region").asText()),
                node.path("definition").asText(),
                node.path("bilateral").asBoolean(),
                Optional.ofNullable(node.path("rule").textValue()),
                at.isMissingNode()
                        ? Optional.empty()
                        : Optional.of(new Point(at.get(0).asDouble(), at.get(1).asDouble())));
    }

    /** Leaves out points whose rules cannot be read, until all that are left can: one may rest on another. */
    private LandmarkCatalog withSoundRules() {
        while (true) {
            LandmarkCatalog catalog =
                    LandmarkCatalog.with(own.stream().map(Own::landmark).toList());
            if (own.stream().allMatch(point -> point.landmark().rule().isEmpty())) {
                return catalog;
            }
            FormulaBook book = MeasurementCatalog.bundled(catalog).book();
            List<Own> sound =
                    own.stream().filter(point -> hasSoundRule(point, book)).toList();
            if (sound.size() == own.size()) {
                return catalog;
            }
            own = sound;
        }
    }

    private static boolean hasSoundRule(Own point, FormulaBook book) {
        if (point.landmark().rule().isEmpty()) {
            return true;
        }
        String code = point.landmark().code();
        String pointer = point.pointer() + "/rule";
        try {
            Expression rule = book.compile(code);
            if (rule instanceof Expression.OfPoint && book.parts(rule) <= MOST_PARTS) {
                return true;
            }
            if (rule instanceof Expression.OfPoint) {
                point.text()
                        .problem(
                                pointer,
                                "NAS-POINTS-RULE.large",
                                "The rule of {0} is too large to be worked out while a point is dragged.",
                                code);
            } else {
                point.text()
                        .problem(
                                pointer,
                                "NAS-POINTS-RULE",
                                "The rule of {0} gives {1}, not a point.",
                                code,
                                rule.quantity().words());
            }
        } catch (FormulaException e) {
            point.text().problemInString(pointer, e.at(), DefinitionReader.within(code, e.problem()));
        }
        return false;
    }
}
