package org.nasion.model.network;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.storage.Sha256;

/** Where model files are found: among the program's own resources or in a folder. */
public final class ModelLibrary {

    /** Resources that may ship, in order of preference on an ordinary computer. */
    private static final List<String> SHIPPED = List.of("cephres-fast", "cephres-full");

    private static final String RESOURCES = "/org/nasion/model/weights/";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /** A place files are taken from; null where the file is not there. */
    private interface Place {
        InputStream open(String file) throws IOException;
    }

    private final Place place;
    private final List<String> names;

    private ModelLibrary(Place place, List<String> names) {
        this.place = place;
        this.names = names;
    }

    /** The weights that ship with the program. */
    public static ModelLibrary bundled() {
        return new ModelLibrary(
                file -> ModelLibrary.class.getResourceAsStream(RESOURCES + file),
                SHIPPED.stream()
                        .filter(name -> ModelLibrary.class.getResource(RESOURCES + name + ".json") != null)
                        .toList());
    }

    /** The shipped network that is quick enough to tell another one where to look; empty where none ships. */
    public static Optional<ModelFile> guide() {
        ModelLibrary shipped = bundled();
        return shipped.names().contains(SHIPPED.getFirst())
                ? Optional.of(shipped.open(SHIPPED.getFirst()))
                : Optional.empty();
    }

    /** The model files of a folder. */
    public static ModelLibrary directory(Path folder) {
        List<String> names = List.of();
        try (Stream<Path> files = Files.list(folder)) {
            names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".onnx"))
                    .map(name -> name.substring(0, name.length() - 5))
                    .filter(name -> Files.exists(folder.resolve(name + ".json")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            // an unreadable folder has no models; opening one says so
        }
        return new ModelLibrary(
                file -> {
                    Path path = folder.resolve(file);
                    return Files.isRegularFile(path) ? Files.newInputStream(path) : null;
                },
                names);
    }

    /** Opens a model from {@code DIR/NAME.onnx} or {@code DIR/NAME.json} as a user names it. */
    public static ModelFile open(Path file) {
        String name = file.getFileName().toString().replaceFirst("\\.(onnx|json)$", "");
        return directory(file.toAbsolutePath().getParent()).open(name);
    }

    /** What is there, without file endings. */
    public List<String> names() {
        return names;
    }

    /**
     * Reads and checks one model.
     *
     * @param name without file ending, for example {@code cephres-fast}
     * @throws ProblemException {@code NAS-MODEL-MISSING} where a file of it is not there,
     *                          {@code NAS-MODEL-DAMAGED} where one cannot be read or is not what the sidecar says
     */
    public ModelFile open(String name) {
        Sidecar sidecar = sidecar(name);
        Optional<byte[]> refiner =
                Optional.ofNullable(sidecar.refinement()).map(second -> checked(second.file(), second.sha256()));
        Optional<ModelFile.Parts> parts = Optional.ofNullable(sidecar.parts())
                .map(told -> new ModelFile.Parts(
                        checked(told.encoder()),
                        told.heads().stream().map(this::checked).toList()));
        return new ModelFile(sidecar, checked(name + ".onnx", sidecar.sha256()), parts, refiner);
    }

    /** The sidecar alone, without reading the network. */
    public Sidecar sidecar(String name) {
        byte[] json = read(name + ".json");
        try {
            return JSON.readValue(json, Sidecar.class);
        } catch (IOException e) {
            throw new ProblemException(
                    "NAS-MODEL-DAMAGED.description",
                    "The model description {0}.json is damaged or belongs to another version of Nasion.",
                    e,
                    name);
        }
    }

    private byte[] checked(Sidecar.Part part) {
        return checked(part.file(), part.sha256());
    }

    private byte[] checked(String file, String sha256) {
        byte[] bytes = read(file);
        if (!Sha256.hex(bytes).equals(sha256)) {
            throw new ProblemException(
                    "NAS-MODEL-DAMAGED",
                    "The model file {0} is damaged or does not belong to its description: its checksum differs.",
                    file);
        }
        return bytes;
    }

    private byte[] read(String file) {
        try (InputStream in = place.open(file)) {
            if (in == null) {
                throw new ProblemException("NAS-MODEL-MISSING", "The model file {0} is not there.", file);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new ProblemException("NAS-MODEL-DAMAGED.read", "The model file {0} cannot be read.", e, file);
        }
    }
}
