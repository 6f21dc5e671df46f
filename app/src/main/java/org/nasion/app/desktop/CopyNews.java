package org.nasion.app.desktop;

import java.util.function.Consumer;
import javafx.application.Platform;
import org.nasion.app.desktop.viewmodel.WorkbenchViewModel;
import org.nasion.core.problem.Problem;

/** Carries news of the automatic copies from their thread to the window. */
final class CopyNews {
    private volatile WorkbenchViewModel workbench;

    void goTo(WorkbenchViewModel to) {
        workbench = to;
    }

    void copyFailed(Problem problem) {
        tell(to -> to.copyFailed(problem));
    }

    void copyKept() {
        tell(WorkbenchViewModel::copyKept);
    }

    private void tell(Consumer<WorkbenchViewModel> what) {
        WorkbenchViewModel to = workbench;
        if (to != null) {
            Platform.runLater(() -> what.accept(to));
        }
    }
}
