package org.nasion.core.landmark;

import static org.nasion.core.landmark.Region.CRANIAL_BASE;
import static org.nasion.core.landmark.Region.DENTITION;
import static org.nasion.core.landmark.Region.MANDIBLE;
import static org.nasion.core.landmark.Region.MAXILLA;
import static org.nasion.core.landmark.Region.SOFT_TISSUE;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The 29 landmarks of the Aariz data set (Khalid et al.), in its order. The codes are the field's
 * short forms and the keys of every file that Nasion writes; the order of a network's channels is
 * the model file's business and never this one's.
 */
public enum Landmark {
    A("A", "A-point", MAXILLA, "Deepest point of the concavity of the anterior maxilla between ANS and the alveolar crest (subspinale)."),
    ANS("ANS", "Anterior nasal spine", MAXILLA, "Tip of the bony anterior nasal spine in the median plane."),
    B("B", "B-point", MANDIBLE, "Deepest point of the concavity of the anterior mandible between the alveolar crest and pogonion (supramentale)."),
    ME("Me", "Menton", MANDIBLE, "Lowest point of the contour of the mandibular symphysis."),
    N("N", "Nasion", CRANIAL_BASE, "Most anterior point of the frontonasal suture in the median plane."),
    OR("Or", "Orbitale", CRANIAL_BASE, "Lowest point of the inferior margin of the orbit, midway between the two sides where they show apart."),
    POG("Pog", "Pogonion", MANDIBLE, "Most anterior point of the bony chin in the median plane."),
    PNS("PNS", "Posterior nasal spine", MAXILLA, "Posterior end of the hard palate in the median plane."),
    PN("Pn", "Pronasale", SOFT_TISSUE, "Most prominent point of the tip of the nose."),
    R("R", "Ramus point", MANDIBLE, "Point on the posterior border of the mandibular ramus, about midway between gonion and articulare."),
    S("S", "Sella", CRANIAL_BASE, "Centre of the pituitary fossa (sella turcica)."),
    AR("Ar", "Articulare", CRANIAL_BASE, "Crossing of the posterior border of the ramus with the inferior surface of the cranial base."),
    CO("Co", "Condylion", MANDIBLE, "Most superior and posterior point of the mandibular condyle."),
    GN("Gn", "Gnathion", MANDIBLE, "Point of the chin's contour between pogonion and menton, lowest and most anterior."),
    GO("Go", "Gonion", MANDIBLE, "Point of the angle of the mandible on the bisector of the ramal and the mandibular plane, midway between the two sides where they show apart."),
    PO("Po", "Porion", CRANIAL_BASE, "Highest point of the external auditory meatus (anatomical porion)."),
    LPM("LPM", "Lower premolar", DENTITION, "Cusp tip of the lower second premolar."),
    LIT("LIT", "Lower incisor tip", DENTITION, "Incisal edge of the most anterior lower central incisor."),
    LMT("LMT", "Lower molar cusp", DENTITION, "Mesiobuccal cusp tip of the lower first molar."),
    UPM("UPM", "Upper premolar", DENTITION, "Cusp tip of the upper second premolar."),
    UIA("UIA", "Upper incisor apex", DENTITION, "Root apex of the most anterior upper central incisor."),
    UIT("UIT", "Upper incisor tip", DENTITION, "Incisal edge of the most anterior upper central incisor."),
    UMT("UMT", "Upper molar cusp", DENTITION, "Mesiobuccal cusp tip of the upper first molar."),
    LIA("LIA", "Lower incisor apex", DENTITION, "Root apex of the most anterior lower central incisor."),
    LI("Li", "Labrale inferius", SOFT_TISSUE, "Most anterior point of the lower lip."),
    LS("Ls", "Labrale superius", SOFT_TISSUE, "Most anterior point of the upper lip."),
    N_SOFT("N'", "Soft-tissue nasion", SOFT_TISSUE, "Deepest point of the soft-tissue concavity between forehead and nose."),
    POG_SOFT("Pog'", "Soft-tissue pogonion", SOFT_TISSUE, "Most anterior point of the soft-tissue chin."),
    SN("Sn", "Subnasale", SOFT_TISSUE, "Point where the base of the nose meets the upper lip in the median plane.");

    private static final Map<String, Landmark> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Landmark::code, Function.identity()));

    private final String code;
    private final String fullName;
    private final Region region;
    private final String definition;

    Landmark(String code, String fullName, Region region, String definition) {
        this.code = code;
        this.fullName = fullName;
        this.region = region;
        this.definition = definition;
    }

    /** The short form used on the film, in files and in formulas, for example {@code Pog'}. */
    public String code() {
        return code;
    }

    /** The English anatomical name. */
    public String fullName() {
        return fullName;
    }

    public Region region() {
        return region;
    }

    /** Where the point lies, in one English sentence. */
    public String definition() {
        return definition;
    }

    /** Looks a landmark up by its exact code. */
    public static Optional<Landmark> ofCode(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
