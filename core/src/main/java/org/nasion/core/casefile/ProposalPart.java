package org.nasion.core.casefile;

import java.util.OptionalDouble;
import org.nasion.core.geometry.Point;
import org.nasion.core.tracing.Placement;

/** Where the program first had the point: image space, px. */
record ProposalPart(double x, double y, String origin, Double confidence, Double expectedErrorMm) {

    static ProposalPart of(Placement.Proposal proposal) {
        return new ProposalPart(
                proposal.position().x(),
                proposal.position().y(),
                proposal.origin().name(),
                boxed(proposal.confidence()),
                boxed(proposal.expectedErrorMm()));
    }

    Placement.Proposal toProposal() {
        return new Placement.Proposal(
                new Point(x, y), Placement.Origin.valueOf(origin), unboxed(confidence), unboxed(expectedErrorMm));
    }

    static Double boxed(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    static OptionalDouble unboxed(Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
