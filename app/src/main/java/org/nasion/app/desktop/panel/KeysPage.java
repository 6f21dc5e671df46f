package org.nasion.app.desktop.panel;

import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.nasion.app.desktop.action.Action;
import org.nasion.app.desktop.action.KeysViewModel;
import org.nasion.app.desktop.action.Shortcut;
import org.nasion.app.desktop.text.WindowTexts;

/** Every action with its keys: a click on <i>Change</i> and then a key gives it that key, and says whose it was. */
public final class KeysPage extends VBox {

    private final KeysViewModel keys;
    private final WindowTexts texts;
    private final TextField search = new TextField();
    private final VBox list = new VBox(2);
    private final Label told = new Label();
    private Optional<Action> asking = Optional.empty();
    private Optional<Shortcut> taken = Optional.empty();

    public KeysPage(KeysViewModel keys, WindowTexts texts) {
        this.keys = keys;
        this.texts = texts;
        getStyleClass().add("settings-page");
        list.getStyleClass().add("settings-list");
        search.setId("keys-search");
        search.setPromptText(texts.get("keys.search"));
        search.setAccessibleText(texts.get("keys.search"));
        search.textProperty().addListener((property, before, now) -> fill());
        told.setId("keys-told");
        told.setWrapText(true);
        told.setMinHeight(Region.USE_PREF_SIZE);
        told.getStyleClass().add("panel-note");
        told.setText(texts.get("keys.how"));
        Button all = button("keys-reset-all", texts.get("keys.resetAll"), () -> {
            keys.resetAll();
            told.setText(texts.get("keys.how"));
        });
        HBox head = new HBox(12, told, all);
        HBox.setHgrow(told, Priority.ALWAYS);
        told.setMaxWidth(Double.MAX_VALUE);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(search, head, new PageScroll(list, 680));
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        fill();
    }

    /** The key that was asked for; Esc gives up, also where another action's key would have to be taken. */
    private void pressed(KeyEvent event) {
        if (asking.isEmpty()) {
            return;
        }
        if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            end(texts.get("keys.how"));
            return;
        }
        if (taken.isPresent()) {
            return; // a question with buttons of its own
        }
        event.consume();
        Shortcut.of(event).ifPresent(this::choose);
    }

    private void choose(Shortcut key) {
        Action action = asking.orElseThrow();
        Optional<Action> owner = keys.owner(key, action);
        if (owner.filter(other -> !other.isRebound()).isPresent()) {
            told.setText(texts.get("keys.fixed", key.text(), name(owner.get())));
        } else if (owner.isPresent()) {
            taken = Optional.of(key);
            told.setText(texts.get("keys.conflict", key.text(), name(owner.get())));
            fill();
        } else {
            bind(action, key);
        }
    }

    private void bind(Action action, Shortcut key) {
        keys.bind(action, key);
        end(texts.get("keys.bound", name(action), key.text()));
    }

    private void end(String words) {
        asking = Optional.empty();
        taken = Optional.empty();
        told.setText(words);
        fill();
    }

    private void fill() {
        String wanted = search.getText().toLowerCase(texts.locale()).strip();
        list.getChildren()
                .setAll(keys.all().stream()
                        .filter(action -> (name(action) + " " + words(action))
                                .toLowerCase(texts.locale())
                                .contains(wanted))
                        .map(this::row)
                        .toList());
    }

    private Node row(Action action) {
        Label name = new Label(name(action));
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        boolean asked = asking.filter(now -> now.id().equals(action.id())).isPresent();
        HBox row = new HBox(8, name);
        row.setAlignment(Pos.CENTER_LEFT);
        if (asked && taken.isPresent()) {
            row.getChildren()
                    .addAll(
                            button("keys-take", texts.get("keys.take"), () -> bind(action, taken.orElseThrow())),
                            button("keys-leave", texts.get("keys.leave"), () -> end(texts.get("keys.how"))));
        } else if (asked) {
            row.getChildren().add(new Label(texts.get("keys.press")));
        } else {
            Label key = new Label(words(action));
            if (!key.getText().isEmpty()) {
                key.getStyleClass().add("key");
            }
            key.setMinWidth(Region.USE_PREF_SIZE);
            row.getChildren().add(key);
        }
        if (keys.isChanged(action)) {
            row.getChildren()
                    .add(named(
                            button("keys-reset-" + action.id(), texts.get("keys.reset"), () -> {
                                keys.reset(action);
                                end(texts.get("keys.how"));
                            }),
                            action));
        }
        row.getChildren()
                .add(named(
                        button("keys-change-" + action.id(), texts.get("keys.change"), () -> {
                            asking = Optional.of(action);
                            taken = Optional.empty();
                            told.setText(texts.get("keys.press"));
                            fill();
                            requestFocus();
                        }),
                        action));
        row.getChildren()
                .add(named(
                        button("keys-clear-" + action.id(), texts.get("keys.clear"), () -> {
                            keys.clear(action);
                            end(texts.get("keys.how"));
                        }),
                        action));
        return row;
    }

    private Button named(Button button, Action action) {
        button.setAccessibleText(button.getText() + ": " + name(action));
        return button;
    }

    private static Button button(String id, String text, Runnable does) {
        Button button = new Button(text);
        button.setId(id);
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> does.run());
        return button;
    }

    private String words(Action action) {
        return keys.keys(action).stream().map(Shortcut::text).collect(Collectors.joining(" · "));
    }

    /** Not the live text, which names what undo would undo. */
    private String name(Action action) {
        String key = "action." + action.id();
        return texts.has(key) ? texts.get(key) : action.text().getValue();
    }
}
