package org.nasion.app.desktop.panel;

import java.io.ByteArrayInputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.ReportViewModel;
import org.nasion.core.problem.Problem;

/** The clinic's logo: chosen, looked at, shown as on paper, taken away. A file that cannot be one changes nothing. */
final class LogoField extends VBox {

    private static final double WIDTH = 170;
    private static final double HEIGHT = 48;

    private final ReportViewModel reports;
    private final WindowTexts texts;
    private final Consumer<String> change;
    private final ImageView picture = new ImageView();
    private final Label name = new Label();
    private final Label problem = new Label();
    private final Button remove;

    /** @param now path of the logo; empty for none */
    LogoField(String now, ReportViewModel reports, WindowTexts texts, Consumer<String> change) {
        super(6);
        this.reports = reports;
        this.texts = texts;
        this.change = change;
        setId("report-logo");
        picture.setFitWidth(WIDTH);
        picture.setFitHeight(HEIGHT);
        picture.setPreserveRatio(true);
        StackPane paper = new StackPane(picture);
        paper.getStyleClass().add("logo-preview");
        paper.setMinSize(WIDTH + 12, HEIGHT + 12);
        paper.setMaxSize(WIDTH + 12, HEIGHT + 12);
        Button choose = button("choose", texts.get("reportPage.choose"));
        choose.setOnAction(event ->
                reports.chooseLogo().ifPresent(file -> read(file, () -> change.accept(file.toString()))));
        remove = button("remove", texts.get("reportPage.logo.remove"));
        remove.setOnAction(event -> clear());
        name.setId("report-logo-name");
        name.getStyleClass().add("panel-note");
        problem.setId("report-logo-problem");
        problem.getStyleClass().add("logo-problem");
        problem.setWrapText(true);
        VBox beside = new VBox(6, new HBox(8, choose, remove), name);
        HBox.setHgrow(beside, Priority.ALWAYS);
        HBox line = new HBox(12, paper, beside);
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(line, problem);
        show(null, texts.get("reportPage.logo.none"));
        told("");
        if (!now.isBlank()) {
            remove.setDisable(false);
            try {
                read(Path.of(now.strip()), () -> {});
            } catch (InvalidPathException e) {
                name.setText(now);
            }
        }
    }

    private Button button(String id, String text) {
        Button button = new Button(text);
        button.setId("report-logo-" + id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText(texts.get("reportPage.logo") + ": " + text);
        return button;
    }

    private void read(Path file, Runnable taken) {
        reports.readLogo(
                file,
                bytes -> new Image(new ByteArrayInputStream(bytes), 2 * WIDTH, 2 * HEIGHT, true, true),
                image -> {
                    show(image, file.getFileName().toString());
                    told("");
                    taken.run();
                },
                this::told);
    }

    private void clear() {
        show(null, texts.get("reportPage.logo.none"));
        told("");
        change.accept("");
    }

    private void show(Image image, String words) {
        picture.setImage(image);
        name.setText(words);
        remove.setDisable(image == null);
    }

    private void told(Problem why) {
        told(texts.say(why.words()));
    }

    private void told(String words) {
        problem.setText(words);
        problem.setVisible(!words.isEmpty());
        problem.setManaged(!words.isEmpty());
    }
}
