package org.nasion.app.desktop.action;

import static org.nasion.app.desktop.action.Shortcut.character;
import static org.nasion.app.desktop.action.Shortcut.ctrl;
import static org.nasion.app.desktop.action.Shortcut.ctrlShift;
import static org.nasion.app.desktop.action.Shortcut.key;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignK;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;
import org.nasion.app.desktop.action.Action.Group;
import org.nasion.app.desktop.services.DisplayFilter;
import org.nasion.app.desktop.dicom.DicomDesk;
import org.nasion.app.desktop.services.ReportFormat;
import org.nasion.app.desktop.text.Texts;
import org.nasion.app.desktop.viewmodel.AnnotatorViewModel;
import org.nasion.app.desktop.viewmodel.FilmTool;
import org.nasion.app.desktop.viewmodel.FilmViewModel;
import org.nasion.app.desktop.viewmodel.Notice;
import org.nasion.app.desktop.viewmodel.OpenCase;
import org.nasion.app.desktop.viewmodel.Page;
import org.nasion.app.desktop.viewmodel.PointState;
import org.nasion.app.desktop.viewmodel.ReportViewModel;
import org.nasion.app.desktop.viewmodel.TracingViewModel;
import org.nasion.app.desktop.viewmodel.WindowViewModel;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.drawing.Outline;
import org.nasion.core.geometry.Point;
import org.nasion.core.study.ItemRecord;
import org.nasion.core.tracing.Placement;

/** The one table of everything that can be done. */
public final class ActionTable {

    /** From this confidence on points are accepted together: the share within 2 mm of the experts on films held out. */
    private static final double CERTAIN = 0.9;

    private final WorkbenchViewModel workbench;
    private final WindowViewModel window;
    private final DicomDesk dicom;
    private final Texts texts;
    private final ObservableValue<Optional<String>> always = new SimpleObjectProperty<>(Optional.empty());
    private final List<Action> actions = new ArrayList<>();
    private final ObservableValue<Optional<String>> needsFilm;
    private final ObservableValue<Optional<String>> needsPoint;

    /** @param quit closes the window */
    public ActionTable(WorkbenchViewModel workbench, ReportViewModel reports, WindowViewModel window, DicomDesk dicom, Texts texts,
                       Runnable quit) {
        this.workbench = workbench;
        this.window = window;
        this.dicom = dicom;
        this.texts = texts;
        this.needsFilm = workbench.openProperty().map(open -> reason(open.isEmpty(), "why.noFilm"));
        this.needsPoint = ofTracing(tracing -> tracing.selectedProperty().flatMap(selected ->
                tracing.shownProperty().map(state -> reason(selected.flatMap(state.tracing()::placement).isEmpty(), "why.noPoint"))));
        file(reports, quit);
        edit();
        review();
        film();
        layers();
        tools();
        window();
    }

    /** All actions in the order of menu and sheet. */
    public List<Action> all() {
        return List.copyOf(actions);
    }

    public Action get(String id) {
        return actions.stream().filter(action -> action.id().equals(id)).findFirst()
                .orElseThrow(() -> new NoSuchElementException("no action " + id));
    }

    private void file(ReportViewModel reports, Runnable quit) {
        add("open", Group.FILE, MaterialDesignF.FOLDER_OPEN_OUTLINE, always, workbench.opening()::chooseAndOpen, ctrl(KeyCode.O));
        add("openFolder", Group.FILE, MaterialDesignF.FOLDER_MULTIPLE_IMAGE, always, dicom::chooseFolder, ctrlShift(KeyCode.O));
        add("openArchive", Group.FILE, MaterialDesignD.DATABASE_SEARCH_OUTLINE, always, dicom::showQuery, ctrlShift(KeyCode.F));
        add("sample", Group.FILE, MaterialDesignI.IMAGE_OUTLINE, always, workbench.opening()::openSample);
        add("nextFilm", Group.FILE, MaterialDesignS.SKIP_NEXT_OUTLINE,
                whenEmpty("why.noneWaiting"), workbench.opening()::openNext, ctrl(KeyCode.PAGE_DOWN));
        addSwitch("batch", Group.FILE, MaterialDesignT.TRAY_FULL, needsBatch(), workbench.batch().visibleProperty(), ctrl(KeyCode.B));
        add("save", Group.FILE, MaterialDesignC.CONTENT_SAVE_OUTLINE, needsOwnFilm(), workbench::save, ctrl(KeyCode.S));
        add("saveAs", Group.FILE, MaterialDesignC.CONTENT_SAVE_EDIT_OUTLINE, needsOwnFilm(), workbench::saveAs, ctrlShift(KeyCode.S));
        add("report", Group.FILE, MaterialDesignF.FILE_DOCUMENT_EDIT_OUTLINE, needsFilm,
                () -> window.toggle(Page.REPORT), ctrl(KeyCode.P));
        for (ReportFormat format : reports.formats()) {
            add("report." + format.id(), Group.FILE, reportIcon(format), needsFilm,
                    format.id().equals("dicom") ? dicom::showExport : () -> reports.write(format));
        }
        add("archive", Group.FILE, MaterialDesignD.DATABASE_COG_OUTLINE, always, dicom::showArchive);
        add("quit", Group.FILE, MaterialDesignE.EXIT_TO_APP, always, quit, ctrl(KeyCode.Q));
    }

    private static Ikon reportIcon(ReportFormat format) {
        return switch (format.extension()) {
            case ".pdf" -> MaterialDesignF.FILE_DOCUMENT_OUTLINE;
            case ".csv", ".xlsx" -> MaterialDesignT.TABLE;
            default -> MaterialDesignI.IMAGE_OUTLINE;
        };
    }

    private void edit() {
        add(new Action("undo", Group.EDIT, named("undo", TracingViewModel::undoNameProperty), help("undo"), MaterialDesignU.UNDO,
                List.of(ctrl(KeyCode.Z), key(KeyCode.U)),
                ofTracing(tracing -> tracing.undoNameProperty().map(name -> reason(name.isEmpty(), "why.nothingToUndo"))),
                Optional.empty(), () -> tracing(TracingViewModel::undo), Optional.empty()));
        add(new Action("redo", Group.EDIT, named("redo", TracingViewModel::redoNameProperty), help("redo"), MaterialDesignR.REDO,
                List.of(ctrl(KeyCode.Y), ctrlShift(KeyCode.Z)),
                ofTracing(tracing -> tracing.redoNameProperty().map(name -> reason(name.isEmpty(), "why.nothingToRedo"))),
                Optional.empty(), () -> tracing(TracingViewModel::redo), Optional.empty()));
        add("detect", Group.EDIT, MaterialDesignA.AUTO_FIX, needsOwnFilm(), workbench.proposals()::detectAsSeen, ctrl(KeyCode.D));
        add("resetAll", Group.EDIT, MaterialDesignR.RESTORE, needsFilm, () -> tracing(TracingViewModel::resetAll), ctrlShift(KeyCode.R));
    }

    private void review() {
        add("next", Group.REVIEW, MaterialDesignC.CHEVRON_RIGHT, needsFilm, () -> step(1), key(KeyCode.N));
        add("previous", Group.REVIEW, MaterialDesignC.CHEVRON_LEFT, needsFilm, () -> step(-1), key(KeyCode.P));
        add("accept", Group.REVIEW, MaterialDesignC.CHECK, workbench.studyProperty().flatMap(study -> study.isPresent() ? needsFilm : needsPoint),
                this::accept, key(KeyCode.ENTER));
        add(new Action("acceptCertain", Group.REVIEW, certain(), help("acceptCertain"), MaterialDesignC.CHECK_ALL,
                List.of(key(KeyCode.ENTER, KeyCombination.SHIFT_DOWN)), ofTracing(tracing -> tracing.queueProperty()
                        .map(queue -> reason(tracing.certain(CERTAIN).landmarks().isEmpty(), "why.noneCertain"))),
                Optional.empty(), this::acceptCertain, Optional.empty()));
        ObservableValue<Optional<String>> needsStudy = workbench.studyProperty().flatMap(study -> study.isPresent() ? needsFilm
                : new SimpleObjectProperty<>(reason(true, "why.noStudy")));
        add("skipFilm", Group.REVIEW, MaterialDesignS.SKIP_FORWARD_OUTLINE, needsStudy, () -> study(AnnotatorViewModel::skip),
                ctrl(KeyCode.ENTER));
        add("previousFilm", Group.REVIEW, MaterialDesignS.SKIP_PREVIOUS_OUTLINE, workbench.studyProperty().map(study -> reason(study.isEmpty(),
                "why.noStudy")), () -> study(AnnotatorViewModel::previousFilm), ctrl(KeyCode.PAGE_UP));
        add("flagBad", Group.REVIEW, MaterialDesignF.FLAG_OUTLINE, needsStudy, () -> flag(ItemRecord.Flag.BAD_FILM),
                key(KeyCode.B, KeyCombination.ALT_DOWN));
        add("flagAsk", Group.REVIEW, MaterialDesignC.COMMENT_QUESTION_OUTLINE, needsStudy, () -> flag(ItemRecord.Flag.ASK),
                key(KeyCode.A, KeyCombination.ALT_DOWN));
        add("reset", Group.REVIEW, MaterialDesignR.RESTORE, needsProposal(), () -> tracing(TracingViewModel::reset), key(KeyCode.R));
        add("remove", Group.REVIEW, MaterialDesignD.DELETE_OUTLINE, needsPoint, () -> tracing(TracingViewModel::remove), key(KeyCode.DELETE));
        add("placeMissing", Group.REVIEW, MaterialDesignM.MAP_MARKER_PLUS_OUTLINE, needsMissing(),
                () -> tracing(TracingViewModel::startPlacing), key(KeyCode.J));
        add("deselect", Group.REVIEW, MaterialDesignS.SELECT_OFF, always, this::giveUp, key(KeyCode.ESCAPE));
        add("compareProgram", Group.REVIEW, MaterialDesignC.COMPARE, needsFilm, () -> workbench.comparison().toggleProgram(), key(KeyCode.Y));
        add("compareCase", Group.REVIEW, MaterialDesignF.FILE_COMPARE, needsFilm, this::compareCase, ctrlShift(KeyCode.D));
        addSwitch("beside", Group.REVIEW, MaterialDesignV.VIEW_SPLIT_VERTICAL, needsReference(), workbench.comparison().besideProperty(),
                key(KeyCode.Y, KeyCombination.SHIFT_DOWN));
        add("blink", Group.REVIEW, MaterialDesignE.EYE_REFRESH_OUTLINE, needsReference(), this::blink, key(KeyCode.Q));
        add("compareEnd", Group.REVIEW, MaterialDesignC.CLOSE, needsReference(), () -> workbench.comparison().close());
        nudge(KeyCode.LEFT, -1, 0);
        nudge(KeyCode.RIGHT, 1, 0);
        nudge(KeyCode.UP, 0, -1);
        nudge(KeyCode.DOWN, 0, 1);
    }

    private void nudge(KeyCode code, int dx, int dy) {
        addNudge("nudge", code, key(code), dx, dy);
        addNudge("nudgeFine", code, key(code, KeyCombination.SHIFT_DOWN), dx * 0.1, dy * 0.1);
    }

    private void addNudge(String id, KeyCode code, Shortcut shortcut, double dx, double dy) {
        add(new Action(id + code.name(), Group.REVIEW, text(id), help(id), MaterialDesignA.ARROW_ALL, List.of(shortcut), needsPoint,
                Optional.empty(), () -> tracing(tracing -> {
                    // Right is right on the screen, however the film is held.
                    Point way = workbench.film().transformProperty().get().orientation().undo(new Point(dx, dy));
                    tracing.nudge(way.x(), way.y());
                }),
                Optional.of(() -> tracing(TracingViewModel::finishGesture))));
    }

    private void film() {
        FilmViewModel film = workbench.film();
        add("zoomIn", Group.FILM, MaterialDesignM.MAGNIFY_PLUS_OUTLINE, needsFilm, () -> film.zoomAtCursor(1), character("+"), character("="));
        add("zoomOut", Group.FILM, MaterialDesignM.MAGNIFY_MINUS_OUTLINE, needsFilm, () -> film.zoomAtCursor(-1), character("-"));
        add("fit", Group.FILM, MaterialDesignF.FIT_TO_PAGE_OUTLINE, needsFilm, film::fit, key(KeyCode.F));
        add("trueSize", Group.FILM, MaterialDesignR.RULER_SQUARE, needsScale(), this::trueSize, character("1"));
        toggle("invert", Group.FILM, MaterialDesignI.INVERT_COLORS, film.look().invertedProperty(), key(KeyCode.I));
        add("resetWindow", Group.FILM, MaterialDesignC.CONTRAST_CIRCLE, needsFilm, film.look()::reset, key(KeyCode.W));
        toggle("clahe", Group.FILM, MaterialDesignC.CONTRAST_BOX, film.look().filterProperty(DisplayFilter.CLAHE), key(KeyCode.C));
        toggle("denoise", Group.FILM, MaterialDesignB.BLUR, film.look().filterProperty(DisplayFilter.DENOISE), key(KeyCode.D));
        toggle("sharpen", Group.FILM, MaterialDesignT.TRIANGLE_OUTLINE, film.look().filterProperty(DisplayFilter.SHARPEN), key(KeyCode.E));
        add("turnRight", Group.FILM, MaterialDesignR.ROTATE_RIGHT, needsFilm, () -> film.turn(1), character("]"));
        add("turnLeft", Group.FILM, MaterialDesignR.ROTATE_LEFT, needsFilm, () -> film.turn(-1), character("["));
        add("flip", Group.FILM, MaterialDesignF.FLIP_HORIZONTAL, needsFilm, film::flip, key(KeyCode.X));
        SimpleBooleanProperty heat = new SimpleBooleanProperty();
        heat.bindBidirectional(film.heatMapProperty());
        add(new Action("heatMap", Group.FILM, text("heatMap"), help("heatMap"), MaterialDesignB.BULLSEYE, List.of(key(KeyCode.S)), needsMaps(),
                Optional.of(heat.asObject()), () -> heat.set(!heat.get()), Optional.empty()));
        toggle("loupe", Group.FILM, MaterialDesignM.MAGNIFY_SCAN, film.loupeProperty(), key(KeyCode.Z));
        held("pan", Group.FILM, MaterialDesignH.HAND_BACK_RIGHT_OUTLINE, () -> film.toolProperty().set(FilmTool.PAN),
                () -> film.toolProperty().set(FilmTool.SELECT), key(KeyCode.SPACE));
    }

    private void layers() {
        FilmViewModel film = workbench.film();
        held("hide", Group.LAYERS, MaterialDesignE.EYE_OFF_OUTLINE, () -> film.hiddenProperty().set(true),
                () -> film.hiddenProperty().set(false), key(KeyCode.H));
        toggle("outlines", Group.LAYERS, MaterialDesignH.HEAD_OUTLINE, film.outlinesProperty(), key(KeyCode.O));
        KeyCode[] digits = {KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4, KeyCode.DIGIT5};
        for (Outline part : Outline.values()) {
            toggle("outline." + part.name(), Group.LAYERS, MaterialDesignV.VECTOR_CURVE, film.outlineProperty(part),
                    key(digits[part.ordinal()], KeyCombination.ALT_DOWN));
        }
        toggle("planes", Group.LAYERS, MaterialDesignV.VECTOR_LINE, film.planesProperty(), key(KeyCode.L));
        toggle("angles", Group.LAYERS, MaterialDesignA.ANGLE_ACUTE, film.anglesProperty(), key(KeyCode.A));
        toggle("labels", Group.LAYERS, MaterialDesignL.LABEL_OUTLINE, film.labelsProperty(), key(KeyCode.T));
    }

    private void tools() {
        tool("select", MaterialDesignC.CURSOR_DEFAULT_OUTLINE, FilmTool.SELECT, key(KeyCode.V));
        tool("hand", MaterialDesignH.HAND_BACK_RIGHT_OUTLINE, FilmTool.PAN, key(KeyCode.G));
        tool("window", MaterialDesignC.CIRCLE_HALF_FULL, FilmTool.WINDOW, key(KeyCode.B));
        tool("ruler", MaterialDesignR.RULER, FilmTool.RULER, key(KeyCode.M));
        add("scale", Group.TOOLS, MaterialDesignT.TAPE_MEASURE, needsFilm, () -> window.scalePopoverProperty().set(true), key(KeyCode.K));
    }

    private void tool(String id, Ikon icon, FilmTool tool, Shortcut shortcut) {
        BooleanProperty on = new SimpleBooleanProperty(workbench.film().toolProperty().get() == tool);
        workbench.film().toolProperty().addListener((property, before, now) -> on.set(now == tool));
        add(new Action(id, Group.TOOLS, text(id), help(id), icon, List.of(shortcut), needsFilm, Optional.of(on),
                () -> workbench.film().toolProperty().set(tool), Optional.empty()));
    }

    private void window() {
        toggle("panels", Group.WINDOW, MaterialDesignD.DOCK_RIGHT, window.panelsProperty(), key(KeyCode.TAB));
        add("theme", Group.WINDOW, MaterialDesignT.THEME_LIGHT_DARK, always, window::toggleTheme, ctrl(KeyCode.T));
        add("analyses", Group.WINDOW, MaterialDesignF.FUNCTION_VARIANT, always,
                () -> window.toggle(Page.ANALYSES), ctrlShift(KeyCode.A));
        add("settings", Group.WINDOW, MaterialDesignC.COG_OUTLINE, always,
                () -> window.toggle(Page.SETTINGS), ctrl(KeyCode.COMMA));
        add("nextPart", Group.WINDOW, MaterialDesignK.KEYBOARD_TAB, always, () -> window.moveFocus(1), key(KeyCode.F6));
        add("previousPart", Group.WINDOW, MaterialDesignK.KEYBOARD_TAB_REVERSE, always, () -> window.moveFocus(-1),
                key(KeyCode.F6, KeyCombination.SHIFT_DOWN));
        add("shortcuts", Group.WINDOW, MaterialDesignK.KEYBOARD_OUTLINE, always,
                () -> window.toggle(Page.SHORTCUTS), character("?"), key(KeyCode.F1));
    }

    private void step(int direction) {
        tracing(tracing -> {
            tracing.step(direction);
            look(tracing);
        });
    }

    private void accept() {
        Optional<AnnotatorViewModel> study = workbench.studyProperty().get();
        if (study.isPresent()) {
            study.get().enter();
            tracing(this::look);
            return;
        }
        tracing(tracing -> {
            tracing.accept();
            look(tracing);
        });
    }

    /** All points that the network is sure of, with the share of them that is to be expected wrong. */
    private ObservableValue<String> certain() {
        return workbench.openProperty().flatMap(open -> open.map(OpenCase::tracing).map(tracing -> tracing.queueProperty().map(queue ->
                tracing.certain(CERTAIN))).orElseGet(() -> new SimpleObjectProperty<>(new TracingViewModel.Certain(List.of(), 0)).map(none -> none)))
                .map(certain -> certain.landmarks().isEmpty() ? texts.get("action.acceptCertain")
                        : texts.get("action.acceptCertain.share", certain.landmarks().size(), Math.round(100 * certain.wrong())));
    }

    private void acceptCertain() {
        tracing(tracing -> {
            tracing.acceptAll(tracing.certain(CERTAIN).landmarks());
            tracing.step(1);
            look(tracing);
        });
    }

    private void study(Consumer<AnnotatorViewModel> use) {
        workbench.studyProperty().get().ifPresent(use);
    }

    private void flag(ItemRecord.Flag flag) {
        study(annotator -> {
            boolean set = !annotator.record().flags().contains(flag);
            annotator.flag(flag, set);
            workbench.notices().removeIf(notice -> notice.kind() == Notice.Kind.INFORMATION);
            workbench.notices().add(Notice.information(texts.get((set ? "notice.flagged." : "notice.unflagged.") + flag.name())));
        });
    }

    private void look(TracingViewModel tracing) {
        tracing.selectedProperty().get().flatMap(tracing::placement).map(Placement::position)
                .ifPresent(workbench.film()::lookClosely);
    }

    private void compareCase() {
        workbench.dialogs().chooseFiles(window.settings().get().lastFolder()).stream().findFirst()
                .ifPresent(file -> workbench.comparison().compareWith(file));
    }

    private void blink() {
        BooleanProperty blinking = workbench.comparison().blinkingProperty();
        blinking.set(!blinking.get());
    }

    private ObservableValue<Optional<String>> needsReference() {
        return workbench.comparison().referenceProperty().map(other -> reason(other.isEmpty(), "why.nothingCompared"));
    }

    private void giveUp() {
        if (window.pageProperty().get().isPresent()) {
            window.pageProperty().set(Optional.empty());
        } else if (workbench.film().toolProperty().get() != FilmTool.SELECT) {
            workbench.film().toolProperty().set(FilmTool.SELECT);
        } else {
            tracing(tracing -> {
                if (tracing.gestureProperty().get().isPresent()) {
                    tracing.cancelGesture();
                } else {
                    tracing.selectedProperty().set(Optional.empty());
                }
            });
        }
    }

    private void trueSize() {
        tracing(tracing -> tracing.shownProperty().get().calibration().mmPerPx()
                .ifPresent(mm -> workbench.film().zoomTo(window.screenProperty().get().trueScale(mm))));
    }

    // ---- what the entries are made of

    private void add(String id, Group group, Ikon icon, ObservableValue<Optional<String>> unavailable, Runnable run, Shortcut... keys) {
        add(new Action(id, group, text(id), help(id), icon, List.of(keys), unavailable, Optional.empty(), run, Optional.empty()));
    }

    private void toggle(String id, Group group, Ikon icon, BooleanProperty on, Shortcut... keys) {
        addSwitch(id, group, icon, needsFilm, on, keys);
    }

    private void addSwitch(String id, Group group, Ikon icon, ObservableValue<Optional<String>> unavailable, BooleanProperty on, Shortcut... keys) {
        Property<Boolean> switched = on.asObject();
        add(new Action(id, group, text(id), help(id), icon, List.of(keys), unavailable, Optional.of(switched),
                () -> on.set(!on.get()), Optional.empty()));
    }

    private ObservableValue<Optional<String>> needsBatch() {
        SimpleObjectProperty<Optional<String>> why = new SimpleObjectProperty<>(reason(workbench.batch().films().isEmpty(), "why.noBatch"));
        workbench.endsWithDesk(workbench.batch().films().subscribe(() ->
                why.set(reason(workbench.batch().films().isEmpty(), "why.noBatch"))));
        return why;
    }

    private void held(String id, Group group, Ikon icon, Runnable press, Runnable release, Shortcut key) {
        add(new Action(id, group, text(id), help(id), icon, List.of(key), needsFilm, Optional.empty(), press, Optional.of(release)));
    }

    private void add(Action action) {
        actions.add(action);
    }

    private ObservableValue<String> text(String id) {
        return new SimpleObjectProperty<>(texts.get("action." + id));
    }

    private String help(String id) {
        return texts.get("action." + id + ".help");
    }

    private ObservableValue<String> named(String id, Function<TracingViewModel, ObservableValue<Optional<String>>> name) {
        return workbench.openProperty().flatMap(open -> open.map(OpenCase::tracing).map(name)
                        .orElseGet(() -> new SimpleObjectProperty<>(Optional.empty())))
                .map(what -> what.map(step -> texts.get("action." + id + ".named", new StepNames(texts).of(step))).orElseGet(() -> texts.get("action." + id)));
    }

    private Optional<String> reason(boolean unavailable, String key) {
        return unavailable ? Optional.of(texts.get(key)) : Optional.empty();
    }

    private ObservableValue<Optional<String>> ofTracing(Function<TracingViewModel, ObservableValue<Optional<String>>> why) {
        return workbench.openProperty().flatMap(open -> open.map(OpenCase::tracing).map(why)
                .orElseGet(() -> new SimpleObjectProperty<>(Optional.of(texts.get("why.noFilm")))));
    }

    /** A study keeps its films by itself and decides what is proposed on them. */
    private ObservableValue<Optional<String>> needsOwnFilm() {
        return workbench.studyProperty().flatMap(study -> study.isEmpty() ? needsFilm : new SimpleObjectProperty<>(reason(true, "why.study")));
    }

    private ObservableValue<Optional<String>> needsProposal() {
        return ofTracing(tracing -> tracing.selectedProperty().flatMap(selected -> tracing.shownProperty().map(state -> {
            Optional<Placement> placement = selected.flatMap(state.tracing()::placement);
            if (placement.isEmpty()) {
                return reason(true, "why.noPoint");
            }
            boolean changed = placement.get().confirmed() || PointState.of(placement.get()) == PointState.MOVED
                    || placement.get().habit().isPresent();
            return placement.get().proposal().isEmpty() ? reason(true, "why.noProposal") : reason(!changed, "why.asProposed");
        })));
    }

    private ObservableValue<Optional<String>> needsMissing() {
        return ofTracing(tracing -> tracing.queueProperty().map(queue -> reason(queue.missing().isEmpty(), "why.noneMissing")));
    }

    private ObservableValue<Optional<String>> needsMaps() {
        return workbench.openProperty().flatMap(open -> open.map(shown -> shown.mapsProperty()
                        .map(maps -> reason(maps.isEmpty(), "why.noMaps")))
                .orElseGet(() -> new SimpleObjectProperty<>(Optional.of(texts.get("why.noFilm"))).map(why -> why)));
    }

    private ObservableValue<Optional<String>> needsScale() {
        return ofTracing(tracing -> tracing.shownProperty().map(state ->
                reason(state.calibration().mmPerPx().isEmpty(), "why.noScale")));
    }

    private ObservableValue<Optional<String>> whenEmpty(String key) {
        SimpleObjectProperty<Optional<String>> why = new SimpleObjectProperty<>(reason(workbench.opening().waiting().isEmpty(), key));
        workbench.opening().waiting().addListener((javafx.collections.ListChangeListener<Object>) change ->
                why.set(reason(workbench.opening().waiting().isEmpty(), key)));
        return why;
    }

    private void tracing(Consumer<TracingViewModel> use) {
        workbench.openProperty().get().map(OpenCase::tracing).ifPresent(use);
    }
}
