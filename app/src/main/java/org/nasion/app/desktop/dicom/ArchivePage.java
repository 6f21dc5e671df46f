package org.nasion.app.desktop.dicom;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.nasion.app.desktop.form.Form;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.core.dicomweb.ArchiveAccount.Login;

/** Where the archive is and how to log in, with a test of both. */
final class ArchivePage extends VBox {

    private final ArchiveViewModel archive;
    private final WindowTexts texts;

    ArchivePage(ArchiveViewModel archive, DicomDesk desk) {
        this.archive = archive;
        this.texts = desk.texts();
        getStyleClass().add("dicom-content");
        setPrefWidth(560);
        Label intro = new Label(texts.get("dicom.archive.intro"));
        intro.getStyleClass().add("panel-note");
        intro.setWrapText(true);
        intro.setMinHeight(Region.USE_PREF_SIZE);

        Form form = new Form(texts);
        TextField address = form.line("dicom.archive.address", archive.addressProperty());
        address.setPrefColumnCount(32);
        ChoiceBox<Login> login = form.row("dicom.archive.login", new ChoiceBox<>());
        login.getItems().setAll(Login.values());
        login.setConverter(new StringConverter<>() {
            @Override
            public String toString(Login value) {
                return value == null ? "" : texts.get("dicom.archive.login." + value.name());
            }

            @Override
            public Login fromString(String text) {
                throw new UnsupportedOperationException("a choice box never reads");
            }
        });
        login.setMaxWidth(Double.MAX_VALUE);
        login.valueProperty().bindBidirectional(archive.loginProperty());
        TextField user = form.line("dicom.archive.user", archive.userProperty());
        PasswordField secret = form.row("dicom.archive.secret", new PasswordField());
        secret.textProperty().bindBidirectional(archive.secretProperty());
        CheckBox remember = new CheckBox(texts.get("dicom.archive.remember"));
        remember.selectedProperty().bindBidirectional(archive.rememberProperty());
        form.below(remember);
        Label place = new Label();
        place.setId("archive-place");
        place.getStyleClass().add("panel-note");
        place.setWrapText(true);
        place.setMinHeight(Region.USE_PREF_SIZE);
        place.textProperty().bind(archive.placeProperty());
        form.below(place);
        user.disableProperty().bind(archive.loginProperty().isNotEqualTo(Login.PASSWORD));
        secret.disableProperty().bind(archive.loginProperty().isEqualTo(Login.NONE));
        remember.disableProperty().bind(archive.loginProperty().isEqualTo(Login.NONE));
        TextField certificate = new TextField();
        certificate.textProperty().bindBidirectional(archive.certificateProperty());
        certificate.setPromptText(texts.get("dicom.archive.certificate.prompt"));
        certificate.setAccessibleText(texts.get("dicom.archive.certificate"));
        HBox.setHgrow(certificate, Priority.ALWAYS);
        Button choose = new Button(texts.get("dicom.archive.certificate.choose"));
        choose.setOnAction(event -> desk.dialogs().chooseFiles(Optional.empty()).stream()
                .findFirst()
                .ifPresent(file -> certificate.setText(file.toString())));
        form.row("dicom.archive.certificate", new HBox(8, certificate, choose));

        getChildren().addAll(intro, form, warning(), works(), buttons(desk));
    }

    private HBox warning() {
        Label words = new Label(texts.get("dicom.archive.readable"));
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox box = new HBox(10, new FontIcon(MaterialDesignL.LOCK_OPEN_ALERT_OUTLINE), words);
        box.getStyleClass().add("dicom-warning");
        box.setAlignment(Pos.CENTER_LEFT);
        box.visibleProperty()
                .bind(Bindings.createBooleanBinding(archive::isReadableOnTheWay, archive.addressProperty()));
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private HBox works() {
        Label words = new Label();
        words.textProperty().bind(archive.statusProperty());
        HBox box = new HBox(10, new FontIcon(MaterialDesignC.CHECK_CIRCLE_OUTLINE), words);
        box.getStyleClass().add("dicom-works");
        box.setAlignment(Pos.CENTER_LEFT);
        box.visibleProperty().bind(archive.statusProperty().isNotEmpty());
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private HBox buttons(DicomDesk desk) {
        Button test = new Button(texts.get("dicom.archive.test"), new FontIcon(MaterialDesignA.ACCESS_POINT_NETWORK));
        test.setId("archive-test");
        test.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> archive.addressProperty().get().isBlank()
                                || desk.jobProperty().get().isPresent(),
                        archive.addressProperty(),
                        desk.jobProperty()));
        test.setOnAction(event -> archive.test());
        Button save = new Button(texts.get("dicom.archive.save"));
        save.setId("archive-save");
        save.setDefaultButton(true);
        save.getStyleClass().add("accent");
        save.setOnAction(event -> archive.save());
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox buttons = new HBox(10, test, spring, save);
        buttons.setAlignment(Pos.CENTER_LEFT);
        for (Button button : List.of(test, save)) {
            button.getStyleClass().add("bar-button");
        }
        return buttons;
    }
}
