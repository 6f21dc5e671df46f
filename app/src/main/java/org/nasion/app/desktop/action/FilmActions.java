package org.nasion.app.desktop.action;

import static org.nasion.app.desktop.action.Shortcut.character;
import static org.nasion.app.desktop.action.Shortcut.key;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignN;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;
import org.nasion.app.desktop.action.Action.Group;
import org.nasion.app.desktop.services.DisplayFilter;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.FilmTool;
import org.nasion.app.desktop.viewmodel.FilmViewModel;
import org.nasion.app.desktop.viewmodel.WindowViewModel;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.drawing.Outline;

/** How the film is looked at, what is drawn over it, and what the mouse does on it. */
final class FilmActions extends RoomActions {

    private final WindowViewModel window;

    FilmActions(WorkbenchViewModel workbench, WindowViewModel window, WindowTexts texts) {
        super(workbench, texts);
        this.window = window;
        film();
        layers();
        tools();
    }

    private void film() {
        FilmViewModel film = workbench.film();
        add(
                "zoomIn",
                Group.FILM,
                MaterialDesignM.MAGNIFY_PLUS_OUTLINE,
                needsFilm,
                () -> film.zoomAtCursor(1),
                character("+"),
                character("="));
        add(
                "zoomOut",
                Group.FILM,
                MaterialDesignM.MAGNIFY_MINUS_OUTLINE,
                needsFilm,
                () -> film.zoomAtCursor(-1),
                character("-"));
        add("fit", Group.FILM, MaterialDesignF.FIT_TO_PAGE_OUTLINE, needsFilm, film::fit, key(KeyCode.F));
        add("trueSize", Group.FILM, MaterialDesignR.RULER_SQUARE, needsScale(), this::trueSize, character("1"));
        toggle("invert", Group.FILM, MaterialDesignI.INVERT_COLORS, film.look().invertedProperty(), key(KeyCode.I));
        add("resetWindow", Group.FILM, MaterialDesignC.CONTRAST_CIRCLE, needsFilm, film.look()::reset, key(KeyCode.W));
        toggle(
                "clahe",
                Group.FILM,
                MaterialDesignC.CONTRAST_BOX,
                film.look().filterProperty(DisplayFilter.CLAHE),
                key(KeyCode.C));
        toggle(
                "denoise",
                Group.FILM,
                MaterialDesignB.BLUR,
                film.look().filterProperty(DisplayFilter.DENOISE),
                key(KeyCode.D));
        toggle(
                "sharpen",
                Group.FILM,
                MaterialDesignT.TRIANGLE_OUTLINE,
                film.look().filterProperty(DisplayFilter.SHARPEN),
                key(KeyCode.E));
        add("turnRight", Group.FILM, MaterialDesignR.ROTATE_RIGHT, needsFilm, () -> film.turn(1), character("]"));
        add("turnLeft", Group.FILM, MaterialDesignR.ROTATE_LEFT, needsFilm, () -> film.turn(-1), character("["));
        add("flip", Group.FILM, MaterialDesignF.FLIP_HORIZONTAL, needsFilm, film::flip, key(KeyCode.X));
        SimpleBooleanProperty heat = new SimpleBooleanProperty();
        heat.bindBidirectional(film.heatMapProperty());
        add(new Action(
                "heatMap",
                Group.FILM,
                text("heatMap"),
                help("heatMap"),
                MaterialDesignB.BULLSEYE,
                List.of(key(KeyCode.S)),
                needsFilm,
                Optional.of(heat.asObject()),
                () -> heat.set(!heat.get()),
                Optional.empty()));
        toggle("loupe", Group.FILM, MaterialDesignM.MAGNIFY_SCAN, film.loupeProperty(), key(KeyCode.Z));
        held(
                "pan",
                Group.FILM,
                MaterialDesignH.HAND_BACK_RIGHT_OUTLINE,
                () -> film.toolProperty().set(FilmTool.PAN),
                () -> film.toolProperty().set(FilmTool.SELECT),
                key(KeyCode.SPACE));
    }

    private void layers() {
        FilmViewModel film = workbench.film();
        held(
                "hide",
                Group.LAYERS,
                MaterialDesignE.EYE_OFF_OUTLINE,
                () -> film.hiddenProperty().set(true),
                () -> film.hiddenProperty().set(false),
                key(KeyCode.H));
        toggle("outlines", Group.LAYERS, MaterialDesignH.HEAD_OUTLINE, film.outlinesProperty(), key(KeyCode.O));
        for (Outline part : Outline.values()) {
            toggle(
                    "outline." + part.name(),
                    Group.LAYERS,
                    MaterialDesignV.VECTOR_CURVE,
                    film.outlineProperty(part),
                    key(KeyCode.valueOf("DIGIT" + (part.ordinal() + 1)), KeyCombination.ALT_DOWN));
        }
        toggle("planes", Group.LAYERS, MaterialDesignV.VECTOR_LINE, film.planesProperty(), key(KeyCode.L));
        toggle("angles", Group.LAYERS, MaterialDesignA.ANGLE_ACUTE, film.anglesProperty(), key(KeyCode.A));
        toggle("labels", Group.LAYERS, MaterialDesignL.LABEL_OUTLINE, film.labelsProperty(), key(KeyCode.T));
    }

    private void tools() {
        tool("select", MaterialDesignC.CURSOR_DEFAULT_OUTLINE, FilmTool.SELECT, key(KeyCode.V));
        tool("hand", MaterialDesignH.HAND_BACK_RIGHT_OUTLINE, FilmTool.PAN, key(KeyCode.G));
        tool("window", MaterialDesignC.CIRCLE_HALF_FULL, FilmTool.WINDOW, key(KeyCode.B));
        tool("distance", MaterialDesignR.RULER, FilmTool.DISTANCE, key(KeyCode.M));
        tool("angle", MaterialDesignA.ANGLE_ACUTE, FilmTool.ANGLE, key(KeyCode.M, KeyCombination.SHIFT_DOWN));
        tool("note", MaterialDesignN.NOTE_TEXT_OUTLINE, FilmTool.NOTE, key(KeyCode.N, KeyCombination.SHIFT_DOWN));
        tool("outline", MaterialDesignV.VECTOR_POLYLINE, FilmTool.OUTLINE, key(KeyCode.O, KeyCombination.SHIFT_DOWN));
        tool(
                "calibrate",
                MaterialDesignA.ARROW_EXPAND_HORIZONTAL,
                FilmTool.CALIBRATE,
                key(KeyCode.K, KeyCombination.SHIFT_DOWN));
        add(
                "scale",
                Group.TOOLS,
                MaterialDesignT.TAPE_MEASURE,
                needsFilm,
                () -> window.scalePopoverProperty().set(true),
                key(KeyCode.K));
    }

    private void tool(String id, Ikon icon, FilmTool tool, Shortcut shortcut) {
        BooleanProperty on = new SimpleBooleanProperty();
        on.bind(workbench.film().toolProperty().map(now -> now == tool));
        add(new Action(
                id,
                Group.TOOLS,
                text(id),
                help(id),
                icon,
                List.of(shortcut),
                needsFilm,
                Optional.of(on),
                () -> workbench.film().toolProperty().set(tool),
                Optional.empty()));
    }

    private void trueSize() {
        tracing(tracing -> tracing.shownProperty()
                .get()
                .calibration()
                .mmPerPx()
                .ifPresent(mm ->
                        workbench.film().zoomTo(window.screenProperty().get().trueScale(mm))));
    }
}
