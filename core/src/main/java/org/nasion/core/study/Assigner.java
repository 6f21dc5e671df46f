package org.nasion.core.study;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.nasion.core.study.Assignment.Item;

/** Shares films out among readers: evenly, in an order of each reader's own, under codes that tell nothing. */
final class Assigner {

    /** Without vowels, so that no words come about, and without signs that look alike. */
    private static final String SIGNS = "BCDFGHJKMNPQRSTVWXZ23456789";

    private static final int LENGTH = 5;

    private final Protocol protocol;
    private final List<String> films;
    private final Set<String> codes = new HashSet<>();

    /** @param films names within the study */
    Assigner(Protocol protocol, List<String> films) {
        this.protocol = protocol;
        this.films = List.copyOf(films);
    }

    /**
     * Assigns films to new readers; those of readers who have theirs are counted and stay as they are.
     *
     * @param before assignments that exist
     */
    List<Assignment> assign(Collection<Assignment> before, List<String> readers) {
        Map<String, Integer> read = new LinkedHashMap<>();
        films.forEach(film -> read.put(film, 0));
        before.forEach(assignment -> {
            assignment.items().forEach(item -> codes.add(item.code()));
            assignment.items().stream().map(Item::film).distinct().forEach(film -> read.merge(film, 1, Integer::sum));
        });
        Map<String, List<String>> shares = new LinkedHashMap<>();
        readers.forEach(reader -> shares.put(reader, new ArrayList<>()));
        List<String> order = new ArrayList<>(films);
        Collections.shuffle(order, new Random(protocol.seed()));
        for (String film : order) {
            int wanted = protocol.readersPerFilm() == 0
                    ? readers.size()
                    : Math.clamp(protocol.readersPerFilm() - read.getOrDefault(film, 0), 0, readers.size());
            shares.entrySet().stream()
                    .sorted(Comparator.comparingInt(share -> share.getValue().size()))
                    .limit(wanted)
                    .toList()
                    .forEach(share -> share.getValue().add(film));
        }
        return shares.entrySet().stream()
                .map(share -> new Assignment(share.getKey(), items(share.getKey(), share.getValue())))
                .toList();
    }

    private List<Item> items(String reader, List<String> share) {
        Random chance = new Random(protocol.seed() * 31 + reader.hashCode());
        List<Item> items = new ArrayList<>();
        List<String> repeated = new ArrayList<>(share);
        Collections.shuffle(repeated, chance);
        repeated = repeated.subList(0, Math.min(protocol.repeats(), repeated.size()));
        for (int arm = 0; arm < protocol.arms().size(); arm++) {
            String name = protocol.arms().get(arm).name();
            List<String> films = new ArrayList<>(share);
            Collections.shuffle(films, chance);
            films.forEach(film -> items.add(new Item(code(chance), film, name, 1)));
            if (arm == 0) {
                // Behind all first readings of the arm, so that as much as can be lies between the two.
                List<String> again = new ArrayList<>(repeated);
                Collections.shuffle(again, chance);
                again.forEach(film -> items.add(new Item(code(chance), film, name, 2)));
            }
        }
        return items;
    }

    private String code(Random chance) {
        StringBuilder code = new StringBuilder();
        do {
            code.setLength(0);
            for (int i = 0; i < LENGTH; i++) {
                code.append(SIGNS.charAt(chance.nextInt(SIGNS.length())));
            }
        } while (!codes.add(code.toString()));
        return code.toString();
    }
}
