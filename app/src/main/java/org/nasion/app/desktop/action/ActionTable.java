package org.nasion.app.desktop.action;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.nasion.app.desktop.dicom.DicomDesk;
import org.nasion.app.desktop.library.LibraryViewModel;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.ReportViewModel;
import org.nasion.app.desktop.viewmodel.WindowViewModel;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;

/** The one table of everything that can be done, contributed by the rooms that do it. */
public final class ActionTable {

    private final List<Action> actions;
    private final List<Action> usual;

    /**
     * @param print prints the open film at true size
     * @param quit  closes the window
     */
    public ActionTable(
            WorkbenchViewModel workbench,
            ReportViewModel reports,
            WindowViewModel window,
            DicomDesk dicom,
            LibraryViewModel library,
            WindowTexts texts,
            Runnable print,
            Runnable quit) {
        this.usual = Stream.of(
                        new CaseActions(workbench, reports, window, dicom, library, texts, print, quit),
                        new ReviewActions(workbench, window, texts),
                        new StudyActions(workbench, window, texts),
                        new FilmActions(workbench, window, texts),
                        new WindowActions(workbench, window, texts))
                .flatMap(room -> room.all().stream())
                .toList();
        Map<String, List<String>> chosen = window.settings().get().keys();
        this.actions = usual.stream()
                .map(action -> Optional.ofNullable(chosen.get(action.id()))
                        .filter(keys -> action.isRebound())
                        .map(keys -> action.by(keys.stream()
                                .map(Shortcut::read)
                                .flatMap(Optional::stream)
                                .toList()))
                        .orElse(action))
                .toList();
    }

    /** The keys that an action has where the user chose none. */
    public List<Shortcut> usualKeys(String id) {
        return usual.stream()
                .filter(action -> action.id().equals(id))
                .findFirst()
                .map(Action::shortcuts)
                .orElse(List.of());
    }

    /** All actions in the order of menu and sheet. */
    public List<Action> all() {
        return actions;
    }

    public Action get(String id) {
        return actions.stream()
                .filter(action -> action.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no action " + id));
    }
}
