package org.nasion.core.interchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.dicom.DicomObject;
import org.nasion.core.dicom.DicomProvider;
import org.nasion.core.dicom.Tag;
import org.nasion.core.dicom.Uids;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.tracing.Annotation;
import org.nasion.core.tracing.CaseContent;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Sides;
import org.nasion.core.tracing.Tracing;

/** Restores a tracing and its scale, to the last digit, from a structured report of {@link TracingReport}. */
public final class TracingReportReader {

    private final DicomProvider provider;

    public TracingReportReader(DicomProvider provider) {
        this.provider = provider;
    }

    /**
     * What a report holds.
     *
     * @param filmInstance SOP Instance UID of the image that was traced
     * @param content      points, scale, free measurements and notes, of nobody: the report itself names its patient
     */
    public record Restored(String filmInstance, CaseContent content) {}

    /**
     * @param file the whole file
     * @throws ProblemException NAS-SR-FOREIGN for another kind of object or another program's report, NAS-SR-DAMAGED
     *                          where a part of the tracing is missing, NAS-DICOM-… where the file cannot be read at all
     */
    public Restored read(byte[] file) {
        DicomObject report =
                provider.read(file, Math.max(file.length, 64L << 20)).dataSet();
        if (!report.string(Tag.SOP_CLASS_UID)
                        .filter(Uids.COMPREHENSIVE_SR::equals)
                        .isPresent()
                || !Code.REPORT.isIn(report.items(Tag.CONCEPT_NAME_CODE_SEQUENCE))) {
            throw foreign();
        }
        List<DicomObject> groups = report.items(Tag.CONTENT_SEQUENCE).stream()
                .filter(named(Code.MEASUREMENTS))
                .flatMap(item -> item.items(Tag.CONTENT_SEQUENCE).stream())
                .filter(named(Code.GROUP))
                .toList();
        if (groups.stream()
                .noneMatch(group -> finding(group).filter(Code::isOwn).isPresent())) {
            throw foreign();
        }
        try {
            return restored(report, groups);
        } catch (IllegalArgumentException e) {
            throw damaged();
        }
    }

    private static Restored restored(DicomObject report, List<DicomObject> groups) {
        Map<Landmark, Placement> placements = new TreeMap<>();
        List<Annotation> annotations = new ArrayList<>();
        Optional<Calibration> scale = Optional.empty();
        for (DicomObject group : groups) {
            DicomObject finding = finding(group).orElseThrow(TracingReportReader::damaged);
            String landmark = Code.landmark(finding);
            if (!landmark.isEmpty()) {
                placements.put(
                        Landmark.named(
                                landmark, finding.string(Tag.CODE_MEANING).orElse("")),
                        placement(group));
            } else if (Code.CALIBRATION.matches(finding)) {
                scale = Optional.of(calibration(group));
            }
            DrawnContent.read(finding, code -> optional(group, code), text(group, Code.NOTE))
                    .ifPresent(annotations::add);
        }
        String film = report.items(Tag.CURRENT_REQUESTED_PROCEDURE_EVIDENCE_SEQUENCE).stream()
                .flatMap(study -> study.items(Tag.REFERENCED_SERIES_SEQUENCE).stream())
                .flatMap(series -> series.items(Tag.REFERENCED_SOP_SEQUENCE).stream())
                .flatMap(image -> image.string(Tag.REFERENCED_SOP_INSTANCE_UID).stream())
                .findFirst()
                .orElseThrow(TracingReportReader::damaged);
        return new Restored(
                film,
                new CaseContent(new Tracing(placements), scale.orElseThrow(TracingReportReader::damaged))
                        .with(annotations));
    }

    private static Placement placement(DicomObject group) {
        Optional<Placement.Proposal> proposal = code(group, Code.PROPOSAL_ORIGIN)
                .map(origin -> new Placement.Proposal(
                        new Point(number(group, Code.PROPOSAL_X), number(group, Code.PROPOSAL_Y)),
                        origin(origin),
                        optional(group, Code.CONFIDENCE),
                        optional(group, Code.EXPECTED_ERROR)));
        DicomObject review = code(group, Code.REVIEW).orElseThrow(TracingReportReader::damaged);
        return new Placement(
                new Point(number(group, Code.X), number(group, Code.Y)),
                origin(code(group, Code.ORIGIN).orElseThrow(TracingReportReader::damaged)),
                Code.CONFIRMED.matches(review),
                proposal,
                habit(group),
                sides(group));
    }

    private static Optional<Sides> sides(DicomObject group) {
        return optional(group, Code.LEFT_X).isEmpty()
                ? Optional.empty()
                : Optional.of(new Sides(
                        new Point(number(group, Code.LEFT_X), number(group, Code.LEFT_Y)),
                        new Point(number(group, Code.RIGHT_X), number(group, Code.RIGHT_Y))));
    }

    private static String text(DicomObject group, Code name) {
        return item(group, name).flatMap(item -> item.string(Tag.TEXT_VALUE)).orElse("");
    }

    private static Optional<Placement.ByHabit> habit(DicomObject group) {
        return optional(group, Code.HABIT_FILMS).isEmpty()
                ? Optional.empty()
                : Optional.of(new Placement.ByHabit(
                        new Point(number(group, Code.HABIT_X), number(group, Code.HABIT_Y)),
                        optional(group, Code.HABIT_CONFIDENCE),
                        optional(group, Code.HABIT_EXPECTED_ERROR),
                        (int) number(group, Code.HABIT_FILMS)));
    }

    private static Placement.Origin origin(DicomObject code) {
        return Arrays.stream(Placement.Origin.values())
                .filter(origin -> Code.of(origin).matches(code))
                .findFirst()
                .orElseThrow(TracingReportReader::damaged);
    }

    private static Calibration calibration(DicomObject group) {
        double aspect = number(group, Code.PIXEL_ASPECT);
        DicomObject kind = code(group, Code.SCALE_KIND).orElseThrow(TracingReportReader::damaged);
        if (Code.NO_SCALE.matches(kind)) {
            return new Calibration.Uncalibrated(aspect);
        }
        if (Code.RULER.matches(kind)) {
            return new Calibration.Ruler(
                    new Point(number(group, Code.RULER_FROM_X), number(group, Code.RULER_FROM_Y)),
                    new Point(number(group, Code.RULER_TO_X), number(group, Code.RULER_TO_Y)),
                    number(group, Code.RULER_LENGTH),
                    aspect);
        }
        Calibration.Kind stated = Arrays.stream(Calibration.Kind.values())
                .filter(known -> Code.of(known).matches(kind))
                .findFirst()
                .orElseThrow(TracingReportReader::damaged);
        String detail = text(group, Code.SCALE_DETAIL);
        return new Calibration.Scale(stated, number(group, Code.SCALE), aspect, detail);
    }

    private static Optional<DicomObject> finding(DicomObject group) {
        return code(group, Code.FINDING);
    }

    private static Optional<DicomObject> code(DicomObject group, Code name) {
        return item(group, name)
                .flatMap(item -> item.items(Tag.CONCEPT_CODE_SEQUENCE).stream().findFirst());
    }

    private static double number(DicomObject group, Code name) {
        return optional(group, name).orElseThrow(TracingReportReader::damaged);
    }

    /** In full where the report has it so, as we write it; else as the decimal string. */
    private static OptionalDouble optional(DicomObject group, Code name) {
        Optional<DicomObject> value = item(group, name)
                .flatMap(
                        item -> item.items(Tag.MEASURED_VALUE_SEQUENCE).stream().findFirst());
        return value.flatMap(measured ->
                        measured.number(Tag.FLOATING_POINT_VALUE).or(() -> measured.number(Tag.NUMERIC_VALUE)))
                .map(OptionalDouble::of)
                .orElseGet(OptionalDouble::empty);
    }

    private static Optional<DicomObject> item(DicomObject group, Code name) {
        return group.items(Tag.CONTENT_SEQUENCE).stream().filter(named(name)).findFirst();
    }

    private static Predicate<DicomObject> named(Code name) {
        return item -> name.isIn(item.items(Tag.CONCEPT_NAME_CODE_SEQUENCE));
    }

    private static ProblemException foreign() {
        return new ProblemException("NAS-SR-FOREIGN", "This is not a structured report of a Nasion tracing.");
    }

    private static ProblemException damaged() {
        return new ProblemException(
                "NAS-SR-DAMAGED", "The structured report lacks a part of its tracing; nothing was taken from it.");
    }
}
