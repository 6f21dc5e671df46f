package org.nasion.core.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.storage.AtomicFile;

/**
 * A person's own analyses and norms as files.
 *
 * @param settings the settings folder; neither it nor those within need to exist
 */
public record AnalysisFolder(Path settings) {

    /** The text of a norm file: a user's copy where there is one, else the program's; empty where there is neither. */
    public Optional<String> normsSource(String id) {
        try {
            Path copy = settings.resolve(AnalysisCatalog.NORMS).resolve(id + ".json");
            return Files.exists(copy)
                    ? Optional.of(OwnFiles.text(copy))
                    : Optional.of(MeasurementCatalog.resource("norms/" + id + ".json"));
        } catch (IOException | ProblemException e) {
            return Optional.empty();
        }
    }

    /**
     * Writes a user's own analysis or norms into the settings folder.
     *
     * @return the file; it bears the identifier
     * @throws ProblemException the first problem of the text, or NAS-ANALYSIS-WRITE
     */
    public Path save(String text) {
        JsonText json = JsonText.of("", text);
        (AnalysisCatalog.isNorms(json) ? SchemaCheck.ofNorms() : SchemaCheck.ofAnalyses()).check(json);
        json.faultless();
        Path file = settings.resolve(AnalysisCatalog.isNorms(json) ? AnalysisCatalog.NORMS : AnalysisCatalog.ANALYSES)
                .resolve(json.root().path("id").asText() + ".json");
        write(file, text);
        return file;
    }

    /**
     * Writes a copy of bundled norms into the settings folder, to be edited there.
     *
     * @return the file; one that exists already is left as it is
     * @throws ProblemException NAS-ANALYSIS-NORM where there are no such norms, NAS-ANALYSIS-WRITE
     */
    public Path copyNorms(String id) {
        boolean known = false;
        for (JsonNode name : MeasurementCatalog.json(MeasurementCatalog.resource("catalog.json"))
                .path("norms")) {
            known |= name.asText().equals(id);
        }
        if (!known) {
            throw new ProblemException("NAS-ANALYSIS-NORM.none", "There are no norms '{0}'.", id);
        }
        Path file = settings.resolve(AnalysisCatalog.NORMS).resolve(id + ".json");
        if (!Files.exists(file)) {
            write(file, MeasurementCatalog.resource("norms/" + id + ".json"));
        }
        return file;
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ProblemException(
                    "NAS-ANALYSIS-WRITE", "The file could not be written into the settings folder.", e);
        }
    }
}
