package org.nasion.app.desktop.viewmodel;

import java.util.Map;
import org.nasion.core.tracing.CaseContent;
import org.nasion.core.tracing.Contour;
import org.nasion.core.tracing.TracedCurve;
import org.nasion.core.tracing.TracingEditor;

/** The outlines of a tracing: as the film shows them for the points, and as a person drew them. */
public final class TracingOutlines {

    private final TracingEditor editor;
    private final PointDrag drag;
    private final Runnable draw;
    private Map<Contour, TracedCurve> found = Map.of();

    /** @param draw draws the tracing anew */
    TracingOutlines(TracingEditor editor, PointDrag drag, Runnable draw) {
        this.editor = editor;
        this.drag = drag;
        this.draw = draw;
    }

    /** Takes up the outlines that were found on the film, as far as they belong to the points; no step, for nobody edited. */
    void found(Map<Contour, TracedCurve> outlines) {
        found = Map.copyOf(outlines);
        draw.run();
    }

    /** A state with the outlines that the film shows for its points, as it is drawn and written. */
    CaseContent on(CaseContent content) {
        return content.with(content.tracing().following(found));
    }

    /** Shows an outline elsewhere while one of its nodes is dragged. */
    void preview(Contour contour, TracedCurve curve) {
        editor.preview(contour, curve);
    }

    /** Takes an outline as a person drew it. */
    public void draw(Contour contour, TracedCurve curve) {
        drag.finish();
        editor.draw(contour, curve);
    }

    /** Lets an outline follow the film again. */
    public void reset(Contour contour) {
        drag.finish();
        editor.resetOutline(contour);
    }

    /** Draws an outline no more, or again. */
    public void hide(Contour contour, boolean hide) {
        drag.finish();
        editor.hideOutline(contour, hide);
    }
}
