package org.nasion.app.desktop.panel;

import java.util.ArrayList;
import java.util.List;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.StyleConverter;
import javafx.css.Styleable;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import org.nasion.app.desktop.film.PointPainter;
import org.nasion.app.desktop.viewmodel.PointState;

/** A point's state as it looks on the film, in the theme's own colour for it ({@code -point-color}). */
final class PointGlyph extends StackPane {

    private static final double SIZE = 16;

    private static final CssMetaData<PointGlyph, Paint> COLOUR =
            new CssMetaData<>("-point-color", StyleConverter.getPaintConverter(), Color.GRAY) {
                @Override
                public boolean isSettable(PointGlyph glyph) {
                    return !glyph.colour.isBound();
                }

                @Override
                public SimpleStyleableObjectProperty<Paint> getStyleableProperty(PointGlyph glyph) {
                    return glyph.colour;
                }
            };
    private static final List<CssMetaData<? extends Styleable, ?>> STYLEABLES = styleables();

    private final Canvas canvas = new Canvas(SIZE, SIZE);
    private final SimpleStyleableObjectProperty<Paint> colour =
            new SimpleStyleableObjectProperty<>(COLOUR, this, "colour", Color.GRAY);
    private PointState state = PointState.MISSING;

    PointGlyph() {
        getStyleClass().add("point-glyph");
        getChildren().add(canvas);
        setMinSize(SIZE, SIZE);
        setMaxSize(SIZE, SIZE);
        colour.addListener((property, before, now) -> draw());
    }

    void show(PointState next) {
        getStyleClass().removeIf(name -> name.startsWith("point-is-"));
        getStyleClass().add("point-is-" + next.name().toLowerCase(java.util.Locale.ROOT));
        state = next;
        draw();
    }

    private void draw() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, SIZE, SIZE);
        PointPainter.paintPlain(g, SIZE / 2, SIZE / 2, state, colour.get() instanceof Color color ? color : Color.GRAY);
    }

    private static List<CssMetaData<? extends Styleable, ?>> styleables() {
        List<CssMetaData<? extends Styleable, ?>> all = new ArrayList<>(StackPane.getClassCssMetaData());
        all.add(COLOUR);
        return List.copyOf(all);
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return STYLEABLES;
    }
}
