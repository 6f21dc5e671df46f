package org.nasion.app.desktop.services;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.KeyringStorageType;
import com.github.javakeyring.PasswordAccessException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.nasion.core.dicomweb.SecretStore;

/**
 * The key store of the user's session: Secret Service (GNOME Keyring, KeePassXC) or KWallet on Linux, Keychain on macOS, Credential
 * Manager on Windows. It is opened for each call, so that no connection to the session's bus outlives it.
 */
public final class SystemKeyring implements SecretStore {

    private static final String SERVICE = "Nasion PACS";
    /** As long as somebody may take to unlock it; one that has no way to ask would never answer. */
    private static final long SECONDS = 60;

    /** What is done with an open key store. */
    private interface Work<T> {
        T with(Keyring keyring) throws PasswordAccessException;
    }

    @Override
    public Optional<String> name() {
        return call(keyring -> name(keyring.getKeyringStorageType()));
    }

    @Override
    public Optional<String> read(String account) {
        return call(keyring -> keyring.getPassword(SERVICE, account));
    }

    @Override
    public boolean write(String account, String secret) {
        return call(keyring -> {
                    keyring.setPassword(SERVICE, account, secret);
                    return secret.equals(keyring.getPassword(SERVICE, account));
                })
                .orElse(false);
    }

    @Override
    public void delete(String account) {
        call(keyring -> {
            keyring.deletePassword(SERVICE, account);
            return true;
        });
    }

    private static String name(KeyringStorageType type) {
        return switch (type) {
            case OSX_KEYCHAIN, LEGACY_OSX_KEYCHAIN -> "macOS Keychain";
            case WINDOWS_CREDENTIAL_STORE -> "Windows Credential Manager";
            case KWALLET -> "KWallet";
            case GNOME_KEYRING -> "Secret Service";
        };
    }

    /** Empty where there is no key store, it refuses, or it does not answer in time. No message is passed on: it may quote a secret. */
    private static synchronized <T> Optional<T> call(Work<T> work) {
        CompletableFuture<Optional<T>> answer = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("key-store").start(() -> answer.complete(open(work)));
        try {
            return answer.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static <T> Optional<T> open(Work<T> work) {
        try (Keyring keyring = Keyring.create()) {
            return Optional.ofNullable(work.with(keyring));
        } catch (BackendNotSupportedException | PasswordAccessException e) {
            return Optional.empty();
        } catch (Exception | LinkageError e) {
            return Optional.empty(); // a locked key store that nobody unlocks ends in exceptions of every kind
        }
    }
}
