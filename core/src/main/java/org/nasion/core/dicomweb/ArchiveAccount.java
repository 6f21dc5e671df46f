package org.nasion.core.dicomweb;

import java.nio.file.Path;
import java.util.Optional;
import org.nasion.core.problem.ProblemException;

/**
 * An archive as its settings name it; as typed, and not yet checked.
 *
 * @param address     of the DICOMweb services
 * @param login       how to prove who one is
 * @param user        for {@link Login#PASSWORD}
 * @param secret      password or token; empty where it is to be asked for
 * @param certificate file of the archive's own certificate; may be empty
 */
public record ArchiveAccount(String address, Login login, String user, String secret, String certificate) {

    /** Nothing entered yet. */
    public static final ArchiveAccount NONE = new ArchiveAccount("", Login.NONE, "", "", "");

    /** Ways to log in. */
    public enum Login {
        NONE,
        PASSWORD,
        TOKEN
    }

    public ArchiveAccount {
        address = address == null ? "" : address;
        login = login == null ? Login.NONE : login;
        user = user == null ? "" : user;
        secret = secret == null ? "" : secret;
        certificate = certificate == null ? "" : certificate;
    }

    /** The same without password or token. */
    public ArchiveAccount withoutSecret() {
        return withSecret("");
    }

    ArchiveAccount withSecret(String other) {
        return new ArchiveAccount(address, login, user, other, certificate);
    }

    /** Whether an archive was entered. */
    public boolean isSet() {
        return !address.isBlank();
    }

    /** @throws ProblemException NAS-PACS-ADDRESS, NAS-PACS-USER or NAS-PACS-TOKEN for what cannot be right */
    public Archive archive() {
        Credentials credentials;
        try {
            credentials = switch (login) {
                case NONE -> Credentials.NONE;
                case PASSWORD -> new Credentials.Password(user.strip(), secret);
                case TOKEN -> new Credentials.Token(secret.strip());
            };
        } catch (IllegalArgumentException e) {
            throw login == Login.TOKEN
                    ? new ProblemException(
                            "NAS-PACS-TOKEN", "The token is missing or holds characters that no token has.")
                    : new ProblemException("NAS-PACS-USER", "A user's name cannot hold a colon.");
        }
        return Archive.at(
                address,
                credentials,
                certificate.isBlank() ? Optional.empty() : Optional.of(Path.of(certificate.strip())));
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "ArchiveAccount[" + login + "]";
    }
}
