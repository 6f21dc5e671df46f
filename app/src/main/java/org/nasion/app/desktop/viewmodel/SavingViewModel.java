package org.nasion.app.desktop.viewmodel;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.nasion.app.desktop.dialog.DialogService;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.core.casefile.CaseStore;

/** Puts the open case into the user's files, and asks before work that stands in none is left. */
public final class SavingViewModel {

    private final ReadOnlyObjectProperty<Optional<OpenCase>> open;
    private final CaseKeeper keeper;
    private final DialogService dialogs;
    private final WindowTexts texts;
    private final BiConsumer<OpenCase, Optional<Path>> onSaved;

    /** @param onSaved is told of each saved case and its file; empty where it is kept elsewhere ({@link CaseHome}) */
    SavingViewModel(
            ReadOnlyObjectProperty<Optional<OpenCase>> open,
            CaseKeeper keeper,
            DialogService dialogs,
            WindowTexts texts,
            BiConsumer<OpenCase, Optional<Path>> onSaved) {
        this.open = open;
        this.keeper = keeper;
        this.dialogs = dialogs;
        this.texts = texts;
        this.onSaved = onSaved;
    }

    /** Saves where the case is kept, or asks for a file the first time. */
    public void save() {
        open.get().ifPresent(shown -> save(shown, () -> {}));
    }

    /** Asks for a file and saves there. */
    public void saveAs() {
        open.get().ifPresent(this::saveAs);
    }

    void saveAs(OpenCase shown) {
        chosen(shown).ifPresent(file -> saveTo(shown, file, () -> {}));
    }

    /**
     * Whether the window may close now; where a person's work stands in no file, it is asked what becomes of it.
     *
     * @param quit closes the window, when the answer allows it
     */
    public boolean mayClose(Runnable quit) {
        Optional<OpenCase> shown = open.get();
        shown.ifPresent(now -> now.tracing().drag().finish());
        return shown.filter(now -> keeper.asksBefore(now, () -> save(now, quit), quit))
                .isEmpty();
    }

    private void save(OpenCase shown, Runnable then) {
        shown.home()
                .ifPresentOrElse(
                        home -> keeper.saveTo(shown, home, () -> {
                            onSaved.accept(shown, Optional.empty());
                            then.run();
                        }),
                        () -> file(shown).ifPresent(file -> saveTo(shown, file, then)));
    }

    private void saveTo(OpenCase shown, Path file, Runnable then) {
        keeper.saveTo(shown, file, saved -> {
            onSaved.accept(shown, Optional.of(saved));
            then.run();
        });
    }

    /** The case's file, or one that is asked for. */
    private Optional<Path> file(OpenCase shown) {
        return shown.fileProperty().get().or(() -> chosen(shown));
    }

    private Optional<Path> chosen(OpenCase shown) {
        return dialogs.chooseTarget(
                texts.get("dialog.saveCase"),
                shown.fileName(CaseStore.EXTENSION),
                texts.get("dialog.case"),
                CaseStore.EXTENSION,
                shown.folder());
    }
}
