package org.nasion.core.dicomweb;

import java.util.Optional;

/**
 * The system's own place for passwords. Every call may take seconds, and may wait for the person who unlocks it: not for the UI
 * thread. What goes wrong in it is told by the answers, since the program goes on without it.
 */
public interface SecretStore {

    /** A system without one. */
    SecretStore NONE = new SecretStore() {
        @Override
        public Optional<String> name() {
            return Optional.empty();
        }

        @Override
        public Optional<String> read(String account) {
            return Optional.empty();
        }

        @Override
        public boolean write(String account, String secret) {
            return false;
        }

        @Override
        public void delete(String account) {
            // nothing is kept
        }
    };

    /** What people call it; empty where this system has none that answers. */
    Optional<String> name();

    /** The secret of an account; empty where there is none or it is not given out. */
    Optional<String> read(String account);

    /** Keeps a secret in the place of an older one; false where it was not taken. */
    boolean write(String account, String secret);

    /** Forgets the secret of an account, where there is one. */
    void delete(String account);
}
