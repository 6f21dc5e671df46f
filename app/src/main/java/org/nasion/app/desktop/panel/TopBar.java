package org.nasion.app.desktop.panel;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.nasion.app.desktop.action.Action;
import org.nasion.app.desktop.action.ActionTable;
import org.nasion.app.desktop.seen.InWindow;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.ReportViewModel;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.patient.Patient;

/** The bar above the film: menu, open, save, undo and redo, the film's name, report, theme and help. */
public final class TopBar extends HBox {

    /** Logical px; below that there is room for icons only. */
    private static final double NARROW = 800;

    private final WorkbenchViewModel workbench;
    private final ActionTable actions;
    private final ActionControls controls;
    private final WindowTexts texts;

    public TopBar(
            WorkbenchViewModel workbench,
            ReportViewModel reports,
            ActionTable actions,
            ActionControls controls,
            WindowTexts texts) {
        this.workbench = workbench;
        this.actions = actions;
        this.controls = controls;
        this.texts = texts;
        getStyleClass().add("top-bar");
        setAlignment(Pos.CENTER_LEFT);
        Label brand = new Label("Nasion");
        brand.getStyleClass().add("brand");
        brand.setMinWidth(USE_PREF_SIZE);
        SplitMenuButton open = open();
        MenuButton report = report(reports);
        for (Labeled words : List.of(open, report)) {
            words.setMinWidth(USE_PREF_SIZE);
            words.contentDisplayProperty()
                    .bind(widthProperty()
                            .map(width ->
                                    width.doubleValue() < NARROW ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT));
        }
        brand.visibleProperty().bind(widthProperty().greaterThanOrEqualTo(NARROW));
        brand.managedProperty().bind(brand.visibleProperty());
        getChildren()
                .addAll(
                        menu(),
                        brand,
                        gap(8),
                        open,
                        icon("save"),
                        separator(),
                        icon("undo"),
                        icon("redo"),
                        icon("detect"),
                        separator(),
                        icon("previous"),
                        icon("accept"),
                        icon("reset"),
                        icon("next"),
                        spring(),
                        filmName(),
                        patientName(),
                        spring(),
                        report,
                        separator(),
                        icon("panels"),
                        icon("theme"),
                        icon("settings"),
                        icon("shortcuts"));
    }

    private Node icon(String id) {
        return controls.iconButton(actions.get(id));
    }

    private MenuButton menu() {
        MenuButton menu = new MenuButton("", new FontIcon(MaterialDesignM.MENU));
        menu.setId("menu");
        menu.getStyleClass().addAll("icon-button", "no-arrow");
        menu.setAccessibleText(texts.get("menu"));
        menu.setTooltip(new Tooltip(texts.get("menu")));
        for (Action.Group group : Action.Group.values()) {
            Menu part = new Menu(texts.get("group." + group.name()));
            actions.all().stream()
                    .filter(action -> action.group() == group && !action.id().startsWith("nudge"))
                    .forEach(action -> part.getItems().add(controls.menuItem(action)));
            menu.getItems().add(part);
        }
        return menu;
    }

    private SplitMenuButton open() {
        Action open = actions.get("open");
        SplitMenuButton button = new SplitMenuButton();
        button.setId("action-open");
        button.setText(texts.get("bar.open"));
        button.setGraphic(new FontIcon(MaterialDesignF.FOLDER_OPEN_OUTLINE));
        button.getStyleClass().add("bar-button");
        button.setMnemonicParsing(false);
        button.setOnAction(event -> open.fire());
        button.setAccessibleText(open.text().getValue());
        Hint.on(button, () -> ActionControls.tooltip(open));
        workbench
                .opening()
                .recentProperty()
                .when(InWindow.of(this))
                .addListener((property, before, now) -> recent(button, now));
        recent(button, workbench.opening().recentProperty().get());
        return button;
    }

    private void recent(SplitMenuButton button, List<Path> files) {
        button.getItems().setAll(controls.menuItem(actions.get("open")), controls.menuItem(actions.get("sample")));
        if (!files.isEmpty()) {
            button.getItems().add(new SeparatorMenuItem());
        }
        for (Path file : files) {
            MenuItem item = new MenuItem(file.getFileName() + "   —   " + file.getParent());
            item.setMnemonicParsing(false);
            item.setOnAction(event -> workbench.opening().open(file));
            button.getItems().add(item);
        }
    }

    private MenuButton report(ReportViewModel reports) {
        MenuButton report =
                new MenuButton(texts.get("bar.report"), new FontIcon(MaterialDesignF.FILE_DOCUMENT_OUTLINE));
        report.setId("report");
        report.getStyleClass().addAll("bar-button", "accent");
        report.setMnemonicParsing(false);
        actions.all().stream()
                .filter(action -> action.id().equals("report") || action.id().startsWith("report."))
                .forEach(action -> report.getItems().add(controls.menuItem(action)));
        report.disableProperty()
                .bind(workbench
                        .openProperty()
                        .map(open -> open.isEmpty() || reports.formats().isEmpty())
                        .when(InWindow.of(this)));
        return report;
    }

    private Label filmName() {
        Label name = new Label();
        name.setId("film-name");
        name.getStyleClass().add("film-name");
        name.setMinWidth(0);
        name.textProperty()
                .bind(workbench
                        .openProperty()
                        .flatMap(open -> open.map(shown -> shown.fileProperty().map(file -> shown.name()))
                                .orElseGet(() -> new SimpleObjectProperty<>("").map(text -> text)))
                        .when(InWindow.of(this)));
        return name;
    }

    /** Whose film it is, and the way to the form where it is to be said. */
    private Hyperlink patientName() {
        Hyperlink name = new Hyperlink();
        name.setId("bar-patient");
        name.setMinWidth(0);
        Action patient = actions.get("patient");
        name.textProperty()
                .bind(workbench
                        .openProperty()
                        .flatMap(open -> open.map(
                                        shown -> shown.tracing().stateProperty().map(state -> said(state.patient())))
                                .orElseGet(() -> new SimpleObjectProperty<>("").map(text -> text)))
                        .when(InWindow.of(this)));
        name.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> workbench.openProperty().get().isPresent()
                                && workbench.study().readingProperty().get().isEmpty(),
                        workbench.openProperty(),
                        workbench.study().readingProperty()));
        name.managedProperty().bind(name.visibleProperty());
        name.setOnAction(event -> patient.fire());
        Hint.on(name, () -> ActionControls.tooltip(patient));
        return name;
    }

    private String said(Patient patient) {
        return !patient.name().isEmpty()
                ? patient.name()
                : !patient.id().isEmpty() ? patient.id() : texts.get("patient.none");
    }

    private static Region gap(double width) {
        Region gap = new Region();
        gap.setMinWidth(width);
        return gap;
    }

    static Region separator() {
        Region line = new Region();
        line.getStyleClass().add("bar-separator");
        return line;
    }

    static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }
}
