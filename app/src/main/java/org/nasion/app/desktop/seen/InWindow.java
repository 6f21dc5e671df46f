package org.nasion.app.desktop.seen;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.util.Subscription;

/**
 * What a view follows while it stands in a window, and no longer: the desk lives as long as the program, and a view that went on
 * listening to it would never be freed.
 */
public final class InWindow {

    private InWindow() {}

    /** Whether a node stands in a window; for {@link ObservableValue#when}. */
    public static ObservableValue<Boolean> of(Node node) {
        return node.sceneProperty().map(scene -> true).orElse(false);
    }

    /** Follows a list; told at once, and whenever the view comes into a window. */
    public static void follow(Node node, ObservableList<?> list, Runnable told) {
        Following following = new Following();
        told.run();
        of(node).addListener((property, before, in) -> {
            following.end();
            if (in) {
                following.now = list.subscribe(told);
                told.run();
            }
        });
    }

    /**
     * Follows what is open, one after the other, and what belongs to it.
     *
     * @param told  told at once and with each change
     * @param parts begins to follow what belongs to one; ended when another takes its place
     */
    public static <T> void follow(
            Node node, ObservableValue<Optional<T>> open, Consumer<Optional<T>> told, Function<T, Subscription> parts) {
        Following following = new Following();
        told.accept(open.getValue());
        of(node).addListener((property, before, in) -> {
            following.end();
            if (in) {
                Following inner = new Following();
                following.now = open.subscribe(now -> {
                            inner.end();
                            told.accept(now);
                            inner.now = now.map(parts).orElse(Subscription.EMPTY);
                        })
                        .and(inner::end);
            }
        });
    }

    private static final class Following {
        private Subscription now = Subscription.EMPTY;

        void end() {
            now.unsubscribe();
            now = Subscription.EMPTY;
        }
    }
}
