package org.nasion.core.dicom;

import java.util.Map;

/** The encodings of DICOM files (PS3.5 annex A), by UID. */
public final class TransferSyntax {

    public static final String IMPLICIT_LITTLE_ENDIAN = "1.2.840.10008.1.2";
    public static final String EXPLICIT_LITTLE_ENDIAN = "1.2.840.10008.1.2.1";
    public static final String DEFLATED = "1.2.840.10008.1.2.1.99";
    public static final String EXPLICIT_BIG_ENDIAN = "1.2.840.10008.1.2.2";
    public static final String JPEG_BASELINE = "1.2.840.10008.1.2.4.50";
    public static final String JPEG_EXTENDED = "1.2.840.10008.1.2.4.51";
    public static final String JPEG_LOSSLESS = "1.2.840.10008.1.2.4.57";
    public static final String JPEG_LOSSLESS_SV1 = "1.2.840.10008.1.2.4.70";
    public static final String JPEG_LS_LOSSLESS = "1.2.840.10008.1.2.4.80";
    public static final String JPEG_LS_NEAR_LOSSLESS = "1.2.840.10008.1.2.4.81";
    public static final String JPEG_2000_LOSSLESS = "1.2.840.10008.1.2.4.90";
    public static final String JPEG_2000 = "1.2.840.10008.1.2.4.91";
    public static final String RLE = "1.2.840.10008.1.2.5";

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry(IMPLICIT_LITTLE_ENDIAN, "implicit VR little endian"),
            Map.entry(EXPLICIT_LITTLE_ENDIAN, "explicit VR little endian"),
            Map.entry(DEFLATED, "deflated"),
            Map.entry(EXPLICIT_BIG_ENDIAN, "explicit VR big endian"),
            Map.entry(JPEG_BASELINE, "JPEG Baseline"),
            Map.entry(JPEG_EXTENDED, "JPEG Extended"),
            Map.entry(JPEG_LOSSLESS, "JPEG Lossless"),
            Map.entry(JPEG_LOSSLESS_SV1, "JPEG Lossless SV1"),
            Map.entry(JPEG_LS_LOSSLESS, "JPEG-LS Lossless"),
            Map.entry(JPEG_LS_NEAR_LOSSLESS, "JPEG-LS Near-Lossless"),
            Map.entry(JPEG_2000_LOSSLESS, "JPEG 2000 Lossless"),
            Map.entry(JPEG_2000, "JPEG 2000"),
            Map.entry(RLE, "RLE Lossless"),
            Map.entry("1.2.840.113619.5.2", "implicit VR big endian (GE private)"),
            Map.entry("1.2.840.10008.1.2.1.98", "encapsulated uncompressed"),
            Map.entry("1.2.840.10008.1.2.4.52", "JPEG Extended, arithmetic coding (retired)"),
            Map.entry("1.2.840.10008.1.2.4.53", "JPEG Spectral Selection (retired)"),
            Map.entry("1.2.840.10008.1.2.4.54", "JPEG Spectral Selection, arithmetic coding (retired)"),
            Map.entry("1.2.840.10008.1.2.4.55", "JPEG Full Progression (retired)"),
            Map.entry("1.2.840.10008.1.2.4.56", "JPEG Full Progression, arithmetic coding (retired)"),
            Map.entry("1.2.840.10008.1.2.4.58", "JPEG Lossless, arithmetic coding (retired)"),
            Map.entry("1.2.840.10008.1.2.4.59", "JPEG Extended, hierarchical (retired)"),
            Map.entry("1.2.840.10008.1.2.4.60", "JPEG Extended, hierarchical, arithmetic coding (retired)"),
            Map.entry("1.2.840.10008.1.2.4.61", "JPEG Spectral Selection, hierarchical (retired)"),
            Map.entry("1.2.840.10008.1.2.4.62", "JPEG Spectral Selection, hierarchical, arithmetic coding (retired)"),
            Map.entry("1.2.840.10008.1.2.4.63", "JPEG Full Progression, hierarchical (retired)"),
            Map.entry("1.2.840.10008.1.2.4.64", "JPEG Full Progression, hierarchical, arithmetic coding (retired)"),
            Map.entry("1.2.840.10008.1.2.4.65", "JPEG Lossless, hierarchical (retired)"),
            Map.entry("1.2.840.10008.1.2.4.66", "JPEG Lossless, hierarchical, arithmetic coding (retired)"),
            Map.entry("1.2.840.10008.1.2.4.92", "JPEG 2000 Part 2 Lossless"),
            Map.entry("1.2.840.10008.1.2.4.93", "JPEG 2000 Part 2"),
            Map.entry("1.2.840.10008.1.2.4.94", "JPIP Referenced"),
            Map.entry("1.2.840.10008.1.2.4.95", "JPIP Referenced Deflate"),
            Map.entry("1.2.840.10008.1.2.4.100", "MPEG-2 video"),
            Map.entry("1.2.840.10008.1.2.4.100.1", "MPEG-2 video"),
            Map.entry("1.2.840.10008.1.2.4.101", "MPEG-2 video"),
            Map.entry("1.2.840.10008.1.2.4.101.1", "MPEG-2 video"),
            Map.entry("1.2.840.10008.1.2.4.102", "MPEG-4 video"),
            Map.entry("1.2.840.10008.1.2.4.102.1", "MPEG-4 video"),
            Map.entry("1.2.840.10008.1.2.4.103", "MPEG-4 video"),
            Map.entry("1.2.840.10008.1.2.4.103.1", "MPEG-4 video"),
            Map.entry("1.2.840.10008.1.2.4.104", "MPEG-4 video"),
            Map.entry("1.2.840.10008.1.2.4.104.1", "MPEG-4 video"),
            Map.entry("1.2.840.10008.1.2.4.105", "MPEG-4 video"),
            Map.entry("1.2.840.10008.1.2.4.105.1", "MPEG-4 video"),
            Map.entry("1.2.840.10008.1.2.4.106", "MPEG-4 video"),
            Map.entry("1.2.840.10008.1.2.4.106.1", "MPEG-4 video"),
            Map.entry("1.2.840.10008.1.2.4.107", "HEVC video"),
            Map.entry("1.2.840.10008.1.2.4.108", "HEVC video"),
            Map.entry("1.2.840.10008.1.2.4.111", "JPEG XL of a recompressed JPEG"),
            Map.entry("1.2.840.10008.1.2.4.204", "JPIP HTJ2K Referenced"),
            Map.entry("1.2.840.10008.1.2.4.205", "JPIP HTJ2K Referenced Deflate"),
            Map.entry("1.2.840.10008.1.2.6.1", "RFC 2557 MIME encapsulation (retired)"),
            Map.entry("1.2.840.10008.1.2.6.2", "XML (retired)"),
            Map.entry("1.2.840.10008.1.2.8.1", "Deflated Image Frame"),
            Map.entry("1.2.840.10008.1.2.4.201", "High-Throughput JPEG 2000 Lossless"),
            Map.entry("1.2.840.10008.1.2.4.202", "High-Throughput JPEG 2000 RPCL"),
            Map.entry("1.2.840.10008.1.2.4.203", "High-Throughput JPEG 2000"),
            Map.entry("1.2.840.10008.1.2.4.110", "JPEG XL Lossless"),
            Map.entry("1.2.840.10008.1.2.4.112", "JPEG XL"));

    private TransferSyntax() {}

    /** For people; an unknown one by its UID, of which only digits and dots are kept. */
    public static String name(String uid) {
        return NAMES.getOrDefault(uid, "transfer syntax " + uid.replaceAll("[^0-9.]", ""));
    }

    /** Whether pixels are compressed fragments; unknown ones are taken to be. */
    static boolean isEncapsulated(String uid) {
        return switch (uid) {
            case IMPLICIT_LITTLE_ENDIAN, EXPLICIT_LITTLE_ENDIAN, DEFLATED, EXPLICIT_BIG_ENDIAN -> false;
            default -> true;
        };
    }
}
