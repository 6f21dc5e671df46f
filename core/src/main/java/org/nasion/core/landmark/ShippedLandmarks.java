package org.nasion.core.landmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nasion.core.geometry.Point;

/** Reads the landmarks of {@code landmarks.json}. It holds none, so that it does not matter which class is looked at first. */
final class ShippedLandmarks {

    private ShippedLandmarks() {}

    /** Makes them; {@link Landmark} holds them. */
    static List<Landmark> read() {
        try (InputStream in = ShippedLandmarks.class.getResourceAsStream("landmarks.json")) {
            List<Landmark> all = new ArrayList<>();
            for (JsonNode node : JsonMapper.builder().build().readTree(in).path("landmarks")) {
                all.add(new Landmark(
                        all.size(),
                        node.path("code").asText(),
                        node.path("name").asText(),
                        Region.of(node.path("region").asText()),
                        node.path("definition").asText(),
                        Placing.valueOf(node.path("placing").asText().toUpperCase(Locale.ROOT)),
                        node.path("bilateral").asBoolean(),
                        Optional.ofNullable(node.path("rule").textValue()),
                        Optional.of(new Point(
                                node.path("at").path(0).asDouble(),
                                node.path("at").path(1).asDouble()))));
            }
            return List.copyOf(all);
        } catch (IOException e) {
            throw new UncheckedIOException("landmarks.json is part of the program", e);
        }
    }
}
