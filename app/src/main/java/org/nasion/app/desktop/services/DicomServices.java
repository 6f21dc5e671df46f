package org.nasion.app.desktop.services;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.nasion.core.dicomweb.Archive;
import org.nasion.core.dicomweb.ArchiveStore;
import org.nasion.core.dicomweb.DicomWebClient;
import org.nasion.core.image.FilmFolder;

/**
 * What the desktop needs to exchange films and results with other systems.
 *
 * @param folders  lists the films of folders and media
 * @param archives keeps the archive's account
 * @param connect  makes a client of an archive; off the UI thread
 * @param results  makes DICOM objects of a tracing
 * @param received where films that an archive sent are kept, since cases refer to their films; made when needed
 */
public record DicomServices(
        FilmFolder folders,
        ArchiveStore archives,
        Function<Archive, DicomWebClient> connect,
        Results results,
        Path received) {

    public DicomServices {
        Objects.requireNonNull(folders);
        Objects.requireNonNull(archives);
        Objects.requireNonNull(connect);
        Objects.requireNonNull(results);
        Objects.requireNonNull(received);
    }

    /** Makes the DICOM objects of a tracing; off the UI thread. */
    public interface Results {

        /**
         * Writes them beside each other.
         *
         * @param structuredReport the file of the one that stands for all
         * @return all files
         * @throws org.nasion.core.problem.ProblemException where they cannot be written
         */
        List<Path> write(Path structuredReport, ReportFormat.Content content);

        /** The same as whole files in memory. */
        List<byte[]> objects(ReportFormat.Content content);
    }
}
