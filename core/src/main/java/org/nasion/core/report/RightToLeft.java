package org.nasion.core.report;

import com.openhtmltopdf.bidi.BidiReorderer;
import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;
import java.text.Bidi;

/** Words that are written from the right, within and beside others: what the layout asks for, by the JDK's Unicode algorithm. */
final class RightToLeft implements BidiReorderer {

    private static final String PAIRS = "()[]{}<>«»";

    private final ArabicForms forms = new ArabicForms();

    ArabicForms forms() {
        return forms;
    }

    @Override
    public String reorderRTLTextToLTR(String text) {
        StringBuilder reversed = new StringBuilder(text).reverse();
        for (int i = 0; i < reversed.length(); i++) {
            int pair = PAIRS.indexOf(reversed.charAt(i));
            if (pair >= 0) {
                reversed.setCharAt(i, PAIRS.charAt(pair ^ 1));
            }
        }
        return reversed.toString();
    }

    @Override
    public String shapeText(String text) {
        return forms.shape(text);
    }

    @Override
    public String deshapeText(String text) {
        return forms.unshape(text);
    }

    @Override
    public boolean isLiveImplementation() {
        return true;
    }

    /** Parts a paragraph into runs of one direction. */
    static final class Splitter implements BidiSplitter {

        private Bidi bidi = new Bidi("", Bidi.DIRECTION_LEFT_TO_RIGHT);

        @Override
        public void setParagraph(String paragraph, byte direction) {
            bidi = new Bidi(paragraph, direction == RTL ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT);
        }

        @Override
        public int countTextRuns() {
            return bidi.getRunCount();
        }

        @Override
        public BidiTextRun getVisualRun(int run) {
            int start = bidi.getRunStart(run);
            return new BidiTextRun(start, bidi.getRunLimit(run) - start, bidi.getRunLevel(run) % 2 == 0 ? LTR : RTL);
        }

        @Override
        public byte getBaseDirection(String paragraph) {
            return paragraph.codePoints().map(Character::getDirectionality)
                    .filter(direction -> direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT
                            || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                            || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC)
                    .mapToObj(direction -> direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT ? LTR : RTL)
                    .findFirst().orElse(NEUTRAL);
        }
    }
}
