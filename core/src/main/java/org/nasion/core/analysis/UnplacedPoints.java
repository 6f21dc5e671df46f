package org.nasion.core.analysis;

import java.util.Map;
import java.util.Optional;

/** Points of the literature that are none of the program's, so that a formula that needs one can be told which. */
final class UnplacedPoints {

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("Ba", "basion"), Map.entry("Pt", "pterygoid point"), Map.entry("Ptm", "pterygomaxillare"),
            Map.entry("PTV", "pterygoid vertical"), Map.entry("Xi", "centre of the ramus"), Map.entry("D", "centre of the symphysis"),
            Map.entry("DC", "centre of the condyle's neck"), Map.entry("Pm", "protuberance menti"), Map.entry("CC", "cranial centre"),
            Map.entry("G'", "soft-tissue glabella"), Map.entry("Gl'", "soft-tissue glabella"), Map.entry("Cm", "columella"),
            Map.entry("Me'", "soft-tissue menton"), Map.entry("Gn'", "soft-tissue gnathion"), Map.entry("C", "cervical point"),
            Map.entry("Stms", "stomion superius"), Map.entry("Stmi", "stomion inferius"), Map.entry("Si", "mentolabial sulcus"),
            Map.entry("Sm", "mentolabial sulcus"), Map.entry("A'", "soft-tissue A-point"), Map.entry("B'", "soft-tissue B-point"),
            Map.entry("Pr", "prosthion"), Map.entry("Id", "infradentale"), Map.entry("Bo", "Bolton point"), Map.entry("Hy", "hyoid"));

    private UnplacedPoints() {
    }

    static Optional<String> name(String code) {
        return Optional.ofNullable(NAMES.get(code));
    }
}
