package org.nasion.core.interchange;

import java.util.ArrayList;
import java.util.List;
import org.nasion.core.dicom.DataSetBuilder;
import org.nasion.core.dicom.Tag;
import org.nasion.core.dicom.Vr;
import org.nasion.core.geometry.Point;

/** Graphic and text objects of one layer of a presentation state (PS3.3 C.10.5), given in image space. */
final class Graphics {

    private final List<DataSetBuilder> graphics = new ArrayList<>();
    private final List<DataSetBuilder> texts = new ArrayList<>();

    /** A point, or a line through several. */
    void add(List<Point> points) {
        boolean closed = points.size() > 2 && points.getFirst().equals(points.getLast());
        DataSetBuilder graphic = new DataSetBuilder()
                .text(Tag.GRAPHIC_ANNOTATION_UNITS, Vr.CS, "PIXEL")
                .shorts(Tag.GRAPHIC_DIMENSIONS, Vr.US, 2)
                .shorts(Tag.NUMBER_OF_GRAPHIC_POINTS, Vr.US, points.size())
                .floats(Tag.GRAPHIC_DATA, Content.dicomPixels(points))
                .text(Tag.GRAPHIC_TYPE, Vr.CS, points.size() == 1 ? "POINT" : "POLYLINE");
        if (closed) {
            graphic.text(Tag.GRAPHIC_FILLED, Vr.CS, "N");
        }
        graphics.add(graphic);
    }

    /** Text in a box given by two of its corners; in ASCII, which every viewer shows. */
    void add(String text, Point topLeft, Point bottomRight) {
        texts.add(new DataSetBuilder()
                .text(Tag.BOUNDING_BOX_ANNOTATION_UNITS, Vr.CS, "PIXEL")
                .text(Tag.UNFORMATTED_TEXT_VALUE, Vr.ST, plain(text))
                .floats(Tag.BOUNDING_BOX_TOP_LEFT, Content.dicomPixels(List.of(topLeft)))
                .floats(Tag.BOUNDING_BOX_BOTTOM_RIGHT, Content.dicomPixels(List.of(bottomRight)))
                .text(Tag.BOUNDING_BOX_TEXT_HORIZONTAL_JUSTIFICATION, Vr.CS, "CENTER"));
    }

    private static String plain(String text) {
        return text.replace("°", " deg").replaceAll("[–−]", "-").replaceAll("[^ -~]", "?");
    }

    /** An item of the Graphic Annotation Sequence. */
    DataSetBuilder annotation(String layer, DataSetBuilder image) {
        DataSetBuilder item = new DataSetBuilder()
                .sequence(Tag.REFERENCED_IMAGE_SEQUENCE, image)
                .text(Tag.GRAPHIC_LAYER, Vr.CS, layer);
        if (!texts.isEmpty()) {
            item.sequence(Tag.TEXT_OBJECT_SEQUENCE, texts.toArray(DataSetBuilder[]::new));
        }
        if (!graphics.isEmpty()) {
            item.sequence(Tag.GRAPHIC_OBJECT_SEQUENCE, graphics.toArray(DataSetBuilder[]::new));
        }
        return item;
    }
}
