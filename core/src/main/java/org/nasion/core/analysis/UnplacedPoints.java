package org.nasion.core.analysis;

import java.util.Map;
import java.util.Optional;
import org.nasion.core.problem.Sentence;

/** Points of the literature that are none of the program's, so that a formula that needs one can be told which. */
final class UnplacedPoints {

    private static final Map<String, Sentence> NAMES = Map.ofEntries(
            Map.entry("Ptm", Sentence.of("value.unplaced.ptm", "pterygomaxillare")),
            Map.entry("PTV", Sentence.of("value.unplaced.ptv", "pterygoid vertical")),
            Map.entry("Gl'", Sentence.of("value.unplaced.gl", "soft-tissue glabella")),
            Map.entry("Sm", Sentence.of("value.unplaced.si", "mentolabial sulcus")),
            Map.entry("A'", Sentence.of("value.unplaced.a", "soft-tissue A-point")),
            Map.entry("B'", Sentence.of("value.unplaced.b", "soft-tissue B-point")),
            Map.entry("Pr", Sentence.of("value.unplaced.pr", "prosthion")),
            Map.entry("Id", Sentence.of("value.unplaced.id", "infradentale")),
            Map.entry("Bo", Sentence.of("value.unplaced.bo", "Bolton point")));

    private UnplacedPoints() {}

    static Optional<Sentence> name(String code) {
        return Optional.ofNullable(NAMES.get(code));
    }
}
