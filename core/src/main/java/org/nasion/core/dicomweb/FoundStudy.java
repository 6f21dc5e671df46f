package org.nasion.core.dicomweb;

/**
 * A study that an archive offers; whatever it does not say is empty.
 *
 * @param uid         Study Instance UID
 * @param patientName as people read it
 * @param patientId   the institution's identifier
 * @param birthDate   ISO date
 * @param date        ISO date of the study
 * @param description of the study
 * @param modalities  for example {@code DX, SR}
 */
public record FoundStudy(
        String uid,
        String patientName,
        String patientId,
        String birthDate,
        String date,
        String description,
        String modalities) {}
