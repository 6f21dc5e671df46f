package org.nasion.app.desktop.viewmodel;

import java.text.DecimalFormatSymbols;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.calibration.CalibrationLadder;
import org.nasion.core.calibration.PlausibleScale;
import org.nasion.core.calibration.RulerFinder;
import org.nasion.core.geometry.Point;

/** Setting the scale: two clicks on a ruler and its length, or a number of millimetres per pixel. */
public final class ScaleViewModel {

    private final WorkbenchViewModel workbench;
    private final ObjectProperty<Optional<Point>> from = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Point>> to = new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty length = new SimpleStringProperty("");
    private final StringProperty mmPerPx = new SimpleStringProperty("");
    private final StringProperty enlargement = new SimpleStringProperty("");
    private final ObjectProperty<Optional<RulerFinder.Found>> found = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Search> search = new SimpleObjectProperty<>(Search.NOT_YET);

    /** How far the search for a ruler on the film is. */
    public enum Search {
        NOT_YET,
        LOOKING,
        DONE
    }

    public ScaleViewModel(WorkbenchViewModel workbench) {
        this.workbench = workbench;
        workbench.openProperty().addListener((property, before, now) -> {
            clear();
            forgetFound();
        });
        workbench.film().toolProperty().addListener((property, before, now) -> {
            if (now != FilmTool.CALIBRATE) {
                clear();
            }
        });
    }

    /** A click on the film with the ruler in the hand: the first end, then the other, then a new ruler. */
    public void click(Point image) {
        if (from.get().isEmpty() || to.get().isPresent()) {
            to.set(Optional.empty());
            from.set(Optional.of(image));
        } else if (from.get().get().distanceTo(image) >= 1) {
            to.set(Optional.of(image));
        }
    }

    /** Whether both ends lie on the film and only the length is missing. */
    public boolean isDrawn() {
        return from.get().isPresent() && to.get().isPresent();
    }

    /** Takes the ruler with the length that was typed, mm; false where that is no length. */
    public boolean applyRuler() {
        Optional<Double> mm = number(length.get());
        if (!isDrawn() || mm.isEmpty() || tracing().isEmpty()) {
            return false;
        }
        if (!apply(new Calibration.Ruler(from.get().orElseThrow(), to.get().orElseThrow(), mm.get(), aspect()))) {
            return false;
        }
        workbench.film().toolProperty().set(FilmTool.SELECT);
        return true;
    }

    /** Takes the scale that was typed, mm per pixel along x; false where that is none. */
    public boolean applyStated() {
        Optional<Double> mm = number(mmPerPx.get()).filter(value -> value < 10);
        return mm.filter(value -> apply(new Calibration.Scale(Calibration.Kind.USER_STATED, value, aspect(), "")))
                .isPresent();
    }

    /**
     * Looks for a ruler on the film, to offer it: the scale stays as it is.
     *
     * @param doing the sentence that is shown meanwhile
     */
    public void findRuler(String doing) {
        Optional<OpenCase> shown = workbench.openProperty().get();
        if (shown.isEmpty() || search.get() == Search.LOOKING) {
            return;
        }
        double aspect = aspect();
        search.set(Search.LOOKING);
        workbench
                .tasks()
                .start(
                        doing,
                        progress -> RulerFinder.find(shown.get().film(), aspect, progress),
                        result -> {
                            if (workbench.openProperty().get().equals(shown)) {
                                found.set(result);
                                search.set(Search.DONE);
                            }
                        },
                        failure -> {
                            workbench.notices().add(Notice.of(failure.problem()));
                            search.set(Search.NOT_YET);
                        },
                        () -> search.set(Search.NOT_YET));
    }

    /** Says how far apart the ticks of the found ruler are, mm. */
    public void stateTicks(double mm) {
        found.set(found.get().map(ruler -> new RulerFinder.Found(ruler.ticks(), mm)));
    }

    /** Takes the ruler that was found, because a person has looked at it. */
    public void acceptFound() {
        found.get().ifPresent(ruler -> apply(ruler.toCalibration(aspect())));
        forgetFound();
    }

    /** The scale that the found ruler would give. */
    public Optional<Calibration.Ruler> foundScale() {
        return found.get().map(ruler -> ruler.toCalibration(aspect()));
    }

    /** Takes the offer away. */
    public void forgetFound() {
        found.set(Optional.empty());
        search.set(Search.NOT_YET);
    }

    /** Whether the scale is one of the detector or the sheet, which a known enlargement makes one of the patient. */
    public boolean canCorrect() {
        return uncorrected().isPresent();
    }

    /** Corrects the scale by the enlargement that was typed, as a factor (1.1) or in percent (10 %); false where it is none. */
    public boolean applyEnlargement() {
        String text = enlargement.get().strip();
        boolean percent = text.endsWith("%");
        Optional<Double> factor = number(percent ? text.substring(0, text.length() - 1) : text)
                .map(value -> percent ? 1 + value / 100 : value)
                .filter(value -> value >= 1 && value <= 2);
        if (factor.isEmpty() || uncorrected().isEmpty()) {
            return false;
        }
        return apply(CalibrationLadder.corrected(uncorrected().get(), factor.get()));
    }

    private Optional<Calibration.Scale> uncorrected() {
        return tracing()
                .map(tracing -> tracing.state().calibration())
                .filter(Calibration.Scale.class::isInstance)
                .map(Calibration.Scale.class::cast)
                .filter(scale -> !scale.isPatientScale());
    }

    /** The resolution that the picture's file names. */
    public Optional<Calibration> offered() {
        return workbench
                .openProperty()
                .get()
                .flatMap(shown -> CalibrationLadder.offers(shown.film().acquisition()).stream()
                        .findFirst());
    }

    /** Takes the picture's resolution: now the user has seen that it is one of the file and not of the patient. */
    public void acceptOffered() {
        offered().ifPresent(this::apply);
    }

    /** Goes back to degrees and ratios only. */
    public void remove() {
        apply(new Calibration.Uncalibrated(aspect()));
    }

    private void clear() {
        from.set(Optional.empty());
        to.set(Optional.empty());
        length.set("");
    }

    /** Takes a scale that a film can have; another is told and not taken. */
    private boolean apply(Calibration calibration) {
        Optional<OpenCase> shown = workbench.openProperty().get();
        Optional<PlausibleScale.ImpossibleSize> impossible = shown.flatMap(open -> PlausibleScale.doubt(
                calibration, open.film().width(), open.film().height()));
        impossible.ifPresent(
                size -> workbench.notices().add(Notice.of(size.problem().problem())));
        shown.filter(open -> impossible.isEmpty())
                .ifPresent(open -> open.tracing().calibrate(calibration));
        return shown.isPresent() && impossible.isEmpty();
    }

    private Optional<TracingViewModel> tracing() {
        return workbench.openProperty().get().map(OpenCase::tracing);
    }

    private double aspect() {
        return tracing()
                .map(tracing -> tracing.state().calibration().pixelAspect())
                .orElse(1.0);
    }

    /** A positive number with a point or the locale's own comma. */
    static Optional<Double> number(String text) {
        try {
            char comma = DecimalFormatSymbols.getInstance().getDecimalSeparator();
            double value = Double.parseDouble(text.strip().replace(comma, '.').replace(',', '.'));
            return value > 0 && value < 10_000 ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    public ObjectProperty<Optional<Point>> fromProperty() {
        return from;
    }

    public ObjectProperty<Optional<Point>> toProperty() {
        return to;
    }

    /** The ruler that was found on the film and is offered. */
    public ObjectProperty<Optional<RulerFinder.Found>> foundProperty() {
        return found;
    }

    public ObjectProperty<Search> searchProperty() {
        return search;
    }

    /** What is typed into the ruler's field, mm. */
    public StringProperty lengthProperty() {
        return length;
    }

    /** What is typed into the field for the enlargement. */
    public StringProperty enlargementProperty() {
        return enlargement;
    }

    /** What is typed into the field for millimetres per pixel. */
    public StringProperty mmPerPxProperty() {
        return mmPerPx;
    }
}
