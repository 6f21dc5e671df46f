package org.nasion.app.desktop.panel;

import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.nasion.app.desktop.action.ActionTable;
import org.nasion.app.desktop.seen.InWindow;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;

/** What there is before a film: a sentence, a button, the sample film, and what was open last. */
public final class EmptyState extends VBox {

    private static final int MOST = 5;

    private final WorkbenchViewModel workbench;
    private final VBox recent = new VBox();
    private final WindowTexts texts;

    public EmptyState(WorkbenchViewModel workbench, ActionTable actions, ActionControls controls, WindowTexts texts) {
        this.workbench = workbench;
        this.texts = texts;
        getStyleClass().add("empty-state");
        setAlignment(Pos.CENTER);
        FontIcon icon = new FontIcon(MaterialDesignS.SKULL_SCAN_OUTLINE);
        icon.getStyleClass().add("empty-icon");
        Label title = new Label(texts.get("empty.title"));
        title.getStyleClass().add("empty-title");
        Label hint = new Label(texts.get("empty.hint"));
        hint.getStyleClass().add("empty-hint");
        HBox buttons = new HBox(
                controls.textButton(actions.get("open"), "accent"),
                controls.textButton(actions.get("libraryImport")),
                controls.textButton(actions.get("sample")));
        buttons.setAlignment(Pos.CENTER);
        buttons.getStyleClass().add("empty-buttons");
        recent.getStyleClass().add("empty-recent");
        recent.setAlignment(Pos.CENTER);
        Node tour = controls.textButton(actions.get("tour"), workbench.tour().isKnown() ? "flat" : "success");
        getChildren().addAll(icon, title, hint, buttons, tour, recent);
        workbench
                .opening()
                .recentProperty()
                .when(InWindow.of(this))
                .addListener((property, before, now) -> recent(now));
        recent(workbench.opening().recentProperty().get());
    }

    private void recent(List<Path> files) {
        recent.getChildren().clear();
        if (files.isEmpty()) {
            return;
        }
        Label heading = new Label(texts.get("empty.recent"));
        heading.getStyleClass().add("empty-hint");
        recent.getChildren().add(heading);
        files.stream().limit(MOST).forEach(file -> {
            Hyperlink link = new Hyperlink(file.getFileName().toString());
            link.setOnAction(event -> workbench.opening().open(file));
            recent.getChildren().add(link);
        });
    }
}
