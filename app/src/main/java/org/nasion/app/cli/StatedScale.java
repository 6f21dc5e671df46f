package org.nasion.app.cli;

import java.util.OptionalDouble;
import org.nasion.core.problem.ProblemException;

/** The option {@code --mm-per-px}. */
public final class StatedScale {

    private StatedScale() {}

    /**
     * @param mmPerPx as it was typed; null where it was not
     * @throws ProblemException {@code NAS-SCALE-INVALID} where it is no length
     */
    public static OptionalDouble checked(Double mmPerPx) {
        if (mmPerPx != null && !(mmPerPx > 0 && Double.isFinite(mmPerPx))) {
            throw new ProblemException("NAS-SCALE-INVALID", "--mm-per-px needs a length above 0, for example 0.1.");
        }
        return mmPerPx == null ? OptionalDouble.empty() : OptionalDouble.of(mmPerPx);
    }
}
