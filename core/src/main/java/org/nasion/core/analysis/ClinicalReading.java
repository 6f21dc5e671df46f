package org.nasion.core.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nasion.core.landmark.Landmark;

/**
 * Reads the measurements into findings by the limits of the file of classes. Two films of one patient
 * differ by some 1.85° (SD) in SNA, so that a value within 1 of a limit is called borderline, and
 * where indices disagree that is said in place of a single class.
 */
public final class ClinicalReading {

    private static final double BORDER = 1;
    private static final Set<Landmark> FUNCTIONAL_PLANE =
            Set.of(Landmark.UMT, Landmark.LMT, Landmark.UPM, Landmark.LPM);
    private static final String SAGITTAL = "Sagittal";
    private static final String VERTICAL = "Vertical";

    private final Map<String, Bands> limits;

    private ClinicalReading(List<Bands> limits) {
        this.limits = limits.stream().collect(Collectors.toMap(Bands::measurement, Function.identity()));
    }

    public static ClinicalReading bundled() {
        return new ClinicalReading(
                Bands.of(MeasurementCatalog.json(MeasurementCatalog.resource("classes.json")).path("clinical")));
    }

    /** The findings that the known values allow; none for what is not known. */
    public Findings read(Readings readings) {
        List<Findings.Finding> all = new ArrayList<>();
        sagittal(readings).ifPresent(all::add);
        jaw(readings, "SNA", "maxilla").ifPresent(all::add);
        jaw(readings, "SNB", "mandible").ifPresent(all::add);
        vertical(readings).ifPresent(all::add);
        return new Findings(all);
    }

    private Optional<Findings.Finding> sagittal(Readings readings) {
        Map<String, String> votes = new LinkedHashMap<>();
        List<String> evidence = new ArrayList<>();
        vote(readings, "ANB", votes, evidence);
        wits(readings, votes, evidence);
        individual(readings, votes, evidence);
        vote(readings, "APDI", votes, evidence);
        return overall(readings, SAGITTAL, "ANB", votes, evidence, word -> "Skeletal " + word);
    }

    private Optional<Findings.Finding> vertical(Readings readings) {
        Map<String, String> votes = new LinkedHashMap<>();
        List<String> evidence = new ArrayList<>();
        for (String id : List.of("SN_GoGn", "FMA", "Jarabak", "BjorkSum")) {
            vote(readings, id, votes, evidence);
        }
        return overall(readings, VERTICAL, "SN_GoGn", votes, evidence, ClinicalReading::growth);
    }

    private static String growth(String word) {
        return switch (word) {
            case "horizontal" -> "Horizontal pattern (low angle, counter-clockwise)";
            case "vertical" -> "Vertical pattern (high angle, clockwise)";
            default -> "Average vertical pattern";
        };
    }

    /** One sentence from the leading index and those beside it. */
    private Optional<Findings.Finding> overall(Readings readings, String area, String lead, Map<String, String> votes,
                                               List<String> evidence, Function<String, String> sentence) {
        if (votes.isEmpty()) {
            return Optional.empty();
        }
        OptionalDouble leading = number(readings, lead);
        String other = leading.isEmpty() ? "" : limits.get(lead).neighbour(leading.getAsDouble(), BORDER);
        boolean borderline = leading.isPresent() && !other.equals(limits.get(lead).of(leading.getAsDouble()).words());
        Map<String, List<String>> byWord = votes.entrySet().stream().collect(Collectors.groupingBy(Map.Entry::getValue,
                LinkedHashMap::new, Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        String first = byWord.keySet().iterator().next();
        boolean conflict = byWord.size() > 1;
        StringBuilder text = new StringBuilder();
        if (conflict) {
            text.append("The indices disagree: ").append(byWord.entrySet().stream()
                    .map(entry -> entry.getKey() + " by " + joined(entry.getValue())).collect(Collectors.joining("; "))).append('.');
        } else {
            text.append(sentence.apply(first)).append('.');
        }
        if (borderline) {
            text.append(' ').append(name(readings, lead)).append(" is borderline to ").append(other).append('.');
        }
        return Optional.of(new Findings.Finding(area, text.toString(), String.join("; ", evidence), borderline, conflict));
    }

    private Optional<Findings.Finding> jaw(Readings readings, String id, String jaw) {
        OptionalDouble value = number(readings, id);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Bands bands = limits.get(id);
        String word = bands.of(value.getAsDouble()).words();
        String other = bands.neighbour(value.getAsDouble(), BORDER);
        boolean borderline = !other.equals(word);
        String sentence = "The " + jaw + (word.equals("normal") ? " is in its normal place" : " is " + word)
                + " against the cranial base" + (borderline ? ", borderline to " + other : "") + ".";
        return Optional.of(new Findings.Finding(SAGITTAL, sentence, shown(readings, id), borderline, false));
    }

    private void vote(Readings readings, String id, Map<String, String> votes, List<String> evidence) {
        number(readings, id).ifPresent(value -> {
            votes.put(name(readings, id), limits.get(id).of(value).words());
            evidence.add(shown(readings, id));
        });
    }

    /** Wits has a vote where every norm that may apply says the same; an approximate one is only shown. */
    private void wits(Readings readings, Map<String, String> votes, List<String> evidence) {
        Optional<Reading> reading = readings.reading("Wits");
        OptionalDouble value = number(readings, "Wits");
        if (value.isEmpty() || reading.isEmpty()) {
            return;
        }
        Set<String> words = reading.get().norm().map(List::of).orElse(reading.get().measurement().norms()).stream()
                .map(norm -> value.getAsDouble() > norm.mean() + norm.sd() ? "Class II"
                        : value.getAsDouble() < norm.mean() - norm.sd() ? "Class III" : "Class I")
                .collect(Collectors.toSet());
        boolean measured = !reading.get().estimated() && readings.tracing().landmarks().containsAll(FUNCTIONAL_PLANE);
        if (measured && words.size() == 1) {
            votes.put("Wits", words.iterator().next());
        }
        evidence.add(shown(readings, "Wits") + (measured ? "" : " (approximate)"));
    }

    /** ANB against what this patient's SNA and mandibular plane let expect. */
    private void individual(Readings readings, Map<String, String> votes, List<String> evidence) {
        OptionalDouble anb = number(readings, "ANB");
        OptionalDouble expected = number(readings, "ANB_individual");
        if (anb.isEmpty() || expected.isEmpty()) {
            return;
        }
        double difference = anb.getAsDouble() - expected.getAsDouble();
        votes.put("individual ANB", difference > BORDER ? "Class II" : difference < -BORDER ? "Class III" : "Class I");
        evidence.add(String.format(Locale.ROOT, "individual ANB %.1f°", expected.getAsDouble()).replace('-', '−'));
    }

    private static OptionalDouble number(Readings readings, String id) {
        return readings.reading(id).map(reading -> reading.value().number()).orElse(OptionalDouble.empty());
    }

    private static String name(Readings readings, String id) {
        return readings.reading(id).orElseThrow().measurement().name();
    }

    private static String shown(Readings readings, String id) {
        Reading reading = readings.reading(id).orElseThrow();
        Unit unit = reading.measurement().unit();
        return String.format(Locale.ROOT, "%s %.1f%s%s", reading.measurement().name(), reading.value().number().orElseThrow(),
                unit == Unit.DEGREE ? "" : " ", unit.symbol()).replace(" -", " −");
    }

    private static String joined(List<String> names) {
        return names.size() == 1 ? names.getFirst()
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }
}
