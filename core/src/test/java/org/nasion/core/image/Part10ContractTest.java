package org.nasion.core.image;

import org.nasion.core.dicom.DicomProvider;
import org.nasion.core.dicom.Part10Provider;

class Part10ContractTest extends ProviderContract {

    @Override
    DicomProvider provider() {
        return new Part10Provider();
    }
}
