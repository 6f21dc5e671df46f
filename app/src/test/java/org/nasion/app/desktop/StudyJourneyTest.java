package org.nasion.app.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;
import org.nasion.app.desktop.viewmodel.FilmFilter;
import org.nasion.app.desktop.viewmodel.Page;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.casefile.CaseStore;
import org.nasion.core.detection.Detection;
import org.nasion.core.detection.DetectorInfo;
import org.nasion.core.detection.LandmarkDetector;
import org.nasion.core.geometry.Point;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.Window;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.study.Assignment;
import org.nasion.core.study.ItemRecord;
import org.nasion.core.study.ItemRecord.Flag;
import org.nasion.core.study.ItemRecord.State;
import org.nasion.core.study.Protocol;
import org.nasion.core.study.StudyFilm;
import org.nasion.core.study.StudyFolder;
import org.nasion.core.study.StudyKey;
import org.nasion.core.task.Progress;
import org.nasion.core.tracing.CaseContent;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Tracing;
import org.testfx.api.FxRobot;

/** A reader at work in the real window, by keys and mouse. */
class StudyJourneyTest extends Journey {

    /** Seconds by the keystroke-level model (Card, Moran and Newell 1980): deciding, a key, pointing, a mouse button. */
    private static final double LOOK = 1.35;

    private static final double KEY = 0.2;
    private static final double POINT = 1.1;
    private static final double BUTTON = 0.1;

    private StudyFolder study(int films) throws IOException {
        Path root = folder.resolve("study");
        Files.createDirectories(root.resolve("films"));
        List<StudyFilm> listed = new ArrayList<>();
        for (int i = 1; i <= films; i++) {
            Fixtures.filmFile(root.resolve("films"), "F" + i + ".png");
            listed.add(new StudyFilm("F" + i, "films/F" + i + ".png", OptionalDouble.of(0.1)));
        }
        StudyFolder study = StudyFolder.create(
                root,
                new CaseStore("test", Clock.systemUTC()),
                "test",
                new Protocol("Test", Landmark.STANDARD, List.of(new Protocol.Arm("assisted", true)), 0, 0, 1),
                listed,
                StudyKey.NONE);
        study.assign(List.of("anna"));
        return study;
    }

    /** Or, Go and Po doubtful and Co estimated, as the fixtures' detector has them; the other 25 certain. */
    private static LandmarkDetector fourDoubtful() {
        LandmarkDetector fixture = Fixtures.detector(Fixtures.points());
        return new LandmarkDetector() {
            @Override
            public Detection detect(Cephalogram film, Window through, Progress progress) {
                Detection found = fixture.detect(film, through, progress);
                Map<Landmark, Placement.Proposal> proposals = new TreeMap<>();
                Landmark.STANDARD.forEach(landmark -> proposals.put(
                        landmark,
                        List.of("Or", "Go", "Po", "Co").contains(landmark.code())
                                ? found.proposals().get(landmark)
                                : new Placement.Proposal(
                                        Fixtures.points().getOrDefault(landmark, new Point(1250, 1300)),
                                        Placement.Origin.DETECTED,
                                        OptionalDouble.of(0.95),
                                        OptionalDouble.of(0.8))));
                return new Detection(proposals, found.verdict(), found.info(), found.seconds());
            }

            @Override
            public DetectorInfo info() {
                return fixture.info();
            }

            @Override
            public void close() {
                fixture.close();
            }
        };
    }

    private void read(StudyFolder study) throws Exception {
        start(
                Fixtures.services(
                        folder,
                        StudyJourneyTest::fourDoubtful,
                        Fixtures.reader(),
                        folder.resolve("sample.png"),
                        List.of()),
                UnaryOperator.identity(),
                store -> Fixtures.inEnglish());
        onUi(() -> {
            window.workbench().study().read(study, "anna");
            window.content().film().requestFocus();
            return null;
        });
    }

    private <T extends Node> T lookup(String id, Class<T> kind) throws Exception {
        return onUi(() -> kind.cast(window.content().lookup("#" + id)));
    }

    /** All 29 points: 25 are certain, four are not; each of the four is dragged to its place. */
    @Test
    void aFilmWithFourDoubtfulPointsTakesLessThan25Seconds() throws Exception {
        StudyFolder study = study(2);
        read(study);
        Assignment.Item item = study.assignment("anna").items().getFirst();
        FxRobot robot = new FxRobot();
        robot.push(KeyCode.SHIFT, KeyCode.ENTER);
        double seconds = LOOK + KEY;
        List<Landmark> doubtful = onUi(() -> tracing().review().queueProperty().get().open().stream()
                .map(entry -> entry.landmark())
                .toList());
        assertEquals(4, doubtful.size(), doubtful::toString);
        for (int i = 0; i < 4; i++) {
            Landmark landmark = onUi(() -> tracing().selectedProperty().get().orElseThrow());
            Point before = onUi(() -> at(landmark));
            Point2D from = onUi(() -> onScreen(before));
            robot.moveTo(from)
                    .press(MouseButton.PRIMARY)
                    .moveTo(from.getX() + 12, from.getY() - 9)
                    .release(MouseButton.PRIMARY);
            assertFalse(onUi(() -> at(landmark)).equals(before), landmark + " was dragged");
            seconds += LOOK + POINT + BUTTON + POINT + BUTTON;
            robot.push(KeyCode.ENTER);
            seconds += KEY;
        }
        assertEquals(State.DONE, study.record("anna", item).state());
        assertEquals(
                29,
                study.reading("anna", item).orElseThrow().content().tracing().placements().values().stream()
                        .filter(placement -> placement.confirmed())
                        .count());
        assertEquals(
                study.assignment("anna").items().get(1).code() + ".nasion",
                window.workbench().openProperty().get().orElseThrow().name(),
                "the next film lies there without being asked for");
        assertEquals(17.35, seconds, 1e-9);
        assertTrue(seconds < 25);
    }

    @Test
    void notesFlagsAndTheListOfFilmsAreAtHand() throws Exception {
        StudyFolder study = study(3);
        read(study);
        List<Assignment.Item> items = study.assignment("anna").items();
        FxRobot robot = new FxRobot();
        robot.push(KeyCode.ALT, KeyCode.N);
        assertTrue(lookup("reading-note", TextField.class).isFocused());
        robot.write("chin cut off");
        robot.push(KeyCode.ENTER);
        ItemRecord record = study.record("anna", items.getFirst());
        assertEquals("chin cut off", record.note());
        assertEquals(State.STARTED, record.state(), "Enter in the note accepts no point");
        assertTrue(onUi(() -> window.content().film().isFocused()));
        robot.push(KeyCode.ALT, KeyCode.B);
        assertTrue(lookup("reading-BAD_FILM", CheckBox.class).isSelected());
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        assertEquals("", lookup("reading-note", TextField.class).getText(), "a note belongs to its film");
        robot.push(KeyCode.ALT, KeyCode.L);
        assertEquals(
                Optional.of(Page.STUDY_FILMS), window.window().pageProperty().get());
        TableView<?> table = lookup("study-films", TableView.class);
        assertEquals(3, table.getItems().size());
        onUi(() -> {
            @SuppressWarnings("unchecked")
            ComboBox<FilmFilter> filter =
                    (ComboBox<FilmFilter>) window.content().lookup("#study-films-filter");
            filter.setValue(FilmFilter.FLAGGED);
            return null;
        });
        assertEquals(1, table.getItems().size());
        robot.push(KeyCode.ENTER);
        assertEquals(Optional.empty(), window.window().pageProperty().get());
        assertEquals(
                items.getFirst().code() + ".nasion",
                window.workbench().openProperty().get().orElseThrow().name());
        assertEquals("chin cut off", lookup("reading-note", TextField.class).getText());
        assertEquals(
                Set.of(Flag.BAD_FILM), study.record("anna", items.getFirst()).flags());
    }

    /** The fixture's confidences: the limit lets more points through as it falls, and says what that costs. */
    @Test
    void theLimitOfCertainPointsIsChosenAndRemembered() throws Exception {
        read(study(1));
        MenuButton limit = lookup("certain-limit", MenuButton.class);
        assertEquals("≥ 90 %", limit.getText());
        onUi(() -> {
            limit.show();
            limit.getItems().getLast().fire();
            limit.hide();
            return null;
        });
        assertEquals("≥ 99 %", limit.getText());
        assertEquals(0.99, window.window().settings().get().view().certain());
        assertEquals(
                "Accept all that are certain",
                onUi(() -> window.actions().get("acceptCertain").text().getValue()),
                "nothing is as certain as that");
    }

    /** On the UI thread. */
    private <T extends Node> T find(String id, Class<T> kind) {
        return kind.cast(window.content().lookup("#" + id));
    }

    /** Two readers; ben puts A 30 px (3 mm) further to the right. */
    @Test
    void theCoordinatorSeesProgressDecidesAndFreezes() throws Exception {
        StudyFolder study = study(2);
        study.assign(List.of("ben"));
        for (String reader : List.of("anna", "ben")) {
            for (Assignment.Item item : study.assignment(reader).items()) {
                Map<Landmark, Placement> points = new TreeMap<>();
                for (Landmark landmark : List.of(Landmark.S, Landmark.N, Landmark.A)) {
                    Point at = Fixtures.points().get(landmark);
                    points.put(
                            landmark,
                            new Placement(
                                    landmark.equals(Landmark.A) && reader.equals("ben")
                                            ? at.plus(new Point(30, 0))
                                            : at,
                                    Placement.Origin.MANUAL,
                                    true,
                                    Optional.empty()));
                }
                study.keep(
                        reader,
                        item,
                        new CaseFile(
                                new CaseFile.Film("../../films/" + item.film() + ".png", "ab", 3000, 3000),
                                new CaseContent(new Tracing(points), Fixtures.TENTH),
                                Optional.empty(),
                                Optional.empty()),
                        ItemRecord.OPEN
                                .with(reader.equals("ben") ? Flag.ASK : Flag.BAD_FILM, reader.equals("ben"))
                                .spent(40, "A")
                                .with(State.DONE));
            }
        }
        start();
        dialogs.folder = Optional.of(folder.resolve("study"));
        new FxRobot().push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.U);
        onUi(() -> {
            find("study-choose", Button.class).fire();
            return null;
        });
        assertEquals(2, lookup("study-readers", TableView.class).getItems().size());
        assertEquals(2, lookup("study-flags", ListView.class).getItems().size(), "ben asks on both films");
        TabPane tabs = lookup("study-tabs", TabPane.class);
        onUi(() -> {
            tabs.getSelectionModel().select(1);
            return null;
        });
        TableView<?> rows = lookup("adjudicate-points", TableView.class);
        assertEquals(3, rows.getItems().size());
        assertEquals("A", onUi(() -> rows.getColumns().getFirst().getCellData(0)), "what lies apart comes first");
        assertEquals("3.0", onUi(() -> rows.getColumns().get(1).getCellData(0)));
        String film = StudyFolder.open(folder.resolve("study"), new CaseStore("test", Clock.systemUTC()))
                .films()
                .getFirst()
                .name();
        onUi(() -> {
            find("adjudicate-ben", RadioButton.class).fire();
            return null;
        });
        assertEquals(film + ",A,ben\n", Files.readString(folder.resolve("study/choices.csv")));
        assertEquals("ben", onUi(() -> rows.getColumns().get(2).getCellData(0)));
        onUi(() -> {
            find("adjudicate-mean", RadioButton.class).fire();
            return null;
        });
        assertEquals(film + ",A,mean\n", Files.readString(folder.resolve("study/choices.csv")));
        onUi(() -> {
            tabs.getSelectionModel().select(0);
            find("study-names", TextField.class).setText("carl, dora");
            find("study-assign", Button.class).fire();
            return null;
        });
        assertEquals(List.of("anna", "ben", "carl", "dora"), study.readers());
        onUi(() -> {
            find("study-by", TextField.class).setText("Dr Weber");
            find("study-freeze", Button.class).fire();
            return null;
        });
        assertTrue(study.isFrozen());
        assertTrue(lookup("study-read", Button.class).isDisabled());
        onUi(() -> {
            tabs.getSelectionModel().select(1);
            return null;
        });
        assertTrue(lookup("adjudicate-ben", RadioButton.class).isDisabled(), "nothing is decided any more");
    }
}
