package org.nasion.core.dicom;

import java.math.BigInteger;
import java.util.UUID;

/** Unique identifiers of new objects, made from UUIDs (PS3.5 B.2): no registered root is needed. */
public final class Uids {

    public static final String DIGITAL_X_RAY_FOR_PRESENTATION = "1.2.840.10008.5.1.4.1.1.1.1";
    public static final String SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7";

    public static final String GRAYSCALE_PRESENTATION_STATE = "1.2.840.10008.5.1.4.1.1.11.1";
    public static final String COMPREHENSIVE_SR = "1.2.840.10008.5.1.4.1.1.88.33";
    public static final String ENCAPSULATED_PDF = "1.2.840.10008.5.1.4.1.1.104.1";

    private Uids() {}

    /** A new one, of 2.25. and up to 39 digits. */
    public static String fresh() {
        return of(UUID.randomUUID());
    }

    /** The one that stands for a UUID. */
    public static String of(UUID uuid) {
        BigInteger high = new BigInteger(Long.toUnsignedString(uuid.getMostSignificantBits()));
        return "2.25." + high.shiftLeft(64).add(new BigInteger(Long.toUnsignedString(uuid.getLeastSignificantBits())));
    }
}
