package org.nasion.app.desktop.panel;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.nasion.app.desktop.seen.InWindow;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.Page;
import org.nasion.app.desktop.viewmodel.WindowViewModel;

/**
 * Shows the open page over the window. The open page has the keyboard: the focus stays in it, Escape closes it, and Enter
 * presses its default button.
 */
public final class PageOverlay extends StackPane {

    private final WindowViewModel window;
    private final WindowTexts texts;
    private final Map<Page, Supplier<Node>> pages = new LinkedHashMap<>();

    public PageOverlay(WindowViewModel window, WindowTexts texts) {
        this.window = window;
        this.texts = texts;
        getStyleClass().add("page-backdrop");
        setVisible(false);
        setOnMousePressed(event -> {
            if (event.getTarget() == this) {
                close();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                close();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                event.consume();
                inside(this)
                        .filter(Button.class::isInstance)
                        .map(Button.class::cast)
                        .filter(Button::isDefaultButton)
                        .findFirst()
                        .ifPresent(Button::fire);
            } else if (event.getCode() == KeyCode.TAB) {
                // Goes on to the page's next control here: the menu knows Tab as a key of its own and would hide the
                // panels.
                event.consume();
                getScene()
                        .getFocusOwner()
                        .requestFocusTraversal(
                                event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            }
        });
        window.pageProperty().when(InWindow.of(this)).addListener((property, before, now) -> show(now));
        sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(owner -> {
            if (isVisible() && !holds(owner)) {
                Platform.runLater(this::takeFocus);
            }
        });
    }

    /** Adds pages to those that can be shown, with what makes their content each time that they are opened. */
    public void register(Map<Page, Supplier<Node>> more) {
        pages.putAll(more);
    }

    /** Shows the page that is open already. */
    public void begin() {
        show(window.pageProperty().get());
    }

    /** All pages that can be shown. */
    public Set<Page> pages() {
        return Set.copyOf(pages.keySet());
    }

    private void close() {
        window.pageProperty().set(Optional.empty());
    }

    private void show(Optional<Page> page) {
        setVisible(page.isPresent());
        getChildren().clear(); // built when first seen, so that the start does not pay for it
        page.ifPresent(which -> {
            getChildren().add(card(texts.get(which.title()), pages.get(which).get()));
            takeFocus();
        });
    }

    private Node card(String title, Node content) {
        Label heading = new Label(title);
        heading.getStyleClass().add("page-title");
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        Button close = new Button("", new FontIcon(MaterialDesignC.CLOSE));
        close.getStyleClass().add("icon-button");
        close.setAccessibleText(texts.get("notice.close"));
        close.setOnAction(event -> close());
        HBox head = new HBox(heading, spring, close);
        head.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(content, Priority.ALWAYS);
        VBox card = new VBox(head, content);
        card.getStyleClass().add("page");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        return card;
    }

    /** Gives the keyboard to the first control of the page's content, or to its close button where it has none. */
    private void takeFocus() {
        if (!isVisible() || getScene() == null || holds(getScene().getFocusOwner())) {
            return;
        }
        inside(this)
                .filter(Node::isFocusTraversable)
                .filter(node -> !node.isDisabled())
                .reduce((first, next) -> first.getStyleClass().contains("icon-button") ? next : first)
                .ifPresent(Node::requestFocus);
    }

    private boolean holds(Node owner) {
        for (Node node = owner; node != null; node = node.getParent()) {
            if (node == this) {
                return true;
            }
        }
        return false;
    }

    private static Stream<Node> inside(Parent parent) {
        return parent.getChildrenUnmodifiable().stream()
                .filter(Node::isVisible)
                .flatMap(node ->
                        node instanceof Parent inner ? Stream.concat(Stream.of(node), inside(inner)) : Stream.of(node));
    }
}
