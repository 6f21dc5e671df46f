package org.nasion.core.report;

import com.openhtmltopdf.bidi.BidiReorderer;
import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;

/** Words that are written from the right, within and beside others: what the layout asks for, by the JDK's Unicode algorithm. */
final class RightToLeft implements BidiReorderer {

    private static final String PAIRS = "()[]{}<>«»";

    private final ShapedWords words;

    RightToLeft(ShapedWords words) {
        this.words = words;
    }

    /** A line's part from the right as it stands on paper, with the numbers and foreign words that are in it. */
    @Override
    public String reorderRTLTextToLTR(String text) {
        StringBuilder plain = new StringBuilder();
        text.chars().forEach(c -> plain.append(words.isFromTheRight(c) ? '\u05D0' : (char) c));
        Bidi bidi = new Bidi(plain.toString(), Bidi.DIRECTION_RIGHT_TO_LEFT);
        byte[] levels = new byte[text.length()];
        Character[] characters = new Character[text.length()];
        for (int i = 0; i < characters.length; i++) {
            levels[i] = (byte) bidi.getLevelAt(i);
            int pair = levels[i] % 2 == 0 ? -1 : PAIRS.indexOf(text.charAt(i));
            characters[i] = pair < 0 ? text.charAt(i) : PAIRS.charAt(pair ^ 1);
        }
        Bidi.reorderVisually(levels, 0, characters, 0, characters.length);
        StringBuilder visual = new StringBuilder();
        for (char c : characters) {
            visual.append(c);
        }
        return visual.toString();
    }

    @Override
    public String shapeText(String text) {
        return words.fromTheRight(text);
    }

    @Override
    public String deshapeText(String text) {
        return text;
    }

    @Override
    public boolean isLiveImplementation() {
        return true;
    }

    /**
     * Parts a paragraph into runs of one direction. What stands within text from the right stays with it and finds its place in
     * {@link #reorderRTLTextToLTR}: the layout would set a number after the words before it without a space.
     */
    static final class Splitter implements BidiSplitter {

        private List<BidiTextRun> runs = List.of();

        @Override
        public void setParagraph(String paragraph, byte direction) {
            Bidi bidi =
                    new Bidi(paragraph, direction == RTL ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT);
            runs = new ArrayList<>();
            for (int start = 0, end; start < paragraph.length(); start = end) {
                boolean left = bidi.getLevelAt(start) == 0;
                end = start + 1;
                while (end < paragraph.length() && bidi.getLevelAt(end) == 0 == left) {
                    end++;
                }
                runs.add(new BidiTextRun(start, end - start, left ? LTR : RTL));
            }
        }

        @Override
        public int countTextRuns() {
            return runs.size();
        }

        @Override
        public BidiTextRun getVisualRun(int run) {
            return runs.get(run);
        }

        @Override
        public byte getBaseDirection(String paragraph) {
            return paragraph
                    .codePoints()
                    .map(Character::getDirectionality)
                    .filter(direction -> direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT
                            || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                            || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC)
                    .mapToObj(direction -> direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT ? LTR : RTL)
                    .findFirst()
                    .orElse(NEUTRAL);
        }
    }
}
