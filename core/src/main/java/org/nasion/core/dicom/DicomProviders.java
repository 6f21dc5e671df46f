package org.nasion.core.dicom;

import java.util.Comparator;
import java.util.ServiceLoader;

/** Chooses among the DICOM readers of this installation. */
public final class DicomProviders {

    private DicomProviders() {
    }

    /** The installed provider with the highest preference. */
    public static DicomProvider preferred() {
        return ServiceLoader.load(DicomProvider.class).stream().map(ServiceLoader.Provider::get)
                .max(Comparator.comparingInt(DicomProvider::preference))
                .orElseGet(Part10Provider::new);
    }
}
