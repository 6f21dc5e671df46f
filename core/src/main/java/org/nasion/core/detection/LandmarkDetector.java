package org.nasion.core.detection;

import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.Window;
import org.nasion.core.task.Progress;

/** Pre-places landmarks on a film. The only door between the program and any network. */
public interface LandmarkDetector extends AutoCloseable {

    /**
     * Looks at the film through the window of its content, whatever its file says of windows.
     *
     * <p>Takes some hundred milliseconds to seconds; not for the UI thread.
     *
     * @throws java.util.concurrent.CancellationException if the user stopped it
     */
    default Detection detect(Cephalogram film, Progress progress) {
        return detect(film, film.contentWindow(), progress);
    }

    /**
     * The same through a window that a person chose.
     *
     * @param through in samples of the film
     */
    Detection detect(Cephalogram film, Window through, Progress progress);

    /** Who does the work and where, for the status bar, the case file and the report. */
    DetectorInfo info();

    @Override
    void close();
}
