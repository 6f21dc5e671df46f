package org.nasion.app.desktop.panel;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Set;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.nasion.app.desktop.seen.InWindow;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.Notice;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;

/** Sentences at the top of the film: problems with their code, offers with their answers. */
public final class NoticeStack extends VBox {

    private static final int MOST = 4;

    private final WorkbenchViewModel workbench;
    private final WindowTexts texts;
    /** Those that were seen before. */
    private final Set<Notice> waiting = Collections.newSetFromMap(new IdentityHashMap<>());

    public NoticeStack(WorkbenchViewModel workbench, WindowTexts texts) {
        this.workbench = workbench;
        this.texts = texts;
        getStyleClass().add("notices");
        setAlignment(Pos.TOP_CENTER);
        setPickOnBounds(false);
        setMaxWidth(640);
        InWindow.follow(this, workbench.notices(), this::show);
    }

    /** A piece of news that asks nothing goes by itself; what went wrong stays. */
    private void letGo(Notice notice) {
        if (notice.kind() == Notice.Kind.INFORMATION && notice.choices().isEmpty()) {
            PauseTransition wait = new PauseTransition(Duration.seconds(8));
            wait.setOnFinished(event -> workbench.dismiss(notice));
            wait.play();
        }
    }

    private void show() {
        waiting.retainAll(workbench.notices());
        workbench.notices().stream().filter(waiting::add).forEach(this::letGo);
        int from = Math.max(0, workbench.notices().size() - MOST);
        getChildren()
                .setAll(workbench.notices().subList(from, workbench.notices().size()).stream()
                        .map(this::card)
                        .toList());
    }

    private Node card(Notice notice) {
        FontIcon icon = new FontIcon(
                switch (notice.kind()) {
                    case INFORMATION -> MaterialDesignI.INFORMATION_OUTLINE;
                    case WARNING -> MaterialDesignA.ALERT_OUTLINE;
                    case PROBLEM -> MaterialDesignA.ALERT_CIRCLE_OUTLINE;
                });
        Label text = new Label(texts.say(notice.words()));
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.getStyleClass().add("notice-text");
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox card = new HBox(icon, text);
        card.setAlignment(Pos.CENTER_LEFT);
        card.getStyleClass().addAll("notice", "notice-" + notice.kind().name().toLowerCase(Locale.ROOT));
        for (int i = 0; i < notice.choices().size(); i++) {
            Notice.Choice choice = notice.choices().get(i);
            Button button = new Button(choice.text());
            button.setMnemonicParsing(false);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.getStyleClass().add("small");
            if (i == 0) {
                button.getStyleClass().add("accent");
            }
            button.setOnAction(event -> {
                workbench.dismiss(notice);
                choice.run().run();
            });
            card.getChildren().add(button);
        }
        if (!notice.details().isEmpty()) {
            Hyperlink copy = new Hyperlink(texts.get("notice.copy"));
            copy.setMinWidth(Region.USE_PREF_SIZE);
            copy.setOnAction(event -> workbench.copyDetails(notice.details()));
            card.getChildren().add(copy);
        }
        Button close = new Button("", new FontIcon(MaterialDesignC.CLOSE));
        close.getStyleClass().addAll("icon-button", "small");
        close.setAccessibleText(texts.get("notice.close"));
        close.setOnAction(event -> workbench.dismiss(notice));
        card.getChildren().add(close);
        return card;
    }
}
