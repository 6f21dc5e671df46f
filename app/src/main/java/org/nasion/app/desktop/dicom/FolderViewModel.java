package org.nasion.app.desktop.dicom;

import java.nio.file.Path;
import java.util.Comparator;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.SortedList;
import org.nasion.core.image.ListedFilm;
import org.nasion.core.patient.IsoDate;

/** The films of a folder or medium, as they are found; likely cephalograms first, then the newest. */
public final class FolderViewModel {

    private static final Comparator<ListedFilm> ORDER = Comparator.comparing(
                    (ListedFilm film) -> film.problem().isPresent())
            .thenComparing(Comparator.comparingInt(ListedFilm::likeness).reversed())
            .thenComparing(Comparator.comparing(
                            (ListedFilm film) -> IsoDate.write(film.exposure().date()))
                    .reversed())
            .thenComparing(film -> film.patient().name())
            .thenComparing(ListedFilm::file);

    private final DicomDesk desk;
    private final ObservableList<ListedFilm> found = FXCollections.observableArrayList();
    private final SortedList<ListedFilm> films = new SortedList<>(found, ORDER);
    private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper("");
    private int listing;

    FolderViewModel(DicomDesk desk) {
        this.desk = desk;
    }

    void list(Path path) {
        found.clear();
        told.set("");
        int current = ++listing;
        desk.run(
                desk.texts().get("dicom.folder.looking"),
                progress -> {
                    desk.services().folders().list(path, progress, film -> desk.later(() -> add(current, film)));
                    return path;
                },
                done -> told.set(
                        found.isEmpty()
                                ? desk.texts().get("dicom.folder.none")
                                : desk.texts().get("dicom.folder.found", found.size())));
    }

    private void add(int of, ListedFilm film) {
        if (of == listing) {
            found.add(film);
            told.set(desk.texts().get("dicom.folder.found", found.size()));
        }
    }

    public void open(ListedFilm film) {
        if (film.problem().isEmpty()) {
            desk.open(film.file());
        }
    }

    public ObservableList<ListedFilm> films() {
        return films;
    }

    ReadOnlyStringProperty toldProperty() {
        return told.getReadOnlyProperty();
    }
}
