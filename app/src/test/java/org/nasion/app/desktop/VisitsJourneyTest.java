package org.nasion.app.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.nasion.app.desktop.services.ReportFormat;
import org.nasion.app.desktop.viewmodel.Notice;
import org.nasion.app.desktop.viewmodel.Page;
import org.nasion.app.desktop.visits.VisitsViewModel.Look;
import org.nasion.app.trace.Reporting;
import org.nasion.core.analysis.AnalysisCatalog;
import org.nasion.core.analysis.ClinicalReading;
import org.nasion.core.image.FilmReader;
import org.nasion.core.report.Report;
import org.nasion.core.report.ReportKind;
import org.nasion.core.storage.AtomicFile;
import org.nasion.core.task.Progress;

/** A folder with three patients and two visits each is imported, one is found and opened, and the visits are compared and written out. */
class VisitsJourneyTest extends Journey {

    private void begin() throws Exception {
        Path films = GrowingPhantoms.write(folder.resolve("films"), 3, 2, 484, 600, 0.4);
        start(
                Fixtures.services(
                        folder,
                        () -> Fixtures.detector(Fixtures.points()),
                        new FilmReader(),
                        folder.resolve("sample.png"),
                        List.of(new ReportFormat("pdf", ".html", VisitsJourneyTest::report))),
                UnaryOperator.identity(),
                store -> Fixtures.inEnglish());
        dialogs.folder = Optional.of(films);
        fire("libraryImport");
    }

    /** As the program writes reports, for a browser, where text is quickly read. */
    private static void report(Path target, ReportFormat.Content content, Progress progress) {
        Report report = new Reporting(
                        ClinicalReading.bundled(), AnalysisCatalog.bundled(), "Nasion test", Clock.systemUTC())
                .report(content.film(), content.traced(), content.readings())
                .with(content.annexes());
        AtomicFile.writePrivate(target, out -> ReportKind.HTML.write(report, content.style(), out));
    }

    private void fire(String action) throws Exception {
        onUi(() -> {
            window.actions().get(action).fire();
            return null;
        });
    }

    private void press(String id) throws Exception {
        onUi(() -> {
            ((Button) window.content().lookup("#" + id)).fire();
            return null;
        });
        layout();
    }

    private void layout() throws Exception {
        onUi(() -> {
            window.content().applyCss();
            window.content().layout();
            return null;
        });
    }

    private void search(String words) throws Exception {
        onUi(() -> {
            ((TextField) window.content().lookup("#library-search")).setText(words);
            return null;
        });
        onUi(() -> {
            ((ListView<?>) window.content().lookup("#library-patients"))
                    .getSelectionModel()
                    .selectFirst();
            return null;
        });
        layout();
    }

    private void look(Look look) throws Exception {
        onUi(() -> {
            window.library().visits().lookProperty().set(look);
            return null;
        });
        layout();
    }

    private void method(String name) throws Exception {
        onUi(() -> {
            window.library().visits().methodProperty().set(name);
            return null;
        });
        layout();
    }

    private String text(String id) {
        return ((Label) window.content().lookup("#" + id)).getText();
    }

    private List<String> told() {
        return window.workbench().notices().stream().map(Notice::text).toList();
    }

    @Test
    void importSearchOpenCompareReport() throws Exception {
        begin();
        assertEquals(3, window.library().patients().size(), told().toString());
        search("nowak");
        assertEquals("Nowak, Jan", text("library-patient"));
        onUi(() -> {
            ((Button) window.content().lookupAll(".library-film").iterator().next()).fire();
            return null;
        });
        assertEquals(
                "Nowak, Jan",
                window.workbench().openProperty().get().orElseThrow().name());
        fire("library");
        layout();
        press("library-compare");
        assertEquals(Optional.of(Page.VISITS), window.window().pageProperty().get());
        assertNotNull(window.content().lookup("#visits-chart-sn-at-s"), "the tracings are shown");
        assertTrue(text("visits-quality").contains("lie"), text("visits-quality"));
        method("cranial-base");
        assertNotNull(window.content().lookup("#visits-chart-cranial-base"));
        assertTrue(text("visits-quality").contains("Correlation 0.9"), text("visits-quality"));
        look(Look.PANELS);
        assertNotNull(window.content().lookup("#visits-chart-maxilla"));
        assertNotNull(window.content().lookup("#visits-chart-symphysis"));
        look(Look.CHANGES);
        assertTrue(((TableView<?>) window.content().lookup("#visits-changes"))
                        .getItems()
                        .size()
                > 20);
        for (Look films : List.of(Look.CHECKERBOARD, Look.BLINK, Look.BLEND)) {
            look(films);
            assertNotNull(window.content().lookup("#visits-films"), films.name());
        }
        press("visits-move-right");
        assertTrue(text("visits-quality").contains("Moved by hand"), text("visits-quality"));
        assertTrue(text("visits-accepted").contains("Nobody"));
        press("visits-accept");
        assertTrue(text("visits-accepted").startsWith("Moved by hand and accepted by"), text("visits-accepted"));
        Path out = Files.createDirectories(folder.resolve("out"));
        dialogs.folder = Optional.of(out);
        press("visits-export");
        for (String file : List.of(
                "comparison.pdf",
                "comparison.html",
                "comparison.xlsx",
                "changes.csv",
                "moves.csv",
                "cranial-base.dcm")) {
            assertTrue(Files.size(out.resolve("comparison").resolve(file)) > 400, file);
        }
        assertTrue(Files.readString(out.resolve("comparison").resolve("comparison.html"))
                .contains("Nowak, Jan"));
        // What was accepted is there again, until the method is asked anew.
        onUi(() -> {
            window.window().pageProperty().set(Optional.empty());
            return null;
        });
        fire("library");
        layout();
        press("library-compare");
        assertTrue(text("visits-accepted").startsWith("Moved by hand and accepted by"), text("visits-accepted"));
        press("visits-again");
        assertTrue(text("visits-accepted").contains("Nobody"), text("visits-accepted"));
        assertTrue(text("visits-quality").contains("Correlation 0.9"), text("visits-quality"));
        onUi(() -> {
            window.window().pageProperty().set(Optional.empty());
            return null;
        });
        // The report of the later film tells of the earlier visit, as far as a person wants it.
        onUi(() -> {
            ((Button) window.content().lookupAll(".library-film").stream()
                            .skip(1)
                            .findFirst()
                            .orElseThrow())
                    .fire();
            return null;
        });
        fire("report");
        layout();
        assertEquals(Optional.of(Page.REPORT), window.window().pageProperty().get());
        CheckBox earlier = (CheckBox) window.content().lookup("#report-compare-0");
        assertTrue(earlier.getText().endsWith("accepted: cranial base (structural)"), earlier.getText());
        assertFalse(earlier.isSelected(), "nobody asked for it yet");
        onUi(() -> {
            earlier.fire();
            return null;
        });
        Path written = folder.resolve("nowak.html");
        dialogs.target = Optional.of(written);
        press("report-write");
        String report = Files.readString(written);
        assertTrue(report.contains("Nowak, Jan"));
        assertTrue(report.contains("Comparison with " + earlier.getText().substring(0, 10)), told().toString());
        assertTrue(report.contains("cranial base (structural): moved by hand and accepted by"));
        assertTrue(report.contains("within its error"));
    }

    @Test
    void oneFilmAloneIsNotComparedAndTheOpenFilmIsWithCasesOfItsFolder() throws Exception {
        begin();
        search("erika");
        press("library-compare");
        onUi(() -> {
            CheckBox first = (CheckBox) window.content().lookup("#visits-film-0");
            first.fire();
            return null;
        });
        layout();
        assertTrue(text("visits-told").contains("two to 5"), text("visits-told"));
        onUi(() -> {
            window.window().pageProperty().set(Optional.empty());
            window.workbench().opening().openAll(List.of(folder.resolve("films").resolve("2-1.nasion")));
            return null;
        });
        dialogs.toOpen.addAll(List.of(
                folder.resolve("films").resolve("2-2.nasion"),
                folder.resolve("films").resolve("3-1.nasion")));
        fire("compareVisits");
        layout();
        assertEquals(Optional.of(Page.VISITS), window.window().pageProperty().get());
        assertTrue(text("visits-doubts").contains("different patients"), text("visits-doubts"));
        dialogs.folder = Optional.of(Files.createDirectories(folder.resolve("out")));
        press("visits-export");
        assertTrue(
                told().stream().anyMatch(text -> text.contains("NAS-COMPARE-OTHER-PATIENT")),
                "nothing of one patient is written with another's: " + told());
        assertFalse(Files.exists(folder.resolve("out").resolve("comparison")));
    }
}
