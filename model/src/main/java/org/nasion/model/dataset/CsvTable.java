package org.nasion.model.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.problem.Sentence;
import org.nasion.core.text.CsvRows;

/**
 * A CSV file with a header line, as data sets have it.
 *
 * @param file  where it came from
 * @param rows  column → cell, stripped; each row has every column
 * @param lines of the file where the rows begin, counted from 1
 */
public record CsvTable(Path file, List<Map<String, String>> rows, List<Long> lines) {

    /** @throws ProblemException NAS-DATASET-… where the lines do not hold together */
    public static CsvTable read(Path file) throws IOException {
        List<CsvRows.Row> all = rows(file);
        if (all.isEmpty()) {
            throw damaged(file, 1, Sentence.of("value.noHeader", "there is no header line"));
        }
        List<String> columns = all.getFirst().cells();
        List<Map<String, String>> rows = new ArrayList<>();
        List<Long> lines = new ArrayList<>();
        for (CsvRows.Row cells : all.subList(1, all.size())) {
            if (cells.cells().size() != columns.size()) {
                throw damaged(
                        file,
                        cells.line(),
                        Sentence.of(
                                "value.cells",
                                "{0} cells under {1} columns",
                                cells.cells().size(),
                                columns.size()));
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (int c = 0; c < columns.size(); c++) {
                row.put(columns.get(c), cells.cells().get(c));
            }
            rows.add(row);
            lines.add(cells.line());
        }
        return new CsvTable(file, rows, lines);
    }

    private static List<CsvRows.Row> rows(Path file) throws IOException {
        try {
            return CsvRows.of(Files.readString(file)).rows();
        } catch (CsvRows.BrokenException e) {
            throw damaged(file, e.line(), Sentence.of("value.quotation", "a quotation mark is not closed"));
        }
    }

    /** A cell as a number. */
    public double number(int row, String column) {
        String cell = text(row, column);
        try {
            double value = Double.parseDouble(cell);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below, with the place
        }
        throw damaged(
                file,
                lines.get(row),
                Sentence.of("value.columnNumber", "“{0}” in column {1} is not a number", cell, column));
    }

    /** A cell as text. */
    public String text(int row, String column) {
        String cell = rows.get(row).get(column);
        if (cell == null) {
            throw damaged(file, 1, Sentence.of("value.columnMissing", "the column {0} is missing", column));
        }
        return cell;
    }

    /**
     * All landmarks of a row, the program's and others: columns {@code CODE_x} with {@code CODE_y} beside them; an empty cell means not
     * marked.
     */
    Map<Landmark, Point> points(int row) {
        Map<Landmark, Point> points = new TreeMap<>();
        Map<String, String> cells = rows.get(row);
        cells.forEach((column, cell) -> {
            String code = column.endsWith("_x") ? column.substring(0, column.length() - 2) : "";
            if (Landmark.isCode(code) && cells.containsKey(code + "_y") && !cell.isEmpty()) {
                points.put(Landmark.named(code, code), new Point(number(row, column), number(row, code + "_y")));
            }
        });
        return points;
    }

    private static ProblemException damaged(Path file, long line, Sentence what) {
        return new ProblemException(
                "NAS-DATASET-DAMAGED.line",
                "The file {0} cannot be understood in line {1}: {2}.",
                file.getFileName(),
                line,
                what);
    }
}
