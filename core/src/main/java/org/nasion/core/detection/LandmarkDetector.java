package org.nasion.core.detection;

import org.nasion.core.image.Cephalogram;
import org.nasion.core.task.Progress;

/** Pre-places landmarks on a film. The only door between the program and any network. */
public interface LandmarkDetector extends AutoCloseable {

    /**
     * Takes some hundred milliseconds to seconds; not for the UI thread.
     *
     * @throws java.util.concurrent.CancellationException if the user stopped it
     */
    Detection detect(Cephalogram film, Progress progress);

    /** Who does the work and where, for the status bar, the case file and the report. */
    DetectorInfo info();

    @Override
    void close();
}
