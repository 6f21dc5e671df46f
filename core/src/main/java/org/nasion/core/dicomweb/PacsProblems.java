package org.nasion.core.dicomweb;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLException;
import org.nasion.core.problem.ProblemException;

/**
 * What can go wrong with an archive, each with one code and one sentence. Causes are dropped: their messages
 * quote addresses, which name patients, and answers.
 */
final class PacsProblems {

    private PacsProblems() {}

    static ProblemException answer() {
        return new ProblemException(
                "NAS-PACS-ANSWER",
                "The archive's answer cannot be understood; check that the address is"
                        + " that of its DICOMweb services.");
    }

    static ProblemException truncated() {
        return new ProblemException("NAS-PACS-TRUNCATED", "The archive's answer ends too early; try again.");
    }

    static ProblemException tooLarge(long limit) {
        return new ProblemException(
                "NAS-PACS-TOO-LARGE",
                "The archive sends more than the {0} MB that are accepted; it was" + " stopped.",
                limit >> 20);
    }

    static ProblemException memory(long bytes) {
        return new ProblemException(
                "NAS-PACS-MEMORY",
                "The archive sends {0} MB or more, for which the program's memory has no room;" + " it was stopped.",
                Math.max(1, bytes >> 20));
    }

    static ProblemException slow() {
        return new ProblemException(
                "NAS-PACS-TIMEOUT.slow", "The archive sends less than 1 kB in a second and was given up.");
    }

    static ProblemException silent(long seconds) {
        return new ProblemException(
                "NAS-PACS-TIMEOUT.silent", "The archive has said nothing for {0} seconds and was given up.", seconds);
    }

    static ProblemException certificate() {
        return new ProblemException(
                "NAS-PACS-CERTIFICATE",
                "The file with the archive's certificate cannot be read; it has to be a certificate in PEM or DER form.");
    }

    /** Of an answer's status; 2xx is none. */
    static ProblemException of(int status) {
        if (status >= 300 && status < 400) {
            return new ProblemException(
                    "NAS-PACS-REDIRECT",
                    "The archive sends the program on to another address ({0});"
                            + " the password is not sent there. Enter that address in the settings.",
                    status);
        }
        return switch (status) {
            case 401 ->
                new ProblemException("NAS-PACS-LOGIN", "The archive does not accept user and password, or the token.");
            case 403 -> new ProblemException("NAS-PACS-FORBIDDEN", "The archive does not allow this to its user.");
            case 404, 405 ->
                new ProblemException(
                        "NAS-PACS-NOT-FOUND",
                        "There is nothing of the kind at the archive's address ({0});"
                                + " check that the address is that of its DICOMweb services.",
                        status);
            case 413 ->
                new ProblemException("NAS-PACS-REFUSED.size", "The archive does not take objects of this size.");
            case 503, 429 -> new ProblemException("NAS-PACS-BUSY", "The archive is busy; try again in a while.");
            default ->
                new ProblemException(
                        "NAS-PACS-SERVER", "The archive could not do what it was asked (status {0}).", status);
        };
    }

    /** Of a request that got no answer. */
    static ProblemException of(Throwable failure) {
        boolean connecting = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case ProblemException told -> {
                    return told;
                }
                case SSLException _, GeneralSecurityException _ -> {
                    return new ProblemException(
                            "NAS-PACS-TLS",
                            "There is no secure connection to the archive: its certificate is"
                                    + " not one that is trusted, or not for this address. If the archive signs its own, give its"
                                    + " certificate in the settings.");
                }
                case HttpConnectTimeoutException _ -> {
                    return new ProblemException(
                            "NAS-PACS-TIMEOUT", "The archive cannot be reached: it does not answer.");
                }
                case UnknownHostException _, UnresolvedAddressException _ -> {
                    return new ProblemException(
                            "NAS-PACS-UNREACHABLE.name", "There is no computer of the archive's name on the network.");
                }
                // Of names that nobody knows too, with the reason below it.
                case ConnectException _ -> connecting = true;
                default -> {
                    // The reason may lie deeper.
                }
            }
        }
        return connecting
                ? new ProblemException(
                        "NAS-PACS-UNREACHABLE", "The archive cannot be reached; check address, port and network.")
                : new ProblemException("NAS-PACS-BROKEN-OFF", "The connection to the archive broke off; try again.");
    }
}
