package org.nasion.core.image;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nasion.core.storage.Sha256;

/**
 * The SHA-256 of a film's file, by which cases know the film. It takes longer than decoding an uncompressed film, and
 * nobody needs it to see the picture, so it is worked out when it is first asked for. Two are equal where their digests are.
 */
public final class FileDigest {

    /** The longest file, in bytes, that is kept until somebody asks; longer ones are not worth their memory. */
    private static final int KEPT = 64 << 20;

    private byte @Nullable [] file;
    private @Nullable String hex;

    private FileDigest(byte @Nullable [] file, @Nullable String hex) {
        this.file = file;
        this.hex = hex;
    }

    /** @param file the bytes of the file, which nobody may change from now on; let go of once the digest is known */
    public static FileDigest of(byte[] file) {
        FileDigest digest = new FileDigest(Objects.requireNonNull(file), null);
        if (file.length > KEPT) {
            digest.hex();
        }
        return digest;
    }

    /** One that is known already; empty where a film comes from no file. */
    public static FileDigest known(String hex) {
        return new FileDigest(null, Objects.requireNonNull(hex));
    }

    /** 64 lower-case digits, or what was given as known; the first to ask waits 6 ms, on old processors 30, for 10 MB. */
    public synchronized String hex() {
        if (hex == null) {
            hex = Sha256.hex(Objects.requireNonNull(file));
            file = null;
        }
        return hex;
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
