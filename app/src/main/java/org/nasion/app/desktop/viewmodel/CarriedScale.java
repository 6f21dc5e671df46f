package org.nasion.app.desktop.viewmodel;

import java.util.HashMap;
import java.util.Map;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.tracing.CaseContent;

/**
 * Carries a scale that a reader set over to the next films of the same device that know none, while he reads. The calibration says
 * from which film it comes. Films whose device nobody named get nothing.
 */
final class CarriedScale {

    /** By device. */
    private final Map<String, Calibration.Scale> scales = new HashMap<>();

    /**
     * Notes what a command did.
     *
     * @param code by which the reader knows the film
     */
    void note(CaseContent before, CaseContent now, String device, String code) {
        if (device.isEmpty() || before.calibration().equals(now.calibration())) {
            return;
        }
        now.calibration()
                .mmPerPx()
                .ifPresentOrElse(
                        mm -> scales.put(
                                device,
                                new Calibration.Scale(
                                        Calibration.Kind.USER_STATED,
                                        mm,
                                        now.calibration().pixelAspect(),
                                        "as on film " + code)),
                        () -> scales.remove(device));
    }

    /** A film with the scale of its device, where it has none of its own and the reader has set one before. */
    CaseContent onto(CaseContent film, String device) {
        Calibration.Scale known = scales.get(device);
        return known == null
                        || !(film.calibration() instanceof Calibration.Uncalibrated none)
                        || none.pixelAspect() != known.pixelAspect()
                ? film
                : film.with(known);
    }
}
