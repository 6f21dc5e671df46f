package org.nasion.app.desktop.dicom;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.nasion.app.desktop.dicom.DicomDesk.Page;
import org.nasion.app.desktop.task.Job;
import org.nasion.app.desktop.text.Texts;

/** The pages for the exchange with other systems, over the window; each with its progress and its problem at the foot. */
public final class DicomOverlay extends StackPane {

    private final DicomDesk desk;
    private final Texts texts;

    public DicomOverlay(DicomDesk desk, Texts texts) {
        this.desk = desk;
        this.texts = texts;
        getStyleClass().add("page-backdrop");
        setOnMousePressed(event -> {
            if (event.getTarget() == this) {
                desk.close();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                desk.close();
            }
        });
        // The keys of the film are not meant while a page is open.
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.TAB && !event.isShortcutDown()) {
                event.consume();
            }
        });
        addEventHandler(KeyEvent.KEY_TYPED, KeyEvent::consume);
        desk.pageProperty().addListener((property, before, now) -> show(now));
        show(desk.pageProperty().get());
    }

    private void show(Optional<Page> page) {
        setVisible(page.isPresent());
        getChildren().clear(); // built when first seen, so that the start does not pay for it
        page.ifPresent(which -> {
            Region content = switch (which) {
                case ARCHIVE -> new ArchivePage(desk.archive(), desk);
                case QUERY -> new QueryPage(desk.query(), desk);
                case FOLDER -> new FolderPage(desk.folder(), desk);
                case EXPORT -> new ExportPage(desk.export(), desk);
            };
            getChildren().add(card(texts.get("dicom.page." + which.name()), content));
            content.requestFocus();
        });
    }

    private Node card(String title, Region content) {
        Label heading = new Label(title);
        heading.getStyleClass().add("page-title");
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        Button close = new Button("", new FontIcon(MaterialDesignC.CLOSE));
        close.getStyleClass().add("icon-button");
        close.setAccessibleText(texts.get("notice.close"));
        close.setOnAction(event -> desk.close());
        HBox head = new HBox(heading, spring, close);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox card = new VBox(head, content, problem(), progress());
        card.getStyleClass().addAll("page", "dicom-page");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        return card;
    }

    private Node problem() {
        Label words = new Label();
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox box = new HBox(10, new FontIcon(MaterialDesignA.ALERT_CIRCLE_OUTLINE), words);
        box.getStyleClass().add("dicom-problem");
        box.setAlignment(Pos.CENTER_LEFT);
        words.textProperty().bind(desk.problemProperty().map(problem -> problem.map(texts::say).orElse("")));
        box.visibleProperty().bind(desk.problemProperty().map(Optional::isPresent));
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private Node progress() {
        Label doing = new Label();
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        Button stop = new Button(texts.get("progress.stop"));
        stop.getStyleClass().add("small");
        stop.setOnAction(event -> desk.stop());
        HBox box = new HBox(14, doing, bar, stop);
        box.setAlignment(Pos.CENTER_LEFT);
        box.getStyleClass().add("dicom-progress");
        doing.setMinWidth(Region.USE_PREF_SIZE);
        doing.textProperty().bind(desk.jobProperty().flatMap(job -> job.map(Job::doingProperty).orElse(null)).map(texts::say).orElse(""));
        bar.progressProperty().bind(desk.jobProperty().flatMap(job -> job.map(Job::fractionProperty).orElse(null))
                .map(Number::doubleValue).orElse(0.0));
        // Keeps its place, so that the page does not jump at every request.
        box.visibleProperty().bind(desk.jobProperty().map(Optional::isPresent));
        return box;
    }
}
