package org.nasion.core.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The eight classifications of the ISBI 2015 challenge (Wang et al. 2016). Their limits describe a
 * Taiwanese sample and serve comparison with published results, not diagnosis.
 */
public final class IsbiClasses {

    /**
     * One of the eight.
     *
     * @param measure the challenge's name, for example {@code "FHI"}
     * @param type    the challenge's number of the class, 1 to 4; 0 for an incisor distance between 0 and 2 mm, which the
     *                challenge leaves undefined
     * @param words   what that class means
     */
    public record Classified(String measure, int type, String words) {}

    private final List<Bands> measures;

    private IsbiClasses(List<Bands> measures) {
        this.measures = measures;
    }

    public static IsbiClasses bundled() {
        return new IsbiClasses(Bands.of(MeasurementCatalog.json(MeasurementCatalog.resource("classes.json"))
                .path("isbi2015")));
    }

    /** The names of the eight measures in the challenge's order. */
    public List<String> measures() {
        return measures.stream().map(Bands::label).toList();
    }

    /** One entry for each measure that could be computed, in the challenge's order. */
    public List<Classified> classify(Readings readings) {
        List<Classified> all = new ArrayList<>();
        for (Bands bands : measures) {
            OptionalDouble value = readings.reading(bands.measurement())
                    .map(reading -> reading.value().number())
                    .orElse(OptionalDouble.empty());
            value.ifPresent(number -> {
                Bands.Band band = bands.of(number);
                all.add(new Classified(bands.label(), band.type(), band.words()));
            });
        }
        return List.copyOf(all);
    }
}
