package org.nasion.app.desktop.settings;

import java.util.List;
import java.util.function.Consumer;

/**
 * How the window was looked at last.
 *
 * @param analysis    identifier of the one that the table follows; empty for all measurements
 * @param charts      whether the measurements were drawn as charts
 * @param noPanels    whether the panels' room was the film's
 * @param panelWidth  logical px, 320 to 640; 0 where nobody changed it
 * @param reviewShare of the panels' height that the points have, 0.15 to 0.85; 0 where nobody changed it
 * @param layersOff   names of the film's layers that were switched off
 */
public record ViewSettings(String analysis, boolean charts, boolean noPanels, double panelWidth, double reviewShare,
                           List<String> layersOff) {

    public static final double LEAST_WIDTH = 320;
    public static final double MOST_WIDTH = 640;

    public static final ViewSettings DEFAULT = new ViewSettings(null, false, false, 0, 0, null);

    public ViewSettings {
        analysis = analysis == null ? "" : analysis;
        panelWidth = panelWidth > 0 ? Math.clamp(panelWidth, LEAST_WIDTH, MOST_WIDTH) : 0;
        reviewShare = reviewShare > 0 ? Math.clamp(reviewShare, 0.15, 0.85) : 0;
        layersOff = layersOff == null ? List.of() : List.copyOf(layersOff);
    }

    /** The same with some fields changed. */
    public ViewSettings with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new ViewSettings(draft.analysis, draft.charts, draft.noPanels, draft.panelWidth, draft.reviewShare, draft.layersOff);
    }

    /** Settings while they are being changed. */
    public static final class Draft {
        public String analysis;
        public boolean charts;
        public boolean noPanels;
        public double panelWidth;
        public double reviewShare;
        public List<String> layersOff;

        private Draft(ViewSettings from) {
            analysis = from.analysis;
            charts = from.charts;
            noPanels = from.noPanels;
            panelWidth = from.panelWidth;
            reviewShare = from.reviewShare;
            layersOff = from.layersOff;
        }
    }
}
