package org.nasion.core.study;

import java.util.Map;
import java.util.TreeMap;

/**
 * Which film was which, as {@code key.json} says it; for the coordinator alone.
 *
 * @param films  film of the study → where it came from; code of a device → the device
 * @param sha256 film of the study → SHA-256 of the file that it was made from, lower-case hex, by which its place in a library is found
 *               again; empty in studies of programs that did not keep it
 */
public record StudyKey(Map<String, String> films, Map<String, String> sha256) {

    public StudyKey {
        films = films == null ? Map.of() : Map.copyOf(new TreeMap<>(films));
        sha256 = sha256 == null ? Map.of() : Map.copyOf(new TreeMap<>(sha256));
    }

    /** A key that tells nothing. */
    public static final StudyKey NONE = new StudyKey(Map.of(), Map.of());
}
