package org.nasion.core.dicom;

import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Chooses among the DICOM readers of this installation. */
public final class DicomProviders {

    private static final Logger LOG = LoggerFactory.getLogger(DicomProviders.class);

    private DicomProviders() {}

    /** The installed provider with the highest preference. One that cannot be loaded is left out, and noted. */
    public static DicomProvider preferred() {
        DicomProvider best = new Part10Provider();
        Iterator<DicomProvider> installed =
                ServiceLoader.load(DicomProvider.class).iterator();
        while (true) {
            try {
                if (!installed.hasNext()) {
                    return best;
                }
                DicomProvider next = installed.next();
                best = next.preference() > best.preference() ? next : best;
            } catch (ServiceConfigurationError e) {
                LOG.warn(
                        "A DICOM reader of this installation could not be loaded ({}).",
                        e.getClass().getSimpleName());
            }
        }
    }
}
