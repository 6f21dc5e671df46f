package org.nasion.core.image;

import java.nio.file.Path;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.task.Progress;

/** Reads a film from a file of any accepted format, told by its content and not by its name. */
public interface CephalogramReader {

    /**
     * @throws ProblemException with a {@code NAS-IMAGE-…} or {@code NAS-DICOM-…} code where the file cannot be used
     */
    Cephalogram read(Path file, Progress progress);
}
