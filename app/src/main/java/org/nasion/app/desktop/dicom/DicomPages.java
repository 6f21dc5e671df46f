package org.nasion.app.desktop.dicom;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.nasion.app.desktop.seen.InWindow;
import org.nasion.app.desktop.task.Job;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.Page;

/** The pages for the exchange with other systems, over the window; each with its progress and its problem at the foot. */
public final class DicomPages {

    private final DicomDesk desk;
    private final WindowTexts texts;

    public DicomPages(DicomDesk desk, WindowTexts texts) {
        this.desk = desk;
        this.texts = texts;
    }

    /** The pages and what makes their content. */
    public Map<Page, Supplier<Node>> all() {
        return Map.of(
                DicomDesk.ARCHIVE,
                () -> content(new ArchivePage(desk.archive(), desk)),
                DicomDesk.QUERY,
                () -> content(new QueryPage(desk.query(), desk)),
                DicomDesk.FOLDER,
                () -> content(new FolderPage(desk.folder(), desk)),
                DicomDesk.EXPORT,
                () -> content(new ExportPage(desk.export(), desk)));
    }

    private Node content(Region page) {
        VBox content = new VBox(page, problem(), progress());
        content.getStyleClass().add("dicom-page");
        return content;
    }

    private Node problem() {
        Label words = new Label();
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox box = new HBox(10, new FontIcon(MaterialDesignA.ALERT_CIRCLE_OUTLINE), words);
        box.getStyleClass().add("dicom-problem");
        box.setAlignment(Pos.CENTER_LEFT);
        words.textProperty()
                .bind(desk.problemProperty()
                        .when(InWindow.of(words))
                        .map(problem -> problem.map(texts::say).orElse("")));
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
        doing.textProperty()
                .bind(desk.jobProperty()
                        .flatMap(job -> job.map(Job::doingProperty).orElse(null))
                        .map(texts::say)
                        .orElse("")
                        .when(InWindow.of(doing)));
        bar.progressProperty()
                .bind(desk.jobProperty()
                        .flatMap(job -> job.map(Job::fractionProperty).orElse(null))
                        .map(Number::doubleValue)
                        .orElse(0.0)
                        .when(InWindow.of(bar)));
        // Keeps its place, so that the page does not jump at every request.
        box.visibleProperty().bind(desk.jobProperty().map(Optional::isPresent));
        return box;
    }
}
