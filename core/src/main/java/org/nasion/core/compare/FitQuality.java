package org.nasion.core.compare;

/**
 * How well a structure of one film was found again on another.
 *
 * @param correlationBefore of the structure's grey values, laid on each other by points, −1 to 1
 * @param correlation       of the structure's grey values as they were laid on each other in the end
 * @param residual          root mean square difference of the normalised grey values, 0 for the same picture
 * @param turnFromPoints    against the method by points, radians
 * @param shiftFromPoints   of the structure's centre against the method by points, mm
 * @param turnBack          turn that is left after going there and back again, radians: both ways are found separately
 * @param shiftBack         of the structure's centre after going there and back again, mm
 */
public record FitQuality(
        double correlationBefore,
        double correlation,
        double residual,
        double turnFromPoints,
        double shiftFromPoints,
        double turnBack,
        double shiftBack) {}
