package org.nasion.app.desktop;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import org.nasion.app.desktop.services.DesktopServices;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.FilmViewModel;
import org.nasion.app.desktop.viewmodel.OpenCase;
import org.nasion.app.desktop.viewmodel.TracingViewModel;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;

/**
 * Measures how long frames take while a traced film is moved about in a real window of 1440×900: each
 * pulse does one step of a gesture, and a frame's time is that from one pulse to the next. Pulses come
 * as fast as pictures are drawn, not at the screen's rate, so that a frame's true cost shows.
 */
public final class FrameBench {

    /** Frames until the compiler has come to rest, or as many as go into the time; told apart, since they too are seen. */
    private static final int WARM_UP = 240;

    private static final double WARM_UP_SECONDS = 10;
    private static final int FIRST = 60;
    /** Of one gesture: large films on a busy computer are measured by fewer frames, but measured. */
    private static final double LONGEST_SECONDS = 30;

    private static final int CIRCLE = 90;

    private final int frames;
    private final Consumer<String> begun;
    private final Map<String, Frames> times = new LinkedHashMap<>();
    private final CompletableFuture<Map<String, Frames>> done = new CompletableFuture<>();
    private DesktopWindow window;

    /**
     * The frames of one gesture.
     *
     * @param ms         of each, from one pulse to the next; fewer than were asked for where they took more than half a minute
     * @param firstMs    the same of the gesture's first, at most 60, while the program is still being compiled; not among the others
     * @param sceneMs    processor time per frame of the thread that changes the scene
     * @param pictureMs  processor time per frame of the thread that draws it; 0 where it was not found
     * @param otherMs    processor time per frame of all others: compiler, collector, other work
     */
    public record Frames(double[] ms, double[] firstMs, double sceneMs, double pictureMs, double otherMs) {}

    private FrameBench(int frames, Consumer<String> begun) {
        this.frames = frames;
        this.begun = begun;
    }

    /**
     * Runs all gestures and closes the window; once per process, from the main thread.
     *
     * @param services with a settings folder that nobody else uses
     * @param film     must have a head on it
     * @param frames   counted per gesture
     * @param software draw without the graphics card
     * @param size     of the window
     * @param begun    told on the UI thread of each gesture when it begins
     * @return gesture → its frames
     */
    public static Map<String, Frames> measure(
            DesktopServices services,
            Path film,
            int frames,
            boolean software,
            WindowSize size,
            Consumer<String> begun) {
        System.setProperty("javafx.animation.fullspeed", "true");
        if (software) {
            System.setProperty("prism.order", "sw");
        }
        FrameBench bench = new FrameBench(frames, begun);
        Platform.startup(() -> bench.open(services, film, size));
        try {
            return bench.done.join();
        } finally {
            Platform.exit();
        }
    }

    private void open(DesktopServices services, Path film, WindowSize size) {
        WindowTexts english = WindowTexts.of(Locale.ENGLISH);
        TracedWindow.open(
                services,
                film,
                size,
                settings -> () -> english,
                opened -> {
                    window = opened;
                    begin();
                },
                why -> done.completeExceptionally(new IllegalStateException(why)));
    }

    private void begin() {
        FilmViewModel film = window.workbench().film();
        TracingViewModel tracing =
                window.workbench().openProperty().get().map(OpenCase::tracing).orElseThrow();
        Point a = tracing.placement(Landmark.A).orElseThrow().position();
        List<Gesture> gestures = new ArrayList<>();
        gestures.add(new Gesture(
                "drag a point, whole film",
                () -> {
                    film.fit();
                    tracing.drag().grab(Landmark.A, true);
                },
                frame -> tracing.drag().to(a.plus(round(frame, 40))),
                tracing.drag()::cancel));
        gestures.add(new Gesture(
                "drag a point, close",
                () -> {
                    film.lookClosely(a);
                    tracing.drag().grab(Landmark.A, true);
                },
                frame -> tracing.drag().to(a.plus(round(frame, 40))),
                tracing.drag()::cancel));
        gestures.add(new Gesture(
                "pan, close",
                () -> {
                    tracing.selectedProperty().set(Optional.empty());
                    film.lookClosely(a);
                },
                frame -> pan(film, frame),
                () -> {}));
        gestures.add(new Gesture("pan, whole film", film::fit, frame -> pan(film, frame), () -> {}));
        gestures.add(new Gesture(
                "zoom", film::fit, frame -> film.zoomAt(500, 400, frame / 30 % 2 == 0 ? 1.04 : 1 / 1.04), () -> {}));
        gestures.add(new Gesture(
                "change the grey window",
                film::fit,
                frame -> film.look().drag(frame / 30 % 2 == 0 ? 4 : -4, 0),
                film.look()::reset));
        run(gestures, 0);
    }

    private static Point round(int frame, double radius) {
        double turn = 2 * Math.PI * frame / CIRCLE;
        return new Point(radius * Math.cos(turn), radius * Math.sin(turn));
    }

    private static void pan(FilmViewModel film, int frame) {
        // By whole pixels, as a mouse does.
        Point from = round(frame, 200);
        Point to = round(frame + 1, 200);
        film.panBy(Math.rint(to.x()) - Math.rint(from.x()), Math.rint(to.y()) - Math.rint(from.y()));
    }

    /**
     * One kind of movement.
     *
     * @param step given the number of the frame
     */
    private record Gesture(String name, Runnable begin, IntConsumer step, Runnable end) {}

    private void run(List<Gesture> gestures, int index) {
        if (index == gestures.size()) {
            window.close();
            done.complete(times);
            return;
        }
        Gesture gesture = gestures.get(index);
        begun.accept(gesture.name());
        gesture.begin().run();
        new Watch(gesture, () -> run(gestures, index + 1)).start();
    }

    /** Does a step of a gesture with each pulse and keeps how long the one before took. */
    private final class Watch extends AnimationTimer {
        private final Gesture gesture;
        private final Runnable then;
        private final List<Double> first = new ArrayList<>();
        private final List<Double> samples = new ArrayList<>();
        private int step;
        private boolean warm;
        private long begin = System.nanoTime();
        private long last;
        private ProcessorTime start = ProcessorTime.now();

        Watch(Gesture gesture, Runnable then) {
            this.gesture = gesture;
            this.then = then;
        }

        @Override
        public void handle(long pulse) {
            long now = System.nanoTime();
            double seconds = (now - begin) / 1e9;
            if (warm) {
                samples.add((now - last) / 1e6);
            } else if (step > 0 && step <= FIRST) {
                first.add((now - last) / 1e6);
            }
            last = now;
            if (!warm && step > 1 && (step >= WARM_UP || seconds > WARM_UP_SECONDS)) {
                warm = true;
                begin = now;
                start = ProcessorTime.now();
            } else if (warm && (samples.size() >= frames || seconds > LONGEST_SECONDS)) {
                stop();
                keep();
                gesture.end().run();
                then.run();
                return;
            }
            gesture.step().accept(step);
            step++;
        }

        private void keep() {
            ProcessorTime spent = ProcessorTime.now().since(start);
            int counted = samples.size();
            times.put(
                    gesture.name(),
                    new Frames(
                            samples.stream().mapToDouble(Double::doubleValue).toArray(),
                            first.stream().mapToDouble(Double::doubleValue).toArray(),
                            spent.scene() / 1e6 / counted,
                            spent.picture() / 1e6 / counted,
                            (spent.all() - spent.scene() - spent.picture()) / 1e6 / counted));
        }
    }

    /** Nanoseconds that threads have worked; on the UI thread. */
    private record ProcessorTime(long scene, long picture, long all) {

        static ProcessorTime now() {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            long picture = Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                    .filter(thread -> thread != null && thread.getThreadName().startsWith("QuantumRenderer"))
                    .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
                    .sum();
            long all = ProcessHandle.current()
                    .info()
                    .totalCpuDuration()
                    .map(Duration::toNanos)
                    .orElse(0L);
            return new ProcessorTime(threads.getCurrentThreadCpuTime(), picture, all);
        }

        ProcessorTime since(ProcessorTime start) {
            return new ProcessorTime(scene - start.scene, picture - start.picture, all - start.all);
        }
    }
}
