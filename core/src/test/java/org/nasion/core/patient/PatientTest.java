package org.nasion.core.patient;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatientTest {

    @ParameterizedTest
    @CsvSource({
        "'Muster, Erika', P-1, A, false",
        "'MUSTER, ERIKA', p-1, a, false",
        "'', P-1, '', false",
        "'Muster, Erika', '', '', false",
        "'', '', '', false",
        "'Muster, Max', P-1, A, true",
        "'Muster, Erika', P-2, A, true",
        "'', P-1, B, true", // the same number of another institution
    })
    void onlyWhatBothSayTellsPatientsApart(String name, String id, String issuer, boolean another) {
        Patient erika = new Patient("P-1", "A", "Muster, Erika", Optional.empty(), Sex.FEMALE);
        Patient other = new Patient(id, issuer, name, Optional.empty(), Sex.UNKNOWN);
        assertEquals(another, erika.isAnother(other));
        assertEquals(another, other.isAnother(erika));
    }
}
