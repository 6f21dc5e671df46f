package org.nasion.app.desktop.action;

import static org.nasion.app.desktop.action.Shortcut.ctrlShift;
import static org.nasion.app.desktop.action.Shortcut.key;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;
import org.nasion.app.desktop.action.Action.Group;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.AnnotatorViewModel;
import org.nasion.app.desktop.viewmodel.FilmTool;
import org.nasion.app.desktop.viewmodel.OpenCase;
import org.nasion.app.desktop.viewmodel.PointReview;
import org.nasion.app.desktop.viewmodel.PointState;
import org.nasion.app.desktop.viewmodel.TracingViewModel;
import org.nasion.app.desktop.viewmodel.WindowViewModel;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.geometry.Point;
import org.nasion.core.tracing.Placement;

/** Going through the points, and comparing them with others. */
final class ReviewActions extends RoomActions {

    private final WindowViewModel window;

    ReviewActions(WorkbenchViewModel workbench, WindowViewModel window, WindowTexts texts) {
        super(workbench, texts);
        this.window = window;
        review();
    }

    private void review() {
        add("next", Group.REVIEW, MaterialDesignC.CHEVRON_RIGHT, needsFilm, () -> step(1), key(KeyCode.N));
        add("previous", Group.REVIEW, MaterialDesignC.CHEVRON_LEFT, needsFilm, () -> step(-1), key(KeyCode.P));
        add(
                "accept",
                Group.REVIEW,
                MaterialDesignC.CHECK,
                workbench.study().readingProperty().flatMap(study -> study.isPresent() ? needsFilm : needsPoint),
                this::accept,
                key(KeyCode.ENTER));
        add(new Action(
                "acceptCertain",
                Group.REVIEW,
                certain(),
                help("acceptCertain"),
                MaterialDesignC.CHECK_ALL,
                List.of(key(KeyCode.ENTER, KeyCombination.SHIFT_DOWN)),
                needsCertain(),
                Optional.empty(),
                this::acceptCertain,
                Optional.empty()));
        add(
                "reset",
                Group.REVIEW,
                MaterialDesignR.RESTORE,
                needsProposal(),
                () -> tracing(TracingViewModel::reset),
                key(KeyCode.R));
        add(
                "remove",
                Group.REVIEW,
                MaterialDesignD.DELETE_OUTLINE,
                needsPoint,
                () -> tracing(TracingViewModel::remove),
                key(KeyCode.DELETE));
        add(
                "placeMissing",
                Group.REVIEW,
                MaterialDesignM.MAP_MARKER_PLUS_OUTLINE,
                needsMissing(),
                () -> tracing(tracing -> tracing.review().startPlacing()),
                key(KeyCode.J));
        add(new Action(
                "sides",
                Group.REVIEW,
                sidesText(),
                help("sides"),
                MaterialDesignA.ARROW_SPLIT_VERTICAL,
                List.of(key(KeyCode.J, KeyCombination.SHIFT_DOWN)),
                needsBothSides(),
                Optional.empty(),
                () -> workbench.sides().toggle(),
                Optional.empty()));
        add("deselect", Group.REVIEW, MaterialDesignS.SELECT_OFF, always, this::giveUp, key(KeyCode.ESCAPE));
        add(
                "compareProgram",
                Group.REVIEW,
                MaterialDesignC.COMPARE,
                needsFilm,
                () -> workbench.comparison().toggleProgram(),
                key(KeyCode.Y));
        add(
                "compareCase",
                Group.REVIEW,
                MaterialDesignF.FILE_COMPARE,
                needsFilm,
                this::compareCase,
                ctrlShift(KeyCode.D));
        addSwitch(
                "beside",
                Group.REVIEW,
                MaterialDesignV.VIEW_SPLIT_VERTICAL,
                needsReference(),
                workbench.comparison().besideProperty(),
                key(KeyCode.Y, KeyCombination.SHIFT_DOWN));
        add("blink", Group.REVIEW, MaterialDesignE.EYE_REFRESH_OUTLINE, needsReference(), this::blink, key(KeyCode.Q));
        add(
                "compareEnd",
                Group.REVIEW,
                MaterialDesignC.CLOSE,
                needsReference(),
                () -> workbench.comparison().close());
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
        add(new Action(
                id + code.name(),
                Group.REVIEW,
                text(id),
                help(id),
                MaterialDesignA.ARROW_ALL,
                List.of(shortcut),
                needsPoint,
                Optional.empty(),
                () -> tracing(tracing -> {
                    // Right is right on the screen, however the film is held.
                    Point way = workbench
                            .film()
                            .transformProperty()
                            .get()
                            .orientation()
                            .undo(new Point(dx, dy));
                    tracing.drag().nudge(way.x(), way.y());
                }),
                Optional.of(() -> tracing(tracing -> tracing.drag().finish()))));
    }

    private void step(int direction) {
        tracing(tracing -> {
            tracing.review().step(direction);
            look(tracing);
        });
    }

    /** All points that are certain, with the share of them that is to be expected wrong. */
    private ObservableValue<String> certain() {
        return workbench
                .openProperty()
                .flatMap(open -> open.map(OpenCase::tracing)
                        .map(tracing -> tracing.review()
                                .queueProperty()
                                .flatMap(queue -> window.certainProperty()
                                        .map(limit -> tracing.review().certain(limit.doubleValue()))))
                        .orElseGet(() ->
                                new SimpleObjectProperty<>(new PointReview.Certain(List.of(), 0)).map(none -> none)))
                .map(certain -> certain.landmarks().isEmpty()
                        ? texts.get("action.acceptCertain")
                        : texts.get(
                                "action.acceptCertain.share",
                                certain.landmarks().size(),
                                Math.round(100 * certain.wrong())));
    }

    private void acceptCertain() {
        tracing(tracing -> {
            tracing.review().acceptCertain(window.certainProperty().get());
            look(tracing);
        });
    }

    private void accept() {
        Optional<AnnotatorViewModel> study = workbench.study().readingProperty().get();
        if (study.isPresent()) {
            study.get().enter();
            tracing(this::look);
            return;
        }
        tracing(tracing -> {
            tracing.review().accept();
            look(tracing);
        });
    }

    private void look(TracingViewModel tracing) {
        tracing.selectedProperty()
                .get()
                .flatMap(tracing::placement)
                .map(Placement::position)
                .ifPresent(workbench.film()::lookClosely);
    }

    private void compareCase() {
        workbench.dialogs().chooseFiles(window.settings().get().lastFolder()).stream()
                .findFirst()
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
        } else if (workbench.tour().stepProperty().get().isPresent()) {
            workbench.tour().end();
        } else if (workbench.film().toolProperty().get() != FilmTool.SELECT) {
            workbench.film().toolProperty().set(FilmTool.SELECT);
        } else {
            tracing(tracing -> {
                if (tracing.drag().heldProperty().get().isPresent()) {
                    tracing.drag().cancel();
                } else {
                    tracing.selectedProperty().set(Optional.empty());
                }
            });
        }
    }

    private ObservableValue<Optional<String>> needsCertain() {
        return ofTracing(tracing -> tracing.review()
                .queueProperty()
                .flatMap(queue -> window.certainProperty()
                        .map(limit -> reason(queue.certain(limit.doubleValue()).isEmpty(), "why.noneCertain"))));
    }

    private ObservableValue<Optional<String>> needsProposal() {
        return ofTracing(tracing -> tracing.selectedProperty()
                .flatMap(selected -> tracing.shownProperty().map(state -> {
                    Optional<Placement> placement = selected.flatMap(state.tracing()::placement);
                    if (placement.isEmpty()) {
                        return reason(true, "why.noPoint");
                    }
                    boolean changed = placement.get().confirmed()
                            || PointState.of(placement.get()) == PointState.MOVED
                            || placement.get().habit().isPresent();
                    return placement.get().proposal().isEmpty()
                            ? reason(true, "why.noProposal")
                            : reason(!changed, "why.asProposed");
                })));
    }

    /** Placing left and right, or making one point of them again. */
    private ObservableValue<String> sidesText() {
        ObservableValue<Optional<String>> followed = ofTracing(tracing -> tracing.selectedProperty()
                .flatMap(selected -> tracing.stateProperty()
                        .map(state -> reason(
                                selected.flatMap(state.tracing()::placement)
                                        .flatMap(Placement::sides)
                                        .isPresent(),
                                "action.sides.unite"))));
        return followed.map(
                unite -> unite.filter(text -> workbench.sides().has()).orElse(texts.get("action.sides")));
    }

    private ObservableValue<Optional<String>> needsBothSides() {
        return ofTracing(tracing -> tracing.selectedProperty()
                .map(selected -> selected.isEmpty()
                        ? reason(true, "why.noPoint")
                        : reason(!selected.get().isBilateral(), "why.oneSide")));
    }

    private ObservableValue<Optional<String>> needsMissing() {
        return ofTracing(tracing -> tracing.review()
                .queueProperty()
                .map(queue -> reason(queue.missing().isEmpty(), "why.noneMissing")));
    }
}
