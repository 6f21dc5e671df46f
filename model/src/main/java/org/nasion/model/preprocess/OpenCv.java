package org.nasion.model.preprocess;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.storage.TemporaryFolder;
import org.opencv.core.Core;

/**
 * The native half of OpenCV, loaded when it is first needed and never at start-up: from the folder that the system
 * property {@value #NATIVES} names, or else unpacked from its jar, which takes about half a second. One holder belongs to
 * the composition root; {@link #require()} is safe from any thread.
 */
public final class OpenCv {

    /** Names the folder where the program's native libraries lie unpacked. */
    private static final String NATIVES = "nasion.natives";

    private boolean loaded;

    /**
     * Loads the native library unless it is there already.
     *
     * @throws ProblemException {@code NAS-NATIVE-OPENCV} where this computer cannot load it
     */
    public synchronized void require() {
        if (loaded) {
            return;
        }
        try {
            Optional<Path> unpacked = Optional.ofNullable(System.getProperty(NATIVES))
                    .map(folder -> Path.of(folder, System.mapLibraryName(Core.NATIVE_LIBRARY_NAME))
                            .toAbsolutePath())
                    .filter(Files::isRegularFile);
            if (unpacked.isPresent()) {
                System.load(unpacked.get().toString());
            } else {
                nu.pattern.OpenCV.loadLocally();
            }
            loaded = true;
        } catch (RuntimeException | LinkageError e) {
            TemporaryFolder.require();
            throw new ProblemException(
                    "NAS-NATIVE-OPENCV",
                    "The picture library OpenCV could not be loaded on this"
                            + " computer; it needs a 64-bit system and a temporary folder from which programs may run.",
                    e);
        }
    }
}
