package org.nasion.app.desktop.services;

import java.util.Set;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.task.Progress;

/** Makes the picture of a film that some filters show. */
@FunctionalInterface
public interface FilmFilters {

    /**
     * A filtered copy of the same size and range, for the screen alone; takes up to seconds, off the UI thread.
     *
     * @throws java.util.concurrent.CancellationException if it is no longer wanted
     */
    Cephalogram apply(Cephalogram film, Set<DisplayFilter> through, Progress progress);
}
