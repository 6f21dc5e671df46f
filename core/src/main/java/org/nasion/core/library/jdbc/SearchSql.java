package org.nasion.core.library.jdbc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.nasion.core.library.Condition;
import org.nasion.core.library.Condition.Dates;
import org.nasion.core.library.Condition.Span;
import org.nasion.core.library.PatientEntry;
import org.nasion.core.library.Search;

/**
 * Searching. What is searched for decides which way is short: a rare condition is looked up in its index and leads to its few
 * patients; where all conditions are common, patients are gone through in the order of the list and each is tried, since the
 * first page is soon full. Which is the case is counted first, up to a limit ({@link #RARE}), so that neither data base has to guess.
 */
final class SearchSql {

    /** Rows of an index that are gone through faster than patients are tried one by one. */
    private static final int RARE = 20_000;
    /** Patients whose rows are looked up faster than all are gone through until a page is full. */
    private static final int MANY = 5_000;
    /** Rows of an index that are put into a list faster than each row of a rare condition looks for its own. */
    private static final int LISTED = 2 * RARE;

    private final Dialect dialect;

    SearchSql(Dialect dialect) {
        this.dialect = dialect;
    }

    List<PatientEntry> run(Handle handle, Search search) {
        Parameters parameters = new Parameters();
        List<String> conditions = new ArrayList<>(List.of("p.merged_into IS NULL"));
        List<Few> few = new ArrayList<>();
        List<Condition.OfFilm> ofFilm = new ArrayList<>();
        for (Condition condition : search.query().conditions()) {
            switch (condition) {
                case Condition.OfFilm film -> add(ofFilm, film);
                case Condition.OfPatient patient ->
                    ofPatient(handle, patient, parameters, few).ifPresent(conditions::add);
            }
        }
        if (ofFilm.stream().anyMatch(SearchSql::isNever)) {
            return List.of();
        }
        if (!ofFilm.isEmpty()) {
            ofFilm(handle, ofFilm, parameters, few).ifPresent(conditions::add);
        }
        if (few.stream().allMatch(Few::many)) {
            // IS TRUE makes it a list that each row is held against, never a join.
            few.forEach(all -> conditions.add("(p.id IN (" + all.query() + ")) IS TRUE"));
        } else {
            conditions.add(dialect.among("p.id", few.stream().map(Few::query).toList()));
        }
        String order = switch (search.order()) {
            case NAME -> "p.sort_name, p.id";
            case LATEST -> "p.latest DESC, p.id DESC";
            case RECENT -> "p.touched DESC, p.id DESC";
        };
        Query query = handle.createQuery("SELECT " + Rows.PATIENT + " FROM patient p WHERE "
                + String.join(" AND ", conditions) + " ORDER BY " + order + " LIMIT :most OFFSET :skip");
        return parameters
                .bind(query)
                .bind("most", search.most())
                .bind("skip", search.skip())
                .map((row, context) -> Rows.patient(row))
                .list();
    }

    /** What is said twice of one number of a film has to hold both: two common conditions may hardly ever do. */
    private static void add(List<Condition.OfFilm> all, Condition.OfFilm condition) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i) instanceof Condition.Measurement(String code, Span value)
                    && condition instanceof Condition.Measurement(String other, Span more)
                    && code.equals(other)) {
                all.set(i, new Condition.Measurement(code, value.and(more)));
                return;
            }
            if (all.get(i) instanceof Condition.AgeAt(Span years) && condition instanceof Condition.AgeAt(Span more)) {
                all.set(i, new Condition.AgeAt(years.and(more)));
                return;
            }
        }
        all.add(condition);
    }

    private static boolean isNever(Condition.OfFilm condition) {
        return condition instanceof Condition.Measurement(var code, Span value) && value.isEmpty()
                || condition instanceof Condition.AgeAt(Span years) && years.isEmpty();
    }

    /** @param few takes the query for patients where a condition leads to a few; then there is no condition on their row */
    private static Optional<String> ofPatient(
            Handle handle, Condition.OfPatient condition, Parameters parameters, List<Few> few) {
        return switch (condition) {
            case Condition.Visits(Span number) -> Optional.of(within("p.visits", number, parameters));
            case Condition.FilmCount(Span number) -> Optional.of(within("p.films", number, parameters));
            case Condition.SexIs(String code) -> Optional.of("p.sex = " + parameters.add(code));
            case Condition.Born(Dates dates) ->
                Optional.of("(p.birth_date IS NOT NULL AND " + within("p.birth_date", dates, parameters) + ")");
            case Condition.Word word -> word(handle, word, parameters, few);
        };
    }

    private static Optional<String> word(Handle handle, Condition.Word word, Parameters parameters, List<Few> few) {
        String matches =
                "t.word >= " + parameters.add(word.start()) + " AND t.word < " + parameters.add(word.start() + '\uffff')
                        + word.field()
                                .map(field -> " AND t.field = "
                                        + parameters.add(field.name().toLowerCase(Locale.ROOT)))
                                .orElse("");
        if (count(handle, "term t WHERE " + matches, RARE, parameters) <= RARE) {
            few.add(new Few("SELECT t.patient FROM term t WHERE " + matches, false));
            return Optional.empty();
        }
        return Optional.of("EXISTS (SELECT 1 FROM term t WHERE t.patient = p.id AND " + matches + ")");
    }

    /** How many rows there are, counted no further than one above a limit. */
    private static int count(Handle handle, String rows, int limit, Parameters parameters) {
        return parameters
                .bind(handle.createQuery(
                        "SELECT count(*) FROM (SELECT 1 FROM " + rows + " LIMIT " + (limit + 1) + ") AS counted"))
                .mapTo(Integer.class)
                .one();
    }

    /**
     * A query for a few patients.
     *
     * @param many whether they are so many, and lie so evenly in every order of the list, that going through all patients until a page
     *             is full is shorter than to look up each: a word's lie together in the order of names, a day's in that of days
     */
    private record Few(String query, boolean many) {}

    /** A way into the films: rows of one table, its columns of film and patient, and what they have to satisfy. */
    private record Way(String from, String film, String patient, String where) {

        /** The plus keeps a data base from looking up each film of the list where it has the rows in hand. */
        String asList(String ofFilm) {
            return "+" + ofFilm + " IN (SELECT " + film + " FROM " + from + " WHERE " + where + ")";
        }
    }

    private Optional<String> ofFilm(
            Handle handle, List<Condition.OfFilm> conditions, Parameters parameters, List<Few> few) {
        Optional<Span> age = conditions.stream()
                .filter(Condition.AgeAt.class::isInstance)
                .map(one -> ((Condition.AgeAt) one).years())
                .findFirst();
        List<Way> ways = new ArrayList<>();
        List<String> ofRow = new ArrayList<>();
        List<String> ofMeasurements = new ArrayList<>();
        for (Condition.OfFilm condition : conditions) {
            switch (condition) {
                case Condition.Measurement(String code, Span value) -> {
                    String m = "m" + ways.size();
                    String where = m + ".measure = " + parameters.add(measure(handle, code)) + " AND "
                            + within(m + ".value", value, parameters)
                            + age.map(years -> " AND " + within(m + ".age", years, parameters))
                                    .orElse("");
                    ways.add(new Way("measurement " + m, m + ".film", m + ".patient", where));
                    ofMeasurements.add(
                            "EXISTS (SELECT 1 FROM measurement " + m + " WHERE " + m + ".film = %s AND " + where + ")");
                }
                case Condition.AgeAt(Span years) -> ofRow.add(within("f.age", years, parameters));
                case Condition.Taken(Dates dates) ->
                    ofRow.add("f.taken <> '' AND " + within("f.taken", dates, parameters));
                case Condition.InState(var state) -> ofRow.add("f.state = " + parameters.add(state.name()));
            }
        }
        String row = String.join(" AND ", ofRow);
        boolean onlyAge = conditions.stream()
                .noneMatch(one -> one instanceof Condition.Taken || one instanceof Condition.InState);
        boolean rowIsSaid = !ways.isEmpty() && onlyAge; // a measurement has its film's age
        if (!ofRow.isEmpty() && !rowIsSaid) {
            ways.add(new Way("film f", "f.id", "f.patient", row));
        }
        Map<Way, Integer> counted = new HashMap<>();
        ways.forEach(way -> counted.put(way, count(handle, way.from() + " WHERE " + way.where(), LISTED, parameters)));
        Way best = ways.stream().min(Comparator.comparing(counted::get)).orElseThrow();
        if (counted.getOrDefault(best, 0) > RARE) {
            return Optional.of("EXISTS (SELECT 1 FROM film f WHERE f.patient = p.id"
                    + (row.isEmpty() ? "" : " AND " + row)
                    + ofMeasurements.stream()
                            .map(other -> " AND " + other.formatted("f.id"))
                            .reduce("", String::concat) + ")");
        }
        StringBuilder others = new StringBuilder();
        for (int i = 0; i < ofMeasurements.size(); i++) {
            Way other = ways.get(i);
            if (!other.equals(best)) {
                others.append(" AND ")
                        .append(
                                counted.get(other) <= LISTED
                                        ? other.asList(best.film())
                                        : ofMeasurements.get(i).formatted(best.film()));
            }
        }
        if (!row.isEmpty() && !rowIsSaid && !best.from().equals("film f")) {
            others.append(" AND EXISTS (SELECT 1 FROM film f WHERE f.id = ")
                    .append(best.film())
                    .append(" AND ")
                    .append(row)
                    .append(")");
        }
        few.add(new Few(
                "SELECT " + best.patient() + " FROM " + best.from() + " WHERE " + best.where() + others,
                others.isEmpty() && !best.from().equals("film f") && counted.get(best) > MANY));
        return Optional.empty();
    }

    /** The number of a measurement; one that no film has is found on none. */
    private int measure(Handle handle, String code) {
        return handle.createQuery("SELECT id FROM measure WHERE code = :code")
                .bind("code", code)
                .mapTo(Integer.class)
                .findOne()
                .orElse(-1);
    }

    private static String within(String column, Span span, Parameters parameters) {
        List<String> bounds = new ArrayList<>();
        if (!Double.isInfinite(span.from())) {
            bounds.add(column + (span.fromIncluded() ? " >= " : " > ") + parameters.add(span.from()));
        }
        if (!Double.isInfinite(span.to())) {
            bounds.add(column + (span.toIncluded() ? " <= " : " < ") + parameters.add(span.to()));
        }
        return bounds.isEmpty() ? column + " IS NOT NULL" : String.join(" AND ", bounds);
    }

    private static String within(String column, Dates dates, Parameters parameters) {
        List<String> bounds = new ArrayList<>();
        if (!dates.from().isEmpty()) {
            bounds.add(column + " >= " + parameters.add(dates.from()));
        }
        if (!dates.before().isEmpty()) {
            bounds.add(column + " < " + parameters.add(dates.before()));
        }
        return bounds.isEmpty() ? column + " IS NOT NULL" : String.join(" AND ", bounds);
    }

    /** Values by name; a query takes those that it names. */
    private static final class Parameters {

        private final Map<String, Object> values = new HashMap<>();

        String add(Object value) {
            String name = "v" + values.size();
            values.put(name, value);
            return ":" + name;
        }

        Query bind(Query query) {
            return query.configure(
                            org.jdbi.v3.core.statement.SqlStatements.class,
                            statements -> statements.setUnusedBindingAllowed(true))
                    .bindMap(values);
        }
    }
}
