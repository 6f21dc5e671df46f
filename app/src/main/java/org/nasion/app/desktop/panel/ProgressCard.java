package org.nasion.app.desktop.panel;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.nasion.app.desktop.seen.InWindow;
import org.nasion.app.desktop.task.Job;
import org.nasion.app.desktop.task.TaskRunner;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;

/** What is being done, in a sentence, and a way to stop it; at the foot of the film while there is something. */
public final class ProgressCard extends VBox {

    private final TaskRunner tasks;
    private final WindowTexts texts;
    private final Label doing = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final Button stop;

    public ProgressCard(WorkbenchViewModel workbench, WindowTexts texts) {
        this.texts = texts;
        this.tasks = workbench.tasks();
        getStyleClass().add("progress-card");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        stop = new Button(texts.get("progress.stop"));
        stop.setMinWidth(USE_PREF_SIZE);
        stop.getStyleClass().add("small");
        doing.getStyleClass().add("progress-text");
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox line = new HBox(doing, stop);
        line.setAlignment(Pos.CENTER);
        line.getStyleClass().add("progress-line");
        getChildren().addAll(line, bar);
        InWindow.follow(this, tasks.running(), this::show);
    }

    private void show() {
        setVisible(!tasks.running().isEmpty());
        setManaged(isVisible());
        if (isVisible()) {
            Job job = tasks.running().getLast();
            doing.textProperty()
                    .bind(job.doingProperty().when(InWindow.of(this)).map(texts::say));
            bar.progressProperty().bind(job.fractionProperty());
            stop.setOnAction(event -> job.stop());
        }
    }
}
