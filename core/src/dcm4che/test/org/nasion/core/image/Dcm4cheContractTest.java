package org.nasion.core.image;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasion.core.dicom.DicomProvider;
import org.nasion.core.dicom.DicomProviders;
import org.nasion.core.dicom.Part10Provider;
import org.nasion.core.dicom.dcm4che.Dcm4cheProvider;

class Dcm4cheContractTest extends ProviderContract {

    @Override
    DicomProvider provider() {
        return new Dcm4cheProvider();
    }

    @Test
    void itIsTheOneThatIsUsed() {
        assertInstanceOf(Dcm4cheProvider.class, DicomProviders.preferred());
        assertTrue(DicomProviders.preferred().name().startsWith("dcm4che"), DicomProviders.preferred().name());
    }

    /** Else the contract would be kept by the built-in reader alone. */
    @Test
    void nearlyAllFilesAreReadByDcm4cheItself() {
        List<String> handedOn = DicomFixtures.names().stream()
                .filter(name -> provider().read(DicomFixtures.bytes(name + ".dcm"), 1 << 30).dataSet().getClass().getPackage()
                        .equals(Part10Provider.class.getPackage())).toList();
        assertTrue(handedOn.size() <= 8, handedOn.toString());
        assertTrue(handedOn.contains("deflated"));
    }
}
