package org.nasion.core.analysis;

import java.util.List;

/** What the measurements say in plain sentences, most important first; a help for reading, not a diagnosis. */
public record Findings(List<Finding> all) {

    /**
     * @param area       {@code "Sagittal"} or {@code "Vertical"}
     * @param sentence   a plain English sentence
     * @param evidence   the numbers that it rests on, for example {@code "ANB 6.2°; APDI 74.1°"}
     * @param borderline whether the point's own error could turn it
     * @param conflict   whether indices disagree
     */
    public record Finding(String area, String sentence, String evidence, boolean borderline, boolean conflict) {

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
