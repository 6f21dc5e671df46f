package org.nasion.app.desktop.viewmodel;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.nasion.app.desktop.services.ReportFormat;
import org.nasion.core.report.Annex;
import org.nasion.core.task.Progress;

/** What a person wants behind a report's own pages. */
public interface ReportAnnexes {

    /** Nothing. */
    ReportAnnexes NONE = new ReportAnnexes() {
        @Override
        public void begin(Optional<OpenCase> open) {}

        @Override
        public Function<Progress, List<Annex>> chosen(ReportFormat.Content content) {
            return progress -> List.of();
        }
    };

    /** Nothing is chosen yet for this case. */
    void begin(Optional<OpenCase> open);

    /** What is chosen now, to be made off the UI thread. */
    Function<Progress, List<Annex>> chosen(ReportFormat.Content content);
}
