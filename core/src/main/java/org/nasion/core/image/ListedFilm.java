package org.nasion.core.image;

import java.nio.file.Path;
import java.util.Optional;
import org.nasion.core.patient.Exposure;
import org.nasion.core.patient.Patient;
import org.nasion.core.problem.Problem;

/**
 * A film of a folder or a medium, as a list shows it.
 *
 * @param file        where it lies
 * @param patient     as file or directory name the patient
 * @param exposure    when it was taken, as file or directory say
 * @param description of its series or study; may be empty
 * @param modality    for example DX; empty for pictures that are no DICOM files
 * @param likeness    how much speaks for a lateral cephalogram, {@link CephalogramLikeness}
 * @param thumbnail   empty where it cannot be read
 * @param problem     why it cannot be read
 */
public record ListedFilm(
        Path file,
        Patient patient,
        Exposure exposure,
        String description,
        String modality,
        int likeness,
        Optional<Thumbnail> thumbnail,
        Optional<Problem> problem) {}
