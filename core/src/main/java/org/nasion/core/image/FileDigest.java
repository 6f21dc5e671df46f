package org.nasion.core.image;

import java.util.concurrent.CompletableFuture;
import org.nasion.core.storage.Sha256;

/**
 * The SHA-256 of a film's file, by which cases know the film. It takes longer than decoding an uncompressed film, and
 * nobody needs it to see the picture, so it is worked out on another thread and waited for where it is asked for.
 * Two are equal where their digests are.
 */
public final class FileDigest {

    private final CompletableFuture<String> hex;

    private FileDigest(CompletableFuture<String> hex) {
        this.hex = hex;
    }

    /**
     * Starts working it out.
     *
     * @param file the bytes of the file, which nobody may change from now on; let go of as soon as the digest is known
     */
    public static FileDigest of(byte[] file) {
        return new FileDigest(CompletableFuture.supplyAsync(() -> Sha256.hex(file), Thread::startVirtualThread));
    }

    /** One that is known already; empty where a film comes from no file. */
    public static FileDigest known(String hex) {
        return new FileDigest(CompletableFuture.completedFuture(hex));
    }

    /** 64 lower-case digits, or what was given as known; the first to ask may wait, some milliseconds for 10 MB. */
    public String hex() {
        return hex.join();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FileDigest digest && hex().equals(digest.hex());
    }

    @Override
    public int hashCode() {
        return hex().hashCode();
    }

    @Override
    public String toString() {
        return hex();
    }
}
