package org.nasion.app.desktop.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ColorPicker;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.nasion.app.desktop.dicom.HandOverChoices;
import org.nasion.app.desktop.services.ReportFormat;
import org.nasion.app.desktop.settings.ReportSettings;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.ReportViewModel;
import org.nasion.app.desktop.viewmodel.WindowViewModel;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.analysis.Analysis;
import org.nasion.core.report.ReportStyle;
import org.nasion.core.wording.Wording;

/** What a report tells, how it looks and what it is written as; remembered as soon as it is chosen. */
public final class ReportPage extends VBox {

    private final WorkbenchViewModel workbench;
    private final ReportViewModel reports;
    private final WindowViewModel window;
    private final SettingsStore store;
    private final WindowTexts texts;
    private final GridPane form = new GridPane();
    private int row;

    /** @param comparison the choice of visits that the report is compared with */
    public ReportPage(
            WorkbenchViewModel workbench,
            ReportViewModel reports,
            WindowViewModel window,
            WindowTexts texts,
            Node comparison) {
        this.workbench = workbench;
        this.reports = reports;
        this.window = window;
        this.store = window.settings();
        this.texts = texts;
        getStyleClass().addAll("settings-page", "report-page");
        form.setHgap(18);
        form.setVgap(10);
        form.setPadding(new Insets(0, 14, 0, 0)); // beside the scroll bar
        ReportSettings now = store.get().report();
        row(
                "form",
                choice(
                        "form",
                        List.of(ReportStyle.Form.values()),
                        now.form(),
                        value -> texts.get("reportPage.form." + value),
                        value -> change(with -> with.form = value)));
        row(
                "paper",
                choice(
                        "paper",
                        List.of(ReportStyle.Paper.values()),
                        now.paper(),
                        value -> texts.get("reportPage.paper." + value),
                        value -> change(with -> with.paper = value)));
        row(
                "language",
                choice(
                        "language",
                        languages(now.language()),
                        now.language(),
                        this::languageName,
                        value -> change(with -> with.language = value)));
        row("formats", formats(now));
        reports.begin();
        row("handOver", new HandOverChoices("report", reports.handOver(), texts));
        comparison.disableProperty().bind(reports.handOver().namelessProperty());
        row("comparison", comparison);
        row("analyses", analyses(now, reports.usualAnalyses()));
        row("clinic", text("clinic", new TextField(now.clinic()), value -> change(with -> with.clinic = value)));
        TextArea address = new TextArea(now.address());
        address.setPrefRowCount(2);
        row("address", text("address", address, value -> change(with -> with.address = value)));
        row("logo", new LogoField(now.logo(), reports, texts, value -> change(with -> with.logo = value)));
        row("accent", accent(now));
        row("template", template(now));
        getChildren().addAll(new PageScroll(form, 680), write());
    }

    private Node write() {
        Button write = new Button(texts.get("reportPage.write"));
        write.setId("report-write");
        write.setDefaultButton(true);
        write.getStyleClass().add("accent");
        write.setOnAction(event -> {
            window.pageProperty().set(Optional.empty());
            reports.writeAsSet();
        });
        HBox foot = new HBox(write);
        foot.setAlignment(Pos.CENTER_RIGHT);
        return foot;
    }

    private void row(String id, Node control) {
        Label name = new Label(texts.get("reportPage." + id));
        name.getStyleClass().add("setting-name");
        name.setMinWidth(Region.USE_PREF_SIZE);
        String help = texts.has("reportPage." + id + ".help") ? texts.get("reportPage." + id + ".help") : "";
        control.setAccessibleText(name.getText());
        control.setAccessibleHelp(help);
        name.setLabelFor(control);
        VBox right = new VBox(3, control);
        if (!help.isEmpty()) {
            Label note = new Label(help);
            note.getStyleClass().add("panel-note");
            note.setWrapText(true);
            right.getChildren().add(note);
        }
        form.addRow(row++, name, right);
        GridPane.setValignment(name, VPos.TOP);
        GridPane.setHgrow(right, Priority.ALWAYS);
    }

    private <T> Node choice(String id, List<T> values, T now, Function<T, String> name, Consumer<T> change) {
        Choice<T> box = new Choice<>(values, now, name, change);
        box.setId("report-" + id);
        box.setPrefWidth(300);
        return box;
    }

    private Node text(String id, TextInputControl field, Consumer<String> change) {
        field.setId("report-" + id);
        field.textProperty().addListener((property, before, value) -> change.accept(value));
        return field;
    }

    private Node template(ReportSettings now) {
        TextField field = new TextField(now.template());
        text("template", field, value -> change(with -> with.template = value));
        field.setAccessibleText(texts.get("reportPage.template"));
        Button choose = new Button(texts.get("reportPage.choose"));
        choose.setId("report-template-choose");
        choose.setMinWidth(Region.USE_PREF_SIZE);
        choose.setOnAction(event -> reports.chooseTemplate().ifPresent(folder -> field.setText(folder.toString())));
        HBox.setHgrow(field, Priority.ALWAYS);
        return new HBox(8, field, choose);
    }

    private Node formats(ReportSettings now) {
        FlowPane boxes = new FlowPane(14, 6);
        for (ReportFormat format : reports.formats()) {
            CheckBox box = new CheckBox(texts.get("report." + format.id()));
            box.setId("report-format-" + format.id());
            box.setSelected(now.formats().contains(format.id()));
            box.selectedProperty()
                    .addListener((property, before, on) ->
                            change(with -> with.formats = toggled(with.formats, format.id(), on)));
            boxes.getChildren().add(box);
        }
        return boxes;
    }

    private Node analyses(ReportSettings now, List<String> usual) {
        FlowPane boxes = new FlowPane(14, 6);
        List<String> chosen = now.analyses().isEmpty() ? usual : now.analyses();
        for (Analysis analysis : workbench.analyses().catalog().analyses()) {
            CheckBox box = new CheckBox(texts.terms().name(analysis));
            box.setId("report-analysis-" + analysis.id());
            box.setSelected(chosen.contains(analysis.id()));
            box.selectedProperty()
                    .addListener((property, before, on) -> change(with -> with.analyses =
                            toggled(with.analyses.isEmpty() ? usual : with.analyses, analysis.id(), on)));
            boxes.getChildren().add(box);
        }
        return boxes;
    }

    private Node accent(ReportSettings now) {
        ColorPicker picker = new ColorPicker(Color.web(now.accent()));
        picker.setId("report-accent");
        picker.valueProperty()
                .addListener((property, before, value) -> change(with -> with.accent = String.format(
                        Locale.ROOT,
                        "#%02x%02x%02x",
                        Math.round(255 * value.getRed()),
                        Math.round(255 * value.getGreen()),
                        Math.round(255 * value.getBlue()))));
        return picker;
    }

    private static List<String> toggled(List<String> list, String id, boolean on) {
        List<String> next = new ArrayList<>(list);
        next.remove(id);
        if (on) {
            next.add(id);
        }
        return next;
    }

    private void change(Consumer<ReportSettings.Draft> change) {
        store.change(now -> now.with(draft -> draft.report = now.report().with(change)));
    }

    private List<String> languages(String chosen) {
        List<String> tags = new ArrayList<>(List.of(""));
        org.nasion.core.text.Texts.languages(Wording.BUNDLE, window.languageFolder())
                .forEach(locale -> tags.add(locale.toLanguageTag()));
        if (!tags.contains(chosen)) {
            tags.add(chosen);
        }
        return tags;
    }

    private String languageName(String tag) {
        return tag.isEmpty()
                ? texts.get("reportPage.language.window")
                : WindowTexts.ownName(Locale.forLanguageTag(tag));
    }
}
