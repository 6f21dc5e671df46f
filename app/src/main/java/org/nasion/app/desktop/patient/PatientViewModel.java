package org.nasion.app.desktop.patient;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Subscription;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.app.desktop.viewmodel.Notice;
import org.nasion.app.desktop.viewmodel.OpenCase;
import org.nasion.core.interchange.FilmSource;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.Patient;
import org.nasion.core.patient.Sex;
import org.nasion.core.text.PlainText;
import org.nasion.core.tracing.CaseContent;

/**
 * Whose film it is and when it was taken, as a form. What is typed is an edit of the open case at once: it can be undone, is
 * in the automatic copy and is saved with the case, however the form is left. What a DICOM film's own file says is locked
 * until a person has said that it shall be changed.
 */
public final class PatientViewModel {

    /** Who says whose film it is. */
    public enum Source {
        /** whoever fills in the form */
        PERSON,
        /** the film's DICOM file, as far as it says anything */
        FILE,
        /** the library: it is changed there */
        LIBRARY
    }

    private final WindowTexts texts;
    private final Clock clock;
    private final List<Notice> notices;
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty id = new SimpleStringProperty("");
    private final StringProperty issuer = new SimpleStringProperty("");
    private final DateEntry birth;
    private final ObjectProperty<Sex> sex = new SimpleObjectProperty<>(Sex.UNKNOWN);
    private final DateEntry taken;
    private final ReadOnlyObjectWrapper<Source> source = new ReadOnlyObjectWrapper<>(Source.PERSON);
    private final BooleanProperty unlocked = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<CaseContent> stated = new ReadOnlyObjectWrapper<>();
    private Optional<OpenCase> open = Optional.empty();
    private Subscription following = Subscription.EMPTY;
    private boolean filling;

    /** @param notices where it is told what could not be taken */
    public PatientViewModel(WindowTexts texts, Clock clock, List<Notice> notices) {
        this.texts = texts;
        this.clock = clock;
        this.notices = notices;
        this.birth = new DateEntry(texts);
        this.taken = new DateEntry(texts);
        Stream.of(name, id, issuer, birth.textProperty(), taken.textProperty())
                .forEach(field -> field.subscribe((before, now) -> typed()));
        sex.subscribe((before, now) -> typed());
    }

    /** Shows whom the open case names. */
    public void begin(OpenCase shown) {
        end();
        unlocked.set(false);
        source.set(
                shown.isInLibrary() ? Source.LIBRARY : FilmSource.isScan(shown.film()) ? Source.PERSON : Source.FILE);
        CaseContent now = shown.tracing().state();
        filling = true;
        name.set(now.patient().name());
        id.set(now.patient().id());
        issuer.set(now.patient().issuer());
        birth.show(now.patient().birthDate());
        sex.set(now.patient().sex());
        taken.show(now.exposure().date());
        filling = false;
        stated.set(now);
        open = Optional.of(shown);
        following = shown.tracing().stateProperty().subscribe(this::follow);
    }

    /** The form is left. What could not be taken is told, so that it is not lost without a word. */
    public void end() {
        if (open.isPresent()) {
            Stream.of(birth, taken)
                    .map(entry -> entry.problemProperty().get())
                    .filter(problem -> !problem.isEmpty())
                    .forEach(problem -> notices.add(Notice.warning(texts.get("patient.notTaken", problem))));
        }
        following.unsubscribe();
        following = Subscription.EMPTY;
        open = Optional.empty();
    }

    private void follow(CaseContent before, CaseContent now) {
        filling = true;
        follow(name, now.patient().name());
        follow(id, now.patient().id());
        follow(issuer, now.patient().issuer());
        sex.set(now.patient().sex());
        birth.follow(before.patient().birthDate(), now.patient().birthDate());
        taken.follow(before.exposure().date(), now.exposure().date());
        filling = false;
        stated.set(now);
    }

    /** A blank behind the first name is still being typed. */
    private static void follow(StringProperty field, String value) {
        if (!PlainText.of(field.get()).strip().equals(value)) {
            field.set(value);
        }
    }

    private void typed() {
        if (filling) {
            return;
        }
        open.ifPresent(shown -> {
            CaseContent now = shown.tracing().state();
            LocalDate today = LocalDate.now(clock);
            Optional<LocalDate> born =
                    birth.kept(now.patient().birthDate(), today, Optional.empty(), "patient.date.future");
            Optional<LocalDate> on = taken.kept(now.exposure().date(), today, born, "patient.date.beforeBirth");
            shown.tracing().name(new Patient(id.get(), issuer.get(), name.get(), born, sex.get()), new Exposure(on));
        });
    }

    /** The person has said that what the film's file says is to be changed. */
    public void unlock() {
        unlocked.set(true);
    }

    /** Whether a person may be asked if what the film's file says is to be changed. */
    public BooleanBinding mayUnlock() {
        return source.isEqualTo(Source.FILE).and(unlocked.not());
    }

    /** Whether the case names another patient than the film's own file. */
    public BooleanBinding isAnother() {
        return Bindings.createBooleanBinding(
                () -> source.get() == Source.FILE && stated.get().patient().isAnother(ofFile()), stated, source);
    }

    /** Who the film is of by its own file; nobody for a picture. */
    public Patient ofFile() {
        return open.map(shown -> shown.film().acquisition().patient()).orElse(Patient.NOBODY);
    }

    /** When the film was taken by its own file. */
    public Exposure exposureOfFile() {
        return open.map(shown -> shown.film().acquisition().exposure()).orElse(Exposure.UNKNOWN);
    }

    /** Whether a field cannot be typed in. @param inFile whether the film's file says something there */
    public BooleanBinding locked(boolean inFile) {
        return source.isEqualTo(Source.LIBRARY)
                .or(Bindings.createBooleanBinding(() -> inFile && mayUnlock().get(), source, unlocked));
    }

    /** What the case says now. */
    public ReadOnlyObjectProperty<CaseContent> contentProperty() {
        return stated.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Source> sourceProperty() {
        return source.getReadOnlyProperty();
    }

    public StringProperty nameProperty() {
        return name;
    }

    public StringProperty idProperty() {
        return id;
    }

    /** Who gave the ID. */
    public StringProperty issuerProperty() {
        return issuer;
    }

    public DateEntry birth() {
        return birth;
    }

    public ObjectProperty<Sex> sexProperty() {
        return sex;
    }

    /** When the film was taken. */
    public DateEntry taken() {
        return taken;
    }
}
