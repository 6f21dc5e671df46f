package org.nasion.app.desktop.dialog;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.nasion.app.desktop.text.WindowTexts;

/** The platform's own file choosers and clipboard. */
public final class FxDialogService implements DialogService {

    private static final String[] FILMS = {
        "*.dcm", "*.dicom", "*.png", "*.jpg", "*.jpeg", "*.tif", "*.tiff", "*.bmp", "*.nasion"
    };

    private final Supplier<Window> owner;
    private final Supplier<WindowTexts> texts;

    /** @param texts of the window now */
    public FxDialogService(Supplier<Window> owner, Supplier<WindowTexts> texts) {
        this.owner = owner;
        this.texts = texts;
    }

    @Override
    public List<Path> chooseFiles(Optional<Path> folder) {
        FileChooser chooser = chooser(texts.get().get("dialog.open"), folder);
        // DICOM files often have no ending at all, so "all files" comes first.
        chooser.getExtensionFilters()
                .setAll(
                        new FileChooser.ExtensionFilter(texts.get().get("dialog.allFiles"), "*"),
                        new FileChooser.ExtensionFilter(texts.get().get("dialog.films"), FILMS));
        List<File> chosen = chooser.showOpenMultipleDialog(owner.get());
        return chosen == null ? List.of() : chosen.stream().map(File::toPath).toList();
    }

    @Override
    public Optional<Path> chooseTarget(
            String title, String name, String kind, String extension, Optional<Path> folder) {
        FileChooser chooser = chooser(title, folder);
        chooser.setInitialFileName(name);
        chooser.getExtensionFilters().setAll(new FileChooser.ExtensionFilter(kind, "*" + extension));
        return Optional.ofNullable(chooser.showSaveDialog(owner.get()))
                .map(File::toPath)
                .map(path -> path.getFileName().toString().endsWith(extension)
                        ? path
                        : path.resolveSibling(path.getFileName() + extension));
    }

    @Override
    public Optional<Path> chooseFile(String title, String kind, List<String> endings, Optional<Path> folder) {
        FileChooser chooser = chooser(title, folder);
        chooser.getExtensionFilters().setAll(new FileChooser.ExtensionFilter(kind, endings));
        return Optional.ofNullable(chooser.showOpenDialog(owner.get())).map(File::toPath);
    }

    @Override
    public Optional<Path> chooseFolder(String title, Optional<Path> folder) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        folder.filter(Files::isDirectory).map(Path::toFile).ifPresent(chooser::setInitialDirectory);
        return Optional.ofNullable(chooser.showDialog(owner.get())).map(File::toPath);
    }

    @Override
    public void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private static FileChooser chooser(String title, Optional<Path> folder) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        folder.filter(Files::isDirectory).map(Path::toFile).ifPresent(chooser::setInitialDirectory);
        return chooser;
    }
}
