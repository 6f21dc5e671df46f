package org.nasion.app.desktop.services;

import java.nio.file.Path;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.nasion.core.analysis.AnalysisCatalog;
import org.nasion.core.analysis.MeasurementEngine;
import org.nasion.core.analysis.PatientFacts;
import org.nasion.core.image.Acquisition.Patient;

/** The analyses of the program and a user's own in the settings folder; used on one thread. */
public final class AnalysisLibrary {

    private final Path settings;
    private final ReadOnlyObjectWrapper<AnalysisCatalog> catalog;

    /** @param settings folder; need not exist */
    public AnalysisLibrary(Path settings) {
        this.settings = settings;
        this.catalog = new ReadOnlyObjectWrapper<>(AnalysisCatalog.load(settings));
    }

    /** What there is now; changes when an analysis is saved. */
    public ReadOnlyObjectProperty<AnalysisCatalog> catalogProperty() {
        return catalog.getReadOnlyProperty();
    }

    /** Measures all that any analysis needs, with the norms that fit a patient. */
    public MeasurementEngine engine(Patient patient) {
        return catalog.get().engine(PatientFacts.of(patient));
    }

    /**
     * Writes a user's own analysis and takes it up.
     *
     * @return the file
     * @throws org.nasion.core.problem.ProblemException NAS-ANALYSIS-… where the text is no analysis or cannot be written
     */
    public Path save(String text) {
        Path file = AnalysisCatalog.save(settings, text);
        catalog.set(AnalysisCatalog.load(settings));
        return file;
    }
}
