package org.nasion.app.desktop;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;

/** The parts of the window between which a key takes the keyboard, so that nothing needs a mouse. */
final class FocusParts {

    private final List<Node> parts;
    private final FocusFrame frame;

    /**
     * @param parts in the order of going round
     * @param frame shows which part has the keyboard
     */
    FocusParts(List<Node> parts, FocusFrame frame) {
        this.parts = List.copyOf(parts);
        this.frame = frame;
    }

    /** Goes on from the part that has the keyboard; parts of another window or with nothing to do in them are passed over. */
    void move(int direction) {
        frame.getScene().getWindow().requestFocus();
        int from = 0;
        for (int i = 0; i < parts.size(); i++) {
            if (holdsFocus(parts.get(i))) {
                from = i;
            }
        }
        for (int step = 1; step <= parts.size(); step++) {
            Node part = parts.get(Math.floorMod(from + step * direction, parts.size()));
            Optional<Node> first = part.getScene() != frame.getScene() ? Optional.empty() : firstFocusable(part);
            if (first.isPresent()) {
                first.get().requestFocus();
                frame.show(part);
                return;
            }
        }
    }

    private boolean holdsFocus(Node part) {
        return part.getScene() == frame.getScene()
                && holds(part, part.getScene().getFocusOwner());
    }

    static boolean holds(Node part, Node owner) {
        for (Node node = owner; node != null; node = node.getParent()) {
            if (node == part) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Node> firstFocusable(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return Optional.empty();
        }
        if (node.isFocusTraversable()) {
            return Optional.of(node);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .map(FocusParts::firstFocusable)
                        .flatMap(Optional::stream)
                        .findFirst()
                : Optional.empty();
    }
}
