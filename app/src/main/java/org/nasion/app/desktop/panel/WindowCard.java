package org.nasion.app.desktop.panel;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.RangeSlider;
import org.nasion.app.desktop.action.ActionTable;
import org.nasion.app.desktop.seen.InWindow;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.FilmLook;
import org.nasion.app.desktop.viewmodel.FilmTool;
import org.nasion.app.desktop.viewmodel.FilmViewModel;
import org.nasion.app.desktop.viewmodel.Tones;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.Window;
import org.nasion.core.image.WindowChoice;

/** The film's greys at its foot while their tool is in the hand: histogram, both ends of the window, presets, gamma and filters. */
public final class WindowCard extends VBox {

    private static final double WIDTH = 420;
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final FilmViewModel film;
    private final FilmLook look;
    private final RangeSlider range = new RangeSlider(0, 255, 0, 255);
    private final Map<FilmLook.Preset, Button> presets = new EnumMap<>(FilmLook.Preset.class);
    private final MenuButton ofFile = new MenuButton();
    private boolean following;

    public WindowCard(FilmViewModel film, ActionTable actions, ActionControls controls, WindowTexts texts) {
        this.film = film;
        this.look = film.look();
        getStyleClass().add("window-card");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        range.setId("grey-window");
        range.setAccessibleText(texts.get("action.window"));
        range.setPrefWidth(WIDTH);
        ofFile.setId("file-windows");
        ofFile.getStyleClass().add("small");
        ofFile.setText(texts.get("window.ofFile"));
        getChildren()
                .addAll(
                        new HistogramGraph(look, WIDTH),
                        range,
                        presets(texts),
                        ofFile,
                        gammaAndFilters(actions, controls, texts));
        film.filmProperty().when(InWindow.of(this)).addListener((property, before, now) -> {
            offer(now, texts);
            follow();
        });
        offer(film.filmProperty().get(), texts);
        look.windowProperty().when(InWindow.of(this)).addListener((property, before, now) -> follow());
        look.histogramProperty().when(InWindow.of(this)).addListener((property, before, now) -> follow());
        range.lowValueProperty().addListener((property, before, now) -> set());
        range.highValueProperty().addListener((property, before, now) -> set());
        follow();
    }

    /** Whether the card is to be seen. */
    public static ObservableValue<Boolean> seen(FilmViewModel film) {
        return Bindings.createBooleanBinding(
                () -> film.toolProperty().get() == FilmTool.WINDOW
                        && film.filmProperty().get().isPresent(),
                film.toolProperty(),
                film.filmProperty());
    }

    /** The windows that a DICOM file names, where there are several. */
    private void offer(Optional<Cephalogram> shown, WindowTexts texts) {
        List<WindowChoice> windows = shown.map(Cephalogram::windows).orElse(List.of());
        ofFile.setVisible(windows.size() > 1);
        ofFile.setManaged(windows.size() > 1);
        ofFile.getItems().clear();
        for (WindowChoice choice : windows) {
            MenuItem item = new MenuItem(
                    choice.explanation().isBlank()
                            ? texts.get(
                                    "window.ofFile.nameless", ofFile.getItems().size() + 1)
                            : choice.explanation());
            item.setMnemonicParsing(false);
            item.setOnAction(event -> look.setWindow(choice.window()));
            ofFile.getItems().add(item);
        }
    }

    private HBox presets(WindowTexts texts) {
        HBox row = new HBox();
        row.getStyleClass().add("preset-row");
        for (FilmLook.Preset preset : FilmLook.Preset.values()) {
            Button button = new Button(texts.get("preset." + preset.name()));
            button.setId("preset-" + preset.name());
            button.getStyleClass().addAll("small", "preset");
            button.setMaxWidth(Double.MAX_VALUE);
            button.setMnemonicParsing(false);
            button.setTooltip(new Tooltip(texts.get("preset." + preset.name() + ".help")));
            button.setOnAction(event -> look.choose(preset));
            HBox.setHgrow(button, Priority.ALWAYS);
            presets.put(preset, button);
            row.getChildren().add(button);
        }
        return row;
    }

    private HBox gammaAndFilters(ActionTable actions, ActionControls controls, WindowTexts texts) {
        // Even steps for the eye: the slider is the logarithm.
        Slider gamma = new Slider(Math.log(Tones.LEAST_GAMMA), Math.log(Tones.MOST_GAMMA), 0);
        gamma.setId("gamma");
        gamma.setAccessibleText(texts.get("window.gamma"));
        gamma.setPrefWidth(150);
        gamma.setBlockIncrement(0.1);
        gamma.valueProperty().addListener((property, before, now) -> {
            double value = Math.exp(now.doubleValue());
            look.gammaProperty().set(Math.abs(value - 1) < 0.04 ? 1 : value); // 1 is easy to find again
        });
        look.gammaProperty().when(InWindow.of(this)).addListener((property, before, now) -> {
            if (Math.abs(Math.log(now.doubleValue()) - gamma.getValue()) > 0.05) {
                gamma.setValue(Math.log(now.doubleValue()));
            }
        });
        Label value = new Label();
        value.setMinWidth(34);
        value.textProperty()
                .bind(look.gammaProperty().when(InWindow.of(this)).map(now -> texts.get("window.gamma.value", now)));
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox row = new HBox(new Label(texts.get("window.gamma")), gamma, value, spring);
        for (String id : new String[] {"clahe", "denoise", "sharpen", "invert", "resetWindow"}) {
            row.getChildren().add(controls.iconButton(actions.get(id)));
        }
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("gamma-row");
        return row;
    }

    /** A window dragged beyond the film's values shows as the end of the range. */
    private void follow() {
        Optional<Cephalogram> shown = film.filmProperty().get();
        if (shown.isPresent() && !following) {
            following = true;
            Window now = look.windowProperty().get();
            double max = shown.get().maxValue();
            range.setMax(max);
            range.setLowValue(0); // first out of the way: low and high may not pass each other
            range.setHighValue(Math.clamp(now.high(), 0, max));
            range.setLowValue(Math.clamp(now.low(), 0, max));
            following = false;
        }
        Optional<FilmLook.Preset> chosen = look.chosen();
        presets.forEach((preset, button) ->
                button.pseudoClassStateChanged(ON, chosen.filter(preset::equals).isPresent()));
    }

    private void set() {
        if (!following && range.getHighValue() > range.getLowValue()) {
            following = true;
            look.setWindow(new Window(range.getLowValue(), range.getHighValue()));
            following = false;
            follow();
        }
    }
}
