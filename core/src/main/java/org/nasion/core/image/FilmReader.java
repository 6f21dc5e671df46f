package org.nasion.core.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.nasion.core.dicom.DicomProvider;
import org.nasion.core.dicom.DicomProviders;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.problem.Sentence;
import org.nasion.core.storage.GivenName;
import org.nasion.core.storage.RegularFile;
import org.nasion.core.task.Progress;

/**
 * Reads DICOM (with or without a preamble), PNG, JPEG, TIFF and BMP, told apart by content. Every
 * size is checked against the limits before memory is taken for it. Sentences of its problems say
 * "this file": neither the name of the file nor the patient appear in them.
 */
public final class FilmReader implements CephalogramReader {

    /** Bytes read between two looks at whether the user still wants the film. */
    private static final int PIECE = 1 << 20;

    private final ImageLimits limits;
    private final DicomProvider dicom;

    /** With the preferred DICOM provider of this installation. */
    public FilmReader() {
        this(DicomProviders.preferred());
    }

    public FilmReader(DicomProvider dicom) {
        this(dicom, ImageLimits.STANDARD);
    }

    FilmReader(DicomProvider dicom, ImageLimits limits) {
        this.dicom = dicom;
        this.limits = limits;
    }

    @Override
    public Cephalogram read(Path file, Progress progress) {
        progress.report(0, Sentence.of("progress.reading", "reading the file"));
        byte[] bytes = bytes(GivenName.existing(file), progress);
        progress.throwIfCancelled();
        FilmFormat format = FilmFormat.of(bytes)
                .orElseThrow(() -> new ProblemException(
                        "NAS-IMAGE-UNKNOWN",
                        "This file is not a picture that can be read: DICOM, PNG, JPEG, TIFF and BMP are."));
        progress.report(0.3, Sentence.of("progress.decoding", "decoding the picture"));
        try {
            Cephalogram film = format == FilmFormat.DICOM
                    ? new DicomFilm(dicom, limits).read(bytes)
                    : new RasterFilm(limits).read(format, bytes);
            progress.throwIfCancelled();
            progress.report(1, Sentence.of("progress.read", "film read"));
            return film;
        } catch (OutOfMemoryError e) {
            throw new ProblemException(
                    "NAS-IMAGE-MEMORY",
                    "The picture in this file does not fit into the memory that the program may use.",
                    e);
        }
    }

    private byte[] bytes(Path file, Progress progress) {
        try {
            if (Files.isDirectory(file)) {
                throw new ProblemException("NAS-IMAGE-DIRECTORY", "This is a folder and not a picture file.");
            }
            RegularFile.require(file);
            long size = Files.size(file);
            if (size == 0) {
                throw new ProblemException("NAS-IMAGE-EMPTY", "This file is empty.");
            }
            if (size > Math.min(limits.maxBytes(), Runtime.getRuntime().maxMemory() / 2)) {
                throw new ProblemException(
                        "NAS-IMAGE-FILE-TOO-LARGE",
                        "This file is larger than any cephalogram ({0} MB) and" + " was not read.",
                        size >> 20);
            }
            return bytes(file, (int) size, progress);
        } catch (IOException e) {
            throw problemOf(e);
        }
    }

    /** Piece by piece, since a network drive may take longer than anybody waits; as long as the file turns out to be. */
    private static byte[] bytes(Path file, int size, Progress progress) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = new byte[size];
            int at = 0;
            while (at < size) {
                progress.throwIfCancelled();
                int count = in.read(bytes, at, Math.min(PIECE, size - at));
                if (count < 0) {
                    return Arrays.copyOf(bytes, at);
                }
                at += count;
            }
            return bytes;
        }
    }

    /** The user's words for a failure of the file system. Its cause is dropped: it holds the name of the file. */
    static ProblemException problemOf(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> new ProblemException("NAS-IMAGE-MISSING", "There is no such file.");
            case AccessDeniedException _ ->
                new ProblemException("NAS-IMAGE-DENIED", "You have no permission to read this file.");
            default ->
                new ProblemException(
                        "NAS-IMAGE-UNREADABLE", "This file could not be read from its disk or network drive.");
        };
    }
}
