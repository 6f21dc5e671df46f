package org.nasion.app.desktop.panel;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.nasion.app.desktop.action.ActionTable;
import org.nasion.app.desktop.seen.InWindow;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.OpenCase;
import org.nasion.app.desktop.viewmodel.PointReview;
import org.nasion.app.desktop.viewmodel.TracingViewModel;
import org.nasion.app.desktop.viewmodel.WindowViewModel;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;

/**
 * Accepts all points of which the network is certain; beside it the limit, each with how many points it lets through and what share
 * of such points is to be expected wrong.
 */
final class CertainBox extends HBox {

    /** Calibrated shares within 2 mm. */
    private static final List<Double> LIMITS = List.of(0.75, 0.8, 0.85, 0.9, 0.95, 0.97, 0.99);

    CertainBox(
            WorkbenchViewModel workbench,
            WindowViewModel window,
            ActionTable actions,
            ActionControls controls,
            WindowTexts texts) {
        getStyleClass().add("certain-box");
        setAlignment(Pos.CENTER_LEFT);
        Node accept = controls.textButton(actions.get("acceptCertain"), "small");
        MenuButton limit = new MenuButton();
        limit.setId("certain-limit");
        limit.getStyleClass().add("analysis-choice");
        limit.setMnemonicParsing(false);
        limit.setMinWidth(Region.USE_PREF_SIZE);
        limit.textProperty()
                .bind(window.certainProperty()
                        .when(InWindow.of(this))
                        .map(value -> texts.get("certain.limit", Math.round(100 * value.doubleValue()))));
        limit.setAccessibleText(texts.get("certain.limit.help"));
        limit.getItems().add(new SeparatorMenuItem()); // a menu without items does not open
        limit.setOnShowing(event -> limit.getItems()
                .setAll(LIMITS.stream()
                        .map(value -> item(value, workbench.openProperty().get().map(OpenCase::tracing), window, texts))
                        .toList()));
        Region grow = new Region();
        HBox.setHgrow(grow, Priority.ALWAYS);
        getChildren().addAll(accept, grow, limit);
    }

    private static RadioMenuItem item(
            double limit, Optional<TracingViewModel> tracing, WindowViewModel window, WindowTexts texts) {
        PointReview.Certain certain =
                tracing.map(shown -> shown.review().certain(limit)).orElse(new PointReview.Certain(List.of(), 0));
        RadioMenuItem item = new RadioMenuItem(texts.get(
                "certain.choice",
                Math.round(100 * limit),
                certain.landmarks().size(),
                Math.round(100 * certain.wrong())));
        item.setSelected(limit == window.certainProperty().get());
        item.setOnAction(event -> window.certainProperty().set(limit));
        return item;
    }
}
