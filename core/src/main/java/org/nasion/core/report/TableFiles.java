package org.nasion.core.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.dhatim.fastexcel.Color;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.nasion.core.text.CsvText;

/** Tables as CSV and as workbooks. */
public final class TableFiles {

    private TableFiles() {}

    /** By RFC 4180; numbers with ten digits, text cells harmless to spreadsheets. */
    public static String csv(Table table) {
        CsvText csv = CsvText.ofLines().row(table.columns());
        table.rows()
                .forEach(row -> csv.row(row.stream()
                        .map(cell -> switch (cell) {
                            case Table.Words words -> words.text();
                            case Table.Number number ->
                                number.value().isEmpty()
                                        ? ""
                                        : whole(number.value().getAsDouble());
                        })
                        .toList()));
        return csv.text();
    }

    /** With ten digits, without noughts at the end. */
    private static String whole(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.10g", value);
    }

    /** One sheet a table. */
    public static void workbook(List<Table> tables, OutputStream out) throws IOException {
        Workbook book = new Workbook(out, "Nasion", null);
        tables.forEach(table -> sheet(book.newWorksheet(table.id()), table));
        book.finish();
    }

    static void sheet(Worksheet sheet, Table table) {
        for (int i = 0; i < table.columns().size(); i++) {
            sheet.value(0, i, table.columns().get(i));
        }
        sheet.range(0, 0, 0, table.columns().size() - 1)
                .style()
                .bold()
                .fontColor(Color.WHITE)
                .fillColor("0D6F8F")
                .set();
        for (int row = 0; row < table.rows().size(); row++) {
            for (int column = 0; column < table.columns().size(); column++) {
                switch (table.rows().get(row).get(column)) {
                    case Table.Words words -> sheet.value(row + 1, column, words.text());
                    case Table.Number number -> {
                        if (number.value().isPresent()) {
                            sheet.value(row + 1, column, number.value().getAsDouble());
                            sheet.style(row + 1, column)
                                    .format(number.decimals() == 0 ? "0" : "0." + "0".repeat(number.decimals()))
                                    .set();
                        }
                    }
                }
            }
        }
        sheet.freezePane(0, 1);
    }
}
