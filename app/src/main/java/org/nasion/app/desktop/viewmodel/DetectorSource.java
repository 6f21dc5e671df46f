package org.nasion.app.desktop.viewmodel;

import java.util.function.Supplier;
import org.nasion.core.detection.LandmarkDetector;

/** Loads the network once, whoever asks first; the others wait. A failure is tried again next time. */
final class DetectorSource implements AutoCloseable {

    private final Supplier<LandmarkDetector> load;
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

    @Override
    public synchronized void close() {
        closed = true;
        if (detector != null) {
            detector.close();
            detector = null;
        }
    }
}
