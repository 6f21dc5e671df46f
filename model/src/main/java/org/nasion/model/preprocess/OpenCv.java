package org.nasion.model.preprocess;

import org.nasion.core.problem.ProblemException;

/**
 * The native half of OpenCV, loaded when it is first needed (about half a second) and never at
 * start-up. One holder belongs to the composition root; {@link #require()} is safe from any thread.
 */
public final class OpenCv {

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
            nu.pattern.OpenCV.loadLocally();
            loaded = true;
        } catch (RuntimeException | LinkageError e) {
            throw new ProblemException("NAS-NATIVE-OPENCV", "The picture library OpenCV could not be loaded on this"
                    + " computer; it needs a 64-bit system and a temporary folder from which programs may run.", e);
        }
    }
}
