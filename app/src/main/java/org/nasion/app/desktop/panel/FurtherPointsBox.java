package org.nasion.app.desktop.panel;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.nasion.app.desktop.services.AnalysisLibrary;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.FurtherPoints;
import org.nasion.app.desktop.viewmodel.ReviewQueue;
import org.nasion.app.desktop.viewmodel.TracingViewModel;
import org.nasion.core.landmark.Landmark;

/** Points beside those that the network finds: a menu of groups to place, and one sign for each that is there or wanted. */
final class FurtherPointsBox extends VBox {

    private final AnalysisLibrary analyses;
    private final WindowTexts texts;
    private final Consumer<Landmark> look;
    private final MenuButton groups = new MenuButton();
    private final FlowPane points = new FlowPane();
    private Optional<TracingViewModel> tracing = Optional.empty();

    /** @param look selects a point and goes there */
    FurtherPointsBox(AnalysisLibrary analyses, WindowTexts texts, Consumer<Landmark> look) {
        this.analyses = analyses;
        this.texts = texts;
        this.look = look;
        getStyleClass().add("further-points");
        Label title = new Label(texts.get("further.title"));
        title.getStyleClass().add("panel-note");
        Region grow = new Region();
        HBox.setHgrow(grow, Priority.ALWAYS);
        groups.setId("further-groups");
        groups.setText(texts.get("further.place"));
        groups.setAccessibleText(texts.get("further.place.help"));
        groups.getStyleClass().add("analysis-choice");
        groups.setMnemonicParsing(false);
        groups.getItems().add(new SeparatorMenuItem()); // a menu without items does not open
        groups.setOnShowing(event -> fill());
        HBox head = new HBox(title, grow, groups);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("further-head");
        points.setId("further-points");
        points.getStyleClass().add("further-signs");
        getChildren().addAll(head, points);
        show(List.of());
    }

    /** Shows the points of another tracing, or of none. */
    void follow(Optional<TracingViewModel> next) {
        tracing = next;
        setVisible(next.isPresent());
        setManaged(next.isPresent());
        show(next.map(shown -> shown.review().further().entriesProperty().get()).orElse(List.of()));
    }

    private void fill() {
        groups.getItems().clear();
        tracing.ifPresent(shown -> FurtherPoints.groups(
                        analyses.catalog().landmarks(),
                        analyses.chosenProperty().get().flatMap(analyses.catalog()::analysis),
                        shown.readingsProperty().get())
                .forEach(group -> groups.getItems().add(item(shown, group))));
    }

    private MenuItem item(TracingViewModel shown, FurtherPoints.Group group) {
        int missing = group.missing(shown.state().tracing()).size();
        String name = group.kind() == FurtherPoints.Kind.ANALYSIS
                ? texts.get(
                        "further.ANALYSIS",
                        analyses.chosenProperty()
                                .get()
                                .flatMap(analyses.catalog()::analysis)
                                .map(texts.terms()::name)
                                .orElse(""))
                : texts.get("further." + group.kind().name());
        MenuItem item = new MenuItem(texts.get("further.left", name, missing));
        item.setMnemonicParsing(false);
        item.setId("further-" + group.kind().name());
        item.setOnAction(event -> shown.review().placeFurther(group.points()));
        return item;
    }

    void show(List<ReviewQueue.Entry> entries) {
        points.getChildren().setAll(entries.stream().map(this::link).toList());
        points.setVisible(!entries.isEmpty());
        points.setManaged(!entries.isEmpty());
    }

    private Hyperlink link(ReviewQueue.Entry entry) {
        PointGlyph glyph = new PointGlyph();
        glyph.show(entry.state());
        Hyperlink link = new Hyperlink(entry.landmark().code(), glyph);
        link.getStyleClass().add("done-point");
        Hint.on(
                link,
                () -> new Tooltip(
                        texts.terms().name(analyses.catalog().landmarks().known(entry.landmark())) + " — "
                                + texts.get("state." + entry.state().name())));
        link.setOnAction(event -> look.accept(entry.landmark()));
        return link;
    }
}
