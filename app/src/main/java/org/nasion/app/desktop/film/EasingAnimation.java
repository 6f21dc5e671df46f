package org.nasion.app.desktop.film;

import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import org.nasion.app.desktop.viewmodel.Easing;
import org.nasion.app.desktop.viewmodel.ViewTransform;

/** Takes the film to its new place in 150 ms, fast first and gently at the end. */
public final class EasingAnimation implements Easing {

    private static final double NANOS = 150e6;

    private AnimationTimer running;

    @Override
    public void ease(ViewTransform from, ViewTransform to, Consumer<ViewTransform> show) {
        if (running != null) {
            running.stop();
            running = null;
        }
        if (from.equals(to)) {
            return;
        }
        running = new AnimationTimer() {
            private long start = -1;

            @Override
            public void handle(long now) {
                if (start < 0) {
                    start = now;
                }
                double t = Math.min(1, (now - start) / NANOS);
                show.accept(from.towards(to, 1 - Math.pow(1 - t, 3)));
                if (t >= 1) {
                    stop();
                }
            }
        };
        running.start();
    }
}
