package org.nasion.core.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.nasion.core.storage.Sha256;

class FileDigestTest {

    /** FIPS 180-2, appendix B.1. */
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void digestIsTheStandardsOwnExample() {
        assertEquals(
                OF_ABC, FileDigest.of("abc".getBytes(StandardCharsets.US_ASCII)).hex());
    }

    @Test
    void longFilesAreNotKeptUntilSomebodyAsks() {
        byte[] film = new byte[(64 << 20) + 1];
        FileDigest digest = FileDigest.of(film);
        film[0] = 1; // comes too late
        assertEquals(Sha256.hex(new byte[film.length]), digest.hex());
    }

    @Test
    void digestIsWorkedOutOnce() {
        byte[] film = "abc".getBytes(StandardCharsets.US_ASCII);
        FileDigest digest = FileDigest.of(film);
        digest.hex();
        film[0] = 1;
        assertEquals(OF_ABC, digest.hex());
    }

    @Test
    void knownAndWorkedOutDigestsAreEqualByTheirValue() {
        FileDigest workedOut = FileDigest.of("abc".getBytes(StandardCharsets.US_ASCII));
        assertEquals(FileDigest.known(OF_ABC), workedOut);
        assertEquals(FileDigest.known(OF_ABC).hashCode(), workedOut.hashCode());
        assertNotEquals(FileDigest.known(""), workedOut);
        assertEquals(OF_ABC, workedOut.toString());
    }
}
