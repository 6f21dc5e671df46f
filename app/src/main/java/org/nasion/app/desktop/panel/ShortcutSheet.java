package org.nasion.app.desktop.panel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.nasion.app.desktop.action.Action;
import org.nasion.app.desktop.action.ActionTable;
import org.nasion.app.desktop.action.Shortcut;
import org.nasion.app.desktop.text.WindowTexts;

/** The page that lists all keys, made from the table of actions. */
public final class ShortcutSheet extends ScrollPane {

    private final WindowTexts texts;

    /** @param around what the sheet lies on: the sheet is at most as large, and scrolls beyond that */
    public ShortcutSheet(ActionTable actions, WindowTexts texts, Region around) {
        this.texts = texts;
        FlowPane columns = new FlowPane(Orientation.VERTICAL);
        columns.getStyleClass().add("shortcut-sheet");
        // As many columns as the window is high for; a small window scrolls.
        columns.setPrefWrapLength(Math.max(320, Math.min(740, around.getHeight() - 150)));
        for (Action.Group group : Action.Group.values()) {
            // Actions of one text, as the four directions of a nudge, share a line.
            Map<String, List<Action>> lines = actions.all().stream()
                    .filter(action ->
                            action.group() == group && !action.shortcuts().isEmpty())
                    .collect(Collectors.groupingBy(this::sheetText, LinkedHashMap::new, Collectors.toList()));
            if (!lines.isEmpty()) {
                columns.getChildren().add(grid(group, lines));
            }
        }
        columns.getChildren().add(mouse());
        setContent(columns);
        getStyleClass().addAll("edge-to-edge", "sheet-scroll");
        setFitToHeight(true);
        maxWidthProperty().bind(around.widthProperty().subtract(90));
    }

    private GridPane grid(Action.Group group, Map<String, List<Action>> lines) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("sheet-group");
        Label heading = new Label(texts.get("group." + group.name()));
        heading.getStyleClass().add("panel-title");
        grid.add(heading, 0, 0, 2, 1);
        int row = 1;
        for (Map.Entry<String, List<Action>> line : lines.entrySet()) {
            HBox keys = new HBox();
            keys.getStyleClass().add("sheet-keys");
            line.getValue().stream()
                    .flatMap(action -> action.shortcuts().stream())
                    .map(Shortcut::text)
                    .forEach(text -> {
                        Label key = new Label(text);
                        key.getStyleClass().add("key");
                        key.setMinWidth(Region.USE_PREF_SIZE);
                        keys.getChildren().add(key);
                    });
            grid.addRow(row++, new Label(line.getKey()), keys);
        }
        return grid;
    }

    /** What a key does while the mouse drags. */
    private GridPane mouse() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("sheet-group");
        Label heading = new Label(texts.get("sheet.mouse"));
        heading.getStyleClass().add("panel-title");
        grid.add(heading, 0, 0, 2, 1);
        Label key = new Label("Shift");
        key.getStyleClass().add("key");
        key.setMinWidth(Region.USE_PREF_SIZE);
        HBox keys = new HBox(key);
        keys.getStyleClass().add("sheet-keys");
        grid.addRow(1, new Label(texts.get("sheet.snap")), keys);
        return grid;
    }

    private String sheetText(Action action) {
        // Not the live text, which names what undo would undo.
        String key = "action." + action.id();
        return texts.has(key) ? texts.get(key) : action.text().getValue();
    }
}
