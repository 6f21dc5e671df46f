package org.nasion.app.desktop.viewmodel;

import java.util.Optional;
import org.nasion.app.desktop.text.WindowTexts;
import org.nasion.core.analysis.Unit;
import org.nasion.core.geometry.Point;
import org.nasion.core.habit.Habit;

/** What is said of a habit. */
public final class HabitWords {

    private final WindowTexts texts;

    public HabitWords(WindowTexts texts) {
        this.texts = texts;
    }

    /** That proposals begin to follow what was learned, and how far the most. */
    String begun(Habit learned) {
        return learned.largest().stream()
                .findFirst()
                .map(landmark -> texts.get(
                        "habit.begun",
                        landmark.code(),
                        shift(learned.points().get(landmark).offsetMm()),
                        learned.films()))
                .orElseGet(() -> texts.get("habit.begun.none", learned.films()));
    }

    /** How far and where to, for example "1.8 mm further back"; a component of less than a third of the whole is left away. */
    public String shift(Point offsetMm) {
        double least = Math.max(offsetMm.length() / 3, Habit.LEAST_MM / 2);
        Optional<String> along = Math.abs(offsetMm.x()) < least
                ? Optional.empty()
                : Optional.of(texts.get(
                        offsetMm.x() < 0 ? "habit.back" : "habit.forward", millimetres(Math.abs(offsetMm.x()))));
        Optional<String> upright = Math.abs(offsetMm.y()) < least
                ? Optional.empty()
                : Optional.of(
                        texts.get(offsetMm.y() < 0 ? "habit.down" : "habit.up", millimetres(Math.abs(offsetMm.y()))));
        return along.isPresent() && upright.isPresent()
                ? texts.get("habit.both", along.get(), upright.get())
                : along.or(() -> upright).orElse("–");
    }

    private String millimetres(double mm) {
        return texts.wording().withUnit(mm, Unit.MILLIMETRE);
    }
}
