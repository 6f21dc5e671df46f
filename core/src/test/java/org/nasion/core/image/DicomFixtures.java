package org.nasion.core.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.nasion.core.dicom.Part10Provider;

/** The files of {@code make_dicom_fixtures.py} and what independent programs read from them. */
final class DicomFixtures {

    static final JsonNode EXPECTED = expected();

    private DicomFixtures() {}

    static List<String> names() {
        return EXPECTED.properties().stream().map(Map.Entry::getKey).toList();
    }

    static List<String> shown() {
        return names().stream().filter(name -> EXPECTED.get(name).has("shown")).toList();
    }

    static byte[] bytes(String name) {
        try (InputStream in = DicomFixtures.class.getResourceAsStream("/org/nasion/core/dicom/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Cephalogram film(String name) {
        return film(bytes(name + ".dcm"));
    }

    static Cephalogram film(byte[] bytes) {
        return new DicomFilm(new Part10Provider(), ImageLimits.STANDARD).read(bytes);
    }

    /** What dcm2pnm shows. */
    static byte[] picture(String name) {
        return unzipped(name + ".pgm.gz");
    }

    /** Samples kept one by one. */
    static short[] samples(String name) {
        byte[] bytes = unzipped(name + ".raw.gz");
        short[] samples = new short[bytes.length / 2];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return samples;
    }

    private static byte[] unzipped(String name) {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes(name)))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String sha256(short[] samples) {
        ByteBuffer bytes = ByteBuffer.allocate(samples.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode expected() {
        try {
            return new ObjectMapper().readTree(bytes("expected.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
