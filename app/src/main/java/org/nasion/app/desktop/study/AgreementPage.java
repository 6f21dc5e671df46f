package org.nasion.app.desktop.study;

import java.io.ByteArrayInputStream;
import java.text.NumberFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.nasion.app.desktop.study.AgreementViewModel.Shown;
import org.nasion.app.desktop.task.Job;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.core.study.agreement.Agreement.Measured;
import org.nasion.core.study.agreement.Agreement.Pair;
import org.nasion.core.study.agreement.PointErrors;

/** How far readers of the same films agree: two of them at a time, point by point and measurement by measurement. */
public final class AgreementPage extends VBox {

    /** One landmark's errors between two readers. */
    private record PointRow(String code, PointErrors errors) {}

    private final AgreementViewModel agreement;
    private final WindowTexts texts;
    private final ComboBox<Pair> pairs = new ComboBox<>();
    private final Label overall = note("");
    private final TableView<PointRow> points = new TableView<>();
    private final TableView<Measured> measurements = new TableView<>();
    private final ImageView picture = new ImageView();
    private final VBox results = new VBox();

    public AgreementPage(AgreementViewModel agreement, WindowTexts texts) {
        this.agreement = agreement;
        this.texts = texts;
        getStyleClass().add("agreement-page");
        results.getStyleClass().add("agreement-results");
        VBox.setVgrow(results, Priority.ALWAYS);
        getChildren().addAll(buttons(), progress(), told(), results);
        // Only while the page is seen: it is made anew each time, and what it shows lives longer.
        ObservableValue<Boolean> seen = sceneProperty().map(Objects::nonNull).orElse(false);
        agreement.shownProperty().when(seen).subscribe(this::show);
        agreement.pairProperty().when(seen).subscribe(now -> now.ifPresent(this::show));
    }

    private Node buttons() {
        Button choose = new Button(texts.get("agreement.choose"));
        choose.setId("agreement-choose");
        choose.setDefaultButton(true);
        choose.setOnAction(event -> agreement.choose(texts.get("agreement.choose")));
        CheckBox network = new CheckBox(texts.get("agreement.network"));
        network.setId("agreement-network");
        network.selectedProperty().bindBidirectional(agreement.networkProperty());
        Button write = new Button(texts.get("agreement.write"));
        write.setId("agreement-write");
        write.disableProperty().bind(agreement.shownProperty().map(Optional::isEmpty));
        write.setOnAction(event -> agreement.write(texts.get("agreement.write"), texts.get("page.AGREEMENT")));
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox row = new HBox(12, choose, network, spring, write);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /** What is under way, and a way to stop it. */
    private Node progress() {
        ObservableValue<Job> job = Bindings.valueAt(agreement.tasks().running(), 0);
        ProgressBar bar = new ProgressBar();
        bar.setPrefWidth(220);
        bar.progressProperty()
                .bind(job.flatMap(Job::fractionProperty)
                        .map(Number::doubleValue)
                        .orElse(-1.0));
        Label doing = note("");
        doing.textProperty()
                .bind(job.flatMap(Job::doingProperty).map(texts::say).orElse(""));
        Button stop = new Button(texts.get("progress.stop"));
        stop.setOnAction(event -> agreement.tasks().running().forEach(Job::stop));
        HBox row = new HBox(12, bar, doing, stop);
        row.setAlignment(Pos.CENTER_LEFT);
        row.visibleProperty().bind(job.map(Objects::nonNull).orElse(false));
        row.managedProperty().bind(row.visibleProperty());
        return row;
    }

    /** What went wrong, or where the results are; before anything else what this page is for. */
    private Node told() {
        Label label = note("");
        label.setId("agreement-told");
        label.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> agreement
                                .problemProperty()
                                .get()
                                .map(problem -> texts.say(problem))
                                .or(() -> agreement
                                        .writtenProperty()
                                        .get()
                                        .map(folder -> texts.get("agreement.written", folder)))
                                .orElse(agreement.shownProperty().get().isPresent() ? "" : texts.get("agreement.help")),
                        agreement.problemProperty(),
                        agreement.writtenProperty(),
                        agreement.shownProperty()));
        label.managedProperty().bind(label.textProperty().isNotEmpty());
        return label;
    }

    private void show(Optional<Shown> now) {
        results.getChildren().clear();
        now.ifPresent(found -> {
            pairs.setId("agreement-pair");
            pairs.setAccessibleText(texts.get("agreement.pair"));
            pairs.setConverter(new StringConverter<>() {
                @Override
                public String toString(Pair pair) {
                    return pair == null ? "" : pair.first() + " – " + pair.second();
                }

                @Override
                public Pair fromString(String text) {
                    throw new UnsupportedOperationException("this box never reads");
                }
            });
            pairs.getItems().setAll(found.agreement().pairs());
            pairs.setOnAction(event -> Optional.ofNullable(pairs.getValue())
                    .ifPresent(pair -> agreement.pairProperty().set(Optional.of(pair))));
            Label summary = note(texts.get(
                    "agreement.summary",
                    found.agreement().films(),
                    String.join(", ", found.agreement().readers()),
                    String.join("; ", found.agreement().scales())));
            summary.setId("agreement-summary");
            HBox chosen = new HBox(12, pairs, overall);
            chosen.setAlignment(Pos.CENTER_LEFT);
            HBox.setHgrow(overall, Priority.ALWAYS);
            HBox body = new HBox(12, tables(), picture);
            VBox.setVgrow(body, Priority.ALWAYS);
            results.getChildren().addAll(summary, chosen, body);
            if (!found.agreement().leftOut().isEmpty()) {
                results.getChildren()
                        .add(note(texts.get(
                                "agreement.leftOut", found.agreement().leftOut().size())));
            }
            agreement.pairProperty().get().ifPresent(this::show);
        });
    }

    private Node tables() {
        points.setId("agreement-points");
        points.getColumns()
                .setAll(List.of(
                        column("agreement.column.point", 70, PointRow::code),
                        column(
                                "agreement.column.films",
                                60,
                                row -> String.valueOf(row.errors().n())),
                        column(
                                "agreement.column.mre",
                                110,
                                row -> number(row.errors().mre())),
                        column(
                                "agreement.column.sd",
                                80,
                                row -> number(row.errors().sd())),
                        column(
                                "agreement.column.within2",
                                80,
                                row -> percent(row.errors().within2())),
                        column(
                                "agreement.column.forward",
                                115,
                                row -> signed(row.errors().bias().x())),
                        column(
                                "agreement.column.up",
                                90,
                                row -> signed(row.errors().bias().y()))));
        measurements.setId("agreement-measurements");
        measurements
                .getColumns()
                .setAll(List.of(
                        column(
                                "agreement.column.measurement",
                                220,
                                row -> texts.terms().term("measurement." + row.id(), row.name()) + " ("
                                        + row.unit().symbol() + ")"),
                        column(
                                "agreement.column.films",
                                60,
                                row -> String.valueOf(row.agreement().n())),
                        column(
                                "agreement.column.bias",
                                80,
                                row -> signed(row.agreement().bias())),
                        column(
                                "agreement.column.sd",
                                70,
                                row -> number(row.agreement().sd())),
                        column(
                                "agreement.column.dahlberg",
                                90,
                                row -> number(row.agreement().dahlberg())),
                        column(
                                "agreement.column.limits",
                                130,
                                row -> signed(row.agreement().limits().lower()) + " … "
                                        + signed(row.agreement().limits().upper())),
                        column(
                                "agreement.column.icc",
                                80,
                                row -> row.icc()
                                        .map(icc -> number(icc.absolute().value()))
                                        .orElse("–"))));
        measurements
                .getSelectionModel()
                .selectedItemProperty()
                .subscribe(row -> agreement
                        .pairProperty()
                        .get()
                        .filter(pair -> row != null)
                        .ifPresent(pair -> agreement.pictureOf(pair, row, this::show)));
        Tab ofPoints = new Tab(texts.get("agreement.points"), points);
        Tab ofMeasurements = new Tab(texts.get("agreement.measurements"), measurements);
        TabPane tabs = new TabPane(ofPoints, ofMeasurements);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getSelectionModel()
                .selectedItemProperty()
                .subscribe(tab -> agreement.pairProperty().get().ifPresent(pair -> {
                    if (tab == ofPoints) {
                        agreement.pictureOf(pair, this::show);
                    } else {
                        measurements.getSelectionModel().selectFirst();
                    }
                }));
        HBox.setHgrow(tabs, Priority.ALWAYS);
        return tabs;
    }

    private void show(Pair pair) {
        pairs.setValue(pair);
        overall.setText(pair.overall()
                .map(errors -> texts.get(
                        "agreement.overall",
                        errors.mre(),
                        errors.sd(),
                        errors.within2(),
                        errors.within3(),
                        errors.within4()))
                .orElse(""));
        points.getItems()
                .setAll(pair.landmarks().entrySet().stream()
                        .map(one -> new PointRow(one.getKey(), one.getValue()))
                        .toList());
        measurements.getItems().setAll(pair.measurements());
        agreement.pictureOf(pair, this::show);
    }

    private void show(byte[] png) {
        Image image = new Image(new ByteArrayInputStream(png));
        picture.setImage(image);
        picture.setFitWidth(image.getWidth() / 2); // drawn at twice the window's resolution
        picture.setPreserveRatio(true);
    }

    private <T> TableColumn<T, String> column(String key, double width, Function<T, String> of) {
        TableColumn<T, String> column = new TableColumn<>(texts.get(key));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(row -> new SimpleStringProperty(of.apply(row.getValue())));
        return column;
    }

    private String number(double value) {
        return Double.isFinite(value) ? format(2).format(value) : "–";
    }

    private String percent(double value) {
        return Double.isFinite(value) ? format(1).format(value) : "–";
    }

    private String signed(double value) {
        return (value > 0 ? "+" : "") + number(value);
    }

    private NumberFormat format(int digits) {
        NumberFormat format = NumberFormat.getNumberInstance(texts.locale());
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format;
    }

    private static Label note(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
