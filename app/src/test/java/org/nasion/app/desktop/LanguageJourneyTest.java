package org.nasion.app.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nasion.app.desktop.settings.Settings;
import org.nasion.app.desktop.settings.ViewSettings;
import org.nasion.app.desktop.text.ChosenTexts;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.FilmTool;
import org.nasion.app.desktop.viewmodel.Notice;
import org.nasion.app.desktop.viewmodel.Page;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.wording.Units;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The window says everything in another language or unit as soon as it is chosen, around the same film. */
class LanguageJourneyTest extends Journey {

    @BeforeEach
    void openWindow() throws Exception {
        start(
                Fixtures.services(folder),
                now -> now.with(draft -> draft.language = "en"),
                store -> new ChosenTexts(store, folder.resolve("languages")),
                Fixtures.filmFile(folder, "film.png"));
    }

    private void set(Consumer<Settings.Draft> change) throws Exception {
        onUi(() -> {
            window.window().settings().change(now -> now.with(change));
            return null;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private String value(FxRobot robot, String name) {
        return robot.lookup(".measurement-row").queryAll().stream()
                .filter(row -> row.lookup(".measurement-name") instanceof Label label
                        && label.getText().equals(name))
                .map(row -> ((Label) row.lookup(".measurement-value")).getText())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theLanguageChangesAtOnceAndNothingIsLost(FxRobot robot) throws Exception {
        Point a = at(Landmark.A);
        onUi(() -> {
            window.workbench().film().turn(1);
            tracing().selectedProperty().set(Optional.of(Landmark.A));
            tracing().drag().nudge(3, 0);
            tracing().drag().finish();
            return null;
        });
        List<Object> desk = desk();
        var transform = window.workbench().film().transformProperty().get();
        onUi(() -> {
            window.window().toggle(Page.ANALYSES);
            ((TextArea) window.content().lookup("#analysis-text")).setText("{ half a thought");
            window.window().toggle(Page.SETTINGS);
            return null;
        });
        Node content = window.content();
        ChoiceBox<?> language = robot.lookup("#setting-language").queryAs(ChoiceBox.class);
        onUi(() -> {
            language.requestFocus();
            @SuppressWarnings("unchecked")
            ChoiceBox<String> choice = (ChoiceBox<String>) language;
            choice.setValue("de");
            return null;
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertNotSame(content, window.content());
        for (int i = 0; i < desk.size(); i++) {
            assertSame(desk.get(i), desk().get(i), "everything behind the views stays");
        }
        assertEquals(List.of(window.content()), stage.getScene().getRoot().getChildrenUnmodifiable());
        assertTrue(robot.lookup("Einstellungen").tryQuery().isPresent(), "the page stays where it was, in German");
        assertEquals("setting-language", stage.getScene().getFocusOwner().getId(), "and so does the keyboard");
        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(transform, window.workbench().film().transformProperty().get());
        assertEquals(a.x() + 3, at(Landmark.A).x(), 1e-9);
        assertEquals(Optional.of(Landmark.A), tracing().selectedProperty().get());
        onUi(() -> {
            window.content().film().requestFocus();
            return null;
        });
        robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(a, at(Landmark.A), "what was done before can be undone, and one key does it once");
        robot.press(KeyCode.CONTROL).type(KeyCode.Y).release(KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        onUi(() -> {
            window.window().toggle(Page.ANALYSES);
            return null;
        });
        assertEquals(
                "{ half a thought",
                robot.lookup("#analysis-text").queryAs(TextArea.class).getText());
        assertTrue(tracing().dirtyProperty().get());
        assertTrue(
                robot.lookup("#status-saved").queryAs(Label.class).getText().contains("Kopie"),
                robot.lookup("#status-saved").queryAs(Label.class).getText());
    }

    private List<Object> desk() {
        return List.of(
                window.workbench(),
                window.dicom(),
                window.library(),
                window.window(),
                window.workbench().film(),
                window.workbench().openProperty().get().orElseThrow(),
                tracing());
    }

    @Test
    void changingTheLanguageManyTimesLeavesNoOldWindowInMemory() throws Exception {
        List<WeakReference<Object>> old = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String next = i % 2 == 0 ? "de" : "en";
            if (i < 4) {
                seeEverything(i % 2 == 0);
            }
            old.add(new WeakReference<>(window.content()));
            old.add(new WeakReference<>(window.actions()));
            set(draft -> draft.language = next);
        }
        assertNotSame(old.getLast().get(), window.actions(), "the last change was followed");
        // Tooltips and the mouse may remember what they saw last, but never the windows before.
        assertGone(old.subList(0, old.size() - 2), "parts of windows before the last");
    }

    /** What tooltips and the mouse remember is the window of now; nothing else knows the closed one. */
    @Test
    void aClosedWindowLeavesMemory() throws Exception {
        List<WeakReference<Object>> closed =
                List.of(new WeakReference<>(window.workbench()), new WeakReference<>(tracing()));
        close();
        openWindow();
        assertGone(closed, "parts of the closed window");
    }

    private static void assertGone(List<WeakReference<Object>> references, String what) throws InterruptedException {
        for (int i = 0; i < 20 && left(references) > 0; i++) {
            System.gc();
            Thread.sleep(50);
            WaitForAsyncUtils.waitForFxEvents();
        }
        assertEquals(0, left(references), "of " + references.size() + " " + what);
    }

    /** All that is made when it is first looked at. */
    private void seeEverything(boolean settingsOpen) throws Exception {
        onUi(() -> {
            window.window()
                    .chartsProperty()
                    .set(!window.window().chartsProperty().get());
            for (Page page : window.content().pages()) {
                window.window().pageProperty().set(Optional.of(page));
            }
            window.window().pageProperty().set(settingsOpen ? Optional.of(Page.SETTINGS) : Optional.empty());
            window.workbench().comparison().toggleProgram();
            window.workbench().comparison().besideProperty().set(true);
            window.window().scalePopoverProperty().set(true);
            window.window().scalePopoverProperty().set(false);
            window.workbench().film().toolProperty().set(FilmTool.WINDOW);
            window.workbench().batch().visibleProperty().set(true);
            window.dicom().showArchive();
            window.dicom().close();
            window.window().filmApartProperty().set(settingsOpen);
            return null;
        });
    }

    private static long left(List<WeakReference<Object>> references) {
        return references.stream().filter(reference -> reference.get() != null).count();
    }

    @Test
    void whatIsMadeWhenFirstSeenSpeaksTheNewLanguage(FxRobot robot) throws Exception {
        set(draft -> draft.language = "de");
        for (String card : List.of("#grey-window", "#comparison", "#batch", ".empty-state")) {
            assertTrue(robot.lookup(card).tryQuery().isEmpty(), card + " is not paid for before it is seen");
        }
        Node around = robot.lookup("#action-theme").query().getParent();
        assertTrue(tooltip(around).isEmpty());
        onUi(() -> {
            window.workbench().film().toolProperty().set(FilmTool.WINDOW);
            window.workbench().comparison().toggleProgram();
            window.workbench().batch().visibleProperty().set(true);
            around.fireEvent(mouse(MouseEvent.MOUSE_ENTERED, 800, 20, 0));
            return null;
        });
        WindowTexts german = WindowTexts.of(Locale.GERMAN);
        assertTrue(robot.lookup("#grey-window").query().isVisible());
        assertEquals(
                german.get("action.window"),
                robot.lookup("#grey-window").query().getAccessibleText());
        assertEquals(
                german.get("compare.distances"),
                robot.lookup("#comparison-distances").query().getAccessibleText());
        assertTrue(robot.lookup("#comparison").query().isVisible());
        assertEquals(
                german.get("batch.title"), robot.lookup("#batch-films").query().getAccessibleText());
        assertTrue(
                tooltip(around).orElseThrow().contains(german.get("action.theme.help")),
                tooltip(around).orElseThrow());
        onUi(() -> {
            window.workbench().film().toolProperty().set(FilmTool.SELECT);
            window.workbench().batch().visibleProperty().set(false);
            return null;
        });
        assertFalse(seen(robot.lookup("#grey-window").query()));
        assertFalse(seen(robot.lookup("#batch").query()));
    }

    private static boolean seen(Node node) {
        return node == null || node.isVisible() && seen(node.getParent());
    }

    private static Optional<String> tooltip(Node node) {
        return node.getProperties().values().stream()
                .filter(Tooltip.class::isInstance)
                .map(said -> ((Tooltip) said).getText())
                .findFirst();
    }

    @Test
    void theFilmsPictureGoesOverAsItIs() throws Exception {
        Object before = onUi(
                () -> window.workbench().film().look().histogramProperty().get().orElseThrow());
        set(draft -> draft.language = "de");
        assertSame(
                before,
                onUi(() -> window.workbench()
                        .film()
                        .look()
                        .histogramProperty()
                        .get()
                        .orElseThrow()),
                "nothing was counted anew");
    }

    @Test
    void lengthsAndAnglesAreShownInTheChosenUnits(FxRobot robot) throws Exception {
        double sna = tracing()
                .readingsProperty()
                .get()
                .reading("SNA")
                .orElseThrow()
                .value()
                .number()
                .orElseThrow();
        assertTrue(value(robot, "SNA").matches("\\d+\\.\\d°"), value(robot, "SNA"));
        set(draft -> draft.units = new Units(Units.Length.INCH, Units.Angle.MINUTES));
        long minutes = Math.round(sna * 60);
        assertEquals(minutes / 60 + "°" + String.format("%02d′", minutes % 60), value(robot, "SNA"));
        assertEquals(
                sna,
                tracing()
                        .readingsProperty()
                        .get()
                        .reading("SNA")
                        .orElseThrow()
                        .value()
                        .number()
                        .orElseThrow());
        onUi(() -> {
            ((MenuButton) robot.lookup("#measurements-copy").query())
                    .getItems()
                    .getLast()
                    .fire();
            return null;
        });
        List<String> copied = dialogs.copied.lines().toList();
        assertTrue(
                copied.stream().anyMatch(line -> line.matches("SNA\\t\\d+\\.\\d\\d\\t[^\\t]*\\t°\\t80 … 84\\t.*")),
                "a spreadsheet's angles stay decimal");
        assertTrue(
                copied.stream().anyMatch(line -> line.matches("[^\\t]+\\t-?\\d\\.\\d\\d\\t[^\\t]*\\tin\\t.*")),
                dialogs.copied);
        assertTrue(robot.lookup(".entry-sure").queryAll().stream()
                .anyMatch(label -> ((Label) label).getText().endsWith(" in")));
    }

    @Test
    void aComparisonSideBySideGoesOnInTheOtherLanguage(FxRobot robot) throws Exception {
        onUi(() -> {
            tracing().selectedProperty().set(Optional.of(Landmark.A));
            tracing().drag().nudge(30, 0);
            tracing().drag().finish();
            window.workbench().comparison().toggleProgram();
            window.workbench().comparison().besideProperty().set(true);
            return null;
        });
        String english = robot.lookup("#compare-whose").queryAs(Label.class).getText();
        set(draft -> draft.language = "de");
        assertTrue(robot.lookup("#other-film").query().isVisible());
        assertNotEquals(
                english, robot.lookup("#compare-whose").queryAs(Label.class).getText());
        assertTrue(
                robot.lookup("#beside-mean")
                        .queryAs(Label.class)
                        .getText()
                        .contains("0,11 mm"), // 3 mm at one of 27 points
                robot.lookup("#beside-mean").queryAs(Label.class).getText());
        onUi(() -> {
            window.workbench().comparison().toggleProgram();
            return null;
        });
        assertFalse(robot.lookup("#other-film").query().isVisible(), "the same key ends it");
    }

    @Test
    void aScreenOfAnotherResolutionIsDrawnForAnew() throws Exception {
        Node content = window.content();
        onUi(() -> {
            tracing().selectedProperty().set(Optional.of(Landmark.A));
            stage.setRenderScaleX(2);
            stage.setRenderScaleY(2);
            return null;
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertNotSame(content, window.content(), "what was drawn for the other screen would be blurred here");
        assertEquals(Optional.of(Landmark.A), tracing().selectedProperty().get());
        Node sharp = window.content();
        set(draft -> draft.reviewer = "Dr Ada");
        assertSame(sharp, window.content(), "once");
    }

    @Test
    void aQuestionStaysAndIsAnsweredInTheOtherLanguage() throws Exception {
        Node content = window.content();
        List<String> answers = new ArrayList<>();
        Notice question = Notice.warning("It failed.", new Notice.Choice("yes", () -> answers.add("yes")));
        onUi(() -> window.workbench().notices().add(question));
        set(draft -> draft.language = "es");
        assertNotSame(content, window.content());
        onUi(() -> {
            ((Button) window.content().lookup(".notice .button")).fire();
            return null;
        });
        assertEquals(List.of("yes"), answers);
        assertEquals(List.of(), window.workbench().notices());
    }

    @Test
    void anOfferIsMadeAgainInTheOtherLanguage() throws Exception {
        onUi(() -> {
            tracing().selectedProperty().set(Optional.of(Landmark.A));
            tracing().drag().nudge(3, 0);
            tracing().drag().finish();
            return null;
        });
        close();
        start(
                Fixtures.services(folder),
                now -> now.with(draft -> draft.language = "en"),
                store -> new ChosenTexts(store, folder.resolve("languages")));
        assertEquals(1, window.workbench().notices().size());
        set(draft -> draft.language = "de");
        assertEquals(
                List.of("Vom letzten Mal gibt es nicht gespeicherte Arbeit."),
                window.workbench().notices().stream().map(Notice::text).toList());
        onUi(() -> {
            window.workbench().notices().getFirst().choices().getFirst().run().run();
            return null;
        });
        assertTrue(tracing().dirtyProperty().get());
    }

    @Test
    void theWindowIsShownAsItWasLookedAtLast() throws Exception {
        onUi(() -> {
            window.workbench().analyses().chosenProperty().set(Optional.of("tweed"));
            window.workbench().film().planesProperty().set(false);
            window.workbench().film().loupeProperty().set(false);
            window.window().chartsProperty().set(true);
            window.window().panelsProperty().set(false);
            return null;
        });
        close();
        openWindow();
        assertEquals(
                Optional.of("tweed"),
                window.workbench().analyses().chosenProperty().get());
        assertFalse(window.workbench().film().planesProperty().get());
        assertFalse(window.workbench().film().loupeProperty().get());
        assertTrue(window.workbench().film().anglesProperty().get());
        assertTrue(window.window().chartsProperty().get());
        assertFalse(window.window().panelsProperty().get());
        assertEquals(
                List.of("planes", "loupe"),
                window.window().settings().get().view().layersOff());
    }

    @Test
    void thePanelsAreAsLargeAsTheyWereDraggedAlsoNextTime(FxRobot robot) throws Exception {
        drag(robot, "#panels-edge", -60, 0);
        drag(robot, "#panels-between", 0, -70);
        Region panels = robot.lookup(".panels").queryAs(Region.class);
        assertEquals(424, panels.getWidth(), 0.5);
        double share = window.window().reviewShareProperty().get();
        assertEquals(0.5 - 70 / panels.getHeight(), share, 1e-9, "the line stays under the hand");
        Point middle = window.workbench().film().transformProperty().get().toView(new Point(967, 1199.5));
        assertEquals(
                window.content().film().getWidth() / 2, middle.x(), 1, "the film is in the middle of what is left");
        onUi(() -> {
            window.window().chartsProperty().set(true);
            return null;
        });
        double chart = chartWidth(robot);
        drag(robot, "#panels-edge", -900, 0);
        assertEquals(560, panels.getWidth(), 0.5, "the film keeps room");
        assertEquals(chart + 560 - 424, chartWidth(robot), 2, "the charts have what the panels have");
        assertTrue(chartWidth(robot) < panels.getWidth());
        drag(robot, "#panels-edge", 120, 0);
        close();
        openWindow();
        assertEquals(440, robot.lookup(".panels").queryAs(Region.class).getWidth(), 0.5);
        assertEquals(share, window.window().settings().get().view().reviewShare(), 1e-9);
        set(draft -> draft.language = "de");
        assertEquals(440, robot.lookup(".panels").queryAs(Region.class).getWidth(), 0.5);
        for (String line : List.of("#panels-edge", "#panels-between")) {
            onUi(() -> {
                robot.lookup(line).query().fireEvent(mouse(MouseEvent.MOUSE_CLICKED, 0, 0, 2));
                return null;
            });
        }
        assertEquals(
                ViewSettings.DEFAULT.panelWidth(),
                robot.lookup(".panels").queryAs(Region.class).getWidth(),
                0.5);
        assertEquals(
                ViewSettings.DEFAULT.reviewShare(),
                window.window().settings().get().view().reviewShare());
    }

    private static double chartWidth(FxRobot robot) {
        VBox charts = (VBox) robot.lookup("#charts").queryAs(ScrollPane.class).getContent();
        return charts.getChildren().getFirst().getLayoutBounds().getWidth();
    }

    private static void drag(FxRobot robot, String line, double dx, double dy) throws Exception {
        onUi(() -> {
            Node node = robot.lookup(line).query();
            node.fireEvent(mouse(MouseEvent.MOUSE_PRESSED, 800, 400, 1));
            node.fireEvent(mouse(MouseEvent.MOUSE_DRAGGED, 800 + dx / 2, 400 + dy / 2, 1));
            node.fireEvent(mouse(MouseEvent.MOUSE_DRAGGED, 800 + dx, 400 + dy, 1));
            node.fireEvent(mouse(MouseEvent.MOUSE_RELEASED, 800 + dx, 400 + dy, 1));
            return null;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static MouseEvent mouse(EventType<MouseEvent> type, double screenX, double screenY, int clicks) {
        return new MouseEvent(
                type,
                0,
                0,
                screenX,
                screenY,
                MouseButton.PRIMARY,
                clicks,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                true,
                false,
                true,
                null);
    }
}
