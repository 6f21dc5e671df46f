package org.nasion.core.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nasion.core.casefile.CaseStore;
import org.nasion.core.image.FilmFolder;
import org.nasion.core.library.ImportItem.About;
import org.nasion.core.patient.IsoDate;
import org.nasion.core.patient.Patient;
import org.nasion.core.patient.Sex;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.task.Progress;
import org.nasion.core.text.CsvRows;

/**
 * What is to be imported: a folder or a DICOM medium with films and case files, a library that was written out, a table
 * (CSV with the columns {@code file, id, issuer, name, birth_date, sex, date, tags, notes}, of which only {@code file} is
 * needed), or one file.
 */
public final class ImportSource {

    private static final int MAX_DEPTH = 10;
    private static final int MAX_ROWS = 1_000_000;

    private final FilmFolder folders;

    public ImportSource(FilmFolder folders) {
        this.folders = folders;
    }

    /** @throws ProblemException NAS-LIBRARY-TABLE, NAS-LIBRARY-EXPORT-DAMAGED, NAS-IMAGE-MISSING */
    public List<ImportItem> items(Path source, Progress progress) {
        Path export = source.resolve(ExportDocument.NAME);
        if (Files.isRegularFile(export)) {
            return exported(source, ExportDocument.read(export));
        }
        if (source.getFileName() != null
                && source.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
            return table(source);
        }
        if (!FilmFolder.isFolder(source)) {
            return List.of(ImportItem.of(source));
        }
        List<ImportItem> items = new ArrayList<>();
        cases(source).forEach(file -> items.add(ImportItem.of(file)));
        folders.films(source, progress).forEach(file -> items.add(ImportItem.of(file)));
        return items;
    }

    private static List<Path> cases(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, MAX_DEPTH)) {
            return files.filter(file -> file.getFileName().toString().endsWith(CaseStore.EXTENSION))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new ProblemException("NAS-LIBRARY-SOURCE", "The folder to import from cannot be read.");
        }
    }

    private static List<ImportItem> exported(Path folder, ExportDocument document) {
        List<ImportItem> items = new ArrayList<>();
        for (ExportDocument.PatientPart part : present(document.patients())) {
            Patient patient = new Patient(
                    text(part.id()),
                    text(part.issuer()),
                    text(part.name()),
                    IsoDate.read(part.birthDate()),
                    Sex.of(text(part.sex())));
            for (ExportDocument.FilmPart film : present(part.films())) {
                Path file = folder.resolve(text(film.caseFile())).normalize();
                if (!file.startsWith(folder.normalize())) {
                    throw new ProblemException(
                            "NAS-LIBRARY-EXPORT-DAMAGED",
                            "The file {0} of the exported library cannot be read.",
                            ExportDocument.NAME);
                }
                items.add(new ImportItem(
                        file,
                        Optional.of(new About(
                                patient,
                                IsoDate.read(film.taken()),
                                part.tags() == null ? Set.of() : part.tags(),
                                text(part.notes()),
                                Optional.ofNullable(film.state()),
                                present(part.superimpositions())))));
            }
        }
        return items;
    }

    private static <T> List<T> present(List<T> list) {
        return list == null ? List.of() : list;
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }

    private static List<ImportItem> table(Path file) {
        try {
            List<CsvRows.Row> rows = CsvRows.of(Files.readString(file)).rows();
            if (rows.size() > MAX_ROWS) {
                throw new ProblemException("NAS-LIBRARY-TABLE.rows", "The table has too many rows.");
            }
            List<ImportItem> items = new ArrayList<>();
            for (CsvRows.Row row : rows.subList(Math.min(1, rows.size()), rows.size())) {
                items.add(item(file, named(rows.getFirst().cells(), row), row.line()));
            }
            return items;
        } catch (CsvRows.BrokenException e) {
            throw line(e.line());
        } catch (IOException e) {
            throw new ProblemException("NAS-LIBRARY-TABLE", "The table cannot be read as text in UTF-8.");
        }
    }

    private static ProblemException line(long line) {
        return new ProblemException("NAS-LIBRARY-TABLE.line", "The table cannot be understood near line {0}.", line);
    }

    /** Column → cell; a row may end before the last columns, but has no cells behind them. */
    private static Map<String, String> named(List<String> columns, CsvRows.Row row) {
        if (row.cells().size() > columns.size()) {
            throw line(row.line());
        }
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < row.cells().size(); i++) {
            named.put(columns.get(i), row.cells().get(i));
        }
        return named;
    }

    private static ImportItem item(Path table, Map<String, String> row, long line) {
        String name = text(row.get("file"));
        if (name.isEmpty()) {
            throw new ProblemException(
                    "NAS-LIBRARY-TABLE.file", "The table names no file in line {0}; its column is called file.", line);
        }
        for (String column : List.of("birth_date", "date")) {
            if (!text(row.get(column)).isEmpty()
                    && IsoDate.read(row.get(column)).isEmpty()) {
                throw new ProblemException(
                        "NAS-LIBRARY-TABLE.date",
                        "In line {0} of the table, {1} is no date as in 2012-02-29.",
                        line,
                        column);
            }
        }
        Set<String> tags = Arrays.stream(text(row.get("tags")).split(";"))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .collect(Collectors.toSet());
        Patient patient = new Patient(
                text(row.get("id")),
                text(row.get("issuer")),
                text(row.get("name")),
                IsoDate.read(row.get("birth_date")),
                Sex.of(text(row.get("sex"))));
        try {
            return new ImportItem(
                    table.toAbsolutePath().resolveSibling(name).normalize(),
                    Optional.of(new About(
                            patient,
                            IsoDate.read(row.get("date")),
                            tags,
                            text(row.get("notes")),
                            Optional.empty(),
                            List.of())));
        } catch (InvalidPathException e) {
            throw new ProblemException(
                    "NAS-LIBRARY-TABLE.file", "The table names no file in line {0}; its column is called file.", line);
        }
    }
}
