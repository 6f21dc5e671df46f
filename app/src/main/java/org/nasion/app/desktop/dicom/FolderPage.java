package org.nasion.app.desktop.dicom;

import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.core.image.CephalogramLikeness;
import org.nasion.core.image.ListedFilm;
import org.nasion.core.patient.IsoDate;

/** The films of a folder or a disc with their patients, dates and thumbnails. */
final class FolderPage extends VBox {

    private static final double PICTURE = 72;

    private final FolderViewModel folder;
    private final WindowTexts texts;
    private final ListView<ListedFilm> list;

    FolderPage(FolderViewModel folder, DicomDesk desk) {
        this.folder = folder;
        this.texts = desk.texts();
        this.list = new ListView<>(folder.films());
        getStyleClass().add("dicom-content");
        setPrefSize(720, 560);
        list.setId("folder-films");
        list.setAccessibleText(texts.get(DicomDesk.FOLDER.title()));
        list.getStyleClass().add("dicom-films");
        list.setCellFactory(view -> new FilmCell());
        list.setPlaceholder(new Label(""));
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                open();
            }
        });
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        Label told = new Label();
        told.getStyleClass().add("panel-note");
        told.textProperty().bind(folder.toldProperty());
        Button open = new Button(texts.get("dicom.query.open"));
        open.setId("folder-open");
        open.getStyleClass().addAll("accent", "bar-button");
        open.setOnAction(event -> open());
        open.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> {
                            ListedFilm chosen = list.getSelectionModel().getSelectedItem();
                            return chosen == null || chosen.problem().isPresent();
                        },
                        list.getSelectionModel().selectedItemProperty()));
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox foot = new HBox(10, told, spring, open);
        foot.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(list, foot);
    }

    @Override
    public void requestFocus() {
        list.requestFocus();
    }

    private void open() {
        ListedFilm chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            folder.open(chosen);
        }
    }

    private final class FilmCell extends ListCell<ListedFilm> {

        FilmCell() {
            setPrefWidth(0); // as wide as the list, so that long sentences wrap
        }

        @Override
        protected void updateItem(ListedFilm film, boolean empty) {
            super.updateItem(film, empty);
            setText(null);
            setGraphic(empty || film == null ? null : row(film));
        }

        private Node row(ListedFilm film) {
            StackPane picture = new StackPane(film.thumbnail()
                    .<Node>map(small -> new PictureView(small, PICTURE))
                    .orElseGet(() -> new FontIcon(
                            film.problem().isPresent()
                                    ? MaterialDesignA.ALERT_CIRCLE_OUTLINE
                                    : MaterialDesignI.IMAGE_OUTLINE)));
            picture.getStyleClass().add("dicom-picture");
            picture.setMinSize(PICTURE + 6, PICTURE + 6);
            picture.setMaxSize(PICTURE + 6, PICTURE + 6);
            String name = film.patient().name();
            Label who =
                    new Label(!name.isEmpty() ? name : film.file().getFileName().toString());
            who.getStyleClass().add("dicom-who");
            Label when = new Label(
                    joined(IsoDate.write(film.exposure().date()), film.patient().id(), film.modality()));
            when.getStyleClass().add("panel-note");
            Label what = new Label(film.problem().map(texts::say).orElse(film.description()));
            what.getStyleClass().add(film.problem().isPresent() ? "dicom-unreadable" : "panel-note");
            what.setWrapText(true);
            what.setMinHeight(Region.USE_PREF_SIZE);
            VBox words = new VBox(3, who);
            Stream.of(when, what).filter(label -> !label.getText().isEmpty()).forEach(words.getChildren()::add);
            words.setAlignment(Pos.CENTER_LEFT);
            HBox.setHgrow(words, Priority.ALWAYS);
            HBox row = new HBox(14, picture, words);
            row.setAlignment(Pos.CENTER_LEFT);
            if (film.problem().isEmpty() && film.likeness() > CephalogramLikeness.UNKNOWN) {
                Label likely = new Label(texts.get("dicom.folder.likely"));
                likely.getStyleClass().add("dicom-likely");
                likely.setMinWidth(Region.USE_PREF_SIZE);
                row.getChildren().add(likely);
            }
            return row;
        }
    }

    private static String joined(String... parts) {
        return String.join(
                " · ", Stream.of(parts).filter(part -> !part.isEmpty()).toList());
    }
}
