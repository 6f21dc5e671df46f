package org.nasion.lab.phantom;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.nasion.core.geometry.RigidMotion;

/**
 * A film of a phantom that grows and is treated, and what is true of it against the first film of the same patient.
 *
 * @param birth   of the patient
 * @param taken   date of the film
 * @param growth  since the first film
 * @param onFirst for every bone that stays rigid the motion that takes it from this film onto the first one: mm of each film's
 *                own scale, y up, from the centre of its top-left pixel
 */
public record PhantomVisit(
        Phantom phantom, LocalDate birth, LocalDate taken, Growth growth, Map<Bone, RigidMotion> onFirst) {

    /** Bones that keep their shape, where structural superimposition finds something to hold on to. */
    public enum Bone {
        CRANIAL_BASE,
        MAXILLA,
        MANDIBLE
    }

    public PhantomVisit {
        onFirst = Map.copyOf(new EnumMap<>(onFirst));
    }
}
