package org.nasion.app.desktop.panel;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/** The path of a folder or file: typed, or chosen with the system's own window. */
final class PathField extends HBox {

    private final TextField field;

    /**
     * @param choose given what stands there now, if that is a path; empty where the user gave up
     * @param words  of the button
     */
    PathField(String now, String words, Function<Optional<Path>, Optional<Path>> choose) {
        super(4);
        field = new TextField(now);
        field.setPrefColumnCount(16);
        HBox.setHgrow(field, Priority.ALWAYS);
        Button browse = new Button("", new FontIcon(MaterialDesignF.FOLDER_OPEN_OUTLINE));
        browse.getStyleClass().add("icon-button");
        browse.setMinWidth(Region.USE_PREF_SIZE);
        browse.setAccessibleText(words);
        Hint.on(browse, () -> new Tooltip(words));
        browse.setOnAction(event -> choose.apply(path()).ifPresent(chosen -> field.setText(chosen.toString())));
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(field, browse);
    }

    TextField field() {
        return field;
    }

    private Optional<Path> path() {
        try {
            return field.getText().isBlank()
                    ? Optional.empty()
                    : Optional.of(Path.of(field.getText().strip()));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
