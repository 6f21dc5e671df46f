package org.nasion.core.analysis;

import java.util.Map;
import java.util.Optional;
import org.nasion.core.problem.Sentence;

/** Points of the literature that are none of the program's, so that a formula that needs one can be told which. */
final class UnplacedPoints {

    private static final Map<String, Sentence> NAMES = Map.ofEntries(
            Map.entry("Ba", Sentence.of("value.unplaced.ba", "basion")),
            Map.entry("Pt", Sentence.of("value.unplaced.pt", "pterygoid point")),
            Map.entry("Ptm", Sentence.of("value.unplaced.ptm", "pterygomaxillare")),
            Map.entry("PTV", Sentence.of("value.unplaced.ptv", "pterygoid vertical")),
            Map.entry("Xi", Sentence.of("value.unplaced.xi", "centre of the ramus")),
            Map.entry("D", Sentence.of("value.unplaced.d", "centre of the symphysis")),
            Map.entry("DC", Sentence.of("value.unplaced.dc", "centre of the condyle's neck")),
            Map.entry("Pm", Sentence.of("value.unplaced.pm", "protuberance menti")),
            Map.entry("CC", Sentence.of("value.unplaced.cc", "cranial centre")),
            Map.entry("G'", Sentence.of("value.unplaced.gl", "soft-tissue glabella")),
            Map.entry("Gl'", Sentence.of("value.unplaced.gl", "soft-tissue glabella")),
            Map.entry("Cm", Sentence.of("value.unplaced.cm", "columella")),
            Map.entry("Me'", Sentence.of("value.unplaced.me", "soft-tissue menton")),
            Map.entry("Gn'", Sentence.of("value.unplaced.gn", "soft-tissue gnathion")),
            Map.entry("C", Sentence.of("value.unplaced.c", "cervical point")),
            Map.entry("Stms", Sentence.of("value.unplaced.stms", "stomion superius")),
            Map.entry("Stmi", Sentence.of("value.unplaced.stmi", "stomion inferius")),
            Map.entry("Si", Sentence.of("value.unplaced.si", "mentolabial sulcus")),
            Map.entry("Sm", Sentence.of("value.unplaced.si", "mentolabial sulcus")),
            Map.entry("A'", Sentence.of("value.unplaced.a", "soft-tissue A-point")),
            Map.entry("B'", Sentence.of("value.unplaced.b", "soft-tissue B-point")),
            Map.entry("Pr", Sentence.of("value.unplaced.pr", "prosthion")),
            Map.entry("Id", Sentence.of("value.unplaced.id", "infradentale")),
            Map.entry("Bo", Sentence.of("value.unplaced.bo", "Bolton point")),
            Map.entry("Hy", Sentence.of("value.unplaced.hy", "hyoid")));

    private UnplacedPoints() {}

    static Optional<Sentence> name(String code) {
        return Optional.ofNullable(NAMES.get(code));
    }
}
