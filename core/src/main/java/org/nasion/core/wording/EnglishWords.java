package org.nasion.core.wording;

import java.util.List;
import org.nasion.core.analysis.Message;

/** Says findings in English with the amounts in other units. */
record EnglishWords(Wording wording, Message.Language english) implements Message.Language {

    @Override
    public String text(String id, List<String> values) {
        return english.text(id, values);
    }

    @Override
    public String name(String measurement) {
        return english.name(measurement);
    }

    @Override
    public String amount(Message.Amount amount) {
        return wording.said(amount);
    }

    @Override
    public String joined(List<String> items) {
        return english.joined(items);
    }
}
