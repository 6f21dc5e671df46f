package org.nasion.app.compare;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.nasion.core.compare.Method;
import org.nasion.core.compare.Structure;
import org.nasion.core.compare.Superimposer;
import org.nasion.core.compare.VisitFilm;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;
import org.nasion.model.preprocess.OpenCv;
import org.nasion.model.registration.StructuralSuperimposer;

/** The methods of superimposition by the names that the command line and the window know them by. */
public final class VisitMethods {

    /** Of points that are named. */
    public static final String BEST_FIT = "best-fit";

    /** Of the clinic's own points, such as implants or screws, that are placed on every film. */
    public static final String FIDUCIALS = "fiducials";

    private static final Map<String, Structure> STRUCTURES = structures();
    private static final Map<String, Method> BY_POINTS = byPoints();

    private final OpenCv openCv;
    private final Map<VisitFilm, Cephalogram> films = new IdentityHashMap<>();
    private final Set<Landmark> fiducials = new TreeSet<>();

    /** @param visits whose pictures the structural methods look at */
    public VisitMethods(OpenCv openCv, List<VisitCase> visits) {
        this.openCv = openCv;
        visits.forEach(visit -> visit.film().ifPresent(film -> films.put(visit.visit(), film)));
        visits.stream()
                .limit(1)
                .forEach(first -> fiducials.addAll(first.visit().points().keySet()));
        // The program's own points are anatomy, which grows; only who set a mark knows that it stays.
        fiducials.removeIf(point -> Landmark.ofCode(point.code()).isPresent());
        visits.forEach(visit -> fiducials.retainAll(visit.visit().points().keySet()));
    }

    private static Map<String, Structure> structures() {
        Map<String, Structure> structures = new LinkedHashMap<>();
        structures.put("cranial-base", Structure.CRANIAL_BASE);
        structures.put("maxilla", Structure.MAXILLA);
        structures.put("symphysis", Structure.MANDIBLE);
        return structures;
    }

    private static Map<String, Method> byPoints() {
        Map<String, Method> methods = new LinkedHashMap<>();
        methods.put("sn-at-s", Method.SN_AT_S);
        methods.put("sn-at-n", Method.SN_AT_N);
        Landmark.ofCode("Ba").ifPresent(basion -> methods.put("ba-n", new Method.Direction(Landmark.N, basion)));
        methods.put("palate", Method.PALATE_AT_ANS);
        methods.put("mandible", Method.GO_ME_AT_ME);
        return methods;
    }

    /** Whether a method looks at the films' pictures. */
    public static boolean needsFilms(String name) {
        return STRUCTURES.containsKey(name);
    }

    /** What needs nothing but its name, structural methods first. */
    public static List<String> names() {
        Map<String, Object> all = new LinkedHashMap<>(STRUCTURES);
        all.putAll(BY_POINTS);
        all.put(FIDUCIALS, FIDUCIALS);
        return List.copyOf(all.keySet());
    }

    /**
     * @param points of the best fit
     * @throws ProblemException NAS-COMPARE-METHOD, NAS-COMPARE-FIT, NAS-COMPARE-FIDUCIALS, NAS-COMPARE-CODE
     */
    public Superimposer of(String name, List<String> points) {
        if (name.equals(BEST_FIT)) {
            List<Landmark> chosen = points.stream()
                    .map(code -> Landmark.ofCode(code)
                            .orElseThrow(
                                    () -> new ProblemException("NAS-COMPARE-CODE", "There is no landmark {0}.", code)))
                    .distinct()
                    .toList();
            if (chosen.size() < 2) {
                throw new ProblemException("NAS-COMPARE-FIT", "A best fit needs two landmarks or more.");
            }
            return Method.BestFit.of(chosen);
        }
        if (name.equals(FIDUCIALS)) {
            if (fiducials.size() < 2) {
                throw new ProblemException(
                        "NAS-COMPARE-FIDUCIALS",
                        "Fiducials are two or more points of your own that are placed on every film; here are {0}.",
                        fiducials.size());
            }
            return Method.BestFit.of(fiducials);
        }
        if (STRUCTURES.containsKey(name)) {
            return new StructuralSuperimposer(STRUCTURES.get(name), films::get, openCv);
        }
        return Optional.ofNullable(BY_POINTS.get(name))
                .orElseThrow(() -> new ProblemException(
                        "NAS-COMPARE-METHOD", "There is no method {0}; nasion compare --help names them.", name));
    }
}
