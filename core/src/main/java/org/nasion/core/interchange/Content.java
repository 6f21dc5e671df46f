package org.nasion.core.interchange;

import java.util.Collection;
import java.util.List;
import java.util.stream.DoubleStream;
import org.nasion.core.dicom.DataSetBuilder;
import org.nasion.core.dicom.Tag;
import org.nasion.core.dicom.Vr;
import org.nasion.core.geometry.Point;

/** Content items of a structured report (PS3.3 C.17.3). */
final class Content {

    /** How an item relates to the one it stands in. */
    enum Relation {
        CONTAINS,
        OBSERVATION,
        MODIFIER,
        INFERRED,
        SELECTED;

        private String term() {
            return switch (this) {
                case CONTAINS -> "CONTAINS";
                case OBSERVATION -> "HAS OBS CONTEXT";
                case MODIFIER -> "HAS CONCEPT MOD";
                case INFERRED -> "INFERRED FROM";
                case SELECTED -> "SELECTED FROM";
            };
        }
    }

    private Content() {}

    static DataSetBuilder container(Relation relation, Code name, Collection<DataSetBuilder> items) {
        return items(item(relation, "CONTAINER", name).text(Tag.CONTINUITY_OF_CONTENT, Vr.CS, "SEPARATE"), items);
    }

    /** A container that follows a template of PS3.16. */
    static DataSetBuilder container(Relation relation, Code name, String template, Collection<DataSetBuilder> items) {
        return container(relation, name, items).sequence(Tag.CONTENT_TEMPLATE_SEQUENCE, template(template));
    }

    static DataSetBuilder template(String identifier) {
        return new DataSetBuilder()
                .text(Tag.MAPPING_RESOURCE, Vr.CS, "DCMR")
                .text(Tag.TEMPLATE_IDENTIFIER, Vr.CS, identifier);
    }

    static DataSetBuilder text(Relation relation, Code name, String value) {
        return item(relation, "TEXT", name).text(Tag.TEXT_VALUE, Vr.UT, value);
    }

    static DataSetBuilder code(Relation relation, Code name, Code value) {
        return item(relation, "CODE", name).sequence(Tag.CONCEPT_CODE_SEQUENCE, value.item());
    }

    static DataSetBuilder uid(Relation relation, Code name, String value) {
        return item(relation, "UIDREF", name).text(Tag.UID_VALUE, Vr.UI, value);
    }

    static DataSetBuilder person(Relation relation, Code name, String value) {
        return item(relation, "PNAME", name).text(Tag.PERSON_NAME_VALUE, Vr.PN, value);
    }

    /** A number as a decimal string for everybody, and in full for who restores it. */
    static DataSetBuilder number(Code name, double value, Code unit, Collection<DataSetBuilder> items) {
        return items(
                item(Relation.CONTAINS, "NUM", name)
                        .sequence(
                                Tag.MEASURED_VALUE_SEQUENCE,
                                new DataSetBuilder()
                                        .decimals(Tag.NUMERIC_VALUE, value)
                                        .doubles(Tag.FLOATING_POINT_VALUE, value)
                                        .sequence(Tag.MEASUREMENT_UNITS_CODE_SEQUENCE, unit.item())),
                items);
    }

    static DataSetBuilder number(Code name, double value, Code unit) {
        return number(name, value, unit, List.of());
    }

    /** Points of image space on an image: one, or a line through several. */
    static DataSetBuilder points(Relation relation, Code name, List<Point> points, DataSetBuilder image) {
        return items(
                item(relation, "SCOORD", name)
                        .text(Tag.GRAPHIC_TYPE, Vr.CS, points.size() == 1 ? "POINT" : "POLYLINE")
                        .floats(Tag.GRAPHIC_DATA, dicomPixels(points)),
                List.of(image(Relation.SELECTED, image)));
    }

    /** A reference to an image; it has no name. */
    static DataSetBuilder image(Relation relation, DataSetBuilder reference) {
        return new DataSetBuilder()
                .text(Tag.RELATIONSHIP_TYPE, Vr.CS, relation.term())
                .text(Tag.VALUE_TYPE, Vr.CS, "IMAGE")
                .sequence(Tag.REFERENCED_SOP_SEQUENCE, reference);
    }

    /**
     * Columns and rows in DICOM's sub-pixel coordinates (PS3.3 C.10.5, C.18.6): the corner of the first pixel is
     * 0\0, so its centre, 0\0 in image space, is 0.5\0.5.
     */
    static double[] dicomPixels(List<Point> points) {
        return points.stream()
                .flatMapToDouble(point -> DoubleStream.of(point.x() + 0.5, point.y() + 0.5))
                .toArray();
    }

    private static DataSetBuilder item(Relation relation, String type, Code name) {
        return new DataSetBuilder()
                .text(Tag.RELATIONSHIP_TYPE, Vr.CS, relation.term())
                .text(Tag.VALUE_TYPE, Vr.CS, type)
                .sequence(Tag.CONCEPT_NAME_CODE_SEQUENCE, name.item());
    }

    private static DataSetBuilder items(DataSetBuilder of, Collection<DataSetBuilder> items) {
        return items.isEmpty() ? of : of.sequence(Tag.CONTENT_SEQUENCE, items.toArray(DataSetBuilder[]::new));
    }
}
