package org.nasion.app.desktop.panel;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.nasion.app.desktop.seen.InWindow;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.FilmTool;
import org.nasion.app.desktop.viewmodel.FilmViewModel;
import org.nasion.app.desktop.viewmodel.OutlineViewModel;
import org.nasion.core.tracing.Contour;

/** At the film's foot while the tool for outlines is in the hand: what each outline rests on, and what can be done with it. */
public final class OutlineCard extends VBox {

    private static final double MOST_HEIGHT = 150;
    private static final double WIDTH = 440;
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final OutlineViewModel outlines;
    private final WindowTexts texts;
    private final VBox list = new VBox(2);
    private final ScrollPane scroll = new ScrollPane(list);

    public OutlineCard(OutlineViewModel outlines, WindowTexts texts) {
        this.outlines = outlines;
        this.texts = texts;
        getStyleClass().add("window-card");
        setId("outline-card");
        setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        setPrefWidth(WIDTH);
        Label how = new Label(texts.get("outline.how"));
        how.setWrapText(true);
        how.setMinHeight(Region.USE_PREF_SIZE);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(MOST_HEIGHT);
        scroll.getStyleClass().add("findings-scroll");
        getChildren().addAll(how, scroll);
        outlines.rowsProperty().when(InWindow.of(this)).subscribe(this::fill);
        outlines.selectedProperty()
                .when(InWindow.of(this))
                .subscribe(now -> fill(outlines.rowsProperty().get()));
    }

    /** Whether the card is to be seen. */
    public static ObservableValue<Boolean> seen(FilmViewModel film) {
        return Bindings.createBooleanBinding(
                () -> film.toolProperty().get() == FilmTool.OUTLINE
                        && film.filmProperty().get().isPresent(),
                film.toolProperty(),
                film.filmProperty());
    }

    private void fill(List<OutlineViewModel.Row> rows) {
        list.getChildren().setAll(rows.stream().map(this::row).toList());
        outlines.selectedProperty().get().ifPresent(contour -> {
            for (int i = 0; i < rows.size(); i++) {
                if (rows.get(i).contour() == contour && rows.size() > 1) {
                    scroll.setVvalue((double) i / (rows.size() - 1));
                }
            }
        });
    }

    private Node row(OutlineViewModel.Row row) {
        Contour contour = row.contour();
        String name = texts.get("outline." + contour.name());
        ToggleButton choose = new ToggleButton(name + "  ·  " + basis(row));
        choose.setId("outline-" + contour.name());
        choose.getStyleClass().addAll("flat", "small");
        choose.setAlignment(Pos.CENTER_LEFT);
        choose.setMaxWidth(Double.MAX_VALUE);
        choose.setMinWidth(0);
        choose.setWrapText(true); // all of it also in a small window
        choose.setSelected(
                outlines.selectedProperty().get().filter(contour::equals).isPresent());
        choose.setOnAction(event ->
                outlines.selectedProperty().set(choose.isSelected() ? Optional.of(contour) : Optional.empty()));
        HBox.setHgrow(choose, Priority.ALWAYS);
        HBox line = new HBox(4, choose);
        line.setAlignment(Pos.CENTER_LEFT);
        line.pseudoClassStateChanged(SELECTED, choose.isSelected());
        if (OutlineViewModel.canSnap(contour)) {
            line.getChildren().add(button("snap", name, contour, MaterialDesignM.MAGNET, () -> outlines.snap(contour)));
        }
        Button reset = button("reset", name, contour, MaterialDesignR.RESTORE, () -> outlines.reset(contour));
        reset.setDisable(row.basis() != OutlineViewModel.Basis.PERSON);
        line.getChildren()
                .addAll(
                        reset,
                        button(
                                row.hidden() ? "show" : "hide",
                                name,
                                contour,
                                row.hidden() ? MaterialDesignE.EYE_OFF_OUTLINE : MaterialDesignE.EYE_OUTLINE,
                                () -> outlines.hide(contour, !row.hidden())));
        return line;
    }

    private String basis(OutlineViewModel.Row row) {
        return switch (row.basis()) {
            case FILM -> texts.get("outline.basis.film", Math.round(100 * row.seen()));
            case PERSON -> texts.get("outline.basis.person");
            case TEMPLATE -> texts.get("outline.basis.template");
        };
    }

    private Button button(String what, String name, Contour contour, Ikon icon, Runnable does) {
        Button button = new Button("", new FontIcon(icon));
        button.setId("outline-" + what + "-" + contour.name());
        button.getStyleClass().addAll("icon-button", "small");
        button.setAccessibleText(texts.get("outline." + what) + ": " + name);
        button.setTooltip(new Tooltip(texts.get("outline." + what)));
        button.setOnAction(event -> does.run());
        return button;
    }
}
