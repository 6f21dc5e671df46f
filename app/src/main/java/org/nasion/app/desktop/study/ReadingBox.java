package org.nasion.app.desktop.study;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.nasion.app.desktop.seen.InWindow;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.AnnotatorViewModel;
import org.nasion.app.desktop.viewmodel.WindowViewModel;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.study.ItemRecord;
import org.nasion.core.study.ItemRecord.Flag;

/** Above the points while a study is read: which film of how many, the way to the others, flags and the note on this one. */
public final class ReadingBox extends VBox {

    private final WorkbenchViewModel workbench;
    private final WindowTexts texts;
    private final Runnable toFilm;
    private final Label place = new Label();
    private final CheckBox bad;
    private final CheckBox ask;
    private final TextField note = new TextField();
    private boolean showing;

    /**
     * @param films  the button that lists them
     * @param toFilm gives the keyboard back to the film
     */
    public ReadingBox(
            WorkbenchViewModel workbench, WindowViewModel window, Node films, Runnable toFilm, WindowTexts texts) {
        this.workbench = workbench;
        this.texts = texts;
        this.toFilm = toFilm;
        getStyleClass().add("reading-box");
        place.setId("reading-place");
        place.getStyleClass().add("panel-title");
        Region grow = new Region();
        HBox.setHgrow(grow, Priority.ALWAYS);
        place.setWrapText(true);
        place.setMinWidth(0);
        HBox head = new HBox(8, place, grow, films);
        head.setAlignment(Pos.CENTER_LEFT);
        bad = flag(Flag.BAD_FILM);
        ask = flag(Flag.ASK);
        HBox flags = new HBox(14, bad, ask);
        note.setId("reading-note");
        note.setPromptText(texts.get("reading.note"));
        note.setAccessibleText(texts.get("reading.note"));
        note.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                event.consume();
                toFilm.run();
            }
        });
        note.focusedProperty().addListener((property, before, now) -> {
            if (!now) {
                write();
            }
        });
        getChildren().addAll(head, flags, note);
        visibleProperty().bind(workbench.study().readingProperty().map(Optional::isPresent));
        managedProperty().bind(visibleProperty());
        window.noteWantedProperty().when(InWindow.of(this)).addListener((property, before, now) -> note.requestFocus());
        InWindow.follow(
                this,
                workbench.study().readingProperty(),
                reader -> {},
                reader -> Subscription.combine(
                        reader.progress().recordsProperty().subscribe(records -> show(reader, records)),
                        reader.deskProperty()
                                .subscribe(desk -> show(
                                        reader,
                                        reader.progress().recordsProperty().get()))));
    }

    private CheckBox flag(Flag flag) {
        CheckBox box = new CheckBox(texts.get("reading.flag." + flag.name()));
        box.setId("reading-" + flag.name());
        box.setOnAction(event -> {
            annotator().ifPresent(reader -> reader.flag(flag, box.isSelected()));
            toFilm.run();
        });
        return box;
    }

    private Optional<AnnotatorViewModel> annotator() {
        return workbench.study().readingProperty().get();
    }

    private void write() {
        if (!showing) {
            annotator().ifPresent(reader -> reader.note(note.getText()));
        }
    }

    private void show(AnnotatorViewModel reader, List<ItemRecord> records) {
        showing = true;
        Optional<AnnotatorViewModel.Desk> desk = reader.deskProperty().get();
        place.setText(desk.map(open -> texts.get(
                                "reading.place",
                                open.place() + 1,
                                records.size(),
                                open.item().code(),
                                reader.progress().finished())
                        + (reader.progress().skipped() == 0
                                ? ""
                                : " · "
                                        + texts.get(
                                                "reading.skipped",
                                                reader.progress().skipped())))
                .orElse(""));
        ItemRecord record = desk.map(open -> records.get(open.place())).orElse(ItemRecord.OPEN);
        bad.setSelected(record.flags().contains(Flag.BAD_FILM));
        ask.setSelected(record.flags().contains(Flag.ASK));
        if (!note.isFocused() || !note.getText().strip().equals(record.note())) {
            note.setText(record.note());
        }
        setDisable(desk.isEmpty());
        showing = false;
    }
}
