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
import java.util.TreeMap;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.landmark.LandmarkCatalog;
import org.nasion.core.landmark.Placing;
import org.nasion.core.problem.Problem;
import org.nasion.core.problem.Sentence;

/** Formulas by name. Each is compiled once, when first needed, so that their order does not matter. */
final class FormulaBook {

    /** What one formula may hold, those that it names included; keeps a file from stopping the program. */
    private static final int MOST_PARTS = 5000;

    private static final int LONGEST = 1000;
    /** Formulas that name one another; each may nest {@link ExpressionParser#MOST_NESTED} times while it is read, four frames of the stack each. */
    private static final int DEEPEST = 16;
    /** Operations within one another, those of named formulas included; each takes a few frames of the stack. */
    private static final int MOST_WITHIN = 400;

    /**
     * What working out an expression takes.
     *
     * @param parts how many there are; alternatives count twice, as they are looked at before one is taken
     * @param depth how many lie within one another
     */
    private record Weight(int parts, int depth) {}

    private final LandmarkCatalog landmarks;
    private final Map<String, Expression> compiled = new HashMap<>();
    private final Map<Expression, Weight> weights = new IdentityHashMap<>();
    private final Map<String, String> waiting = new LinkedHashMap<>();
    private final Set<String> broken = new HashSet<>();
    private final Deque<String> open = new ArrayDeque<>();

    /** @param landmarks what formulas may name; rules of constructed ones are formulas, too */
    FormulaBook(LandmarkCatalog landmarks) {
        this.landmarks = landmarks;
        landmarks
                .placedBy(Placing.RULE)
                .forEach(
                        landmark -> waiting.put(landmark.code(), landmark.rule().orElseThrow()));
    }

    /** A book that knows all that another knows. */
    FormulaBook(FormulaBook other) {
        landmarks = other.landmarks;
        compiled.putAll(other.compiled);
        weights.putAll(other.weights);
        waiting.putAll(other.waiting);
    }

    /** Takes a formula without reading it yet; false where the name is taken. */
    boolean add(String name, String formula) {
        if (landmarks.ofCode(name).isPresent() || compiled.containsKey(name) || waiting.containsKey(name)) {
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
            weights.put(expression, weight(expression));
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
        Expression expression = ExpressionParser.parse(formula, this::named);
        Weight weight = weight(expression);
        if (weight.parts() > MOST_PARTS) {
            throw tooLarge(
                    Sentence.of("value.tooManyParts", "it and what it names have more than {0} parts", MOST_PARTS), 0);
        }
        if (weight.depth() > MOST_WITHIN) {
            throw tooLarge(
                    Sentence.of("value.tooNested", "more than {0} of its parts lie within one another", MOST_WITHIN),
                    0);
        }
        return expression;
    }

    /** The constructed landmarks whose rules can be read here. */
    Constructions constructions() {
        Map<Landmark, Expression.OfPoint> rules = new TreeMap<>();
        landmarks.placedBy(Placing.RULE).forEach(landmark -> {
            if (compile(landmark.code()) instanceof Expression.OfPoint point) {
                rules.put(landmark, point);
            }
        });
        return new Constructions(landmarks, rules);
    }

    LandmarkCatalog landmarks() {
        return landmarks;
    }

    /** Whether something other than a landmark has this name. */
    boolean hasFormula(String name) {
        return compiled.containsKey(name) || waiting.containsKey(name);
    }

    /** How many parts an expression has that was read here, those of what it names included. */
    int parts(Expression expression) {
        return weight(expression).parts();
    }

    /** How many parts a definition has that was read here, those of what it names included. */
    int parts(Definition definition) {
        return weight(definition.expression()).parts()
                + definition
                        .normWhere()
                        .map(range -> weight(range.expression()).parts())
                        .orElse(0);
    }

    static FormulaException tooLarge(Sentence why, int at) {
        return new FormulaException(
                new Problem("NAS-ANALYSIS-SYNTAX.large", "The formula is too large: {0}.", why), at);
    }

    /** Parts that have a name are counted once and remembered: a formula may name one of them many times. */
    private Weight weight(Expression expression) {
        Weight known = weights.get(expression);
        if (known != null) {
            return known;
        }
        int times = expression instanceof Expression.FirstLine ? 2 : 1;
        int parts = 1;
        int depth = 0;
        for (Expression part : expression.parts()) {
            Weight within = weight(part);
            parts = Math.min(MOST_PARTS + 1, parts + times * within.parts());
            depth = Math.max(depth, within.depth());
        }
        return new Weight(parts, depth + 1);
    }

    private Optional<Expression> named(String name, int at) {
        Optional<Landmark> landmark = landmarks.ofCode(name).filter(point -> point.placing() != Placing.RULE);
        if (landmark.isPresent()) {
            return Optional.of(new Expression.Place(landmark.get(), landmarks.index(landmark.get())));
        }
        if (compiled.containsKey(name)) {
            return Optional.of(compiled.get(name));
        }
        if (open.contains(name)) {
            List<String> circle = new ArrayList<>(open);
            circle = new ArrayList<>(circle.subList(circle.indexOf(name), circle.size()));
            circle.add(name);
            throw new FormulaException(
                    new Problem("NAS-ANALYSIS-CYCLE", "'{0}' needs itself: {1}.", name, String.join(" → ", circle)),
                    at);
        }
        if (!waiting.containsKey(name)) {
            return Optional.empty();
        }
        if (open.size() > DEEPEST) {
            throw tooLarge(
                    Sentence.of("value.tooDeep", "more than {0} formulas need one another in a row", DEEPEST), at);
        }
        if (broken.contains(name)) {
            throw depends(name, at);
        }
        try {
            return Optional.of(compile(name));
        } catch (FormulaException e) {
            throw e.problem().code().equals("NAS-ANALYSIS-CYCLE")
                    ? new FormulaException(e.problem(), at)
                    : depends(name, at);
        }
    }

    private static FormulaException depends(String name, int at) {
        return new FormulaException(
                new Problem("NAS-ANALYSIS-NAME.fault", "'{0}' cannot be used, as its own formula is at fault.", name),
                at);
    }
}
