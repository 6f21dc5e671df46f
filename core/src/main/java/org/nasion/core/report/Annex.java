package org.nasion.core.report;

import java.util.List;
import java.util.Set;
import org.nasion.core.chart.Chart;
import org.nasion.core.wording.Wording;

/** Something that follows a report on pages, and in a workbook on sheets, of its own. It is of the report's patient. */
public interface Annex {

    /**
     * What it says.
     *
     * @param drawings beside each other; their width was asked for
     * @param tables   below them
     */
    record Content(String title, List<String> sentences, List<Chart> drawings, List<Table> tables) {

        public Content {
            sentences = List.copyOf(sentences);
            drawings = List.copyOf(drawings);
            tables = List.copyOf(tables);
        }
    }

    /**
     * On paper and in a browser.
     *
     * @param words of the report's language
     * @param width of the page's content, points of 1/72 inch
     * @param told  identifiers of the measurements that the report tells; empty for all
     */
    Content pages(Wording words, double width, Set<String> told);

    /** In a workbook, a sheet each; all that is known. */
    List<Table> sheets(Wording words);
}
