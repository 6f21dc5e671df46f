package org.nasion.core.dicomweb;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.nasion.core.problem.ProblemException;

/**
 * Where an archive's DICOMweb services are and how they are reached.
 *
 * @param base        their address, for example {@code https://pacs.example/dicom-web}; http or https, no query
 * @param credentials sent with every request
 * @param certificate certificates (PEM or DER) that are trusted besides the system's; for archives that sign their own
 * @param connecting  how long making a connection may take
 * @param silence     how long the archive may say nothing before it is given up
 */
public record Archive(
        URI base, Credentials credentials, Optional<Path> certificate, Duration connecting, Duration silence) {

    public static final Duration CONNECTING = Duration.ofSeconds(10);
    public static final Duration SILENCE = Duration.ofSeconds(60);

    public Archive {
        Objects.requireNonNull(base);
        Objects.requireNonNull(credentials);
        Objects.requireNonNull(certificate);
        Objects.requireNonNull(connecting);
        Objects.requireNonNull(silence);
    }

    /**
     * @param address     as the user typed it
     * @param certificate may be empty
     * @throws ProblemException NAS-PACS-ADDRESS where the address cannot be one
     */
    public static Archive at(String address, Credentials credentials, Optional<Path> certificate) {
        return new Archive(base(address), credentials, certificate, CONNECTING, SILENCE);
    }

    /** Whether everybody on the way can read names, pictures and passwords: no TLS, and another computer. */
    public boolean isReadableOnTheWay() {
        return "http".equalsIgnoreCase(base.getScheme()) && !isThisComputer(base.getHost());
    }

    /** By the reserved name or a loopback address itself; a name that only looks like one belongs to anybody. */
    private static boolean isThisComputer(String host) {
        String address = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        if (address.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(address).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    URI resolve(String path) {
        return URI.create(base + path);
    }

    private static URI base(String address) {
        try {
            URI uri = new URI(address.strip().replaceAll("/+$", ""));
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (http
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getQuery() == null
                    && uri.getFragment() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Told below: the message would quote what the user typed, which may hold a password.
        }
        throw new ProblemException(
                "NAS-PACS-ADDRESS",
                "This is no address of an archive; it looks like https://pacs.example/dicom-web, without user and password in it.");
    }
}
