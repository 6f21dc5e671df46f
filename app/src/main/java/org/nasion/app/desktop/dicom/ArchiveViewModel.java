package org.nasion.app.desktop.dicom;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.nasion.core.dicomweb.ArchiveAccount;
import org.nasion.core.dicomweb.ArchiveAccount.Login;
import org.nasion.core.dicomweb.DicomWebClient;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.task.Progress;

/** The archive's address and how to log in. Password and token live here for the session and are kept only on demand. */
public final class ArchiveViewModel {

    private final DicomDesk desk;
    private final StringProperty address = new SimpleStringProperty("");
    private final ObjectProperty<Login> login = new SimpleObjectProperty<>(Login.NONE);
    private final StringProperty user = new SimpleStringProperty("");
    private final StringProperty secret = new SimpleStringProperty("");
    private final StringProperty certificate = new SimpleStringProperty("");
    private final BooleanProperty remember = new SimpleBooleanProperty();
    private final StringProperty status = new SimpleStringProperty("");
    private ArchiveAccount inUse;

    ArchiveViewModel(DicomDesk desk) {
        this.desk = desk;
        for (ObservableValue<?> field : new ObservableValue<?>[] {address, login, user, secret, certificate}) {
            field.addListener((property, before, now) -> status.set(""));
        }
    }

    /** Shows what is in use. */
    void load() {
        ArchiveAccount account = account();
        address.set(account.address());
        login.set(account.login());
        user.set(account.user());
        secret.set(account.secret());
        certificate.set(account.certificate());
        remember.set(!desk.services().archives().read().secret().isEmpty());
        status.set("");
    }

    /** Goes on with what another has in use, which may hold a password that is kept nowhere. */
    void goOn(ArchiveViewModel before) {
        inUse = before.inUse;
    }

    /** What is in use: this session's, or what was kept. */
    ArchiveAccount account() {
        if (inUse == null) {
            inUse = desk.services().archives().read();
        }
        return inUse;
    }

    boolean isSet() {
        return account().isSet();
    }

    private ArchiveAccount entered() {
        return new ArchiveAccount(address.get().strip(), login.get(), user.get().strip(), secret.get(), certificate.get().strip());
    }

    /** Whether what was entered lets everybody on the way read along. */
    boolean isReadableOnTheWay() {
        try {
            return !address.get().isBlank() && entered().withoutSecret().isSet()
                    && new ArchiveAccount(address.get(), Login.NONE, "", "", "").archive().isReadableOnTheWay();
        } catch (ProblemException e) {
            return false; // no address yet
        }
    }

    /** Tries what was entered, without keeping it. */
    public void test() {
        ArchiveAccount account = entered();
        status.set("");
        desk.run(desk.texts().get("dicom.archive.testing"), progress -> with(account, progress, client -> {
            client.test(progress);
            return true;
        }), done -> status.set(desk.texts().get("dicom.archive.works")));
    }

    /** Uses what was entered from now on, and keeps it, with the secret only where that is wanted. */
    public void save() {
        ArchiveAccount account = entered();
        boolean withSecret = remember.get();
        desk.run(desk.texts().get("dicom.archive.saving"), progress -> {
            if (account.isSet()) {
                account.archive(); // refuses what cannot be right
            }
            desk.services().archives().write(withSecret ? account : account.withoutSecret());
            return account;
        }, kept -> {
            inUse = kept;
            desk.close();
        });
    }

    /** Work with a client of the archive in use; to be called off the UI thread. */
    <T> T with(ArchiveAccount account, Progress progress, Work<T> work) {
        progress.throwIfCancelled();
        try (DicomWebClient client = desk.services().connect().apply(account.archive())) {
            return work.with(client);
        }
    }

    /** What is done with a client. */
    interface Work<T> {
        T with(DicomWebClient client);
    }

    public StringProperty addressProperty() {
        return address;
    }

    public ObjectProperty<Login> loginProperty() {
        return login;
    }

    public StringProperty userProperty() {
        return user;
    }

    public StringProperty secretProperty() {
        return secret;
    }

    public StringProperty certificateProperty() {
        return certificate;
    }

    public BooleanProperty rememberProperty() {
        return remember;
    }

    /** What the last test said; empty where nothing is to be said. */
    public StringProperty statusProperty() {
        return status;
    }
}
