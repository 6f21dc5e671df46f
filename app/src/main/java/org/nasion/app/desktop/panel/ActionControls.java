package org.nasion.app.desktop.panel;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;
import org.nasion.app.desktop.action.Action;
import org.nasion.app.desktop.action.Shortcut;

/** Makes buttons and menu entries from the table of actions. */
public final class ActionControls {

    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final Runnable backToFilm;

    /** @param backToFilm gives the keyboard back to the film after a click on a button */
    public ActionControls(Runnable backToFilm) {
        this.backToFilm = backToFilm;
    }

    /** A quiet button that shows its icon, and its text and key on hover. */
    public Node iconButton(Action action) {
        Button button = button(action);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().add("icon-button");
        return withTooltip(button, action);
    }

    /** A button with icon and text. */
    public Node textButton(Action action, String... styleClasses) {
        Button button = button(action);
        button.getStyleClass().addAll(styleClasses);
        return withTooltip(button, action);
    }

    private Button button(Action action) {
        Button button = new Button();
        button.setId("action-" + action.id());
        button.textProperty().bind(action.text());
        button.setGraphic(new FontIcon(action.icon()));
        button.setMnemonicParsing(false);
        button.setAccessibleText(action.text().getValue());
        button.setAccessibleHelp(action.help());
        button.disableProperty().bind(Bindings.createBooleanBinding(() -> !action.isAvailable(), action.unavailable()));
        button.setOnAction(event -> action.fire());
        button.setOnMouseReleased(event -> backToFilm.run());
        action.on().ifPresent(on -> {
            follow(on, button.getProperties(), now -> button.pseudoClassStateChanged(ON, now));
            button.pseudoClassStateChanged(ON, on.getValue());
        });
        return button;
    }

    /** The action may live longer than its control, which therefore keeps what follows it. */
    private static void follow(ObservableValue<Boolean> on, Map<Object, Object> kept, Consumer<Boolean> told) {
        ChangeListener<Boolean> listener = (property, before, now) -> told.accept(now);
        kept.put(ON, listener);
        on.addListener(new WeakChangeListener<>(listener));
    }

    /** A disabled control gets no mouse events: the tooltip with the reason hangs on a pane around it. */
    private static Node withTooltip(Button button, Action action) {
        StackPane around = new StackPane(button);
        around.setAlignment(Pos.CENTER);
        Hint.on(List.of(button, around), () -> tooltip(action));
        return around;
    }

    static Tooltip tooltip(Action action) {
        Tooltip tooltip = new Tooltip();
        tooltip.setShowDelay(Duration.millis(400));
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(280);
        ObservableValue<String> text =
                Bindings.createStringBinding(() -> tooltipOf(action), action.text(), action.unavailable());
        tooltip.textProperty().bind(text);
        return tooltip;
    }

    static String tooltipOf(Action action) {
        String keys = keys(action);
        String title = action.text().getValue() + (keys.isEmpty() ? "" : "   " + keys);
        return title + "\n" + action.unavailable().getValue().orElse(action.help());
    }

    /** All keys of an action as people read them. */
    static String keys(Action action) {
        return action.shortcuts().stream().map(Shortcut::text).collect(Collectors.joining(" · "));
    }

    /** A menu entry; shows its key without taking it, since keys are the keyboard's business. */
    public MenuItem menuItem(Action action) {
        MenuItem item = action.on().isPresent() ? new CheckMenuItem() : new MenuItem();
        item.setId("menu-" + action.id());
        item.textProperty().bind(action.text());
        item.setMnemonicParsing(false);
        FontIcon icon = new FontIcon(action.icon());
        item.setGraphic(icon);
        action.shortcuts().stream().findFirst().ifPresent(shortcut -> {
            if (shortcut instanceof Shortcut.Combination(KeyCodeCombination keys)) {
                item.setAccelerator(keys);
            }
        });
        item.disableProperty().bind(Bindings.createBooleanBinding(() -> !action.isAvailable(), action.unavailable()));
        if (item instanceof CheckMenuItem check) {
            action.on().ifPresent(on -> {
                follow(on, check.getProperties(), check::setSelected);
                check.setSelected(on.getValue());
            });
        }
        item.setOnAction(event -> {
            backToFilm.run();
            action.fire();
        });
        return item;
    }

    List<MenuItem> menuItems(List<Action> actions) {
        return actions.stream().map(this::menuItem).toList();
    }
}
