package org.nasion.app.desktop.dicom;

import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.nasion.app.desktop.dicom.QueryViewModel.Previewed;
import org.nasion.app.desktop.seen.InWindow;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.core.dicomweb.FoundImage;
import org.nasion.core.dicomweb.FoundStudy;
import org.nasion.core.image.CephalogramLikeness;

/** Looks for a film in the archive: whom, the studies that match, and the images of the chosen one. */
final class QueryPage extends VBox {

    private static final double PICTURE = 96;

    private final QueryViewModel query;
    private final DicomDesk desk;
    private final WindowTexts texts;
    private final ListView<Previewed> images = new ListView<>();

    QueryPage(QueryViewModel query, DicomDesk desk) {
        this.query = query;
        this.desk = desk;
        this.texts = desk.texts();
        getStyleClass().add("dicom-content");
        setPrefSize(980, 600);
        TableView<FoundStudy> studies = studies();
        VBox.setVgrow(studies, Priority.ALWAYS);
        Label told = new Label();
        told.getStyleClass().add("panel-note");
        told.textProperty().bind(query.toldProperty());
        getChildren().addAll(whom(), studies, told, images(), buttons());
    }

    private Node whom() {
        TextField name = new TextField();
        name.setId("query-name");
        name.setPromptText(texts.get("dicom.query.name.prompt"));
        name.textProperty().bindBidirectional(query.nameProperty());
        name.setPrefColumnCount(16);
        TextField id = new TextField();
        id.setId("query-id");
        id.textProperty().bindBidirectional(query.idProperty());
        id.setPrefColumnCount(10);
        DatePicker from = new DatePicker();
        from.valueProperty().bindBidirectional(query.fromProperty());
        from.setPrefWidth(150);
        DatePicker to = new DatePicker();
        to.valueProperty().bindBidirectional(query.toProperty());
        to.setPrefWidth(150);
        Button search = new Button(texts.get("dicom.query.search"), new FontIcon(MaterialDesignM.MAGNIFY));
        search.setId("query-search");
        search.getStyleClass().addAll("accent", "bar-button");
        search.setOnAction(event -> query.search());
        name.setOnAction(event -> query.search());
        id.setOnAction(event -> query.search());
        HBox box = new HBox(
                12,
                named("dicom.query.name", name),
                named("dicom.query.id", id),
                named("dicom.query.from", from),
                named("dicom.query.to", to),
                search);
        HBox.setHgrow(box.getChildren().getFirst(), Priority.ALWAYS);
        box.setAlignment(Pos.BOTTOM_LEFT);
        return box;
    }

    private VBox named(String key, Region field) {
        Label name = new Label(texts.get(key));
        name.getStyleClass().add("panel-note");
        name.setLabelFor(field);
        field.setAccessibleText(texts.get(key));
        field.setMaxWidth(Double.MAX_VALUE);
        return new VBox(4, name, field);
    }

    private TableView<FoundStudy> studies() {
        TableView<FoundStudy> table = new TableView<>(query.studies());
        table.setId("query-studies");
        table.setAccessibleText(texts.get("dicom.query.studies"));
        table.getStyleClass().addAll("dense", "striped");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setPlaceholder(new Label(""));
        column(table, "dicom.query.patient", 220, FoundStudy::patientName);
        column(table, "dicom.query.id", 120, FoundStudy::patientId);
        column(table, "dicom.query.born", 100, FoundStudy::birthDate);
        column(table, "dicom.query.date", 100, FoundStudy::date);
        column(table, "dicom.query.kinds", 90, FoundStudy::modalities);
        column(table, "dicom.query.description", 260, FoundStudy::description);
        query.studyProperty().get().ifPresent(table.getSelectionModel()::select);
        table.getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (now != null) {
                query.choose(now);
            }
        });
        return table;
    }

    private void column(TableView<FoundStudy> table, String key, double width, Function<FoundStudy, String> value) {
        TableColumn<FoundStudy, String> column = new TableColumn<>(texts.get(key));
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(value.apply(cell.getValue())));
        column.setPrefWidth(width);
        table.getColumns().add(column);
    }

    private Node images() {
        images.setId("query-images");
        images.setAccessibleText(texts.get("dicom.query.pictures"));
        images.setOrientation(Orientation.HORIZONTAL);
        images.setItems(query.images());
        images.getStyleClass().add("dicom-images");
        images.setPrefHeight(176);
        images.setMinHeight(176);
        images.setCellFactory(view -> new ImageCell());
        Label empty = new Label(texts.get("dicom.query.choose"));
        empty.getStyleClass().add("panel-note");
        images.setPlaceholder(empty);
        images.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                open();
            }
        });
        images.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open();
            }
        });
        // The likeliest film is chosen as soon as it is known; a preview that comes later does not change the choice.
        InWindow.follow(images, query.images(), this::keepChoice);
        return images;
    }

    private void keepChoice() {
        if (!query.images().isEmpty() && images.getSelectionModel().getSelectedIndex() < 0) {
            images.getSelectionModel().select(0);
        }
    }

    private void open() {
        Previewed chosen = images.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            query.open(chosen.image());
        }
    }

    private Node buttons() {
        Button settings = new Button(texts.get("dicom.query.settings"), new FontIcon(MaterialDesignC.COG_OUTLINE));
        settings.getStyleClass().addAll("flat", "bar-button");
        settings.setOnAction(event -> desk.showArchive());
        Button open = new Button(texts.get("dicom.query.open"));
        open.setId("query-open");
        open.getStyleClass().addAll("accent", "bar-button");
        open.setOnAction(event -> open());
        open.disableProperty().bind(Bindings.isNull(images.getSelectionModel().selectedItemProperty()));
        Button bringIn = new Button(texts.get("dicom.query.bringIn"));
        bringIn.setId("query-bring-in");
        bringIn.getStyleClass().add("bar-button");
        bringIn.setOnAction(event -> query.bringIn());
        bringIn.disableProperty().bind(Bindings.isEmpty(query.images()));
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox box = new HBox(10, settings, spring, bringIn, open);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    /** A preview with what the archive says of the image. */
    private final class ImageCell extends ListCell<Previewed> {

        @Override
        protected void updateItem(Previewed item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            setGraphic(empty || item == null ? null : card(item));
        }

        private Node card(Previewed item) {
            FoundImage image = item.image();
            StackPane picture = new StackPane(item.picture()
                    .<Node>map(small -> new PictureView(small, PICTURE))
                    .orElseGet(() -> new FontIcon(MaterialDesignI.IMAGE_OUTLINE)));
            picture.getStyleClass().add("dicom-picture");
            picture.setMinSize(PICTURE + 8, PICTURE + 8);
            picture.setMaxSize(PICTURE + 8, PICTURE + 8);
            Label what = new Label(image.description().isEmpty() ? image.modality() : image.description());
            what.getStyleClass().add("dicom-what");
            Label size = new Label(
                    image.columns() > 0
                            ? image.modality() + " · " + image.columns() + " × " + image.rows()
                            : image.modality());
            size.getStyleClass().add("panel-note");
            VBox card = new VBox(2, picture, what, size);
            card.setAlignment(Pos.TOP_CENTER);
            card.setMaxWidth(128);
            card.setPrefWidth(128);
            card.setOpacity(image.likeness() < CephalogramLikeness.UNKNOWN ? 0.6 : 1);
            return card;
        }
    }
}
