package org.nasion.app.desktop.panel;

import atlantafx.base.controls.ToggleSwitch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.nasion.app.desktop.dialog.DialogService;
import org.nasion.app.desktop.film.FilmPalette;
import org.nasion.app.desktop.settings.Settings;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.WindowViewModel;
import org.nasion.core.analysis.NormSet;
import org.nasion.core.wording.Units;

/**
 * Every setting with a sentence that says what it is for, in sections, found by typing a word of it.
 * A new setting is one line in {@link #settings()} and its texts {@code settings.ID} and {@code settings.ID.help}.
 */
public final class SettingsPage extends VBox {

    private enum Section {
        PERSON,
        LOOK,
        FILM,
        NUMBERS
    }

    private record Setting(Section section, String words, Node row) {}

    private final SettingsStore store;
    private final WindowViewModel window;
    private final WindowTexts texts;
    private final DialogService dialogs;
    private final VBox list = new VBox();
    private final List<NormSet> norms;
    private final List<Setting> settings;

    /**
     * @param norms   sources of norms that can be preferred
     * @param dialogs choose folders
     */
    public SettingsPage(WindowViewModel window, List<NormSet> norms, DialogService dialogs, WindowTexts texts) {
        this.norms = norms;
        this.dialogs = dialogs;
        this.window = window;
        this.store = window.settings();
        this.texts = texts;
        getStyleClass().add("settings-page");
        list.getStyleClass().add("settings-list");
        settings = settings();
        TextField search = new TextField();
        search.setId("settings-search");
        search.setPromptText(texts.get("settings.search"));
        search.setAccessibleText(texts.get("settings.search"));
        search.textProperty().addListener((property, before, now) -> show(now));
        getChildren().addAll(search, new PageScroll(list, 640));
        show("");
    }

    private List<Setting> settings() {
        Settings now = store.get();
        return List.of(
                text(Section.PERSON, "reviewer", now.reviewer(), (draft, value) -> draft.reviewer = value),
                text(Section.PERSON, "library", now.library(), (draft, value) -> draft.library = value),
                toggle(Section.PERSON, "copyFilms", now.copyFilms(), (draft, value) -> draft.copyFilms = value),
                folder(Section.PERSON, "filmsFolder", now.filmsFolder(), (draft, value) -> draft.filmsFolder = value),
                folder(Section.PERSON, "openFolder", now.openFolder(), (draft, value) -> draft.openFolder = value),
                folder(
                        Section.PERSON,
                        "reportFolder",
                        now.reportFolder(),
                        (draft, value) -> draft.reportFolder = value),
                path(
                        Section.PERSON,
                        "model",
                        now.model(),
                        start -> dialogs.chooseFile(
                                texts.get("settings.model"), "ONNX", List.of("*.onnx"), start.map(Path::getParent)),
                        (draft, value) -> draft.model = value),
                choice(
                        Section.LOOK,
                        "language",
                        languages(),
                        now.language(),
                        this::languageName,
                        (draft, value) -> draft.language = value),
                light(),
                choice(
                        Section.LOOK,
                        "scale",
                        List.of(0.0, 1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0),
                        now.uiScale(),
                        this::scaleName,
                        (draft, value) -> draft.uiScale = value),
                toggle(Section.LOOK, "systemTheme", now.systemTheme(), (draft, value) -> draft.systemTheme = value),
                choice(
                        Section.FILM,
                        "lineWidth",
                        List.of(0.5, 0.75, 1.0, 1.5, 2.0, 3.0),
                        now.filmStyle().lineWidth(),
                        SettingsPage::percent,
                        (draft, value) -> draft.filmStyle = draft.filmStyle.with(style -> style.lineWidth = value)),
                choice(
                        Section.FILM,
                        "labelSize",
                        List.of(0.75, 1.0, 1.25, 1.5, 2.0, 2.5),
                        now.filmStyle().labelSize(),
                        SettingsPage::percent,
                        (draft, value) -> draft.filmStyle = draft.filmStyle.with(style -> style.labelSize = value)),
                colour(
                        "outlineColour",
                        now.filmStyle().outlines(),
                        (draft, value) -> draft.filmStyle = draft.filmStyle.with(style -> style.outlines = value)),
                colour(
                        "planeColour",
                        now.filmStyle().planes(),
                        (draft, value) -> draft.filmStyle = draft.filmStyle.with(style -> style.planes = value)),
                colour(
                        "angleColour",
                        now.filmStyle().angles(),
                        (draft, value) -> draft.filmStyle = draft.filmStyle.with(style -> style.angles = value)),
                number(Section.LOOK, "screenDpi", now.screenDpi(), (draft, value) -> draft.screenDpi = value),
                toggle(
                        Section.LOOK,
                        "software",
                        now.softwareRendering(),
                        (draft, value) -> draft.softwareRendering = value),
                choice(
                        Section.NUMBERS,
                        "norms",
                        normSets(),
                        now.normSet(),
                        this::normSetName,
                        (draft, value) -> draft.normSet = value),
                choice(
                        Section.NUMBERS,
                        "units.length",
                        List.of(Units.Length.values()),
                        now.units().length(),
                        unit -> texts.get("settings.units.length." + unit),
                        (draft, value) -> draft.units = new Units(value, draft.units.angle())),
                choice(
                        Section.NUMBERS,
                        "units.angle",
                        List.of(Units.Angle.values()),
                        now.units().angle(),
                        unit -> texts.get("settings.units.angle." + unit),
                        (draft, value) -> draft.units = new Units(draft.units.length(), value)));
    }

    private void show(String search) {
        List<String> words = Stream.of(search.toLowerCase(texts.locale()).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        list.getChildren().clear();
        for (Section section : Section.values()) {
            String heading = texts.get("settings.section." + section.name());
            List<Node> rows = settings.stream()
                    .filter(setting -> setting.section() == section)
                    .filter(setting -> words.stream()
                            .allMatch((heading.toLowerCase(texts.locale()) + " " + setting.words())::contains))
                    .map(Setting::row)
                    .toList();
            if (!rows.isEmpty()) {
                Label title = new Label(heading);
                title.getStyleClass().add("settings-section");
                list.getChildren().add(title);
                list.getChildren().addAll(rows);
            }
        }
        if (list.getChildren().isEmpty()) {
            Label nothing = new Label(texts.get("settings.nothing", search));
            nothing.getStyleClass().add("panel-note");
            list.getChildren().add(nothing);
        }
    }

    // ---- kinds of settings

    private interface Change<T> {
        void apply(Settings.Draft draft, T value);
    }

    private <T> void change(Change<T> change, T value) {
        store.change(now -> now.with(draft -> change.apply(draft, value)));
    }

    private Setting text(Section section, String id, String now, Change<String> change) {
        TextField field = new TextField(now);
        field.setPrefColumnCount(16);
        field.textProperty().addListener((property, before, value) -> change(change, value));
        return row(section, id, field);
    }

    private Setting folder(Section section, String id, String now, Change<String> change) {
        return path(section, id, now, start -> dialogs.chooseFolder(texts.get("settings." + id), start), change);
    }

    private Setting path(
            Section section,
            String id,
            String now,
            Function<Optional<Path>, Optional<Path>> choose,
            Change<String> change) {
        PathField path =
                new PathField(now, texts.get("settings." + id) + ": " + texts.get("reportPage.choose"), choose);
        path.field().textProperty().addListener((property, before, value) -> change(change, value));
        return row(section, id, path, path.field());
    }

    /** A number; an empty field is 0. */
    private Setting number(Section section, String id, double now, Change<Double> change) {
        TextField field = new TextField(now == 0 ? "" : Double.toString(now));
        field.setPrefColumnCount(8);
        field.setPromptText(texts.get("settings." + id + ".prompt"));
        field.textProperty().addListener((property, before, value) -> {
            try {
                change(
                        change,
                        value.isBlank() ? 0 : Double.parseDouble(value.strip().replace(',', '.')));
            } catch (NumberFormatException e) {
                change(change, 0.0); // not a number yet
            }
        });
        return row(section, id, field);
    }

    private Setting toggle(Section section, String id, boolean now, Change<Boolean> change) {
        ToggleSwitch toggle = new ToggleSwitch();
        toggle.setSelected(now);
        toggle.selectedProperty().addListener((property, before, value) -> change(change, value));
        return row(section, id, toggle);
    }

    private <T> Setting choice(
            Section section, String id, List<T> values, T now, Function<T, String> name, Change<T> change) {
        Choice<T> box = new Choice<>(values, now, name, value -> change(change, value));
        box.setPrefWidth(190);
        return row(section, id, box);
    }

    private Setting light() {
        ToggleSwitch light = new ToggleSwitch();
        light.setSelected(window.themeProperty().get() == Settings.Theme.LIGHT);
        light.selectedProperty()
                .addListener((property, before, on) ->
                        window.themeProperty().set(on ? Settings.Theme.LIGHT : Settings.Theme.DARK));
        return row(Section.LOOK, "light", light);
    }

    private Setting row(Section section, String id, Node control) {
        return row(section, id, control, control);
    }

    /** @param named the part of the control that a person types in */
    private Setting row(Section section, String id, Node control, Node named) {
        String title = texts.get("settings." + id);
        String sentence = texts.get("settings." + id + ".help");
        Label name = new Label(title);
        name.getStyleClass().add("setting-name");
        Label help = new Label(sentence);
        help.getStyleClass().add("panel-note");
        help.setWrapText(true);
        help.setMinHeight(Region.USE_PREF_SIZE);
        VBox words = new VBox(2, name, help);
        HBox.setHgrow(words, Priority.ALWAYS);
        named.setId("setting-" + id.replace('.', '-'));
        named.setAccessibleText(title);
        named.setAccessibleHelp(sentence);
        if (control instanceof Region region) {
            region.setMinWidth(Region.USE_PREF_SIZE);
        }
        HBox row = new HBox(24, words, control);
        row.setAlignment(Pos.CENTER_LEFT);
        return new Setting(section, (title + " " + sentence).toLowerCase(texts.locale()), row);
    }

    // ---- their values in words

    private List<String> languages() {
        List<String> tags = new ArrayList<>(List.of(""));
        WindowTexts.languages(window.languageFolder()).forEach(locale -> tags.add(locale.toLanguageTag()));
        String chosen = store.get().language();
        if (!tags.contains(chosen)) {
            tags.add(chosen);
        }
        return tags;
    }

    private String languageName(String tag) {
        return tag.isEmpty() ? texts.get("settings.language.system") : WindowTexts.ownName(Locale.forLanguageTag(tag));
    }

    private List<String> normSets() {
        List<String> ids = new ArrayList<>(List.of(""));
        norms.forEach(set -> ids.add(set.id()));
        String chosen = store.get().normSet();
        if (!ids.contains(chosen)) {
            ids.add(chosen); // of a file that is gone
        }
        return ids;
    }

    private String normSetName(String id) {
        return id.isEmpty()
                ? texts.get("settings.norms.fitting")
                : norms.stream()
                        .filter(set -> set.id().equals(id))
                        .findFirst()
                        .map(set -> set.author() + (set.year() > 0 ? " " + set.year() : ""))
                        .orElse(id);
    }

    private static String percent(double share) {
        return Math.round(share * 100) + " %";
    }

    /** The program's own colour, or one of those that read on bone and on black and are told apart by colour-blind readers. */
    private Setting colour(String id, String now, Change<String> change) {
        List<String> colours = new ArrayList<>(FilmPalette.CHOICES.keySet());
        if (!colours.contains(now)) {
            colours.add(now); // of the settings file
        }
        return choice(Section.FILM, id, colours, now, this::colourName, change);
    }

    private String colourName(String colour) {
        String name = FilmPalette.CHOICES.get(colour);
        return name == null ? colour : texts.get("settings.colour." + name);
    }

    private String scaleName(double scale) {
        return scale == 0 ? texts.get("settings.scale.system") : percent(scale);
    }
}
