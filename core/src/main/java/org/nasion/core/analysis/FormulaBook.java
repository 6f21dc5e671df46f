package org.nasion.core.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.Problem;
import org.nasion.core.problem.Sentence;

/** Formulas by name. Each is compiled once, when first needed, so that their order does not matter. */
final class FormulaBook {

    /** What one formula may hold, those that it names included; keeps a file from stopping the program. */
    private static final int MOST_PARTS = 5000;
    private static final int LONGEST = 1000;
    private static final int DEEPEST = 100;

    private final Map<String, Expression> compiled = new HashMap<>();
    private final Map<Expression, Integer> sizes = new IdentityHashMap<>();
    private final Map<String, String> waiting = new LinkedHashMap<>();
    private final Set<String> broken = new HashSet<>();
    private final Deque<String> open = new ArrayDeque<>();

    FormulaBook() {
    }

    /** A book that knows all that another knows. */
    FormulaBook(FormulaBook other) {
        compiled.putAll(other.compiled);
        sizes.putAll(other.sizes);
        waiting.putAll(other.waiting);
    }

    /** Takes a formula without reading it yet; false where the name is taken. */
    boolean add(String name, String formula) {
        if (Landmark.ofCode(name).isPresent() || compiled.containsKey(name) || waiting.containsKey(name)) {
            return false;
        }
        waiting.put(name, formula);
        return true;
    }

    /** @throws FormulaException NAS-ANALYSIS-SYNTAX, -NAME, -TYPE or -CYCLE */
    Expression compile(String name) {
        if (compiled.containsKey(name)) {
            return compiled.get(name);
        }
        open.addLast(name);
        try {
            Expression expression = read(waiting.get(name));
            int size = size(expression);
            if (size > MOST_PARTS) {
                throw tooLarge(Sentence.of("value.tooManyParts", "it and what it names have more than {0} parts", MOST_PARTS), 0);
            }
            sizes.put(expression, size);
            compiled.put(name, expression);
            return expression;
        } catch (FormulaException e) {
            broken.add(name);
            throw e;
        } finally {
            open.removeLast();
        }
    }

    /** An expression that has no name. */
    Expression read(String formula) {
        if (formula.length() > LONGEST) {
            throw tooLarge(Sentence.of("value.tooLong", "it has more than {0} characters", LONGEST), LONGEST);
        }
        return ExpressionParser.parse(formula, this::named);
    }

    private static FormulaException tooLarge(Sentence why, int at) {
        return new FormulaException(new Problem("NAS-ANALYSIS-SYNTAX.large", "The formula is too large: {0}.", why), at);
    }

    /** Parts that have a name are counted once and remembered: a formula may name one of them many times. */
    private int size(Expression expression) {
        Integer known = sizes.get(expression);
        if (known != null) {
            return known;
        }
        int size = 1;
        for (Expression part : expression.parts()) {
            size = Math.min(MOST_PARTS + 1, size + size(part));
        }
        return size;
    }

    private Optional<Expression> named(String name, int at) {
        if (compiled.containsKey(name)) {
            return Optional.of(compiled.get(name));
        }
        if (open.contains(name)) {
            List<String> circle = new ArrayList<>(open);
            circle = new ArrayList<>(circle.subList(circle.indexOf(name), circle.size()));
            circle.add(name);
            throw new FormulaException(new Problem("NAS-ANALYSIS-CYCLE", "'{0}' needs itself: {1}.", name, String.join(" → ", circle)), at);
        }
        if (!waiting.containsKey(name)) {
            return Optional.empty();
        }
        if (open.size() > DEEPEST) {
            throw tooLarge(Sentence.of("value.tooDeep", "more than {0} formulas need one another in a row", DEEPEST), at);
        }
        if (broken.contains(name)) {
            throw depends(name, at);
        }
        try {
            return Optional.of(compile(name));
        } catch (FormulaException e) {
            throw e.problem().code().equals("NAS-ANALYSIS-CYCLE") ? new FormulaException(e.problem(), at) : depends(name, at);
        }
    }

    private static FormulaException depends(String name, int at) {
        return new FormulaException(new Problem("NAS-ANALYSIS-NAME.fault", "'{0}' cannot be used, as its own formula is at fault.", name), at);
    }
}
