package org.nasion.app.desktop.panel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.geometry.Orientation;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.nasion.app.desktop.action.Action;
import org.nasion.app.desktop.action.ActionTable;
import org.nasion.app.desktop.action.Shortcut;
import org.nasion.app.desktop.text.Texts;
import org.nasion.app.desktop.viewmodel.WindowViewModel;

/** The pages that lie over the window: the sheet of shortcuts, made from the table of actions, and the settings. */
public final class PageOverlay extends StackPane {

    private final WindowViewModel window;
    private final ActionTable actions;
    private final Texts texts;
    private final Supplier<Node> settings;
    private final Supplier<Node> analyses;
    private final Supplier<Node> report;

    /**
     * @param settings makes the page of settings
     * @param analyses makes the page on which analyses are written
     * @param report   makes the page on which a report is chosen
     */
    public PageOverlay(WindowViewModel window, ActionTable actions, Texts texts, Supplier<Node> settings,
                       Supplier<Node> analyses, Supplier<Node> report) {
        this.settings = settings;
        this.analyses = analyses;
        this.report = report;
        this.window = window;
        this.actions = actions;
        this.texts = texts;
        getStyleClass().add("page-backdrop");
        setOnMousePressed(event -> {
            if (event.getTarget() == this) {
                window.pageProperty().set(Optional.empty());
            }
        });
        window.pageProperty().addListener((property, before, now) -> show(now));
        show(window.pageProperty().get());
    }

    private void show(Optional<WindowViewModel.Page> page) {
        setVisible(page.isPresent());
        getChildren().clear(); // built when first seen, so that the start does not pay for it
        page.ifPresent(which -> getChildren().add(card(texts.get("page." + which.name()), switch (which) {
            case SHORTCUTS -> shortcuts();
            case SETTINGS -> settings.get();
            case ANALYSES -> analyses.get();
            case REPORT -> report.get();
        })));
    }

    private Node card(String title, Node content) {
        Label heading = new Label(title);
        heading.getStyleClass().add("page-title");
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        Button close = new Button("", new FontIcon(MaterialDesignC.CLOSE));
        close.getStyleClass().add("icon-button");
        close.setAccessibleText(texts.get("notice.close"));
        close.setOnAction(event -> window.pageProperty().set(Optional.empty()));
        HBox head = new HBox(heading, spring, close);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox card = new VBox(head, content);
        card.getStyleClass().add("page");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        return card;
    }

    private Node shortcuts() {
        FlowPane columns = new FlowPane(Orientation.VERTICAL);
        columns.getStyleClass().add("shortcut-sheet");
        // As many columns as the window is high for; a small window scrolls.
        columns.setPrefWrapLength(Math.max(320, Math.min(740, getHeight() - 150)));
        for (Action.Group group : Action.Group.values()) {
            // Actions of one text, as the four directions of a nudge, share a line.
            Map<String, List<Action>> lines = actions.all().stream()
                    .filter(action -> action.group() == group && !action.shortcuts().isEmpty())
                    .collect(Collectors.groupingBy(this::sheetText, LinkedHashMap::new, Collectors.toList()));
            if (lines.isEmpty()) {
                continue;
            }
            GridPane grid = new GridPane();
            grid.getStyleClass().add("sheet-group");
            Label heading = new Label(texts.get("group." + group.name()));
            heading.getStyleClass().add("panel-title");
            grid.add(heading, 0, 0, 2, 1);
            int row = 1;
            for (Map.Entry<String, List<Action>> line : lines.entrySet()) {
                HBox keys = new HBox();
                keys.getStyleClass().add("sheet-keys");
                line.getValue().stream().flatMap(action -> action.shortcuts().stream()).map(Shortcut::text).forEach(text -> {
                    Label key = new Label(text);
                    key.getStyleClass().add("key");
                    key.setMinWidth(Region.USE_PREF_SIZE);
                    keys.getChildren().add(key);
                });
                grid.addRow(row++, new Label(line.getKey()), keys);
            }
            columns.getChildren().add(grid);
        }
        ScrollPane scroll = new ScrollPane(columns);
        scroll.getStyleClass().addAll("edge-to-edge", "sheet-scroll");
        scroll.setFitToHeight(true);
        scroll.maxWidthProperty().bind(widthProperty().subtract(90));
        return scroll;
    }

    private String sheetText(Action action) {
        // Not the live text, which names what undo would undo.
        String key = "action." + action.id();
        return texts.has(key) ? texts.get(key) : action.text().getValue();
    }
}
