package org.nasion.core.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasion.core.calibration.Calibration;
import org.nasion.core.geometry.Orientation;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.tracing.CaseContent;
import org.nasion.core.tracing.Contour;
import org.nasion.core.tracing.Curves;
import org.nasion.core.tracing.Placement;
import org.nasion.core.tracing.Sides;
import org.nasion.core.tracing.TracedCurve;
import org.nasion.core.tracing.Tracing;

/** Case files are as the published schema says, and what the schema refuses the program refuses too. */
class CaseSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static JsonSchema schema;

    private final CaseStore store = new CaseStore("Nasion test", Clock.systemUTC());

    @BeforeAll
    static void schema() throws IOException {
        Path file = Path.of("").toAbsolutePath().resolveSibling("docs").resolve("case-file-2.schema.json");
        schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Files.readString(file));
    }

    private JsonNode written(CaseFile content) {
        try {
            return JSON.readTree(store.document(content));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Stream<CaseFile> cases() throws Exception {
        CaseStore store = new CaseStore("Nasion test", Clock.systemUTC());
        Path folder = Path.of(
                        CaseSchemaTest.class.getResource("case-0.1.0.nasion").toURI())
                .getParent();
        CaseFile nothing = new CaseFile(
                new CaseFile.Film("", "", 1, 1),
                new CaseContent(Tracing.EMPTY, new Calibration.Uncalibrated(1)),
                Optional.empty(),
                Optional.empty());
        CaseFile full = CaseStoreTest.caseWith(new Calibration.Scale(Calibration.Kind.DETECTOR, 0.1 / 3, 1, "x"));
        return Stream.concat(
                Stream.of(
                        nothing,
                        full,
                        full.with(full.content().with(new Orientation(3, true))),
                        full.with(full.content().with(outlined(full.content().tracing()))),
                        full.with(full.content().with(sided(full.content().tracing()))),
                        CaseStoreTest.caseWith(new Calibration.Ruler(new Point(0.1, 0.2), new Point(3, 400.7), 45, 1))),
                Files.list(folder)
                        .filter(file -> file.toString().endsWith(CaseStore.EXTENSION))
                        .map(store::open));
    }

    /** One outline of each kind, and one that is hidden. */
    static Tracing outlined(Tracing tracing) {
        List<Point> nodes = List.of(new Point(1, 2), new Point(3.25, 4), new Point(5, 6.5));
        Map<Landmark, Point> through = new TreeMap<>();
        Contour.CRANIAL_BASE
                .landmarks()
                .forEach(landmark -> tracing.position(landmark).ifPresent(at -> through.put(landmark, at)));
        return tracing.with(Curves.NONE
                .with(
                        Contour.CRANIAL_BASE,
                        new TracedCurve(nodes, List.of(true, false), TracedCurve.Source.FILM, through))
                .with(
                        Contour.MANDIBLE,
                        new TracedCurve(nodes, List.of(true, true), TracedCurve.Source.PERSON, Map.of()))
                .hiding(Contour.EAR_CANAL, true));
    }

    @Test
    void outlinesComeBackAsTheyWere() throws IOException {
        CaseFile full = CaseStoreTest.caseWith(new Calibration.Uncalibrated(1));
        CaseFile outlined =
                full.with(full.content().with(outlined(full.content().tracing())));
        Path file = Files.createTempFile("outlines", CaseStore.EXTENSION);
        try {
            Files.write(file, store.document(outlined));
            assertEquals(
                    outlined.content().tracing(), store.open(file).content().tracing());
        } finally {
            Files.delete(file);
        }
    }

    /** Go with a left and a right. */
    static Tracing sided(Tracing tracing) {
        Placement placement = new Placement(new Point(2, 3), Placement.Origin.MANUAL, true, Optional.empty())
                .between(new Sides(new Point(1.25, 2), new Point(3, 4.5)));
        return tracing.with(Landmark.GO, placement);
    }

    @Test
    void leftAndRightComeBackAndAreRefusedWithoutTheirMean() throws IOException {
        CaseFile full = CaseStoreTest.caseWith(new Calibration.Uncalibrated(1));
        CaseFile sided = full.with(full.content().with(sided(full.content().tracing())));
        byte[] bytes = store.document(sided);
        assertEquals(sided.content().tracing(), store.read(bytes).content().tracing());
        ObjectNode json = (ObjectNode) JSON.readTree(bytes);
        ((ObjectNode) json.at("/landmarks/Go")).put("x", 9);
        assertThrows(org.nasion.core.problem.ProblemException.class, () -> store.read(JSON.writeValueAsBytes(json)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsWrittenFitsTheSchema(CaseFile content) {
        Set<ValidationMessage> faults = schema.validate(written(content));
        assertEquals(Set.of(), faults);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("no day", json -> patient(json).put("birthDate", "1912?")),
                fault("no sex", json -> patient(json).put("sex", "female")),
                fault("no exposure", json -> json.remove("exposure")),
                fault("half a point", json -> a(json).remove("y")),
                fault("text for a number", json -> a(json).put("x", "1")),
                fault("confidence", json -> ((ObjectNode) a(json).get("proposal")).put("confidence", 1.5)),
                fault("origin", json -> a(json).put("origin", "GUESSED")),
                fault("scale", json -> ((ObjectNode) json.get("scale")).put("kind", "RULER")),
                fault("film", json -> ((ObjectNode) json.get("film")).put("width", 0)));
    }

    private static Arguments fault(String name, Consumer<ObjectNode> damage) {
        return Arguments.argumentSet(name, damage);
    }

    private static ObjectNode patient(ObjectNode json) {
        return (ObjectNode) json.get("patient");
    }

    private static ObjectNode a(ObjectNode json) {
        return (ObjectNode) json.at("/landmarks/A");
    }

    @ParameterizedTest
    @MethodSource("faults")
    void schemaAndProgramRefuseTheSame(Consumer<ObjectNode> damage) throws IOException {
        ObjectNode json = (ObjectNode)
                written(CaseStoreTest.caseWith(new Calibration.Scale(Calibration.Kind.DETECTOR, 0.1, 1, "x")));
        damage.accept(json);
        assertFalse(schema.validate(json).isEmpty());
        byte[] bytes = JSON.writeValueAsBytes(json);
        assertEquals(
                "NAS-CASE-DAMAGED",
                org.junit.jupiter.api.Assertions.assertThrows(
                                org.nasion.core.problem.ProblemException.class, () -> store.read(bytes))
                        .problem()
                        .code());
    }

    @Test
    void fieldsOfNewerProgramsArePassedOver() {
        ObjectNode json = (ObjectNode) written(CaseStoreTest.caseWith(new Calibration.Uncalibrated(1)));
        json.put("colour", "blue");
        assertEquals(Set.of(), schema.validate(json));
    }
}
