package org.nasion.app.desktop.panel;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ChoiceBox;
import javafx.util.StringConverter;

/** One of some values, each shown by a name. */
final class Choice<T> extends ChoiceBox<T> {

    /** @param change told of each value that is chosen */
    Choice(List<T> values, T now, Function<T, String> name, Consumer<T> change) {
        getItems().setAll(values);
        setConverter(new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : name.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("a choice box never reads");
            }
        });
        setValue(now);
        valueProperty().addListener((property, before, value) -> {
            if (value != null) {
                change.accept(value);
            }
        });
    }
}
