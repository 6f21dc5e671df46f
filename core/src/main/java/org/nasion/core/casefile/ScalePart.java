package org.nasion.core.casefile;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.geometry.Point;

/** The scale: a ruler has from, to and lengthMm; a stated scale has kind and mmPerPx; uncalibrated has neither. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ScalePart(
        String kind,
        Double mmPerPx,
        double pixelAspect,
        String source,
        String detail,
        double[] from,
        double[] to,
        Double lengthMm) {

    static ScalePart of(Calibration calibration) {
        return switch (calibration) {
            case Calibration.Ruler ruler ->
                new ScalePart(
                        "RULER",
                        ruler.mmPerPx().orElseThrow(),
                        ruler.pixelAspect(),
                        ruler.source(),
                        null,
                        pair(ruler.from()),
                        pair(ruler.to()),
                        ruler.lengthMm());
            case Calibration.Scale scale ->
                new ScalePart(
                        scale.kind().name(),
                        scale.horizontalMm(),
                        scale.pixelAspect(),
                        scale.source(),
                        scale.detail(),
                        null,
                        null,
                        null);
            case Calibration.Doubted doubted -> of(doubted.claimed());
            case Calibration.Uncalibrated none ->
                new ScalePart("NONE", null, none.pixelAspect(), none.source(), null, null, null, null);
        };
    }

    Calibration toCalibration() {
        return switch (kind) {
            case "RULER" -> new Calibration.Ruler(point(from), point(to), lengthMm, pixelAspect);
            case "NONE" -> new Calibration.Uncalibrated(pixelAspect);
            default ->
                new Calibration.Scale(
                        Calibration.Kind.valueOf(kind), mmPerPx, pixelAspect, detail == null ? "" : detail);
        };
    }

    private static double[] pair(Point point) {
        return new double[] {point.x(), point.y()};
    }

    private static Point point(double[] pair) {
        return new Point(pair[0], pair[1]);
    }
}
