package org.nasion.app.desktop.compare;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import org.nasion.app.desktop.action.ActionTable;
import org.nasion.app.desktop.film.FilmView;
import org.nasion.app.desktop.film.OtherFilmView;
import org.nasion.app.desktop.panel.ActionControls;
import org.nasion.app.desktop.seen.InWindow;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.ComparisonViewModel;
import org.nasion.app.desktop.viewmodel.FilmViewModel;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.geometry.Point;

/**
 * The film, and while two tracings are compared side by side the other one beside it: each half says whose it is,
 * and a cross shows in one half where the pointer is in the other.
 */
public final class FilmPair extends Pane {

    private static final double GAP = 2;
    private static final double HEAD = 38;
    private static final double CROSS = 9;

    private final FilmView film;
    private final OtherFilmView other;
    private final ComparisonViewModel comparison;
    private final FilmViewModel seen;
    private final Label own = new Label();
    private final Label whose = new Label();
    private final Label mean = new Label();
    private final HBox head;
    private final Region gap = new Region();
    private final Group cross = cross();

    public FilmPair(
            FilmView film,
            OtherFilmView other,
            WorkbenchViewModel workbench,
            ActionTable actions,
            ActionControls controls,
            WindowTexts texts) {
        this.film = film;
        this.other = other;
        this.comparison = workbench.comparison();
        this.seen = workbench.film();
        gap.getStyleClass().add("film-gap");
        own.setText(texts.get("compare.yours"));
        own.getStyleClass().add("film-caption");
        own.setMouseTransparent(true);
        own.setId("compare-yours");
        whose.getStyleClass().add("panel-title");
        whose.setMinWidth(0);
        whose.setId("compare-whose");
        mean.getStyleClass().add("comparison-mean");
        mean.setId("beside-mean");
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        mean.setMinWidth(Region.USE_PREF_SIZE);
        head = new HBox(
                8,
                whose,
                mean,
                spring,
                controls.iconButton(actions.get("beside")),
                controls.iconButton(actions.get("compareEnd")));
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("film-caption");
        head.setId("beside-head");
        other.accessibleTextProperty().bind(whose.textProperty());
        getChildren().addAll(film, other, gap, own, head, cross);
        comparison.besideProperty().when(InWindow.of(this)).addListener((property, before, now) -> show(now));
        comparison.comparisonProperty().when(InWindow.of(this)).subscribe(now -> {
            whose.setText(comparison
                    .referenceProperty()
                    .get()
                    .map(shown -> shown.name(texts))
                    .orElse(""));
            mean.setText(now.map(apart -> ComparisonCard.briefly(apart, texts)).orElse(""));
            mean.setAccessibleText(
                    now.map(apart -> ComparisonCard.meanText(apart, texts)).orElse(""));
        });
        seen.cursorProperty().when(InWindow.of(this)).addListener((property, before, now) -> showCross());
        seen.transformProperty().when(InWindow.of(this)).addListener((property, before, now) -> showCross());
        show(comparison.besideProperty().get());
    }

    private static Group cross() {
        Group cross = new Group();
        for (String styleClass : new String[] {"twin-cursor-rim", "twin-cursor"}) {
            for (Line line : new Line[] {new Line(-CROSS, 0, CROSS, 0), new Line(0, -CROSS, 0, CROSS)}) {
                line.getStyleClass().add(styleClass);
                cross.getChildren().add(line);
            }
        }
        cross.setManaged(false);
        cross.setMouseTransparent(true);
        cross.setVisible(false);
        return cross;
    }

    private void show(boolean beside) {
        other.setVisible(beside);
        gap.setVisible(beside);
        own.setVisible(beside);
        head.setVisible(beside);
        showCross();
        requestLayout();
    }

    private void showCross() {
        Optional<Point> at = seen.cursorProperty()
                .get()
                .filter(pointer -> comparison.besideProperty().get())
                .map(seen.transformProperty().get()::toView)
                .filter(place ->
                        place.x() > 0 && place.y() > 0 && place.x() < film.getWidth() && place.y() < film.getHeight());
        cross.setVisible(at.isPresent());
        at.ifPresent(place -> {
            double left = other.isHover() ? 0 : other.getLayoutX();
            cross.relocate(Math.rint(left + place.x() - CROSS) - 1, Math.rint(place.y() - CROSS) - 1);
        });
    }

    @Override
    protected void layoutChildren() {
        boolean beside = comparison.besideProperty().get();
        double half = beside ? Math.floor((getWidth() - GAP) / 2) : getWidth();
        film.resizeRelocate(0, 0, half, getHeight());
        gap.resizeRelocate(half, 0, GAP, getHeight());
        other.resizeRelocate(half + GAP, 0, half, getHeight());
        own.autosize();
        own.resizeRelocate(0, 0, Math.min(own.prefWidth(-1), half), HEAD);
        head.resizeRelocate(half + GAP, 0, half, HEAD);
    }
}
