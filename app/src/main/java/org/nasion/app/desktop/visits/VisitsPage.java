package org.nasion.app.desktop.visits;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.nasion.app.compare.LaidVisits;
import org.nasion.app.compare.VisitCase;
import org.nasion.app.desktop.chart.ChartView;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.visits.VisitsViewModel.Look;
import org.nasion.core.chart.Chart;
import org.nasion.core.chart.Palette;
import org.nasion.core.compare.ComparisonWords;
import org.nasion.core.compare.Superimposition;

/** Visits of one patient laid on each other: how and what is shown above, the picture in the middle, what to do on the right. */
public final class VisitsPage extends HBox {

    /** Points of 1/72 inch that a chart is laid out for, so that its letters are of the usual size. */
    private static final double CHART = 330;

    private static final double PANEL = 240;
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

    private final VisitsViewModel visits;
    private final WindowTexts texts;
    private final StackPane stage = new StackPane();
    private final Label doubts = new Label();
    private final LaidFilms films;
    private final Map<VisitCase, HeldFilm> held = new LinkedHashMap<>();
    private final boolean dark;

    /** @param dark whether the window is dark */
    public VisitsPage(VisitsViewModel visits, boolean dark) {
        this.visits = visits;
        this.texts = visits.texts();
        this.dark = dark;
        this.films = new LaidFilms(visits::adjust, texts.get("visits.films"), texts.get("visits.films.help"));
        getStyleClass().add("visits-page");
        pseudoClassStateChanged(DARK, dark);
        stage.setId("visits-stage");
        stage.getStyleClass().add("visits-stage");
        stage.setMinSize(200, 160);
        VBox.setVgrow(stage, Priority.ALWAYS);
        doubts.setId("visits-doubts");
        doubts.setWrapText(true);
        doubts.getStyleClass().add("panel-note");
        VBox picture = new VBox(8, head(), stage, doubts);
        HBox.setHgrow(picture, Priority.ALWAYS);
        picture.setMinWidth(0);
        VisitsSide side = new VisitsSide(visits);
        getChildren().addAll(picture, side);
        // Only while the page is seen: it is made anew each time, and what it shows lives longer.
        var seen = sceneProperty().map(java.util.Objects::nonNull).orElse(false);
        visits.laidProperty().when(seen).subscribe(now -> show());
        visits.lookProperty().when(seen).subscribe(now -> show());
        visits.methodProperty().when(seen).subscribe(now -> show());
        visits.laterProperty().when(seen).subscribe(now -> show());
        visits.toldProperty().when(seen).subscribe(now -> show());
        stage.widthProperty().when(seen).subscribe(now -> show());
        stage.heightProperty().when(seen).subscribe(now -> show());
    }

    private Node head() {
        ComboBox<String> method = new ComboBox<>();
        method.setId("visits-method");
        method.getItems().setAll(visits.methods());
        method.setAccessibleText(texts.get("visits.method"));
        method.setConverter(new StringConverter<>() {
            @Override
            public String toString(String name) {
                return name == null ? "" : texts.wording().say("compare.method." + name);
            }

            @Override
            public String fromString(String text) {
                throw new UnsupportedOperationException("the box is not edited");
            }
        });
        method.valueProperty().bindBidirectional(visits.methodProperty());
        method.setMinWidth(Region.USE_PREF_SIZE);
        FlowPane head = new FlowPane(8, 6, method);
        ToggleGroup looks = new ToggleGroup();
        for (Look look : Look.values()) {
            ToggleButton button = new ToggleButton(texts.get("visits.look." + look.name()));
            button.setId("visits-look-" + look.name());
            button.setToggleGroup(looks);
            visits.lookProperty()
                    .when(sceneProperty().map(java.util.Objects::nonNull).orElse(false))
                    .subscribe(now -> button.setSelected(now == look));
            button.getStyleClass().add("small");
            button.setOnAction(event -> {
                button.setSelected(true);
                visits.lookProperty().set(look);
            });
            head.getChildren().add(button);
        }
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private void show() {
        doubts.setText("");
        Optional<LaidVisits> laid = visits.laidProperty().get();
        if (!visits.toldProperty().get().isEmpty() || laid.isEmpty()) {
            Label told = new Label(visits.toldProperty().get());
            told.setId("visits-told");
            told.setWrapText(true);
            told.setMaxWidth(460);
            stage.getChildren().setAll(told);
            return;
        }
        LaidVisits now = laid.get();
        List<String> sentences = new ArrayList<>();
        if (!now.visits().stream().allMatch(now.visits().getFirst()::isOf)) {
            sentences.add(texts.get("visits.otherPatient"));
        }
        now.comparison().doubts().forEach(doubt -> sentences.add(texts.say(doubt)));
        doubts.setText(String.join(" ", sentences));
        doubts.setManaged(!sentences.isEmpty());
        Look look = visits.lookProperty().get();
        switch (look) {
            case TRACINGS -> tracings(now);
            case PANELS -> panels(now);
            case CHANGES -> stage.getChildren().setAll(new ChangesTable(now.comparison(), texts));
            case BLEND, BLINK, CHECKERBOARD -> films(now, look);
        }
    }

    private void tracings(LaidVisits now) {
        String method = visits.methodProperty().get();
        if (now.by(method).isPresent()) {
            stage.getChildren().setAll(scrolled(chart(now, method, CHART, stage.getWidth(), stage.getHeight())));
        }
    }

    private void panels(LaidVisits now) {
        HBox row = new HBox(14);
        row.setAlignment(Pos.CENTER);
        for (String method : visits.panels()) {
            if (now.by(method).isPresent()) {
                row.getChildren().add(chart(now, method, PANEL, stage.getWidth() / 3 - 14, stage.getHeight()));
            } else if (now.refused().containsKey(method)) {
                Label why = new Label(texts.say(now.refused().get(method)));
                why.setWrapText(true);
                why.setMaxWidth(stage.getWidth() / 3 - 20);
                row.getChildren().add(why);
            }
        }
        stage.getChildren().setAll(scrolled(row));
    }

    private static ScrollPane scrolled(Node content) {
        StackPane middle = new StackPane(content);
        ScrollPane scroll = new ScrollPane(middle);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().add("settings-scroll");
        return scroll;
    }

    private Node chart(LaidVisits now, String method, double points, double width, double height) {
        Chart chart = new ComparisonWords(texts.wording()).chart(now.comparison(), method, points);
        double scale = Math.clamp(Math.min(width / chart.width(), height / chart.height()), 0.4, 3.0);
        ChartView view = new ChartView(chart, dark ? Palette.DARK : Palette.LIGHT, scale);
        view.setId("visits-chart-" + method);
        return view;
    }

    private void films(LaidVisits now, Look look) {
        Optional<List<Superimposition>> laid = now.by(visits.methodProperty().get());
        if (laid.isEmpty()) {
            return;
        }
        int later = Math.min(visits.laterProperty().get(), laid.get().size() - 1);
        VisitCase first = now.visits().getFirst();
        VisitCase other = now.visits().get(later + 1);
        if (held.containsKey(first) && held.containsKey(other)) {
            Superimposition one = laid.get().get(later);
            films.look(look);
            films.show(
                    held.get(first),
                    held.get(other),
                    one.motion(),
                    one.earlier().middle());
            if (!stage.getChildren().equals(List.of(films))) {
                stage.getChildren().setAll(films);
                films.look(look);
            }
            return;
        }
        stage.getChildren().clear();
        visits.quiet()
                .start(
                        "",
                        progress -> {
                            Map<VisitCase, HeldFilm> made = new LinkedHashMap<>();
                            for (VisitCase visit : List.of(first, other)) {
                                made.put(visit, HeldFilm.of(visit));
                            }
                            return made;
                        },
                        made -> {
                            held.putAll(made);
                            show();
                        },
                        failure -> stage.getChildren().setAll(new Label(texts.say(failure.problem()))));
    }
}
