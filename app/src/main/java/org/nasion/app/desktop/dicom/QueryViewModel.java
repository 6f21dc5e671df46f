package org.nasion.app.desktop.dicom;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.nasion.core.dicomweb.ArchiveAccount;
import org.nasion.core.dicomweb.ArchiveFetch;
import org.nasion.core.dicomweb.DicomWebClient;
import org.nasion.core.dicomweb.FoundImage;
import org.nasion.core.dicomweb.FoundStudy;
import org.nasion.core.dicomweb.StudyQuery;
import org.nasion.core.image.Thumbnail;

/** Looks for a film in the archive: first its study, then its image, then the image's file. */
public final class QueryViewModel {

    private static final int PREVIEW = 160;
    private static final int MOST_PREVIEWS = 24;

    /** An image with its preview, where the archive makes one. */
    public record Previewed(FoundImage image, Optional<Thumbnail> picture) {}

    private final DicomDesk desk;
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty id = new SimpleStringProperty("");
    private final ObjectProperty<LocalDate> from = new SimpleObjectProperty<>();
    private final ObjectProperty<LocalDate> to = new SimpleObjectProperty<>();
    private final ObservableList<FoundStudy> studies = FXCollections.observableArrayList();
    private final ObservableList<Previewed> images = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<FoundStudy>> study = new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty told = new SimpleStringProperty("");

    QueryViewModel(DicomDesk desk) {
        this.desk = desk;
        told.set(desk.texts().get("dicom.query.hint"));
    }

    /** Asks the archive. */
    public void search() {
        study.set(Optional.empty());
        images.clear();
        studies.clear();
        if (from.get() != null && to.get() != null && from.get().isAfter(to.get())) {
            told.set(desk.texts().get("dicom.query.dates"));
            return;
        }
        StudyQuery query =
                new StudyQuery(name.get(), id.get(), Optional.ofNullable(from.get()), Optional.ofNullable(to.get()));
        ArchiveAccount account = desk.archive().account();
        told.set("");
        desk.run(
                desk.texts().get("dicom.query.searching"),
                progress -> desk.archive().with(account, progress, client -> client.studies(query, progress)),
                this::show);
    }

    private void show(List<FoundStudy> found) {
        boolean more = found.size() > DicomWebClient.MOST_STUDIES;
        studies.setAll(more ? found.subList(0, DicomWebClient.MOST_STUDIES) : found);
        told.set(
                found.isEmpty()
                        ? desk.texts().get("dicom.query.none")
                        : more
                                ? desk.texts().get("dicom.query.more", DicomWebClient.MOST_STUDIES)
                                : desk.texts().get("dicom.query.found", found.size()));
    }

    /** Lists the images of a study, then their previews. */
    public void choose(FoundStudy chosen) {
        if (study.get().filter(chosen::equals).isPresent()) {
            return;
        }
        study.set(Optional.of(chosen));
        images.clear();
        ArchiveAccount account = desk.archive().account();
        desk.run(
                desk.texts().get("dicom.query.images"),
                progress -> desk.archive().with(account, progress, client -> {
                    List<FoundImage> found = client.images(chosen.uid(), progress);
                    desk.later(() -> listed(chosen, found));
                    for (FoundImage image : found.subList(0, Math.min(found.size(), MOST_PREVIEWS))) {
                        client.preview(image, PREVIEW, progress)
                                .flatMap(sent -> Thumbnail.ofPreview(sent, PREVIEW))
                                .ifPresent(picture -> desk.later(() -> previewed(chosen, image, picture)));
                    }
                    return found;
                }),
                done -> {});
    }

    private void listed(FoundStudy of, List<FoundImage> found) {
        if (study.get().filter(of::equals).isPresent()) {
            images.setAll(found.stream()
                    .map(image -> new Previewed(image, Optional.empty()))
                    .toList());
            if (found.isEmpty()) {
                told.set(desk.texts().get("dicom.query.noImages"));
            }
        }
    }

    private void previewed(FoundStudy of, FoundImage image, Thumbnail picture) {
        if (study.get().filter(of::equals).isPresent()) {
            images.replaceAll(
                    shown -> shown.image().equals(image) ? new Previewed(image, Optional.of(picture)) : shown);
        }
    }

    /** Fetches an image and opens it. */
    public void open(FoundImage image) {
        ArchiveAccount account = desk.archive().account();
        desk.run(
                desk.texts().get("dicom.query.fetching"),
                progress -> desk.archive()
                        .with(account, progress, client -> fetching(client).film(image, progress)),
                desk::open);
    }

    /** Brings the films of the chosen study into the library. */
    public void bringIn() {
        ArchiveAccount account = desk.archive().account();
        study.get()
                .ifPresent(chosen -> desk.run(
                        desk.texts().get("dicom.query.fetching"),
                        progress -> desk.archive()
                                .with(
                                        account,
                                        progress,
                                        client -> fetching(client).films(List.of(chosen.uid()), progress)),
                        this::brought));
    }

    private void brought(ArchiveFetch.Fetched fetched) {
        if (fetched.films().isEmpty()) {
            told.set(desk.texts().get("dicom.query.noImages"));
        } else {
            desk.bringIn(fetched.films());
        }
    }

    private ArchiveFetch fetching(DicomWebClient client) {
        return new ArchiveFetch(client, desk.services().received());
    }

    public StringProperty nameProperty() {
        return name;
    }

    public StringProperty idProperty() {
        return id;
    }

    public ObjectProperty<LocalDate> fromProperty() {
        return from;
    }

    public ObjectProperty<LocalDate> toProperty() {
        return to;
    }

    public ObservableList<FoundStudy> studies() {
        return studies;
    }

    public ObservableList<Previewed> images() {
        return images;
    }

    ObjectProperty<Optional<FoundStudy>> studyProperty() {
        return study;
    }

    /** How many were found, or what to do. */
    StringProperty toldProperty() {
        return told;
    }
}
