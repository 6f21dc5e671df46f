package org.nasion.core.casefile;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nasion.core.detection.Detection;
import org.nasion.core.detection.DetectorInfo;
import org.nasion.core.geometry.Orientation;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.patient.Exposure;
import org.nasion.core.tracing.CaseContent;
import org.nasion.core.tracing.Contour;
import org.nasion.core.tracing.Curves;
import org.nasion.core.tracing.History;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;

/**
 * The case file as it stands on disk, version 2, and as version 1 had it. Kept apart from the domain's records so that those
 * may change without old cases becoming unreadable.
 */
record CaseDocument(
        String format,
        int version,
        String program,
        String savedAt,
        FilmPart film,
        PatientPart patient,
        @JsonInclude(JsonInclude.Include.NON_NULL) ExposurePart exposure,
        ScalePart scale,
        Map<String, PointPart> landmarks,
        DetectorPart detector,
        Map<String, List<ChangePart>> history,
        @JsonInclude(JsonInclude.Include.NON_NULL) ViewPart view,
        @JsonInclude(JsonInclude.Include.NON_NULL) String copyOf,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<AnnotationPart> annotations,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, OutlinePart> outlines,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> hiddenOutlines) {

    /** More on one film is no case. */
    private static final int MOST_ANNOTATIONS = 1000;

    private static final int MOST_LANDMARKS = 1000;
    private static final int LONGEST_NAME = 200;

    /** How the film is looked at; absent where it is held as its file has it. Came after 0.1.0. */
    record ViewPart(int quarterTurns, boolean mirrored) {

        static ViewPart of(Orientation held) {
            return held.equals(Orientation.UPRIGHT) ? null : new ViewPart(held.quarterTurns(), held.mirrored());
        }

        Orientation toOrientation() {
            return new Orientation(quarterTurns, mirrored);
        }
    }

    /** One thing that happened to a landmark; x and y are absent where it was removed. History came after 0.1.0. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChangePart(String at, String by, String kind, Double x, Double y) {

        static ChangePart of(History.Change change) {
            return new ChangePart(
                    change.at().toString(),
                    change.by(),
                    change.kind().name(),
                    change.to().map(Point::x).orElse(null),
                    change.to().map(Point::y).orElse(null));
        }

        History.Change toChange() {
            return new History.Change(
                    Instant.parse(at),
                    by == null ? "" : by,
                    History.Kind.valueOf(kind),
                    x == null ? Optional.empty() : Optional.of(new Point(x, y)));
        }
    }

    /** Notices came after 0.1.0; absent where there are none. */
    record FilmPart(
            String path,
            String sha256,
            int width,
            int height,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> notices) {}

    record DetectorPart(
            String model, String sha256, String device, String reason, String quality, List<String> reasons) {}

    static CaseDocument of(CaseFile traced, String program, Instant savedAt) {
        CaseContent content = traced.content();
        Map<String, PointPart> landmarks = new LinkedHashMap<>();
        content.tracing()
                .placements()
                .forEach((landmark, placement) -> landmarks.put(landmark.code(), PointPart.of(landmark, placement)));
        CaseFile.Film film = traced.film();
        return new CaseDocument(
                CaseStore.FORMAT,
                CaseStore.VERSION,
                program,
                savedAt.toString(),
                new FilmPart(film.path(), film.sha256(), film.width(), film.height(), film.notices()),
                PatientPart.of(content.patient()),
                ExposurePart.of(content.exposure()),
                ScalePart.of(content.calibration()),
                landmarks,
                traced.detector()
                        .map(info -> detectorPart(info, traced.verdict()))
                        .orElse(null),
                historyPart(content.history()),
                ViewPart.of(content.orientation()),
                traced.copyOf().orElse(null),
                content.annotations().stream().map(AnnotationPart::of).toList(),
                outlineParts(content.tracing().curves()),
                content.tracing().curves().hidden().stream().map(Contour::name).toList());
    }

    private static Map<String, OutlinePart> outlineParts(Curves curves) {
        Map<String, OutlinePart> parts = new LinkedHashMap<>();
        curves.traced().forEach((contour, curve) -> parts.put(contour.name(), OutlinePart.of(curve)));
        return parts;
    }

    private Curves toCurves() {
        Curves curves = Curves.NONE;
        if (outlines != null) {
            for (Map.Entry<String, OutlinePart> outline : outlines.entrySet()) {
                curves = curves.with(
                        Contour.valueOf(outline.getKey()), outline.getValue().toCurve());
            }
        }
        if (hiddenOutlines != null) {
            for (String hidden : hiddenOutlines) {
                curves = curves.hiding(Contour.valueOf(hidden), true);
            }
        }
        return curves;
    }

    private static Map<String, List<ChangePart>> historyPart(History history) {
        Map<String, List<ChangePart>> part = new LinkedHashMap<>();
        history.changes()
                .forEach((landmark, changes) -> part.put(
                        landmark.code(), changes.stream().map(ChangePart::of).toList()));
        return part;
    }

    private History toHistory() {
        Map<Landmark, List<History.Change>> changes = new TreeMap<>();
        if (history != null) {
            history.forEach((code, part) -> changes.put(
                    landmark(code, landmarks),
                    part.stream().map(ChangePart::toChange).toList()));
        }
        return new History(changes);
    }

    /** A point that this build does not know is kept as the file has it. */
    private static Landmark landmark(String code, Map<String, PointPart> landmarks) {
        PointPart part = landmarks.get(code);
        return Landmark.named(code, part == null || part.name() == null ? "" : part.name());
    }

    private static DetectorPart detectorPart(DetectorInfo info, Optional<Detection.Verdict> verdict) {
        return new DetectorPart(
                info.model(),
                info.sha256(),
                info.device(),
                info.reason(),
                verdict.map(v -> v.quality().name()).orElse(null),
                verdict.map(Detection.Verdict::reasons).orElse(List.of()));
    }

    /** Larger films are not read. */
    private static final int LONGEST_SIDE = 100_000;

    /**
     * Whether the numbers can be those of a case: what is opened can be drawn and reported.
     *
     * @throws IllegalArgumentException where one cannot
     */
    void requireSense() {
        within(film.width(), 1, LONGEST_SIDE);
        within(film.height(), 1, LONGEST_SIDE);
        within(landmarks.size(), 0, MOST_LANDMARKS);
        landmarks.values().forEach(point -> {
            onFilm(point.x(), point.y());
            within(point.name() == null ? 0 : point.name().length(), 0, LONGEST_NAME);
            if (point.sides() != null) {
                for (double[] side :
                        new double[][] {point.sides().left(), point.sides().right()}) {
                    if (side.length != 2) {
                        throw new IllegalArgumentException("a point of " + side.length + " numbers");
                    }
                    onFilm(side[0], side[1]);
                }
            }
            if (point.proposal() != null) {
                onFilm(point.proposal().x(), point.proposal().y());
                within(point.proposal().confidence(), 0, 1);
                within(point.proposal().expectedErrorMm(), 0, 1000);
            }
        });
        if (history != null) {
            history.values()
                    .forEach(changes -> changes.forEach(change -> {
                        if ((change.x() == null) != (change.y() == null)) {
                            throw new IllegalArgumentException("half a point");
                        }
                        if (change.x() != null) {
                            onFilm(change.x(), change.y());
                        }
                    }));
        }
        if (annotations != null) {
            within(annotations.size(), 0, MOST_ANNOTATIONS);
            annotations.forEach(annotation -> {
                for (double[] point : annotation.points()) {
                    onFilm(point[0], point[1]);
                }
            });
        }
        if (outlines != null) {
            outlines.values()
                    .forEach(outline -> outline.places().forEach(at -> {
                        if (at.length != 2) {
                            throw new IllegalArgumentException("a point of " + at.length + " numbers");
                        }
                        onFilm(at[0], at[1]);
                    }));
        }
        within(scale.pixelAspect(), 0.01, 100);
        within(scale.mmPerPx(), 1e-6, 1e6);
        within(scale.lengthMm(), 1e-3, 1e6);
        for (double[] end : new double[][] {scale.from(), scale.to()}) {
            if (end != null) {
                if (end.length != 2) {
                    throw new IllegalArgumentException("a point of " + end.length + " numbers");
                }
                onFilm(end[0], end[1]);
            }
        }
    }

    /** A point may lie off the film, but not by more than the film's own size. */
    private void onFilm(double x, double y) {
        within(x, -film.width(), 2.0 * film.width());
        within(y, -film.height(), 2.0 * film.height());
    }

    /** Nothing stands for a number that is not known. */
    private static void within(Double value, double least, double greatest) {
        if (value != null && !(value >= least && value <= greatest)) {
            throw new IllegalArgumentException("a number out of range");
        }
    }

    private static void within(int value, int least, int greatest) {
        within((double) value, least, greatest);
    }

    /** @throws RuntimeException IllegalArgument, NullPointer or DateTime, where the document does not hold together */
    CaseFile toCase() {
        boolean first = version == 1;
        Map<Landmark, Placement> placements = new TreeMap<>();
        landmarks.forEach((code, part) -> placements.put(landmark(code, landmarks), part.toPlacement()));
        return new CaseFile(
                new CaseFile.Film(
                        film.path(),
                        film.sha256(),
                        film.width(),
                        film.height(),
                        film.notices() == null ? List.of() : film.notices()),
                new CaseContent(
                        first ? patient.toPatientOfFirst() : patient.toPatient(),
                        first ? Exposure.on(patient.filmDate()) : exposure.toExposure(),
                        new Tracing(placements, toCurves()),
                        toHistory(),
                        scale.toCalibration(),
                        annotations == null
                                ? List.of()
                                : annotations.stream()
                                        .map(AnnotationPart::toAnnotation)
                                        .toList(),
                        view == null ? Orientation.UPRIGHT : view.toOrientation()),
                Optional.ofNullable(detector).map(d -> new DetectorInfo(d.model(), d.sha256(), d.device(), d.reason())),
                Optional.ofNullable(detector)
                        .filter(d -> d.quality() != null)
                        .map(d -> new Detection.Verdict(Detection.Quality.valueOf(d.quality()), d.reasons())),
                Optional.ofNullable(copyOf));
    }
}
