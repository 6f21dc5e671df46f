package org.nasion.core.dicomweb;

/**
 * An image that an archive offers; whatever it does not say is empty, or 0.
 *
 * @param studyUid    Study Instance UID
 * @param seriesUid   Series Instance UID
 * @param instanceUid SOP Instance UID
 * @param modality    for example DX
 * @param description of its series
 * @param date        ISO date of the series, the content or the study
 * @param columns     px
 * @param rows        px
 * @param likeness    how much its facts speak for a lateral cephalogram, as
 *                    {@link org.nasion.core.image.CephalogramLikeness} has it
 */
public record FoundImage(
        String studyUid,
        String seriesUid,
        String instanceUid,
        String modality,
        String description,
        String date,
        int columns,
        int rows,
        int likeness) {}
