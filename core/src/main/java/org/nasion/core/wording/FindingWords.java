package org.nasion.core.wording;

import java.util.List;
import org.nasion.core.analysis.Message;
import org.nasion.core.landmark.Landmark;

/** Says findings with the terms' translations. */
record FindingWords(Wording wording) implements Message.Language {

    @Override
    public String text(String id, List<String> values) {
        return wording.terms().term("finding." + id, id, values.toArray());
    }

    @Override
    public String name(String measurement) {
        return wording.terms().measurement(measurement, measurement);
    }

    @Override
    public String point(Landmark landmark) {
        return wording.terms().name(landmark) + " (" + landmark.code() + ")";
    }

    @Override
    public String amount(Message.Amount amount) {
        return wording.said(amount);
    }

    @Override
    public String joined(List<String> items) {
        return items.size() == 1
                ? items.getFirst()
                : wording.say(
                        "list.and",
                        String.join(wording.say("list.comma"), items.subList(0, items.size() - 1)),
                        items.getLast());
    }

    @Override
    public String apart(List<String> items) {
        return wording.apart(items);
    }
}
