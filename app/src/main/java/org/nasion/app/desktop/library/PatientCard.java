package org.nasion.app.desktop.library;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.nasion.app.desktop.seen.InWindow;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.core.library.FilmEntry;
import org.nasion.core.library.FilmState;
import org.nasion.core.library.PatientFile;
import org.nasion.core.library.Visit;

/** One patient: who it is, tags, notes, and the visits with their films as small pictures. */
final class PatientCard extends ScrollPane {

    private static final double PICTURE = 120;

    private final LibraryViewModel library;
    private final WindowTexts texts;
    private final Map<Long, StackPane> frames = new HashMap<>();

    PatientCard(LibraryViewModel library) {
        this.library = library;
        this.texts = library.texts();
        getStyleClass().add("library-card");
        setFitToWidth(true);
        library.chosenProperty().when(InWindow.of(this)).addListener((property, before, now) -> show(now));
        library.pictures()
                .shownProperty()
                .when(InWindow.of(this))
                .addListener((property, before, now) -> pictures(now));
        show(library.chosenProperty().get());
        pictures(library.pictures().shownProperty().get());
    }

    private void show(Optional<PatientFile> chosen) {
        frames.clear();
        if (chosen.isEmpty()) {
            Label hint = new Label(texts.get("library.choose"));
            hint.getStyleClass().add("panel-note");
            setContent(hint);
            return;
        }
        PatientFile file = chosen.get();
        Label name = new Label(LibraryPage.named(file.entry()));
        name.setId("library-patient");
        name.getStyleClass().add("page-title");
        Label facts = new Label(LibraryPage.joined(
                file.entry().patient().id(),
                file.entry().patient().issuer(),
                file.entry().patient().birthDate().map(LocalDate::toString).orElse(""),
                file.entry().patient().sex().code()));
        facts.getStyleClass().add("panel-note");
        TextField tags = new TextField(String.join(", ", file.entry().tags()));
        tags.setId("library-tags");
        tags.setPromptText(texts.get("library.tags"));
        tags.setAccessibleText(texts.get("library.tags"));
        TextArea notes = new TextArea(file.entry().notes());
        notes.setId("library-notes");
        notes.setPromptText(texts.get("library.notes"));
        notes.setAccessibleText(texts.get("library.notes"));
        notes.setPrefRowCount(2);
        notes.setWrapText(true);
        Runnable keep = () -> library.describe(file.entry(), tags.getText(), notes.getText());
        tags.setOnAction(event -> keep.run());
        tags.focusedProperty().addListener((property, before, now) -> {
            if (!now) {
                keep.run();
            }
        });
        notes.focusedProperty().addListener((property, before, now) -> {
            if (!now) {
                keep.run();
            }
        });
        Button export = new Button(texts.get("library.export"));
        export.setId("library-export");
        export.setOnAction(event -> library.export(file.entry()));
        export.setMinWidth(Region.USE_PREF_SIZE);
        Button compare = new Button(texts.get("library.compare"));
        compare.setId("library-compare");
        compare.setOnAction(event -> library.compare(file));
        compare.setMinWidth(Region.USE_PREF_SIZE);
        compare.setDisable(
                file.visits().stream().mapToInt(visit -> visit.films().size()).sum() < 2);
        VBox who = new VBox(2, name, facts);
        HBox.setHgrow(who, Priority.ALWAYS);
        MenuButton decide = new MenuButton("", new FontIcon(MaterialDesignD.DOTS_VERTICAL));
        decide.setId("library-decide-menu");
        decide.setAccessibleText(texts.get("library.decide"));
        decide.getStyleClass().addAll("icon-button", "no-arrow");
        decide.setMinWidth(Region.USE_PREF_SIZE);
        decide.getItems()
                .addAll(
                        item("library.merge", () -> library.decisions().ask(new Decision.Merge(file.entry()))),
                        item("library.delete", () -> library.decisions().ask(new Decision.Delete(file.entry()))));
        HBox head = new HBox(10, who, compare, export, decide);
        head.setAlignment(Pos.TOP_LEFT);
        VBox all = new VBox(12, head, tags, notes);
        all.getStyleClass().add("library-patient");
        FlowPane visits = new FlowPane(26, 18);
        file.visits().forEach(visit -> visits.getChildren().add(visit(file, visit)));
        all.getChildren().add(visits);
        setContent(all);
    }

    private Node visit(PatientFile file, Visit visit) {
        Label day = new Label(visit.date().map(LocalDate::toString).orElse(texts.get("library.noDate")));
        day.getStyleClass().add("panel-title");
        HBox films = new HBox(12);
        visit.films().forEach(film -> films.getChildren().add(tile(file, film)));
        return new VBox(6, day, films);
    }

    private Node tile(PatientFile file, FilmEntry film) {
        StackPane frame = new StackPane();
        frame.getStyleClass().add("dicom-picture");
        frame.setMinSize(PICTURE, PICTURE);
        frame.setMaxSize(PICTURE, PICTURE);
        frames.put(film.number(), frame);
        Button open = new Button(texts.get("library.state." + film.state().name()), frame);
        open.setId("library-film-" + film.number());
        open.setContentDisplay(ContentDisplay.TOP);
        open.getStyleClass().add("library-film");
        open.setAccessibleText(texts.get("library.open") + ", "
                + texts.get("library.state." + film.state().name()));
        open.setOnAction(event -> library.stored().open(film));
        MenuButton more = new MenuButton("", new FontIcon(MaterialDesignD.DOTS_VERTICAL));
        more.setId("library-film-more-" + film.number());
        more.setAccessibleText(texts.get("library.more"));
        more.getStyleClass().addAll("icon-button", "no-arrow");
        more.getItems()
                .addAll(
                        item("library.open", () -> library.stored().open(film)),
                        item("library.report", () -> library.stored().report(film)),
                        film.state() == FilmState.SIGNED
                                ? item("library.unsign", () -> library.mark(film, FilmState.REVIEWED))
                                : item("library.sign", () -> library.mark(film, FilmState.SIGNED)),
                        film.state() == FilmState.FLAGGED
                                ? item("library.unflag", () -> library.mark(film, FilmState.REVIEWED))
                                : item("library.flag", () -> library.mark(film, FilmState.FLAGGED)));
        if (file.films().size() > 1) {
            more.getItems()
                    .add(item("library.split", () -> library.decisions().ask(new Decision.Split(file.entry(), film))));
        }
        StackPane tile = new StackPane(open, more);
        StackPane.setAlignment(more, Pos.TOP_RIGHT);
        more.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        return tile;
    }

    private MenuItem item(String key, Runnable run) {
        MenuItem item = new MenuItem(texts.get(key));
        item.setOnAction(event -> run.run());
        return item;
    }

    private void pictures(Map<Long, byte[]> pictures) {
        pictures.forEach((film, png) -> {
            StackPane frame = frames.get(film);
            if (frame != null) {
                ImageView view = new ImageView(new Image(new ByteArrayInputStream(png)));
                view.setPreserveRatio(true);
                view.setFitWidth(PICTURE - 6);
                view.setFitHeight(PICTURE - 6);
                frame.getChildren().setAll(view);
            }
        });
    }
}
