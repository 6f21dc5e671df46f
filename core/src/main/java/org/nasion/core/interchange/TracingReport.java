package org.nasion.core.interchange;

import static org.nasion.core.interchange.Content.Relation.CONTAINS;
import static org.nasion.core.interchange.Content.Relation.INFERRED;
import static org.nasion.core.interchange.Content.Relation.MODIFIER;
import static org.nasion.core.interchange.Content.Relation.OBSERVATION;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nasion.core.analysis.Reading;
import org.nasion.core.analysis.Unit;
import org.nasion.core.analysis.Value;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.detection.DetectorInfo;
import org.nasion.core.dicom.DataSetBuilder;
import org.nasion.core.dicom.Tag;
import org.nasion.core.dicom.Vr;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.report.Report;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;

/**
 * A tracing as a Comprehensive SR by TID 1500: each landmark a group with its point on the film, its
 * origin and what the program proposed; the measurements, each inferred from its points; the scale.
 * A point beyond the film's edges has its numbers only, as DICOM allows no coordinates there.
 * {@link TracingReportReader} restores tracing and scale from it.
 */
public final class TracingReport {

    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    private final Report report;
    private final FilmSource source;
    private final Statement statement;
    private final FilmEdges edges;

    private TracingReport(Report report, FilmSource source, Statement statement) {
        this.report = report;
        this.source = source;
        this.statement = statement;
        this.edges = FilmEdges.of(report.film());
    }

    /**
     * @param report    the tracing with its measurements
     * @param source    of the same film
     * @param statement what the user says of it
     * @param now       local time
     */
    public static DataSetBuilder of(Report report, FilmSource source, Statement statement, LocalDateTime now) {
        return new TracingReport(report, source, statement).object(now);
    }

    private DataSetBuilder object(LocalDateTime now) {
        DataSetBuilder set = source.object(FilmSource.Kind.REPORT, report.program(), now)
                .sequence(Tag.CODING_SCHEME_IDENTIFICATION_SEQUENCE, Code.schemeIdentification())
                .sequence(Tag.REFERENCED_PERFORMED_PROCEDURE_STEP_SEQUENCE)
                .sequence(Tag.PERFORMED_PROCEDURE_CODE_SEQUENCE)
                .sequence(Tag.CURRENT_REQUESTED_PROCEDURE_EVIDENCE_SEQUENCE, source.imageInStudy())
                .text(Tag.COMPLETION_FLAG, Vr.CS, statement.complete() ? "COMPLETE" : "PARTIAL")
                .text(Tag.VERIFICATION_FLAG, Vr.CS, statement.verification().isPresent() ? "VERIFIED" : "UNVERIFIED")
                .text(Tag.VALUE_TYPE, Vr.CS, "CONTAINER")
                .text(Tag.CONTINUITY_OF_CONTENT, Vr.CS, "SEPARATE")
                .sequence(Tag.CONCEPT_NAME_CODE_SEQUENCE, Code.REPORT.item())
                .sequence(Tag.CONTENT_TEMPLATE_SEQUENCE, Content.template("1500"))
                .sequence(Tag.CONTENT_SEQUENCE, content().toArray(DataSetBuilder[]::new));
        statement
                .verification()
                .ifPresent(signed -> set.sequence(
                        Tag.VERIFYING_OBSERVER_SEQUENCE,
                        new DataSetBuilder()
                                .text(Tag.VERIFYING_OBSERVER_NAME, Vr.PN, personName(signed.name()))
                                .text(
                                        Tag.VERIFYING_ORGANIZATION,
                                        Vr.LO,
                                        signed.organization().isBlank() ? "Unknown" : signed.organization())
                                .text(Tag.VERIFICATION_DATE_TIME, Vr.DT, DATE_TIME.format(signed.at()))
                                .sequence(Tag.VERIFYING_OBSERVER_IDENTIFICATION_CODE_SEQUENCE)));
        return set;
    }

    private List<DataSetBuilder> content() {
        List<DataSetBuilder> content = new ArrayList<>();
        content.add(Content.code(MODIFIER, Code.LANGUAGE, Code.ENGLISH));
        if (tracing().placements().values().stream().anyMatch(Statement::isByPerson)) {
            content.addAll(person());
        }
        content.add(Content.code(OBSERVATION, Code.OBSERVER_TYPE, Code.DEVICE));
        content.add(Content.uid(OBSERVATION, Code.DEVICE_UID, source.tracking(report.program())));
        content.add(Content.text(OBSERVATION, Code.DEVICE_NAME, report.program()));
        content.add(Content.code(MODIFIER, Code.PROCEDURE, Code.IMAGING));
        content.add(Content.container(
                CONTAINS,
                Code.IMAGE_LIBRARY,
                "1600",
                List.of(Content.container(
                        CONTAINS, Code.IMAGE_LIBRARY_GROUP, List.of(Content.image(CONTAINS, source.reference()))))));
        List<DataSetBuilder> groups = new ArrayList<>();
        tracing().placements().forEach((landmark, placement) -> groups.add(landmark(landmark, placement)));
        report.readings().constructed().forEach((landmark, at) -> groups.add(construction(landmark, at)));
        groups.addAll(new DrawnContent(report, source, this::tracked).groups());
        groups.add(measurements());
        groups.add(calibration(report.readings().calibration()));
        content.add(Content.container(CONTAINS, Code.MEASUREMENTS, groups));
        return content;
    }

    private Tracing tracing() {
        return report.readings().tracing();
    }

    private List<DataSetBuilder> person() {
        return List.of(
                Content.code(OBSERVATION, Code.OBSERVER_TYPE, Code.PERSON),
                Content.person(
                        OBSERVATION,
                        Code.PERSON_NAME,
                        personName(statement.observer().orElse("Unknown"))));
    }

    private List<DataSetBuilder> tracked(String identifier, Code what) {
        List<DataSetBuilder> items = new ArrayList<>();
        items.add(Content.text(OBSERVATION, Code.TRACKING_ID, identifier));
        items.add(Content.uid(OBSERVATION, Code.TRACKING_UID, source.tracking(what.value())));
        return items;
    }

    private DataSetBuilder landmark(Landmark landmark, Placement placement) {
        List<DataSetBuilder> items = tracked(landmark.code(), Code.of(landmark));
        if (Statement.isByPerson(placement)) {
            items.addAll(person());
        }
        items.add(Content.code(CONTAINS, Code.FINDING, Code.of(landmark)));
        items.add(Content.code(MODIFIER, Code.FINDING_SITE, Code.site(landmark)));
        if (placement.proposal().isPresent()) {
            report.detector().ifPresent(detector -> items.addAll(algorithm(detector)));
        }
        if (edges.contain(placement.position())) {
            items.add(region(placement.position()));
        }
        items.add(Content.code(CONTAINS, Code.ORIGIN, Code.of(placement.origin())));
        items.add(Content.code(CONTAINS, Code.REVIEW, placement.confirmed() ? Code.CONFIRMED : Code.OPEN));
        items.add(Content.number(Code.X, placement.position().x(), Code.PIXELS));
        items.add(Content.number(Code.Y, placement.position().y(), Code.PIXELS));
        placement.proposal().ifPresent(proposal -> {
            items.add(Content.code(CONTAINS, Code.PROPOSAL_ORIGIN, Code.of(proposal.origin())));
            items.add(Content.number(Code.PROPOSAL_X, proposal.position().x(), Code.PIXELS));
            items.add(Content.number(Code.PROPOSAL_Y, proposal.position().y(), Code.PIXELS));
            proposal.confidence().ifPresent(share -> items.add(Content.number(Code.CONFIDENCE, share, Code.NO_UNITS)));
            proposal.expectedErrorMm().ifPresent(mm -> items.add(Content.number(Code.EXPECTED_ERROR, mm, Code.MM)));
        });
        placement.sides().ifPresent(sides -> {
            items.add(Content.number(Code.LEFT_X, sides.left().x(), Code.PIXELS));
            items.add(Content.number(Code.LEFT_Y, sides.left().y(), Code.PIXELS));
            items.add(Content.number(Code.RIGHT_X, sides.right().x(), Code.PIXELS));
            items.add(Content.number(Code.RIGHT_Y, sides.right().y(), Code.PIXELS));
        });
        placement.habit().ifPresent(habit -> {
            items.add(Content.number(Code.HABIT_X, habit.position().x(), Code.PIXELS));
            items.add(Content.number(Code.HABIT_Y, habit.position().y(), Code.PIXELS));
            items.add(Content.number(Code.HABIT_FILMS, habit.films(), Code.NO_UNITS));
            habit.confidence()
                    .ifPresent(share -> items.add(Content.number(Code.HABIT_CONFIDENCE, share, Code.NO_UNITS)));
            habit.expectedErrorMm().ifPresent(mm -> items.add(Content.number(Code.HABIT_EXPECTED_ERROR, mm, Code.MM)));
        });
        return Content.container(CONTAINS, Code.GROUP, "1410", items);
    }

    /** A point that follows from others; whoever restores the tracing constructs it anew. */
    private DataSetBuilder construction(Landmark landmark, Point at) {
        List<DataSetBuilder> items = tracked(landmark.code(), Code.constructed(landmark));
        items.add(Content.code(CONTAINS, Code.FINDING, Code.constructed(landmark)));
        items.add(Content.code(MODIFIER, Code.FINDING_SITE, Code.site(landmark)));
        if (edges.contain(at)) {
            items.add(region(at));
        }
        items.add(Content.code(CONTAINS, Code.ORIGIN, Code.CONSTRUCTED));
        items.add(Content.number(Code.X, at.x(), Code.PIXELS));
        items.add(Content.number(Code.Y, at.y(), Code.PIXELS));
        return Content.container(CONTAINS, Code.GROUP, "1410", items);
    }

    private DataSetBuilder region(Point... points) {
        return Content.points(CONTAINS, Code.REGION, List.of(points), source.reference());
    }

    /** TID 4019. */
    private static List<DataSetBuilder> algorithm(DetectorInfo detector) {
        return List.of(
                Content.text(MODIFIER, Code.ALGORITHM_NAME, known(detector.model())),
                Content.text(MODIFIER, Code.ALGORITHM_VERSION, known(detector.sha256())),
                Content.text(MODIFIER, Code.ALGORITHM_PARAMETERS, "device: " + known(detector.device())));
    }

    private static String known(String text) {
        return text.isBlank() ? "unknown" : text;
    }

    private DataSetBuilder measurements() {
        List<DataSetBuilder> items = tracked("Cephalometric analysis", Code.CEPHALOMETRY);
        items.add(Content.code(CONTAINS, Code.FINDING, Code.CEPHALOMETRY));
        for (Reading reading : report.readings().all()) {
            if (reading.value() instanceof Value.Known(double value) && Double.isFinite(value)) {
                items.add(Content.number(
                        Code.of(reading.measurement()),
                        value,
                        Code.of(reading.measurement().unit()),
                        grounds(reading)));
            }
        }
        return Content.container(CONTAINS, Code.GROUP, "1501", items);
    }

    /** What a number rests on: its scale, whether a point is estimated, its points. */
    private List<DataSetBuilder> grounds(Reading reading) {
        List<DataSetBuilder> grounds = new ArrayList<>();
        if (reading.measurement().unit() == Unit.MILLIMETRE) {
            grounds.add(Content.text(
                    MODIFIER, Code.SCALE_SOURCE, report.readings().calibration().source()));
        }
        if (reading.estimated()) {
            grounds.add(Content.code(MODIFIER, Code.BASIS, Code.of(Placement.Origin.ESTIMATED)));
        }
        reading.measurement().landmarks().stream().sorted().forEach(landmark -> {
            Optional<Point> at = tracing().position(landmark);
            at.filter(edges::contain)
                    .ifPresent(point -> grounds.add(
                            Content.points(INFERRED, Code.of(landmark), List.of(point), source.reference())));
        });
        return grounds;
    }

    private DataSetBuilder calibration(Calibration calibration) {
        List<DataSetBuilder> items = tracked("Scale", Code.CALIBRATION);
        items.add(Content.code(CONTAINS, Code.FINDING, Code.CALIBRATION));
        items.add(Content.text(CONTAINS, Code.SCALE_SOURCE, calibration.source()));
        items.add(Content.number(Code.PIXEL_ASPECT, calibration.pixelAspect(), Code.NO_UNITS));
        calibration.mmPerPx().ifPresent(mm -> items.add(Content.number(Code.SCALE, mm, Code.MM_PER_PIXEL)));
        switch (calibration) {
            case Calibration.Ruler ruler -> {
                items.add(Content.code(CONTAINS, Code.SCALE_KIND, Code.RULER));
                if (edges.contain(ruler.from()) && edges.contain(ruler.to())) {
                    items.add(region(ruler.from(), ruler.to()));
                }
                items.add(Content.number(Code.RULER_LENGTH, ruler.lengthMm(), Code.MM));
                items.add(Content.number(Code.RULER_FROM_X, ruler.from().x(), Code.PIXELS));
                items.add(Content.number(Code.RULER_FROM_Y, ruler.from().y(), Code.PIXELS));
                items.add(Content.number(Code.RULER_TO_X, ruler.to().x(), Code.PIXELS));
                items.add(Content.number(Code.RULER_TO_Y, ruler.to().y(), Code.PIXELS));
            }
            case Calibration.Scale scale -> {
                items.add(Content.code(CONTAINS, Code.SCALE_KIND, Code.of(scale.kind())));
                if (!scale.detail().isEmpty()) {
                    items.add(Content.text(CONTAINS, Code.SCALE_DETAIL, scale.detail()));
                }
            }
            case Calibration.Doubted _, Calibration.Uncalibrated _ ->
                items.add(Content.code(CONTAINS, Code.SCALE_KIND, Code.NO_SCALE));
        }
        return Content.container(CONTAINS, Code.GROUP, "1501", items);
    }

    /** {@code Muster, Erika} as {@code Muster^Erika}. */
    private static String personName(String readable) {
        String[] parts = readable.replaceAll("[\\\\^=\\p{Cntrl}]", " ").split(",", 2);
        String name = parts.length == 2 ? parts[0].strip() + "^" + parts[1].strip() : parts[0].strip();
        // A name of one part is its family name; the mark says that no form of old is meant.
        return (name.isEmpty() ? "Unknown" : name) + (parts.length == 2 ? "" : "^");
    }
}
