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

/**
 * A CSV file with a header line and neither quotes nor commas in its cells, as data sets have it.
 *
 * @param file where it came from
 * @param rows column → cell, stripped; each row has every column
 */
public record CsvTable(Path file, List<Map<String, String>> rows) {

    /** @throws ProblemException NAS-DATASET-… where the lines do not hold together */
    public static CsvTable read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<Map<String, String>> rows = new ArrayList<>();
        if (lines.isEmpty()) {
            throw damaged(file, 1, "there is no header line");
        }
        String header = lines.getFirst().startsWith("\uFEFF") ? lines.getFirst().substring(1) : lines.getFirst();
        String[] columns = header.split(",", -1);
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            String[] cells = lines.get(i).split(",", -1);
            if (cells.length != columns.length) {
                throw damaged(file, i + 1, cells.length + " cells under " + columns.length + " columns");
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (int c = 0; c < columns.length; c++) {
                row.put(columns[c].strip(), cells[c].strip());
            }
            rows.add(row);
        }
        return new CsvTable(file, rows);
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
        throw damaged(file, row + 2, "“" + cell + "” in column " + column + " is not a number");
    }

    /** A cell as text. */
    public String text(int row, String column) {
        String cell = rows.get(row).get(column);
        if (cell == null) {
            throw damaged(file, 1, "the column " + column + " is missing");
        }
        return cell;
    }

    /** All landmarks of a row: columns {@code CODE_x} and {@code CODE_y}; an empty cell means not marked. */
    Map<Landmark, Point> points(int row) {
        Map<Landmark, Point> points = new TreeMap<>();
        for (Landmark landmark : Landmark.STANDARD) {
            String x = landmark.code() + "_x";
            if (!rows.get(row).getOrDefault(x, "").isEmpty()) {
                points.put(landmark, new Point(number(row, x), number(row, landmark.code() + "_y")));
            }
        }
        return points;
    }

    private static ProblemException damaged(Path file, int line, String what) {
        return new ProblemException(
                "NAS-DATASET-DAMAGED.line",
                "The file {0} cannot be understood in line {1}: {2}.",
                file.getFileName(),
                line,
                what);
    }
}
