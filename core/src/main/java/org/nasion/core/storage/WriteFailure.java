package org.nasion.core.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;
import java.util.Objects;
import org.nasion.core.problem.ProblemException;

/**
 * Why a file could not be written, for people. Java tells some reasons only in the system's own words, which may be in any
 * language; so the state of the file system is asked first, and the words only where it says nothing.
 */
public final class WriteFailure {

    /** With less than this nothing of ours can be written, bytes. */
    private static final long FULL = 64 << 10;

    /** What the systems in use allow for a name, bytes in UTF-8; some, as encrypted folders, allow less. */
    private static final int LONGEST_NAME = 255;

    private WriteFailure() {}

    /**
     * The failure of making a file or a folder. Nothing of it quotes the path, which may name a patient.
     *
     * @return NAS-FILE-NAME, NAS-FILE-ONLY-READ, NAS-FILE-DENIED, NAS-FILE-FULL, NAS-FILE-FOLDER or NAS-FILE-WRITE
     */
    public static ProblemException of(Exception failure, Path target) {
        if (isNameTooLong(failure, target)) {
            return new ProblemException(
                    "NAS-FILE-NAME", "The name of the file is longer than its folder allows; choose a shorter one.");
        }
        if (failure instanceof ReadOnlyFileSystemException
                || reason(failure).contains("read-only")
                || isReadOnly(target)) {
            return new ProblemException(
                    "NAS-FILE-ONLY-READ", "The disk or folder can only be read from; choose another one.");
        }
        return switch (failure) {
            case AccessDeniedException _ ->
                new ProblemException("NAS-FILE-DENIED", "The folder may not be written to; choose another one.");
            case NoSuchFileException _ ->
                new ProblemException("NAS-FILE-FOLDER", "The folder to write to is no longer there.");
            default ->
                isFull(failure, target)
                        ? new ProblemException("NAS-FILE-FULL", "The disk is full; what was there before is unchanged.")
                        : new ProblemException(
                                "NAS-FILE-WRITE", "The file could not be written; what was there before is unchanged.");
        };
    }

    private static boolean isNameTooLong(Exception failure, Path target) {
        Path name = target.getFileName();
        return name != null && name.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME
                || reason(failure).contains("name too long")
                || reason(failure).contains("filename, directory name");
    }

    private static boolean isReadOnly(Path target) {
        try {
            return Files.getFileStore(existing(target)).isReadOnly();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isFull(Exception failure, Path target) {
        String reason = reason(failure);
        if (reason.contains("no space left") || reason.contains("not enough space") || reason.contains("quota")) {
            return true;
        }
        try {
            return Files.getFileStore(existing(target)).getUsableSpace() < FULL;
        } catch (IOException e) {
            return false;
        }
    }

    /** The target's folder, or the nearest one above that is there. */
    private static Path existing(Path target) {
        Path existing = target.toAbsolutePath();
        for (Path above = existing.getParent(); above != null; above = existing.getParent()) {
            existing = above;
            if (Files.exists(existing)) {
                break;
            }
        }
        return existing;
    }

    private static String reason(Exception failure) {
        String words = failure instanceof FileSystemException system ? system.getReason() : failure.getMessage();
        return Objects.toString(words, "").toLowerCase(Locale.ROOT);
    }
}
