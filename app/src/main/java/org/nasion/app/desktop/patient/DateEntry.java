package org.nasion.app.desktop.patient;

import java.time.LocalDate;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.nasion.app.desktop.form.TypedDate;
import org.nasion.app.desktop.text.WindowTexts;

/** A date that is typed, with what is wrong with it. */
public final class DateEntry {

    private final WindowTexts texts;
    private final TypedDate form;
    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    DateEntry(WindowTexts texts) {
        this.texts = texts;
        this.form = new TypedDate(texts.locale());
    }

    /** As it stands in the field. */
    public StringProperty textProperty() {
        return text;
    }

    /** Why the text is not taken, as a sentence; empty where it is. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** How a date is written. */
    public String example() {
        return form.example();
    }

    void show(Optional<LocalDate> date) {
        problem.set("");
        if (!typed().equals(date) || date.isEmpty()) {
            text.set(form.write(date));
        }
    }

    /** Shows a date that was changed elsewhere, as by undo; what is being typed stays. */
    void follow(Optional<LocalDate> before, Optional<LocalDate> now) {
        if (!before.equals(now) && !typed().equals(now)) {
            show(now);
        }
    }

    private Optional<LocalDate> typed() {
        return form.read(text.get());
    }

    /**
     * What is to be kept: the date of the text, or what was kept before where the text is no date or one that cannot be.
     *
     * @param earliest that can be
     * @param wrong    key of the sentence for a day before that
     */
    Optional<LocalDate> kept(Optional<LocalDate> before, LocalDate today, Optional<LocalDate> earliest, String wrong) {
        Optional<LocalDate> date = typed();
        String why = "";
        if (date.isEmpty() && !text.get().isBlank()) {
            why = texts.get("patient.date.none", text.get().strip(), form.example());
        } else if (date.filter(day -> day.isAfter(today)).isPresent()) {
            why = texts.get("patient.date.future");
        } else if (date.isPresent() && earliest.filter(date.get()::isBefore).isPresent()) {
            why = texts.get(wrong);
        }
        problem.set(why);
        return why.isEmpty() ? date : before;
    }
}
