package org.nasion.app.desktop.viewmodel;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import org.nasion.app.desktop.services.DesktopServices;
import org.nasion.app.desktop.settings.SettingsStore;
import org.nasion.core.analysis.PatientFacts;

/** With what the open case is measured: anew when an analysis was saved, other norms were chosen, or the patient is another. */
final class CaseMeasuring {

    private final DesktopServices services;
    private final SettingsStore settings;
    private final ObservableValue<Optional<OpenCase>> open;
    private String normSet = "";

    CaseMeasuring(DesktopServices services, SettingsStore settings, ObservableValue<Optional<OpenCase>> open) {
        this.services = services;
        this.settings = settings;
        this.open = open;
        services.analyses().onSaved(this::anew);
        preferNorms();
        settings.onChange(now -> preferNorms());
    }

    /** Norms go by age and sex. */
    void measure(OpenCase shown) {
        shown.tracing()
                .measureWith(
                        services.engine().apply(PatientFacts.of(shown.tracing().state())));
    }

    private void anew() {
        open.getValue().ifPresent(this::measure);
    }

    private void preferNorms() {
        String wanted = settings.get().normSet();
        if (!wanted.equals(normSet)) {
            normSet = wanted;
            services.analyses().preferNorms(wanted);
            anew();
        }
    }
}
