package org.nasion.lab.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nasion.lab.evaluation.ClassAgreement.Pair;

class ClassAgreementTest {

    /** Fifty cases, 20 and 15 alike, 5 and 10 not: observed 0.7, by chance 0.5·0.6 + 0.5·0.4 = 0.5, κ = 0.4. */
    @Test
    void kappaIsAgreementBeyondChance() {
        List<Pair> pairs = new ArrayList<>();
        pairs.addAll(Collections.nCopies(20, new Pair(1, 1)));
        pairs.addAll(Collections.nCopies(5, new Pair(1, 2)));
        pairs.addAll(Collections.nCopies(10, new Pair(2, 1)));
        pairs.addAll(Collections.nCopies(15, new Pair(2, 2)));
        EvaluationReport.ClassScore score = ClassAgreement.score("ANB", pairs);
        assertEquals(0.7, score.accuracy(), 1e-12);
        assertEquals(0.4, score.kappa(), 1e-12);
        assertEquals(Map.of(1, 25, 2, 25), score.distribution());
    }

    @Test
    void oneClassOnBothSidesIsFullAgreement() {
        assertEquals(
                1,
                ClassAgreement.score("SNB", List.of(new Pair(3, 3), new Pair(3, 3)))
                        .kappa());
    }
}
