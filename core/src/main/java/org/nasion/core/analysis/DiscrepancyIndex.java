package org.nasion.core.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The cephalometric part of the discrepancy index of the American Board of Orthodontics: points for angles that make a case hard.
 * The other parts are counted on models. Angles are taken to whole degrees, as the index is scored; its later edition states the same
 * limits of ANB as 5.5 and −1.5°. After "The ABO Discrepancy Index (D.I.): a measure of case complexity", slides of the board,
 * powershow.com/view1/4c4ce.
 *
 * @param anb   4 from 6° or to −2°, 1 more for each degree beyond
 * @param snMp  2 from 38°, 2 more for each degree beyond; 1 to 26°, 1 more for each degree below
 * @param impa  1 from 99°, 1 more for each degree beyond
 */
public record DiscrepancyIndex(Part anb, Part snMp, Part impa) {

    /**
     * What one angle adds.
     *
     * @param degrees as measured
     * @param points 0 and more
     */
    public record Part(double degrees, int points) {}

    /** Empty where one of the three angles is not known. */
    public static Optional<DiscrepancyIndex> of(Readings readings) {
        OptionalDouble anb = value(readings, "ANB");
        OptionalDouble snMp = value(readings, "SN_MP");
        OptionalDouble impa = value(readings, "IMPA");
        return anb.isEmpty() || snMp.isEmpty() || impa.isEmpty()
                ? Optional.empty()
                : Optional.of(of(anb.getAsDouble(), snMp.getAsDouble(), impa.getAsDouble()));
    }

    /** @param anb degrees, as the others */
    static DiscrepancyIndex of(double anb, double snMp, double impa) {
        long a = Math.round(anb);
        long plane = Math.round(snMp);
        long incisor = Math.round(impa);
        return new DiscrepancyIndex(
                new Part(anb, (int) (a >= 6 ? 4 + a - 6 : a <= -2 ? 4 - 2 - a : 0)),
                new Part(snMp, (int) (plane >= 38 ? 2 + 2 * (plane - 38) : plane <= 26 ? 1 + 26 - plane : 0)),
                new Part(impa, (int) (incisor >= 99 ? 1 + incisor - 99 : 0)));
    }

    /** Points of this part of the index, 0 and more. */
    public int total() {
        return anb.points() + snMp.points() + impa.points();
    }

    List<Message> said() {
        return List.of(
                Message.of("complexity.index", new Message.Plain(Integer.toString(total()))),
                Message.of("complexity.rest"));
    }

    /** The angles with what each adds. */
    Message evidence() {
        List<Message.Argument> each = new ArrayList<>();
        for (Part part : List.of(anb, snMp, impa)) {
            each.add(new Message.Amount(part.degrees(), OptionalDouble.empty(), Unit.DEGREE));
            each.add(new Message.Plain(Integer.toString(part.points())));
        }
        return Message.of("complexity.evidence", each.toArray(Message.Argument[]::new));
    }

    private static OptionalDouble value(Readings readings, String id) {
        return readings.reading(id).map(reading -> reading.value().number()).orElse(OptionalDouble.empty());
    }
}
