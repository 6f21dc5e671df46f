package org.nasion.app.desktop.settings;

import java.util.List;
import java.util.function.Consumer;

/**
 * How the window was looked at last.
 *
 * @param analysis    identifier of the one that the table follows; empty for all measurements
 * @param charts      whether the measurements were drawn as charts
 * @param noPanels    whether the panels' room was the film's
 * @param layersOff   names of the film's layers that were switched off
 */
public record ViewSettings(String analysis, boolean charts, boolean noPanels, List<String> layersOff) {

    public static final ViewSettings DEFAULT = new ViewSettings(null, false, false, null);

    public ViewSettings {
        analysis = analysis == null ? "" : analysis;
        layersOff = layersOff == null ? List.of() : List.copyOf(layersOff);
    }

    /** The same with some fields changed. */
    public ViewSettings with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new ViewSettings(draft.analysis, draft.charts, draft.noPanels, draft.layersOff);
    }

    /** Settings while they are being changed. */
    public static final class Draft {
        public String analysis;
        public boolean charts;
        public boolean noPanels;
        public List<String> layersOff;

        private Draft(ViewSettings from) {
            analysis = from.analysis;
            charts = from.charts;
            noPanels = from.noPanels;
            layersOff = from.layersOff;
        }
    }
}
