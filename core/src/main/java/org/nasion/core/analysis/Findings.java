package org.nasion.core.analysis;

import java.util.List;
import java.util.stream.Collectors;

/** What the measurements say in plain sentences, most important first; a help for reading, not a diagnosis. */
public record Findings(List<Finding> all) {

    /**
     * @param area       {@code "Sagittal"}, {@code "Vertical"}, {@code "Dental"} or {@code "Soft tissue"}
     * @param sentence   plain English sentences
     * @param evidence   the numbers that it rests on, for example {@code "ANB 6.2 ± 1.1°; APDI 74.1 ± 1.9°"}
     * @param borderline whether the points' own errors could turn it
     * @param conflict   whether indices disagree
     * @param said       the sentences to be said in any language
     * @param numbers    the evidence to be said in any language, joined by semicolons
     */
    public record Finding(
            String area,
            String sentence,
            String evidence,
            boolean borderline,
            boolean conflict,
            List<Message> said,
            List<Message> numbers) {

        public Finding {
            said = List.copyOf(said);
            numbers = List.copyOf(numbers);
        }

        /** The sentences in another language. */
        public String sentence(Message.Language language) {
            return said.stream().map(message -> message.in(language)).collect(Collectors.joining(" "));
        }

        /** The evidence in another language. */
        public String evidence(Message.Language language) {
            return language.apart(
                    numbers.stream().map(message -> message.in(language)).toList());
        }

        @Override
        public String toString() {
            return sentence + " [" + evidence + "]";
        }
    }

    public Findings {
        all = List.copyOf(all);
    }

    public List<Finding> of(String area) {
        return all.stream().filter(finding -> finding.area().equals(area)).toList();
    }
}
