package org.nasion.app.desktop.viewmodel;

import org.nasion.core.detection.DetectorInfo;
import org.nasion.core.problem.Problem;

/** Whether there is a network to place points with. */
public sealed interface DetectorStatus {

    record Loading() implements DetectorStatus {}

    record Ready(DetectorInfo info) implements DetectorStatus {}

    /** @param why for people */
    record Missing(Problem why) implements DetectorStatus {}
}
