package org.nasion.app.desktop.services;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;
import org.nasion.core.analysis.Analysis;
import org.nasion.core.analysis.AnalysisCatalog;
import org.nasion.core.analysis.AnalysisFolder;
import org.nasion.core.analysis.MeasurementEngine;
import org.nasion.core.analysis.PatientFacts;
import org.nasion.core.analysis.Readings;
import org.nasion.core.analysis.Sheet;

/** The analyses of the program and a user's own in the settings folder, read when first needed; used on one thread. */
public final class AnalysisLibrary {

    private final Path settings;
    private final Optional<Path> points;
    private final List<Runnable> whenSaved = new ArrayList<>();
    private final ObjectProperty<Optional<String>> chosen = new SimpleObjectProperty<>(Optional.empty());
    private ReadOnlyObjectWrapper<AnalysisCatalog> catalog;
    private String preferredNorms = "";

    /** @param settings folder; need not exist */
    public AnalysisLibrary(Path settings) {
        this(settings, Optional.empty());
    }

    /** @param points a file of own points beside those of the settings folder */
    public AnalysisLibrary(Path settings, Optional<Path> points) {
        this.settings = settings;
        this.points = points;
    }

    /** What there is now; changes when an analysis is saved. */
    public ReadOnlyObjectProperty<AnalysisCatalog> catalogProperty() {
        return held().getReadOnlyProperty();
    }

    /** What there is now. */
    public AnalysisCatalog catalog() {
        return held().get();
    }

    private ReadOnlyObjectWrapper<AnalysisCatalog> held() {
        if (catalog == null) {
            catalog = new ReadOnlyObjectWrapper<>(AnalysisCatalog.load(settings, points));
        }
        return catalog;
    }

    /** The text of a norm file: the user's copy where there is one, else the program's. */
    public Optional<String> normsSource(String id) {
        return new AnalysisFolder(settings).normsSource(id);
    }

    /** Calls back after each saved analysis until the subscription ends; unlike a listener on the catalogue, this reads no file before. */
    public Subscription onSaved(Runnable listener) {
        whenSaved.add(listener);
        return () -> whenSaved.remove(listener);
    }

    /** The identifier of the analysis that is looked at; empty for all measurements. */
    public ObjectProperty<Optional<String>> chosenProperty() {
        return chosen;
    }

    /** What the chosen analysis says; empty for all measurements and where it is gone. */
    public Optional<Sheet> chosenSheet(Readings readings, PatientFacts patient) {
        Optional<Analysis> analysis = chosen.get().flatMap(catalog()::analysis);
        return analysis.map(one -> catalog().sheet(one, readings, patient));
    }

    /** Takes the norms of one source before all others, where it has one that fits; empty prefers none. */
    public void preferNorms(String id) {
        preferredNorms = id;
    }

    /** Measures all that any analysis needs, with the norms that fit a patient. */
    public MeasurementEngine engine(PatientFacts patient) {
        return preferredNorms.isEmpty() ? catalog().engine(patient) : catalog().engine(patient, preferredNorms);
    }

    /**
     * Writes a user's own analysis or norms and takes them up.
     *
     * @return the file
     * @throws org.nasion.core.problem.ProblemException NAS-ANALYSIS-… where the text is no analysis or cannot be written
     */
    public Path save(String text) {
        Path file = new AnalysisFolder(settings).save(text);
        held().set(AnalysisCatalog.load(settings, points));
        List.copyOf(whenSaved).forEach(Runnable::run);
        return file;
    }
}
