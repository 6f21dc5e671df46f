package org.nasion.app.desktop.viewmodel;

import java.util.function.Supplier;
import org.nasion.core.detection.Detection;
import org.nasion.core.detection.LandmarkDetector;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.Window;
import org.nasion.core.task.Progress;

/** Loads the network once, whoever asks first; the others wait. A failure is tried again next time. */
final class DetectorSource implements AutoCloseable {

    private final Supplier<LandmarkDetector> load;
    private final Object oneAtATime = new Object();
    private LandmarkDetector detector;
    private boolean closed;

    DetectorSource(Supplier<LandmarkDetector> load) {
        this.load = load;
    }

    /** Not for the UI thread. */
    synchronized LandmarkDetector get() {
        if (closed) {
            throw new java.util.concurrent.CancellationException("the window is closing");
        }
        if (detector == null) {
            detector = load.get();
        }
        return detector;
    }

    /** Finds points on one film at a time, whoever asks; not for the UI thread. */
    Detection detect(Cephalogram film, Window through, Progress progress) {
        LandmarkDetector ready = get();
        synchronized (oneAtATime) {
            progress.throwIfCancelled();
            return ready.detect(film, through, progress);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (detector != null) {
            detector.close();
            detector = null;
        }
    }
}
