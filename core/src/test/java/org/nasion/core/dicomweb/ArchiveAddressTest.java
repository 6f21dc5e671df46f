package org.nasion.core.dicomweb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchiveAddressTest {

    /** Loopback by RFC 6890 and RFC 4291; a name is this computer only where it is the reserved one (RFC 6761). */
    @ParameterizedTest
    @CsvSource({
        "http://localhost:8042/dicom-web, false",
        "http://127.0.0.1/x, false",
        "http://127.9.8.7/x, false",
        "http://[::1]:80/x, false",
        "http://[0:0:0:0:0:0:0:1]/x, false",
        "https://pacs.example/x, false",
        "http://127.evil.example/x, true",
        "http://127.0.0.1.example/x, true",
        "http://localhost.example/x, true",
        "http://1/x, true",
        "http://10.0.0.1/x, true",
        "http://[::2]/x, true",
        "http://pacs.example/x, true"
    })
    void plainHttpIsWarnedOfForEveryHostThatIsNotThisComputer(String address, boolean readable) {
        assertEquals(
                readable,
                Archive.at(address, Credentials.NONE, Optional.empty()).isReadableOnTheWay());
    }
}
