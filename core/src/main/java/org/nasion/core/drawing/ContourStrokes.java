package org.nasion.core.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nasion.core.geometry.Point;
import org.nasion.core.tracing.Contour;
import org.nasion.core.tracing.TracedCurve;
import org.nasion.core.tracing.Tracing;

/** The outlines as strokes: those that the film shows drawn through, what it does not show dashed, else the templates. */
final class ContourStrokes {

    /** Where a stroke is cut, the curve's neighbourhood is held by places at these shares of the pieces beside the cut. */
    private static final double[] SHARES = {1.0 / 3, 2.0 / 3};

    private ContourStrokes() {}

    static List<Shape> of(Frame frame, Tracing tracing) {
        List<Shape> strokes = new ArrayList<>();
        for (ContourTemplate template : frame.templates()) {
            Contour contour = template.contour();
            if (tracing.curves().hidden().contains(contour)) {
                continue;
            }
            Optional<TracedCurve> curve = tracing.curve(contour);
            if (curve.isPresent()) {
                strokes.addAll(strokes(contour, curve.get()));
            } else {
                // A tooth is its template; of anything else a template only says what an adult looks like.
                strokes.add(stroke(
                        contour,
                        template.nodes().stream().map(frame::toImage).toList(),
                        template.estimated() || !contour.isTooth()));
            }
        }
        // What a person drew stays, also where its landmarks have been taken away.
        tracing.curves().ofPerson().traced().forEach((contour, curve) -> {
            boolean drawn = frame.templates().stream().anyMatch(template -> template.contour() == contour);
            if (!drawn && !tracing.curves().hidden().contains(contour)) {
                strokes.addAll(strokes(contour, curve));
            }
        });
        return strokes;
    }

    private static List<Shape> strokes(Contour contour, TracedCurve curve) {
        List<Boolean> seen = curve.seen();
        if (!seen.contains(!seen.getFirst())) {
            return List.of(stroke(contour, curve.nodes(), !seen.getFirst()));
        }
        List<CatmullRom.Piece> pieces = CatmullRom.pieces(curve.nodes());
        if (pieces.size() != seen.size()) {
            return List.of(stroke(contour, curve.nodes(), true)); // two nodes at one place
        }
        List<Shape> strokes = new ArrayList<>();
        List<Point> through = new ArrayList<>(List.of(pieces.getFirst().from()));
        for (int i = 0; i < pieces.size(); i++) {
            boolean cutBefore = i > 0 && !seen.get(i).equals(seen.get(i - 1));
            boolean cutAfter = i + 1 < pieces.size() && !seen.get(i).equals(seen.get(i + 1));
            if (cutBefore || cutAfter) {
                for (double share : SHARES) {
                    through.add(pieces.get(i).at(share));
                }
            }
            through.add(pieces.get(i).to());
            if (cutAfter || i + 1 == pieces.size()) {
                strokes.add(stroke(contour, through, !seen.get(i)));
                through = new ArrayList<>(List.of(pieces.get(i).to()));
            }
        }
        return strokes;
    }

    private static Shape.Curve stroke(Contour contour, List<Point> through, boolean dashed) {
        return new Shape.Curve(Shape.Group.OUTLINE, Outline.of(contour), through, dashed, Set.of());
    }
}
