package org.nasion.core.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A table of results, written alike to CSV, to a workbook and to paper.
 *
 * @param id      of file and sheet, short
 * @param title   for people
 * @param columns heads
 * @param rows    as many cells as heads
 */
public record Table(String id, String title, List<String> columns, List<List<Cell>> rows) {

    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** The same without one of its columns. @param column from 0 */
    public Table withoutColumn(int column) {
        return new Table(
                id,
                title,
                without(columns, column),
                rows.stream().map(row -> without(row, column)).toList());
    }

    private static <T> List<T> without(List<T> list, int place) {
        List<T> rest = new ArrayList<>(list);
        rest.remove(place);
        return rest;
    }

    /** What stands in a cell. */
    public sealed interface Cell {}

    /** Words. */
    public record Words(String text) implements Cell {}

    /** A number; empty where there is none. {@code decimals} are those for paper, files have all that are worth having. */
    public record Number(OptionalDouble value, int decimals) implements Cell {}

    /** Puts rows together. */
    public static final class Rows {
        private final List<List<Cell>> rows = new ArrayList<>();

        public Row row() {
            Row row = new Row();
            rows.add(row.cells);
            return row;
        }

        public List<List<Cell>> all() {
            return rows.stream().map(List::copyOf).toList();
        }
    }

    /** Puts a row together. */
    public static final class Row {
        private final List<Cell> cells = new ArrayList<>();

        public Row words(String... texts) {
            for (String text : texts) {
                cells.add(new Words(text));
            }
            return this;
        }

        public Row count(int value) {
            return numbers(0, value);
        }

        /** Numbers that are not finite are left empty. */
        public Row numbers(int decimals, double... values) {
            for (double value : values) {
                cells.add(new Number(
                        Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty(), decimals));
            }
            return this;
        }
    }
}
