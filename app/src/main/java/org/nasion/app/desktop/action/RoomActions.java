package org.nasion.app.desktop.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.kordamp.ikonli.Ikon;
import org.nasion.app.desktop.action.Action.Group;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.OpenCase;
import org.nasion.app.desktop.viewmodel.TracingViewModel;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;

/** What one room of the desk lets people do, and what its entries are made of. */
abstract class RoomActions {

    final WorkbenchViewModel workbench;
    final WindowTexts texts;
    final ObservableValue<Optional<String>> always = new SimpleObjectProperty<>(Optional.empty());
    final ObservableValue<Optional<String>> needsFilm;
    final ObservableValue<Optional<String>> needsPoint;
    private final List<Action> actions = new ArrayList<>();

    RoomActions(WorkbenchViewModel workbench, WindowTexts texts) {
        this.workbench = workbench;
        this.texts = texts;
        this.needsFilm = workbench.openProperty().map(open -> reason(open.isEmpty(), "why.noFilm"));
        this.needsPoint = ofTracing(tracing -> tracing.selectedProperty()
                .flatMap(selected -> tracing.shownProperty()
                        .map(state -> reason(
                                selected.flatMap(state.tracing()::placement).isEmpty(), "why.noPoint"))));
    }

    /** In the order of menu and sheet. */
    List<Action> all() {
        return List.copyOf(actions);
    }

    void add(
            String id,
            Group group,
            Ikon icon,
            ObservableValue<Optional<String>> unavailable,
            Runnable run,
            Shortcut... keys) {
        add(new Action(
                id,
                group,
                text(id),
                help(id),
                icon,
                List.of(keys),
                unavailable,
                Optional.empty(),
                run,
                Optional.empty()));
    }

    void toggle(String id, Group group, Ikon icon, BooleanProperty on, Shortcut... keys) {
        addSwitch(id, group, icon, needsFilm, on, keys);
    }

    void addSwitch(
            String id,
            Group group,
            Ikon icon,
            ObservableValue<Optional<String>> unavailable,
            BooleanProperty on,
            Shortcut... keys) {
        Property<Boolean> switched = on.asObject();
        add(new Action(
                id,
                group,
                text(id),
                help(id),
                icon,
                List.of(keys),
                unavailable,
                Optional.of(switched),
                () -> on.set(!on.get()),
                Optional.empty()));
    }

    void held(String id, Group group, Ikon icon, Runnable press, Runnable release, Shortcut key) {
        add(new Action(
                id,
                group,
                text(id),
                help(id),
                icon,
                List.of(key),
                needsFilm,
                Optional.empty(),
                press,
                Optional.of(release)));
    }

    ObservableValue<String> text(String id) {
        return new SimpleObjectProperty<>(texts.get("action." + id));
    }

    String help(String id) {
        return texts.get("action." + id + ".help");
    }

    Optional<String> reason(boolean unavailable, String key) {
        return unavailable ? Optional.of(texts.get(key)) : Optional.empty();
    }

    ObservableValue<Optional<String>> ofTracing(Function<TracingViewModel, ObservableValue<Optional<String>>> why) {
        return workbench
                .openProperty()
                .flatMap(open -> open.map(OpenCase::tracing)
                        .map(why)
                        .orElseGet(() -> new SimpleObjectProperty<>(Optional.of(texts.get("why.noFilm")))));
    }

    void add(Action action) {
        actions.add(action);
    }

    void tracing(Consumer<TracingViewModel> use) {
        workbench.openProperty().get().map(OpenCase::tracing).ifPresent(use);
    }

    /** Whether the film has millimetres. */
    ObservableValue<Optional<String>> needsScale() {
        return ofTracing(tracing -> tracing.shownProperty()
                .map(state -> reason(state.calibration().mmPerPx().isEmpty(), "why.noScale")));
    }
}
