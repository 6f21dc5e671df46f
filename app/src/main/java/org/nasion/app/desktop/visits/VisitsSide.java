package org.nasion.app.desktop.visits;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.nasion.app.compare.LaidVisits;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.core.compare.AcceptedMotions;
import org.nasion.core.compare.ComparisonWords;
import org.nasion.core.compare.FitQuality;
import org.nasion.core.compare.Superimposition;
import org.nasion.core.geometry.Point;

/** Beside the picture: which films, how well they lie on each other, moving by hand, accepting and writing out. */
final class VisitsSide extends ScrollPane {

    private static final double WIDTH = 270;
    private static final double MM = 0.1;
    private static final double DEGREES = 0.1;

    private final VisitsViewModel visits;
    private final WindowTexts texts;
    private final VBox films = new VBox(6);
    private final Label quality = wrapped("visits-quality");
    private final Label accepted = wrapped("visits-accepted");
    private final ComboBox<String> later = new ComboBox<>();
    private boolean filling;

    VisitsSide(VisitsViewModel visits) {
        this.visits = visits;
        this.texts = visits.texts();
        setFitToWidth(true);
        setPrefWidth(WIDTH);
        setMinWidth(WIDTH);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("settings-scroll");
        later.setId("visits-later");
        later.setAccessibleText(texts.get("visits.later"));
        later.setMaxWidth(Double.MAX_VALUE);
        later.getSelectionModel().selectedIndexProperty().addListener((property, before, now) -> {
            if (!filling && now.intValue() >= 0) {
                visits.laterProperty().set(now.intValue());
            }
        });
        Button accept = button("accept", visits::accept);
        accept.setDefaultButton(false);
        accept.getStyleClass().add("accent");
        Button again = button("again", visits::layAgain);
        Button export = button("export", visits::export);
        VBox all = new VBox(
                10,
                title("visits.which"),
                films,
                title("visits.how"),
                later,
                quality,
                title("visits.byHand"),
                hand(),
                again,
                accept,
                accepted,
                export);
        all.getStyleClass().add("visits-side");
        setContent(all);
        var seen = sceneProperty().map(java.util.Objects::nonNull).orElse(false);
        visits.candidatesProperty().when(seen).subscribe(this::films);
        visits.laidProperty().when(seen).subscribe(now -> show());
        visits.methodProperty().when(seen).subscribe(now -> show());
        visits.laterProperty().when(seen).subscribe(now -> show());
    }

    private void films(List<Candidate> candidates) {
        films.getChildren().clear();
        for (int i = 0; i < candidates.size(); i++) {
            Candidate film = candidates.get(i);
            CheckBox box = new CheckBox(film.label());
            box.setId("visits-film-" + i);
            box.setMnemonicParsing(false);
            box.setSelected(film.chosenProperty().get());
            box.setOnAction(event -> visits.choose(film, box.isSelected()));
            films.getChildren().add(box);
        }
    }

    private void show() {
        Optional<LaidVisits> now = visits.laidProperty().get();
        filling = true;
        now.ifPresent(laid -> {
            List<String> labels = ComparisonWords.labels(laid.comparison());
            later.getItems().setAll(labels.subList(1, labels.size()));
            later.getSelectionModel().select(Math.min(visits.laterProperty().get(), labels.size() - 2));
        });
        filling = false;
        boolean several = now.map(laid -> laid.visits().size() > 2).orElse(false);
        later.setVisible(several);
        later.setManaged(several);
        String method = visits.methodProperty().get();
        int which = visits.laterProperty().get();
        quality.setText(now.flatMap(laid -> laid.by(method))
                .filter(all -> which < all.size())
                .map(all -> quality(all.get(which)))
                .orElse(""));
        accepted.setText(now.flatMap(laid -> laid.accepted(method, which))
                .map(this::accepted)
                .orElse(texts.get("visits.notAccepted")));
    }

    private String quality(Superimposition one) {
        String turn = texts.get(
                "visits.quality.turn", number(Math.toDegrees(one.motion().turn()), 2));
        if (VisitsViewModel.isByHand(one)) {
            return turn + "\n" + texts.get("visits.quality.byHand");
        }
        if (one.quality().isEmpty()) {
            return turn + "\n" + texts.get("visits.quality.residual", number(one.residualMm(), 2));
        }
        FitQuality found = one.quality().get();
        return String.join(
                "\n",
                turn,
                texts.get(
                        "visits.quality.correlation",
                        number(found.correlation(), 2),
                        number(found.correlationBefore(), 2)),
                texts.get(
                        "visits.quality.points",
                        number(Math.toDegrees(found.turnFromPoints()), 2),
                        number(found.shiftFromPoints(), 2)),
                texts.get(
                        "visits.quality.back",
                        number(Math.abs(Math.toDegrees(found.turnBack())), 2),
                        number(found.shiftBack(), 2)));
    }

    private String number(double value, int decimals) {
        return texts.wording().number(value, decimals);
    }

    private String accepted(AcceptedMotions.Accepted what) {
        return texts.get(
                what.adjusted() ? "visits.acceptedByHand" : "visits.accepted",
                what.by(),
                what.at().replace('T', ' ').substring(0, Math.min(16, what.at().length())));
    }

    /** Arrows about a middle, and turns beside them. */
    private Node hand() {
        GridPane grid = new GridPane();
        grid.setHgap(4);
        grid.setVgap(4);
        grid.add(move("up", MaterialDesignA.ARROW_UP, 0, MM, 0), 1, 0);
        grid.add(move("left", MaterialDesignA.ARROW_LEFT, -MM, 0, 0), 0, 1);
        grid.add(move("down", MaterialDesignA.ARROW_DOWN, 0, -MM, 0), 1, 1);
        grid.add(move("right", MaterialDesignA.ARROW_RIGHT, MM, 0, 0), 2, 1);
        grid.add(move("turnLeft", MaterialDesignR.ROTATE_LEFT, 0, 0, DEGREES), 3, 0);
        grid.add(move("turnRight", MaterialDesignR.ROTATE_RIGHT, 0, 0, -DEGREES), 3, 1);
        Label help = wrapped("visits-hand-help");
        help.setText(texts.get("visits.byHand.help"));
        HBox row = new HBox(10, grid);
        row.setAlignment(Pos.CENTER_LEFT);
        return new VBox(6, row, help);
    }

    private Button move(String id, Ikon icon, double x, double y, double degrees) {
        Button button = new Button("", new FontIcon(icon));
        button.setId("visits-move-" + id.toLowerCase(Locale.ROOT));
        button.getStyleClass().add("icon-button");
        button.setAccessibleText(texts.get("visits.move." + id));
        button.setOnAction(event -> visits.adjust(new Point(x, y), degrees));
        return button;
    }

    private Button button(String id, Runnable run) {
        Button button = new Button(texts.get("visits." + id));
        button.setId("visits-" + id);
        button.setMnemonicParsing(false);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> run.run());
        return button;
    }

    private Label title(String key) {
        Label label = new Label(texts.get(key));
        label.getStyleClass().add("panel-title");
        return label;
    }

    private static Label wrapped(String id) {
        Label label = new Label();
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("panel-note");
        return label;
    }
}
