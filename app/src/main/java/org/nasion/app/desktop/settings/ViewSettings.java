package org.nasion.app.desktop.settings;

import java.util.List;
import java.util.function.Consumer;

/**
 * How the window was looked at last.
 *
 * @param analysis    identifier of the one that the table follows; empty for all measurements
 * @param charts      whether the measurements were drawn as charts
 * @param noPanels    whether the panels' room was the film's
 * @param panelWidth  logical px, 350 to 560
 * @param reviewShare of the panels' height that the points have, 0.15 to 0.85
 * @param layersOff   names of the film's layers that were switched off
 * @param certain     share within 2 mm from which on points are accepted together, 0.75 to 0.99
 */
public record ViewSettings(
        String analysis,
        boolean charts,
        boolean noPanels,
        double panelWidth,
        double reviewShare,
        List<String> layersOff,
        double certain) {

    public static final double USUAL_CERTAIN = 0.9;
    public static final double USUAL_WIDTH = 364;
    public static final double USUAL_SHARE = 0.5;

    public static final ViewSettings DEFAULT = new ViewSettings(null, false, false, 0, 0, null, 0);

    public ViewSettings {
        analysis = analysis == null ? "" : analysis;
        panelWidth = panelWidth > 0 ? width(panelWidth) : USUAL_WIDTH;
        reviewShare = reviewShare > 0 ? share(reviewShare) : USUAL_SHARE;
        layersOff = layersOff == null ? List.of() : List.copyOf(layersOff);
        certain = certain >= 0.75 && certain <= 0.99 ? certain : USUAL_CERTAIN;
    }

    /** The width nearest to a wished one that leaves room for the panels' words and for the film. */
    public static double width(double wished) {
        return Math.clamp(Math.rint(wished), 350, 560);
    }

    /** The share nearest to a wished one that leaves both panels some room. */
    public static double share(double wished) {
        return Math.clamp(wished, 0.15, 0.85);
    }

    /** The same with some fields changed. */
    public ViewSettings with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new ViewSettings(
                draft.analysis,
                draft.charts,
                draft.noPanels,
                draft.panelWidth,
                draft.reviewShare,
                draft.layersOff,
                draft.certain);
    }

    /** Settings while they are being changed. */
    public static final class Draft {
        public String analysis;
        public boolean charts;
        public boolean noPanels;
        public double panelWidth;
        public double reviewShare;
        public List<String> layersOff;
        public double certain;

        private Draft(ViewSettings from) {
            analysis = from.analysis;
            charts = from.charts;
            noPanels = from.noPanels;
            panelWidth = from.panelWidth;
            reviewShare = from.reviewShare;
            layersOff = from.layersOff;
            certain = from.certain;
        }
    }
}
