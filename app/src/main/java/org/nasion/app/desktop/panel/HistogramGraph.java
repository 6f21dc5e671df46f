package org.nasion.app.desktop.panel;

import java.util.List;
import java.util.Optional;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import org.nasion.app.desktop.seen.InWindow;
import org.nasion.app.desktop.viewmodel.FilmLook;
import org.nasion.app.desktop.viewmodel.Histogram;
import org.nasion.app.desktop.viewmodel.Tones;

/** How often the film has which grey, coloured as the film shows it, with the curve from sample to grey over it. */
final class HistogramGraph extends Pane {

    private static final double HEIGHT = 52;

    private final FilmLook look;
    private final Canvas canvas;

    /** @param width at least */
    HistogramGraph(FilmLook look, double width) {
        this.look = look;
        canvas = new Canvas(width, HEIGHT);
        canvas.setManaged(false);
        getChildren().add(canvas);
        setMinSize(width, HEIGHT);
        setPrefSize(width, HEIGHT);
        setMaxSize(Double.MAX_VALUE, HEIGHT);
        look.tonesProperty().when(InWindow.of(this)).addListener((property, before, now) -> requestLayout());
        look.histogramProperty().when(InWindow.of(this)).addListener((property, before, now) -> requestLayout());
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        canvas.setWidth(width);
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.setFill(Color.web("#07090c"));
        g.fillRect(0, 0, width, HEIGHT);
        Optional<Histogram> known = look.histogramProperty().get();
        known.ifPresent(histogram -> draw(g, histogram, look.tonesProperty().get(), width));
    }

    private static void draw(GraphicsContext g, Histogram histogram, Tones tones, double width) {
        List<Integer> counts = histogram.counts();
        // The collimator's black and burnt-out white would press all else to the ground: the root and the inner bins
        // decide.
        double highest = counts.subList(1, counts.size() - 1).stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(1);
        double bar = width / counts.size();
        for (int i = 0; i < counts.size(); i++) {
            double share = Math.min(1, Math.sqrt(counts.get(i) / Math.max(1, highest)));
            int grey = tones.grey((i + 0.5) * histogram.maxValue() / counts.size());
            g.setFill(Color.grayRgb(38 + grey * 200 / 255));
            g.fillRect(i * bar, HEIGHT - share * (HEIGHT - 6), bar + 0.5, share * (HEIGHT - 6));
        }
        g.setStroke(Color.web("#4DA3FF"));
        g.setLineWidth(1.5);
        g.beginPath();
        for (int x = 0; x <= width; x += 2) {
            double y = HEIGHT - 2 - tones.grey(x / width * histogram.maxValue()) / 255.0 * (HEIGHT - 4);
            if (x == 0) {
                g.moveTo(x, y);
            } else {
                g.lineTo(x, y);
            }
        }
        g.stroke();
    }
}
