package org.nasion.app.desktop.settings;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.util.Subscription;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.storage.AtomicFile;
import org.nasion.core.storage.TemporaryFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the settings in one JSON file of the user's configuration folder. Changes are written a
 * second after the last one, to a temporary name that is then moved; settings that cannot be read
 * are put aside and never stop the start, ones that cannot be written are only logged.
 */
public final class SettingsStore implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsStore.class);
    private static final long DEBOUNCE_MS = 1000;

    private final Path file;
    private final ObjectMapper json = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("settings").factory());
    private final AtomicReference<Settings> unwritten = new AtomicReference<>();
    private final List<Consumer<Settings>> listeners = new CopyOnWriteArrayList<>();
    private volatile Settings settings;

    /** @param folder the configuration folder; made when the first change is written */
    public SettingsStore(Path folder) {
        this.file = folder.resolve("settings.json");
        this.settings = read();
        writer.execute(() -> TemporaryFiles.removeAbandoned(folder));
    }

    /** The configuration folder. */
    public Path folder() {
        return file.getParent();
    }

    public Settings get() {
        return settings;
    }

    /** Told after every change, on the thread that changed something, until the subscription ends. */
    public Subscription onChange(Consumer<Settings> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Changes the settings now and the file a second after the last change. */
    public void change(UnaryOperator<Settings> change) {
        Settings next;
        synchronized (this) {
            next = change.apply(settings);
            if (next.equals(settings)) {
                return;
            }
            settings = next;
            if (unwritten.getAndSet(next) == null) {
                writer.schedule(this::write, DEBOUNCE_MS, TimeUnit.MILLISECONDS);
            }
        }
        listeners.forEach(listener -> listener.accept(next));
    }

    /** Writes what is still to be written. */
    @Override
    public void close() {
        writer.shutdown();
        write();
    }

    private Settings read() {
        if (!Files.isRegularFile(file)) {
            return Settings.DEFAULT;
        }
        try {
            Settings read = json.readValue(Files.readAllBytes(file), Settings.class);
            return read == null ? Settings.DEFAULT : read;
        } catch (IOException | RuntimeException e) {
            LOG.warn(
                    "The settings could not be read ({}); starting with defaults.",
                    e.getClass().getSimpleName());
            putAside();
            return Settings.DEFAULT;
        }
    }

    private void putAside() {
        try {
            Files.move(file, file.resolveSibling("settings.broken.json"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn(
                    "The broken settings could not be put aside ({}).",
                    e.getClass().getSimpleName());
        }
    }

    private synchronized void write() {
        Settings next = unwritten.getAndSet(null);
        if (next == null) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            AtomicFile.writePrivate(file, json.writeValueAsBytes(next));
        } catch (IOException | ProblemException e) {
            LOG.warn("The settings could not be written ({}).", e.getClass().getSimpleName());
        }
    }
}
