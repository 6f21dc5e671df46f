package org.nasion.core.dicomweb;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;

/** How the program proves to an archive who it is. None of them tells its secret when printed. */
public sealed interface Credentials {

    /** Nothing is asked for. */
    Credentials NONE = new None();

    /** The value of the Authorization header, if one is sent. */
    Optional<String> header();

    /** The archive lets everybody in. */
    record None() implements Credentials {
        @Override
        public Optional<String> header() {
            return Optional.empty();
        }
    }

    /**
     * User and password (RFC 7617).
     *
     * @param user     without a colon, which the scheme cannot carry
     * @param password may be empty
     */
    record Password(String user, String password) implements Credentials {
        public Password {
            Objects.requireNonNull(password);
            if (user.contains(":")) {
                throw new IllegalArgumentException("a user's name must not hold a colon");
            }
        }

        @Override
        public Optional<String> header() {
            return Optional.of("Basic "
                    + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public String toString() {
            return "Password[…]";
        }
    }

    /** A bearer token (RFC 6750), of visible ASCII characters. */
    record Token(String token) implements Credentials {
        public Token {
            if (!token.matches("[\\x21-\\x7E]+")) {
                throw new IllegalArgumentException("a token has visible ASCII characters only");
            }
        }

        @Override
        public Optional<String> header() {
            return Optional.of("Bearer " + token);
        }

        @Override
        public String toString() {
            return "Token[…]";
        }
    }
}
