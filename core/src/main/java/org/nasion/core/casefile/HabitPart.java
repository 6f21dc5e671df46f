package org.nasion.core.casefile;

import org.nasion.core.geometry.Point;
import org.nasion.core.tracing.Placement;

/** Where the person's habit has the point: image space, px; absent where there is none. */
record HabitPart(double x, double y, Double confidence, Double expectedErrorMm, int films) {

    static HabitPart of(Placement.ByHabit habit) {
        return new HabitPart(
                habit.position().x(),
                habit.position().y(),
                ProposalPart.boxed(habit.confidence()),
                ProposalPart.boxed(habit.expectedErrorMm()),
                habit.films());
    }

    Placement.ByHabit toHabit() {
        return new Placement.ByHabit(
                new Point(x, y), ProposalPart.unboxed(confidence), ProposalPart.unboxed(expectedErrorMm), films);
    }
}
