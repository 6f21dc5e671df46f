package org.nasion.core.casefile;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.Placement;

/**
 * One landmark: image space, px.
 *
 * @param sides where a person placed it on the left and on the right; came after 0.1.0
 * @param name of a point that is none of the program's own, so that it has one where nobody knows it; came after 0.1.0
 */
record PointPart(
        double x,
        double y,
        String origin,
        boolean confirmed,
        ProposalPart proposal,
        @JsonInclude(JsonInclude.Include.NON_NULL) HabitPart habit,
        @JsonInclude(JsonInclude.Include.NON_NULL) SidesPart sides,
        @JsonInclude(JsonInclude.Include.NON_NULL) String name) {

    static PointPart of(Landmark landmark, Placement placement) {
        return new PointPart(
                placement.position().x(),
                placement.position().y(),
                placement.origin().name(),
                placement.confirmed(),
                placement.proposal().map(ProposalPart::of).orElse(null),
                placement.habit().map(HabitPart::of).orElse(null),
                placement.sides().map(SidesPart::of).orElse(null),
                landmark.isShipped() ? null : landmark.fullName());
    }

    Placement toPlacement() {
        return new Placement(
                new Point(x, y),
                Placement.Origin.valueOf(origin),
                confirmed,
                Optional.ofNullable(proposal).map(ProposalPart::toProposal),
                Optional.ofNullable(habit).map(HabitPart::toHabit),
                Optional.ofNullable(sides).map(SidesPart::toSides));
    }
}
