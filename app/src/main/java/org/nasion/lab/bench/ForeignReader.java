package org.nasion.lab.bench;

import java.io.IOException;
import java.nio.file.Path;

/** A reader of DICOM films that is not this program's, to measure in the same process; found by {@link java.util.ServiceLoader}. */
public interface ForeignReader {

    /** Name and version. */
    String name();

    /**
     * Opens a film down to the grey picture.
     *
     * @return the picture as the film's first window shows it, row by row, 8 bit
     * @throws IOException where this reader cannot decode it
     */
    byte[] grey(Path film) throws IOException;
}
