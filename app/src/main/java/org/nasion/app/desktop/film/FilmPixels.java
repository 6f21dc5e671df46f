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
import org.nasion.app.desktop.viewmodel.Notice;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.image.Cephalogram;

/**
 * Makes the picture of the film that the screen shows: through the filters and in its smaller sizes,
 * off the UI thread. Only the newest wish is followed; an older one is stopped. Outlives the views: one that
 * shows the same film in another language has its picture at once.
 */
public final class FilmPixels {

    /**
     * A picture with the greys that were counted on the way.
     *
     * @param film    of which it was made
     * @param through the filters
     */
    private record Made(Cephalogram film, Set<DisplayFilter> through, FilmPyramid pyramid, Histogram histogram) {

        boolean isOf(Cephalogram other, Set<DisplayFilter> filters) {
            return film == other && through.equals(filters);
        }
    }

    private final TaskRunner quiet;
    private final FilmFilters filters;
    private Optional<Job> running = Optional.empty();
    private Optional<Made> last = Optional.empty();
    private long newest;

    /**
     * @param quiet   runs what takes tenths of a second
     * @param filters what the film can be looked at through
     */
    public FilmPixels(TaskRunner quiet, FilmFilters filters) {
        this.quiet = quiet;
        this.filters = filters;
    }

    /**
     * The film or its filters have changed, or somebody else shows them now.
     *
     * @param filtering what is said while a filter takes longer
     * @param show      is given the picture on the UI thread
     */
    void make(WorkbenchViewModel workbench, String filtering, Consumer<FilmPyramid> show) {
        running.ifPresent(Job::stop);
        running = Optional.empty();
        long number = ++newest;
        workbench.film().filmProperty().get().ifPresent(film -> make(film, workbench, filtering, show, number));
    }

    /** Stops what is under way, since nobody will look at it. */
    public void close() {
        newest++;
        running.ifPresent(Job::stop);
        running = Optional.empty();
    }

    private void make(
            Cephalogram film, WorkbenchViewModel workbench, String filtering, Consumer<FilmPyramid> show, long number) {
        FilmLook look = workbench.film().look();
        Set<DisplayFilter> through = look.filtersProperty().get();
        last = last.filter(made -> made.isOf(film, through)); // a film that was closed must not stay in memory
        if (last.isPresent()) {
            show(last.get(), look, show);
            return;
        }
        // Taking the grain out takes seconds: that is watched and can be stopped; the rest is done before anybody
        // could.
        TaskRunner runner = through.contains(DisplayFilter.DENOISE) ? workbench.tasks() : quiet;
        Job job = runner.start(
                filtering,
                progress -> {
                    Cephalogram seen = through.isEmpty() ? film : filters.apply(film, through, progress);
                    return new Made(film, through, FilmPyramid.of(seen, progress), Histogram.of(seen, progress));
                },
                made -> {
                    if (number == newest) {
                        running = Optional.empty();
                        last = Optional.of(made);
                        show(made, look, show);
                    }
                },
                failure -> {
                    if (number == newest) {
                        look.unfiltered();
                        workbench.notices().add(Notice.of(failure.problem()));
                    }
                },
                () -> {
                    if (number == newest) {
                        look.unfiltered(); // stopped by the person who waited
                    }
                });
        if (number == newest) {
            running = Optional.of(job);
        }
    }

    private static void show(Made made, FilmLook look, Consumer<FilmPyramid> show) {
        look.histogramProperty().set(Optional.of(made.histogram()));
        show.accept(made.pyramid());
    }
}
