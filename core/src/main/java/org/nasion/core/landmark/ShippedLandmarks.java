package org.nasion.core.landmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The landmarks of {@code landmarks.json}, read once. */
final class ShippedLandmarks {

    static final List<Landmark> ALL = read();

    static final Map<String, Landmark> BY_CODE =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Landmark::code, Function.identity()));

    static final List<Landmark> STANDARD = ALL;

    private ShippedLandmarks() {}

    private static List<Landmark> read() {
        try (InputStream in = ShippedLandmarks.class.getResourceAsStream("landmarks.json")) {
            List<Landmark> all = new ArrayList<>();
            for (JsonNode node : JsonMapper.builder().build().readTree(in).path("landmarks")) {
                all.add(new Landmark(
                        node.path("code").asText(),
                        node.path("name").asText(),
                        Region.valueOf(node.path("region")
                                .asText()
                                .toUpperCase(Locale.ROOT)
                                .replace(' ', '_')),
                        node.path("definition").asText(),
                        all.size()));
            }
            return List.copyOf(all);
        } catch (IOException e) {
            throw new UncheckedIOException("landmarks.json is part of the program", e);
        }
    }
}
