package org.nasion.core.library;

import java.util.Collection;
import java.util.Locale;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.tracing.Placement;

/** How far the work on a film has come. */
public enum FilmState {
    /** no points yet */
    NEW,
    /** points were proposed, nobody has looked at them */
    PLACED,
    /** somebody has looked at some of the points */
    IN_REVIEW,
    /** somebody has looked at all points */
    REVIEWED,
    /** somebody answers for the tracing; whatever changes it afterwards takes the signature away */
    SIGNED,
    /** somebody has to look at this again */
    FLAGGED;

    /** What the points of a case say: never {@link #SIGNED} or {@link #FLAGGED}, which people say. */
    public static FilmState of(CaseFile content) {
        Collection<Placement> points = content.content().tracing().placements().values();
        long looked = points.stream().filter(Placement::confirmed).count();
        return points.isEmpty() ? NEW : looked == 0 ? PLACED : looked < points.size() ? IN_REVIEW : REVIEWED;
    }

    /** As it is searched for and written in tables, for example {@code "in review"}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
