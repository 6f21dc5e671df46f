package org.nasion.app.desktop.viewmodel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.app.desktop.Fixtures;
import org.nasion.app.desktop.TestDesk;
import org.nasion.app.desktop.services.DesktopServices;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.calibration.RulerFinder;
import org.nasion.core.geometry.Point;
import org.nasion.core.task.Progress;
import org.nasion.lab.phantom.Phantom;
import org.nasion.lab.phantom.PhantomGenerator;
import org.nasion.lab.phantom.PhantomSpec;

class ScaleViewModelTest {

    private static final Phantom PHANTOM = new PhantomGenerator().generate(PhantomSpec.ofSeed(2), Progress.NONE);

    @TempDir
    Path folder;

    private WorkbenchViewModel workbench;
    private ScaleViewModel scale;

    @BeforeEach
    void openAPhantom() throws Exception {
        Path film = Fixtures.filmFile(folder, "film.png");
        DesktopServices services = Fixtures.services(
                folder, () -> Fixtures.detector(PHANTOM.truth()), (file, progress) -> PHANTOM.film(), film, List.of());
        SettingsStore settings = new SettingsStore(folder.resolve("config"));
        workbench = TestDesk.in(folder).services(services).settings(settings).empty();
        scale = workbench.scale();
        workbench.opening().open(film);
    }

    @AfterEach
    void tidyUp() {
        workbench.close();
    }

    private Calibration calibration() {
        return workbench.openProperty().get().orElseThrow().tracing().state().calibration();
    }

    @Test
    void aRulerThatWasFoundIsOfferedAndUsedOnlyWhenAPersonSaysSo() {
        Calibration before = calibration();
        scale.findRuler("looking");
        RulerFinder.Found found = scale.foundProperty().get().orElseThrow();
        assertEquals(ScaleViewModel.Search.DONE, scale.searchProperty().get());
        assertEquals(before, calibration(), "nothing happened to the scale");
        scale.acceptFound();
        Calibration.Ruler ruler = (Calibration.Ruler) calibration();
        assertEquals(0.1, ruler.mmPerPx().orElseThrow(), 0.0005);
        assertEquals(found.lengthMm(), ruler.lengthMm());
        assertTrue(ruler.source().startsWith("ruler, "), ruler.source());
        assertEquals(Optional.empty(), scale.foundProperty().get());
    }

    @Test
    void thePersonMayKnowBetterHowFarTheTicksAreApart() {
        scale.findRuler("looking");
        scale.stateTicks(2);
        assertEquals(0.2, scale.foundScale().flatMap(Calibration::mmPerPx).orElseThrow(), 0.001);
        scale.forgetFound();
        assertEquals(Optional.empty(), scale.foundScale());
    }

    @Test
    void twoClicksAndALengthAreTheScale() {
        scale.click(new Point(100, 100));
        assertFalse(scale.isDrawn());
        scale.click(new Point(100, 600));
        scale.lengthProperty().set("45 cm");
        assertFalse(scale.applyRuler(), "a length is a number of millimetres");
        scale.lengthProperty().set("45");
        assertTrue(scale.applyRuler());
        assertEquals(0.09, calibration().mmPerPx().orElseThrow(), 1e-9);
    }
}
