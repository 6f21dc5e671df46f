package org.nasion.core.image;

import org.junit.jupiter.api.Tag;
import org.nasion.core.dicom.DicomProvider;
import org.nasion.core.dicom.Part10Provider;

@Tag("slow")
class Part10ContractTest extends ProviderContract {

    @Override
    DicomProvider provider() {
        return new Part10Provider();
    }
}
