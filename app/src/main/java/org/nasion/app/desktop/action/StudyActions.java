package org.nasion.app.desktop.action;

import static org.nasion.app.desktop.action.Shortcut.ctrl;
import static org.nasion.app.desktop.action.Shortcut.key;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignN;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.nasion.app.desktop.action.Action.Group;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.AnnotatorViewModel;
import org.nasion.app.desktop.viewmodel.Notice;
import org.nasion.app.desktop.viewmodel.Page;
import org.nasion.app.desktop.viewmodel.WindowViewModel;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.study.ItemRecord;

/** What a reader of a study does with the films of his assignment. */
final class StudyActions extends RoomActions {

    StudyActions(WorkbenchViewModel workbench, WindowViewModel window, WindowTexts texts) {
        super(workbench, texts);
        ObservableValue<Optional<String>> needsStudy = workbench
                .study()
                .readingProperty()
                .flatMap(study ->
                        study.isPresent() ? needsFilm : new SimpleObjectProperty<>(reason(true, "why.noStudy")));
        add(
                "skipFilm",
                Group.REVIEW,
                MaterialDesignS.SKIP_FORWARD_OUTLINE,
                needsStudy,
                () -> study(AnnotatorViewModel::skip),
                ctrl(KeyCode.ENTER));
        add(
                "previousFilm",
                Group.REVIEW,
                MaterialDesignS.SKIP_PREVIOUS_OUTLINE,
                workbench.study().readingProperty().map(study -> reason(study.isEmpty(), "why.noStudy")),
                () -> study(AnnotatorViewModel::previousFilm),
                ctrl(KeyCode.PAGE_UP));
        add(
                "flagBad",
                Group.REVIEW,
                MaterialDesignF.FLAG_OUTLINE,
                needsStudy,
                () -> flag(ItemRecord.Flag.BAD_FILM),
                key(KeyCode.B, KeyCombination.ALT_DOWN));
        add(
                "flagAsk",
                Group.REVIEW,
                MaterialDesignC.COMMENT_QUESTION_OUTLINE,
                needsStudy,
                () -> flag(ItemRecord.Flag.ASK),
                key(KeyCode.A, KeyCombination.ALT_DOWN));
        add(
                "noteFilm",
                Group.REVIEW,
                MaterialDesignN.NOTE_EDIT_OUTLINE,
                needsStudy,
                () -> window.noteWantedProperty()
                        .set(!window.noteWantedProperty().get()),
                key(KeyCode.N, KeyCombination.ALT_DOWN));
        add(
                "studyFilms",
                Group.REVIEW,
                MaterialDesignF.FORMAT_LIST_CHECKS,
                workbench.study().readingProperty().map(study -> reason(study.isEmpty(), "why.noStudy")),
                () -> window.toggle(Page.STUDY_FILMS),
                key(KeyCode.L, KeyCombination.ALT_DOWN));
    }

    private void study(Consumer<AnnotatorViewModel> use) {
        workbench.study().readingProperty().get().ifPresent(use);
    }

    private void flag(ItemRecord.Flag flag) {
        study(annotator -> {
            boolean set = !annotator.record().flags().contains(flag);
            annotator.flag(flag, set);
            workbench.notices().removeIf(notice -> notice.kind() == Notice.Kind.INFORMATION);
            workbench
                    .notices()
                    .add(Notice.information(texts.get((set ? "notice.flagged." : "notice.unflagged.") + flag.name())));
        });
    }
}
