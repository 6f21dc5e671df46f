package org.nasion.app.desktop.library;

import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nasion.app.desktop.task.Failure;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.core.image.Thumbnail;
import org.nasion.core.library.FilmEntry;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.task.Progress;

/** Small pictures of films as PNG, by film; the library keeps them. */
public final class FilmPictures {

    private static final int SIDE = 160;

    private final LibraryDesk desk;
    private final TaskRunner tasks;
    private final Consumer<Failure> failed;
    private final ReadOnlyObjectWrapper<Map<Long, byte[]>> pictures = new ReadOnlyObjectWrapper<>(Map.of());

    FilmPictures(LibraryDesk desk, TaskRunner tasks, Consumer<Failure> failed) {
        this.desk = desk;
        this.tasks = tasks;
        this.failed = failed;
    }

    /** Small pictures that are there come at once; missing ones are made from their films and kept. */
    void show(List<FilmEntry> films) {
        tasks.start(
                "",
                progress -> desk.library()
                        .films()
                        .thumbnails(films.stream().map(FilmEntry::number).toList()),
                there -> {
                    pictures.set(there);
                    List<FilmEntry> missing = films.stream()
                            .filter(film -> !there.containsKey(film.number()))
                            .toList();
                    if (!missing.isEmpty()) {
                        tasks.start(
                                "",
                                progress -> made(missing),
                                made -> {
                                    Map<Long, byte[]> all = new HashMap<>(pictures.get());
                                    all.putAll(made);
                                    pictures.set(all);
                                },
                                failure -> {});
                    }
                },
                failed);
    }

    private Map<Long, byte[]> made(List<FilmEntry> films) {
        Map<Long, byte[]> made = new HashMap<>();
        for (FilmEntry film : films) {
            try {
                if (Files.isRegularFile(film.file())) {
                    byte[] png = Thumbnail.of(desk.services().reader().read(film.file(), Progress.NONE), SIDE)
                            .png();
                    desk.library().films().thumbnail(film.number(), png);
                    made.put(film.number(), png);
                }
            } catch (ProblemException e) {
                // A film that cannot be read has no picture; opening it says why.
            }
        }
        return made;
    }

    /** Those of the films that were shown last. */
    public ReadOnlyObjectProperty<Map<Long, byte[]>> shownProperty() {
        return pictures.getReadOnlyProperty();
    }
}
