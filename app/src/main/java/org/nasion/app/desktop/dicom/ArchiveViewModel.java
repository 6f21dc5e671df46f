package org.nasion.app.desktop.dicom;

import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.nasion.app.desktop.viewmodel.Notice;
import org.nasion.core.dicomweb.ArchiveAccount;
import org.nasion.core.dicomweb.ArchiveAccount.Login;
import org.nasion.core.dicomweb.ArchiveStore;
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
    private final StringProperty place = new SimpleStringProperty("");
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
        ArchiveStore archives = desk.services().archives();
        ArchiveStore.Kept kept = archives.kept();
        remember.set(kept != ArchiveStore.Kept.NOWHERE);
        status.set("");
        place.set(desk.texts().get("dicom.archive.kept.looking"));
        desk.run(
                desk.texts().get("dicom.archive.kept.looking"),
                progress -> new KeyStore(archives.keyStore(), archives.complete(account)),
                found -> {
                    place.set(found.name()
                            .map(name -> desk.texts().get("dicom.archive.kept.keyStore", name))
                            .orElseGet(() -> desk.texts().get("dicom.archive.kept.file")));
                    completed(account, found.account());
                    if (secret.get().isEmpty() && entered().equals(account)) {
                        secret.set(found.account().secret());
                    }
                });
    }

    /** What a look at the system's key store found. */
    private record KeyStore(Optional<String> name, ArchiveAccount account) {}

    /** The key store has given the password of the account in use. */
    private void completed(ArchiveAccount before, ArchiveAccount now) {
        if (account().equals(before)) {
            inUse = now;
        }
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
        return new ArchiveAccount(
                address.get().strip(),
                login.get(),
                user.get().strip(),
                secret.get(),
                certificate.get().strip());
    }

    /** Whether what was entered lets everybody on the way read along. */
    boolean isReadableOnTheWay() {
        try {
            return !address.get().isBlank()
                    && entered().withoutSecret().isSet()
                    && new ArchiveAccount(address.get(), Login.NONE, "", "", "")
                            .archive()
                            .isReadableOnTheWay();
        } catch (ProblemException e) {
            return false; // no address yet
        }
    }

    /** Tries what was entered, without keeping it. */
    public void test() {
        ArchiveAccount account = entered();
        status.set("");
        desk.run(
                desk.texts().get("dicom.archive.testing"),
                progress -> with(account, progress, client -> {
                    client.test(progress);
                    return true;
                }),
                done -> status.set(desk.texts().get("dicom.archive.works")));
    }

    /** Uses what was entered from now on, and keeps it, with the secret only where that is wanted. */
    public void save() {
        ArchiveAccount account = entered();
        boolean withSecret = remember.get();
        desk.run(
                desk.texts().get("dicom.archive.saving"),
                progress -> {
                    if (account.isSet()) {
                        account.archive(); // refuses what cannot be right
                    }
                    boolean keyStore = desk.services().archives().keyStore().isPresent();
                    ArchiveStore.Kept kept =
                            desk.services().archives().write(withSecret ? account : account.withoutSecret());
                    return keyStore && kept == ArchiveStore.Kept.FILE;
                },
                refused -> {
                    inUse = account;
                    desk.close();
                    if (refused) {
                        desk.workbench()
                                .notices()
                                .add(Notice.information(desk.texts().get("notice.keyStoreRefused")));
                    }
                });
    }

    /** Work with a client of the archive in use; to be called off the UI thread. */
    <T> T with(ArchiveAccount account, Progress progress, Work<T> work) {
        progress.throwIfCancelled();
        ArchiveAccount whole = desk.services().archives().complete(account);
        if (!whole.equals(account)) {
            desk.later(() -> completed(account, whole));
        }
        try (DicomWebClient client = desk.services().connect().apply(whole.archive())) {
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

    /** Where password or token are kept, where that is wanted. */
    public StringProperty placeProperty() {
        return place;
    }

    /** What the last test said; empty where nothing is to be said. */
    public StringProperty statusProperty() {
        return status;
    }
}
