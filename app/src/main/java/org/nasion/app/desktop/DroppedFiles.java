package org.nasion.app.desktop;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;

/** Files that are dropped on a part of a window are opened. */
final class DroppedFiles {

    private DroppedFiles() {}

    static void open(Node on, WorkbenchViewModel workbench) {
        on.addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        on.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            List<Path> files = Optional.ofNullable(event.getDragboard().getFiles()).orElse(List.of()).stream()
                    .map(java.io.File::toPath)
                    .toList();
            workbench.opening().openAll(files);
            event.setDropCompleted(!files.isEmpty());
            event.consume();
        });
    }
}
