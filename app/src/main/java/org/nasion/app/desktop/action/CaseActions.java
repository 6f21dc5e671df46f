package org.nasion.app.desktop.action;

import static org.nasion.app.desktop.action.Shortcut.ctrl;
import static org.nasion.app.desktop.action.Shortcut.ctrlShift;
import static org.nasion.app.desktop.action.Shortcut.key;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.input.KeyCode;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;
import org.nasion.app.desktop.action.Action.Group;
import org.nasion.app.desktop.dicom.DicomDesk;
import org.nasion.app.desktop.library.LibraryViewModel;
import org.nasion.app.desktop.services.ReportFormat;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.OpenCase;
import org.nasion.app.desktop.viewmodel.Page;
import org.nasion.app.desktop.viewmodel.ReportViewModel;
import org.nasion.app.desktop.viewmodel.TracingViewModel;
import org.nasion.app.desktop.viewmodel.WindowViewModel;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;

/** Films, cases and reports, and what can be taken back. */
final class CaseActions extends RoomActions {

    private final WindowViewModel window;
    private final DicomDesk dicom;
    private final LibraryViewModel library;

    /**
     * @param print prints the open film at true size
     * @param quit  closes the window
     */
    CaseActions(
            WorkbenchViewModel workbench,
            ReportViewModel reports,
            WindowViewModel window,
            DicomDesk dicom,
            LibraryViewModel library,
            WindowTexts texts,
            Runnable print,
            Runnable quit) {
        super(workbench, texts);
        this.window = window;
        this.dicom = dicom;
        this.library = library;
        file(reports, print, quit);
        edit();
    }

    private void file(ReportViewModel reports, Runnable print, Runnable quit) {
        add(
                "open",
                Group.FILE,
                MaterialDesignF.FOLDER_OPEN_OUTLINE,
                always,
                workbench.opening()::chooseAndOpen,
                ctrl(KeyCode.O));
        add(
                "openFolder",
                Group.FILE,
                MaterialDesignF.FOLDER_MULTIPLE_IMAGE,
                always,
                dicom::chooseFolder,
                ctrlShift(KeyCode.O));
        add(
                "openArchive",
                Group.FILE,
                MaterialDesignD.DATABASE_SEARCH_OUTLINE,
                always,
                dicom::showQuery,
                ctrlShift(KeyCode.F));
        add("library", Group.FILE, MaterialDesignA.ACCOUNT_MULTIPLE_OUTLINE, always, library::show, ctrl(KeyCode.L));
        add(
                "libraryImport",
                Group.FILE,
                MaterialDesignF.FOLDER_PLUS_OUTLINE,
                always,
                library.imports()::chooseAndImport);
        add(
                "compareVisits",
                Group.FILE,
                MaterialDesignA.ACCOUNT_CLOCK_OUTLINE,
                needsFilm,
                library.visits()::compareOpen,
                ctrlShift(KeyCode.V));
        add("sample", Group.FILE, MaterialDesignI.IMAGE_OUTLINE, always, workbench.opening()::openSample);
        add(
                "nextFilm",
                Group.FILE,
                MaterialDesignS.SKIP_NEXT_OUTLINE,
                whenEmpty(workbench.opening().waiting(), "why.noneWaiting"),
                workbench.opening()::openNext,
                ctrl(KeyCode.PAGE_DOWN));
        addSwitch(
                "batch",
                Group.FILE,
                MaterialDesignT.TRAY_FULL,
                whenEmpty(workbench.batch().films(), "why.noBatch"),
                workbench.batch().visibleProperty(),
                ctrl(KeyCode.B));
        add(
                "save",
                Group.FILE,
                MaterialDesignC.CONTENT_SAVE_OUTLINE,
                needsOwnFilm(),
                workbench.saving()::save,
                ctrl(KeyCode.S));
        add(
                "saveAs",
                Group.FILE,
                MaterialDesignC.CONTENT_SAVE_EDIT_OUTLINE,
                needsOwnFilm(),
                workbench.saving()::saveAs,
                ctrlShift(KeyCode.S));
        add(
                "recover",
                Group.FILE,
                MaterialDesignB.BACKUP_RESTORE,
                workbench.left().filmsProperty().map(count -> reason(count.intValue() == 0, "why.noUnsaved")),
                workbench.left()::offer);
        add(
                "patient",
                Group.FILE,
                MaterialDesignA.ACCOUNT_OUTLINE,
                needsOwnFilm(),
                () -> window.toggle(Page.PATIENT),
                ctrl(KeyCode.I));
        add(
                "report",
                Group.FILE,
                MaterialDesignF.FILE_DOCUMENT_EDIT_OUTLINE,
                needsFilm,
                () -> window.toggle(Page.REPORT),
                ctrl(KeyCode.P));
        for (ReportFormat format : reports.formats()) {
            add(
                    "report." + format.id(),
                    Group.FILE,
                    reportIcon(format),
                    needsFilm,
                    format.id().equals("dicom") ? dicom::showExport : () -> reports.write(format));
        }
        add("print", Group.FILE, MaterialDesignP.PRINTER_OUTLINE, needsScale(), print, ctrlShift(KeyCode.P));
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
        add(new Action(
                "undo",
                Group.EDIT,
                named("undo", TracingViewModel::undoNameProperty),
                help("undo"),
                MaterialDesignU.UNDO,
                List.of(ctrl(KeyCode.Z), key(KeyCode.U)),
                ofTracing(
                        tracing -> tracing.undoNameProperty().map(name -> reason(name.isEmpty(), "why.nothingToUndo"))),
                Optional.empty(),
                () -> tracing(TracingViewModel::undo),
                Optional.empty()));
        add(new Action(
                "redo",
                Group.EDIT,
                named("redo", TracingViewModel::redoNameProperty),
                help("redo"),
                MaterialDesignR.REDO,
                List.of(ctrl(KeyCode.Y), ctrlShift(KeyCode.Z)),
                ofTracing(
                        tracing -> tracing.redoNameProperty().map(name -> reason(name.isEmpty(), "why.nothingToRedo"))),
                Optional.empty(),
                () -> tracing(TracingViewModel::redo),
                Optional.empty()));
        add(
                "detect",
                Group.EDIT,
                MaterialDesignA.AUTO_FIX,
                needsOwnFilm(),
                workbench.proposals()::detectAsSeen,
                ctrl(KeyCode.D));
        add(
                "resetAll",
                Group.EDIT,
                MaterialDesignR.RESTORE,
                needsFilm,
                () -> tracing(TracingViewModel::resetAll),
                ctrlShift(KeyCode.R));
    }

    private ObservableValue<Optional<String>> whenEmpty(ObservableList<?> list, String key) {
        return Bindings.createObjectBinding(() -> reason(list.isEmpty(), key), list);
    }

    private ObservableValue<String> named(
            String id, Function<TracingViewModel, ObservableValue<Optional<String>>> name) {
        return workbench
                .openProperty()
                .flatMap(open -> open.map(OpenCase::tracing)
                        .map(name)
                        .orElseGet(() -> new SimpleObjectProperty<>(Optional.empty())))
                .map(what -> what.map(step -> texts.get("action." + id + ".named", new StepNames(texts).of(step)))
                        .orElseGet(() -> texts.get("action." + id)));
    }

    /** A study keeps its films by itself and decides what is proposed on them. */
    private ObservableValue<Optional<String>> needsOwnFilm() {
        return workbench
                .study()
                .readingProperty()
                .flatMap(study -> study.isEmpty() ? needsFilm : new SimpleObjectProperty<>(reason(true, "why.study")));
    }
}
