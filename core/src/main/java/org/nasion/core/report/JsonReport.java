package org.nasion.core.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import org.nasion.core.analysis.CervicalStage;
import org.nasion.core.analysis.DiscrepancyIndex;
import org.nasion.core.analysis.Findings;
import org.nasion.core.analysis.Norm;
import org.nasion.core.analysis.Reading;
import org.nasion.core.analysis.Value;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Annotation;
import org.nasion.core.wording.Wording;

/** Measurements and findings as JSON for other programs; no patient data beyond the numbers. */
public final class JsonReport {

    private JsonReport() {}

    /** One object; unknown values are null with the reason beside them. The stream stays open. */
    public static void write(Report report, OutputStream out) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode root = mapper.createObjectNode();
        root.put("program", report.program());
        report.date().ifPresent(date -> root.put("date", date.toString()));
        root.put("filmSha256", report.film().acquisition().sourceSha256());
        root.put("calibration", report.readings().calibration().source());
        report.readings().calibration().mmPerPx().ifPresent(mm -> root.put("mmPerPx", mm));
        ArrayNode notices = root.putArray("notices");
        report.film().acquisition().notices().forEach(notice -> notices.add(notice.english()));
        ObjectNode points = root.putObject("points");
        report.readings().tracing().placements().forEach((landmark, placement) -> {
            ObjectNode point = points.putObject(landmark.code())
                    .put("x", placement.position().x())
                    .put("y", placement.position().y())
                    .put("origin", placement.origin().name())
                    .put("confirmed", placement.confirmed());
            placement.sides().ifPresent(sides -> {
                place(point.putObject("left"), sides.left());
                place(point.putObject("right"), sides.right());
            });
            if (!landmark.isShipped()) {
                point.put("name", landmark.fullName());
            }
        });
        report.readings()
                .constructed()
                .forEach((landmark, at) -> points.putObject(landmark.code())
                        .put("x", at.x())
                        .put("y", at.y())
                        .put("origin", "CONSTRUCTED"));
        ArrayNode annotations = root.putArray("annotations");
        report.annotations()
                .forEach(annotation -> add(
                        annotations.addObject(), annotation, report.readings().calibration()));
        ArrayNode readings = root.putArray("readings");
        report.readings().all().forEach(reading -> add(readings.addObject(), reading));
        ArrayNode findings = root.putArray("findings");
        for (Findings.Finding finding : report.findings().all()) {
            findings.addObject()
                    .put("area", finding.area())
                    .put("sentence", finding.sentence())
                    .put("evidence", finding.evidence())
                    .put("borderline", finding.borderline())
                    .put("conflict", finding.conflict());
        }
        DiscrepancyIndex.of(report.readings())
                .ifPresent(index -> root.putObject("aboDiscrepancyIndexCephalometrics")
                        .put("anb", index.anb().points())
                        .put("snMp", index.snMp().points())
                        .put("impa", index.impa().points())
                        .put("total", index.total()));
        CervicalStage.of(report.readings()).ifPresent(vertebrae -> {
            ObjectNode stage = root.putObject("cervicalStage");
            vertebrae.stage().ifPresentOrElse(cs -> stage.put("stage", cs), () -> stage.putNull("stage"));
            ArrayNode near = stage.putArray("neighbours");
            vertebrae.neighbours().forEach(near::add);
        });
        out.write(mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
    }

    private static void place(ObjectNode node, Point at) {
        node.put("x", at.x()).put("y", at.y());
    }

    private static void add(ObjectNode node, Annotation annotation, Calibration scale) {
        switch (annotation) {
            case Annotation.Distance distance -> {
                node.put("kind", "DISTANCE").put("px", distance.px(scale));
                distance.mm(scale).ifPresent(mm -> node.put("mm", mm));
            }
            case Annotation.Angle angle -> {
                node.put("kind", "ANGLE");
                double degrees = angle.degrees(scale);
                if (Double.isFinite(degrees)) {
                    node.put("degrees", degrees);
                }
            }
            case Annotation.Note note -> node.put("kind", "NOTE").put("text", note.text());
        }
        ArrayNode points = node.putArray("points");
        annotation.points().forEach(at -> place(points.addObject(), at));
    }

    private static void add(ObjectNode node, Reading reading) {
        node.put("id", reading.measurement().id())
                .put("unit", reading.measurement().unit().ucum());
        switch (reading.value()) {
            case Value.Known known -> node.put("value", known.value());
            case Value.MissingPoints missing -> {
                ArrayNode codes = node.putNull("value").putArray("missing");
                missing.missing().stream().sorted().map(Landmark::code).forEach(codes::add);
            }
            case Value.NoScale _, Value.Undefined _ ->
                node.putNull("value").put("reason", Wording.ENGLISH.value(reading));
        }
        node.put("estimated", reading.estimated());
        reading.uncertainty().ifPresent(error -> node.put("plusMinus", error));
        if (!reading.standIn().isEmpty()) {
            ArrayNode standIn = node.putArray("standsIn");
            reading.standIn().forEach(standIn::add);
        }
        reading.norm()
                .ifPresentOrElse(
                        norm -> norm(node.putObject("norm"), norm),
                        () -> node.put(
                                "normMissingBecause", reading.choice().reason().words()));
    }

    private static void norm(ObjectNode node, Norm norm) {
        node.put("kind", NormFields.kind(norm));
        switch (norm.figures()) {
            case Norm.Figures.Spread(double mean, double sd) ->
                node.put("mean", mean).put("sd", sd);
            case Norm.Figures.Range(double low, double high) ->
                node.put("low", low).put("high", high);
            case Norm.Figures.MeanAlone(double mean) -> node.put("mean", mean);
        }
        node.put("source", norm.source()).put("population", norm.population());
    }
}
