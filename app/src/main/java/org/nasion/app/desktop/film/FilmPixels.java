package org.nasion.app.desktop.film;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.nasion.app.desktop.services.DisplayFilter;
import org.nasion.app.desktop.services.FilmFilters;
import org.nasion.app.desktop.task.Job;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.app.desktop.viewmodel.FilmLook;
import org.nasion.app.desktop.viewmodel.Histogram;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.image.Cephalogram;

/**
 * Makes the picture of the film that the screen shows: through the filters and in its smaller sizes,
 * off the UI thread. Only the newest wish is followed; an older one is stopped.
 */
final class FilmPixels {

    /** A picture with the greys that were counted on the way. */
    private record Made(FilmPyramid pyramid, Histogram histogram) {
    }

    private final WorkbenchViewModel workbench;
    private final TaskRunner quiet;
    private final FilmFilters filters;
    private final String filtering;
    private final Consumer<FilmPyramid> show;
    private Optional<Job> running = Optional.empty();
    private long newest;

    /**
     * @param quiet     runs what takes tenths of a second
     * @param filtering what is said while a filter takes longer
     * @param show      is given the new picture on the UI thread
     */
    FilmPixels(WorkbenchViewModel workbench, TaskRunner quiet, FilmFilters filters, String filtering, Consumer<FilmPyramid> show) {
        this.workbench = workbench;
        this.quiet = quiet;
        this.filters = filters;
        this.filtering = filtering;
        this.show = show;
    }

    /** The film or its filters have changed. */
    void make() {
        running.ifPresent(Job::stop);
        running = Optional.empty();
        long number = ++newest;
        workbench.film().filmProperty().get().ifPresent(film -> make(film, number));
    }

    private void make(Cephalogram film, long number) {
        FilmLook look = workbench.film().look();
        Set<DisplayFilter> through = look.filtersProperty().get();
        // Taking the grain out takes seconds: that is watched and can be stopped; the rest is done before anybody could.
        TaskRunner runner = through.contains(DisplayFilter.DENOISE) ? workbench.tasks() : quiet;
        Job job = runner.start(filtering, progress -> {
            Cephalogram seen = through.isEmpty() ? film : filters.apply(film, through, progress);
            return new Made(FilmPyramid.of(seen, progress), Histogram.of(seen, progress));
        }, made -> {
            if (number == newest) {
                running = Optional.empty();
                look.histogramProperty().set(Optional.of(made.histogram()));
                show.accept(made.pyramid());
            }
        }, failure -> {
            if (number == newest) {
                look.unfiltered();
                workbench.tell(failure.problem());
            }
        }, () -> {
            if (number == newest) {
                look.unfiltered(); // stopped by the person who waited
            }
        });
        if (number == newest) {
            running = Optional.of(job);
        }
    }
}
