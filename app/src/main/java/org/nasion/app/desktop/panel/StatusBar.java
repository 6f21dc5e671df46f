package org.nasion.app.desktop.panel;

import java.time.format.DateTimeFormatter;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.nasion.app.desktop.seen.InWindow;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.DetectorStatus;
import org.nasion.app.desktop.viewmodel.FilmViewModel;
import org.nasion.app.desktop.viewmodel.OpenCase;
import org.nasion.app.desktop.viewmodel.SaveStatus;
import org.nasion.app.desktop.viewmodel.ScreenPixels;
import org.nasion.app.desktop.viewmodel.WindowViewModel;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.detection.DetectorInfo;

/** The line below the film: scale with its source, where the pointer is, zoom, who placed the points, and whether all is saved. */
public final class StatusBar extends HBox {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final PseudoClass UNSURE = PseudoClass.getPseudoClass("unsure");

    private final WorkbenchViewModel workbench;
    private final WindowTexts texts;
    private final Button scale = new Button();

    public StatusBar(WorkbenchViewModel workbench, WindowViewModel window, WindowTexts texts) {
        this.workbench = workbench;
        this.texts = texts;
        getStyleClass().add("status-bar");
        setAlignment(Pos.CENTER_LEFT);
        getChildren()
                .addAll(
                        scale(window),
                        TopBar.separator(),
                        cursor(),
                        TopBar.separator(),
                        zoom(window),
                        TopBar.spring(),
                        detector(),
                        TopBar.separator(),
                        saved());
    }

    /** Where the scale's popover points to. */
    public Region scaleButton() {
        return scale;
    }

    private Button scale(WindowViewModel window) {
        scale.setId("scale");
        scale.getStyleClass().addAll("status-button");
        scale.setGraphic(new FontIcon(MaterialDesignR.RULER));
        scale.setOnAction(event ->
                window.scalePopoverProperty().set(!window.scalePopoverProperty().get()));
        ObservableValue<Optional<Calibration>> shown = workbench
                .openProperty()
                .flatMap(open -> open.map(OpenCase::tracing)
                        .map(tracing -> tracing.readingsProperty().map(readings -> Optional.of(readings.calibration())))
                        .orElseGet(() ->
                                new SimpleObjectProperty<Optional<Calibration>>(Optional.empty()).map(none -> none)))
                .when(InWindow.of(this));
        scale.textProperty()
                .bind(shown.map(calibration -> calibration.map(this::scaleText).orElse("–")));
        scale.disableProperty().bind(shown.map(Optional::isEmpty));
        shown.addListener((property, before, now) -> scale.pseudoClassStateChanged(
                UNSURE, now.filter(calibration -> !calibration.isPatientScale()).isPresent()));
        scale.setTooltip(new Tooltip(texts.get("status.scale.help")));
        return scale;
    }

    private String scaleText(Calibration calibration) {
        return calibration
                .mmPerPx()
                .map(mm -> String.format(
                        texts.locale(), "%.4f mm/px  ·  %s", mm, texts.terms().source(calibration)))
                .orElseGet(() -> calibration instanceof Calibration.Doubted
                        ? texts.terms().source(calibration)
                        : texts.get("status.noScale"));
    }

    private Label cursor() {
        Label label = status("cursor", 190);
        FilmViewModel film = workbench.film();
        label.textProperty()
                .bind(film.cursorProperty()
                        .when(InWindow.of(this))
                        .map(at -> at.map(point ->
                                        String.format(texts.locale(), "x %.1f   y %.1f", point.x(), point.y())
                                                + film.sampleAt(point)
                                                        .map(sample -> "   " + texts.get("status.grey", sample))
                                                        .orElse(""))
                                .orElse("")));
        return label;
    }

    private Label zoom(WindowViewModel window) {
        Label label = status("zoom", 48);
        label.textProperty()
                .bind(workbench
                        .openProperty()
                        .flatMap(open -> open.isEmpty()
                                ? new SimpleStringProperty("")
                                : workbench
                                        .film()
                                        .transformProperty()
                                        .flatMap(transform -> window.screenProperty()
                                                .map(screen -> zoomText(open.get(), transform.scale(), screen))))
                        .when(InWindow.of(this)));
        Tooltip help = new Tooltip(texts.get("status.zoom.help"));
        help.setWrapText(true);
        help.setMaxWidth(360);
        label.setTooltip(help);
        return label;
    }

    /** The zoom, and where it shows millimetres as they are, whose word that rests on. */
    private String zoomText(OpenCase open, double scale, ScreenPixels screen) {
        String percent = String.format(texts.locale(), "%.0f %%", scale * 100);
        boolean trueSize = open.tracing()
                .shownProperty()
                .get()
                .calibration()
                .mmPerPx()
                .filter(mm -> Math.abs(screen.trueScale(mm) / scale - 1) < 0.002)
                .isPresent();
        return trueSize
                ? percent + "  ·  "
                        + texts.get(screen.measured() ? "status.trueSize.measured" : "status.trueSize", screen.dpi())
                : percent;
    }

    private Label detector() {
        Label label = status("detector", 0);
        Tooltip tooltip = new Tooltip();
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(360);
        label.setTooltip(tooltip);
        ObservableValue<Optional<OpenCase.Proposed>> proposed = workbench
                .openProperty()
                .flatMap(open -> open.map(
                                shown -> (ObservableValue<Optional<OpenCase.Proposed>>) shown.proposedProperty())
                        .orElseGet(() -> new SimpleObjectProperty<>(Optional.empty())))
                .when(InWindow.of(this));
        Runnable show = () -> {
            Optional<OpenCase.Proposed> by =
                    Optional.ofNullable(proposed.getValue()).flatMap(value -> value);
            label.setText(by.map(this::proposedText)
                    .orElseGet(() -> detectorText(
                            workbench.proposals().detectorProperty().get())));
            tooltip.setText(by.map(OpenCase.Proposed::by)
                    .map(this::device)
                    .orElseGet(() -> detectorHelp(
                            workbench.proposals().detectorProperty().get())));
            label.pseudoClassStateChanged(
                    UNSURE,
                    by.isEmpty() && workbench.proposals().detectorProperty().get() instanceof DetectorStatus.Missing);
        };
        proposed.addListener((property, before, now) -> show.run());
        workbench
                .proposals()
                .detectorProperty()
                .when(InWindow.of(this))
                .addListener((property, before, now) -> show.run());
        show.run();
        return label;
    }

    private String proposedText(OpenCase.Proposed proposed) {
        String time = proposed.seconds().isPresent()
                ? String.format(
                        texts.locale(), "  ·  %.1f s", proposed.seconds().getAsDouble())
                : "";
        return proposed.by().device() + "  ·  " + proposed.by().model() + time;
    }

    private String detectorText(DetectorStatus status) {
        return switch (status) {
            case DetectorStatus.Loading loading -> texts.get("status.loading");
            case DetectorStatus.Ready ready ->
                ready.info().device() + "  ·  " + ready.info().model();
            case DetectorStatus.Missing missing -> texts.get("status.noNetwork");
        };
    }

    private String detectorHelp(DetectorStatus status) {
        return switch (status) {
            case DetectorStatus.Loading loading -> texts.get("status.loading");
            case DetectorStatus.Ready ready -> device(ready.info());
            case DetectorStatus.Missing missing -> texts.say(missing.why());
        };
    }

    private String device(DetectorInfo info) {
        return info.model() + "\n" + info.device() + (info.reason().isEmpty() ? "" : " — " + info.reason());
    }

    private Label saved() {
        Label label = status("saved", 0);
        label.textProperty()
                .bind(workbench
                        .openProperty()
                        .flatMap(open -> open.isEmpty()
                                ? new SimpleStringProperty("")
                                : workbench.savedProperty().map(this::savedText))
                        .when(InWindow.of(this)));
        workbench
                .savedProperty()
                .when(InWindow.of(this))
                .addListener((property, before, now) ->
                        label.pseudoClassStateChanged(UNSURE, now.kind() == SaveStatus.Kind.UNSAFE));
        label.setTooltip(new Tooltip(texts.get("status.saved.help")));
        return label;
    }

    private String savedText(SaveStatus status) {
        return switch (status.kind()) {
            case UNCHANGED -> texts.get("status.unchanged");
            case COPY_KEPT -> texts.get("status.kept", TIME.format(status.at()));
            case UNSAFE -> texts.get("status.unsafe");
            case SAVED -> texts.get("status.saved", TIME.format(status.at()));
        };
    }

    private static Label status(String id, double width) {
        Label label = new Label();
        label.setId("status-" + id);
        label.getStyleClass().add("status-text");
        label.setMinWidth(0); // in a narrow window
        if (width > 0) {
            label.setPrefWidth(width);
        }
        return label;
    }
}
