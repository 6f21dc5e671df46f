package org.nasion.core.study.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nasion.core.report.Table;
import org.nasion.core.report.Table.Row;
import org.nasion.core.report.Table.Rows;

/** All figures of an agreement as tables. */
public final class AgreementTables {

    private static final List<String> RATES =
            List.of("n", "MRE mm", "SD mm", "<2 mm %", "<2.5 mm %", "<3 mm %", "<4 mm %");
    private static final List<String> VECTORS = List.of(
            "bias along S-N mm",
            "bias up mm",
            "ellipse half axis mm",
            "ellipse minor half axis mm",
            "ellipse angle to S-N deg");

    private static final List<String> CORRELATIONS = List.of(
            "ICC(2,1)",
            "ICC(2,1) low",
            "ICC(2,1) high",
            "ICC(3,1)",
            "ICC(3,1) low",
            "ICC(3,1) high",
            "ICC(2,k)",
            "ICC(2,k) low",
            "ICC(2,k) high");

    private AgreementTables() {}

    /** In the order of reading; those without a row are left away. */
    public static List<Table> of(Agreement agreement) {
        List<Table> tables = new ArrayList<>(List.of(
                readers(agreement),
                landmarks(agreement),
                measurements(agreement),
                classes(agreement),
                consensus(agreement),
                together(agreement),
                readings(agreement)));
        tables.removeIf(table -> table.rows().isEmpty());
        return List.copyOf(tables);
    }

    private static List<String> heads(List<String> first, List<String> then) {
        List<String> heads = new ArrayList<>(first);
        heads.addAll(then);
        return heads;
    }

    private static Table readers(Agreement agreement) {
        Rows rows = new Rows();
        agreement
                .pairs()
                .forEach(pair -> pair.overall()
                        .ifPresent(overall ->
                                rates(rows.row().words(pair.first(), pair.second(), within(pair)), overall)));
        return new Table(
                "readers",
                "All landmarks together",
                heads(List.of("first", "second", "readings of"), RATES),
                rows.all());
    }

    private static String within(Agreement.Pair pair) {
        return pair.within() ? "one person" : "two";
    }

    private static Row rates(Row row, PointErrors errors) {
        return row.count(errors.n())
                .numbers(2, errors.mre(), errors.sd())
                .numbers(1, errors.within2(), errors.within25(), errors.within3(), errors.within4());
    }

    private static Row vectors(Row row, PointErrors errors) {
        return row.numbers(
                        2,
                        errors.bias().x(),
                        errors.bias().y(),
                        errors.ellipse().major(),
                        errors.ellipse().minor())
                .numbers(
                        0,
                        Double.isNaN(errors.ellipse().major())
                                ? Double.NaN
                                : errors.ellipse().angle());
    }

    private static Table landmarks(Agreement agreement) {
        Rows rows = new Rows();
        agreement
                .pairs()
                .forEach(pair -> pair.landmarks()
                        .forEach((code, errors) ->
                                vectors(rates(rows.row().words(pair.first(), pair.second(), code), errors), errors)));
        return new Table(
                "landmarks",
                "Landmark by landmark",
                heads(heads(List.of("first", "second", "landmark"), RATES), VECTORS),
                rows.all());
    }

    private static Table measurements(Agreement agreement) {
        Rows rows = new Rows();
        agreement
                .pairs()
                .forEach(pair -> pair.measurements().forEach(measured -> {
                    PairedAgreement found = measured.agreement();
                    Row row = rows.row()
                            .words(
                                    pair.first(),
                                    pair.second(),
                                    measured.id(),
                                    measured.name(),
                                    measured.unit().symbol())
                            .count(found.n())
                            .numbers(
                                    2,
                                    found.mean(),
                                    found.spread(),
                                    found.bias(),
                                    found.biasInterval().lower(),
                                    found.biasInterval().upper(),
                                    found.t())
                            .numbers(3, found.p())
                            .numbers(
                                    2,
                                    found.sd(),
                                    found.dahlberg(),
                                    found.sem(),
                                    found.minimalChange(),
                                    found.limits().lower(),
                                    found.limits().upper(),
                                    found.limitHalfWidth())
                            .numbers(3, found.trend(), found.trendP());
                    measured.icc().ifPresentOrElse(icc -> correlations(row, icc), () -> row.numbers(3, missing(9)));
                }));
        return new Table(
                "measurements",
                "Measurements",
                heads(
                        List.of(
                                "first",
                                "second",
                                "id",
                                "measurement",
                                "unit",
                                "n",
                                "mean",
                                "spread SD",
                                "bias",
                                "bias 95 % low",
                                "bias 95 % high",
                                "paired t",
                                "p",
                                "SD of differences",
                                "Dahlberg",
                                "SEM",
                                "MDC",
                                "limit low",
                                "limit high",
                                "limits ± 95 %",
                                "slope on mean",
                                "p of slope"),
                        CORRELATIONS),
                rows.all());
    }

    private static Row correlations(Row row, IntraclassCorrelation icc) {
        for (IntraclassCorrelation.Estimate estimate :
                List.of(icc.absolute(), icc.consistency(), icc.absoluteOfMean())) {
            row.numbers(
                    3,
                    estimate.value(),
                    estimate.interval().lower(),
                    estimate.interval().upper());
        }
        return row;
    }

    private static double[] missing(int count) {
        double[] missing = new double[count];
        Arrays.fill(missing, Double.NaN);
        return missing;
    }

    private static Table classes(Agreement agreement) {
        Rows rows = new Rows();
        agreement
                .pairs()
                .forEach(pair -> pair.classes()
                        .forEach((measure, kappa) -> rows.row()
                                .words(pair.first(), pair.second(), measure)
                                .count(kappa.n())
                                .numbers(1, 100 * kappa.same())
                                .numbers(
                                        3,
                                        kappa.kappa(),
                                        kappa.interval().lower(),
                                        kappa.interval().upper())));
        return new Table(
                "classes",
                "Classes of the ISBI 2015 challenge",
                List.of("first", "second", "class", "n", "same %", "kappa", "kappa 95 % low", "kappa 95 % high"),
                rows.all());
    }

    private static Table consensus(Agreement agreement) {
        Rows rows = new Rows();
        for (Agreement.Against against : agreement.consensus()) {
            rates(rows.row().words(against.reader(), "all"), against.overall()).numbers(2, missing(5));
            against.landmarks()
                    .forEach((code, errors) ->
                            vectors(rates(rows.row().words(against.reader(), code), errors), errors));
        }
        return new Table(
                "consensus",
                "Each reader against the mean of the others",
                heads(heads(List.of("reader", "landmark"), RATES), VECTORS),
                rows.all());
    }

    private static Table together(Agreement agreement) {
        Rows rows = new Rows();
        agreement
                .together()
                .forEach((id, icc) ->
                        correlations(rows.row().words(id).count(icc.n()).count(icc.k()), icc));
        return new Table(
                "all_readers",
                "Correlation of all readers at once",
                heads(List.of("id", "n", "readers"), CORRELATIONS),
                rows.all());
    }

    /** The numbers that everything was computed from, for other programs. */
    private static Table readings(Agreement agreement) {
        Rows rows = new Rows();
        agreement
                .pairs()
                .forEach(pair -> pair.measurements()
                        .forEach(measured -> measured.readings()
                                .forEach(both -> rows.row()
                                        .words(pair.first(), pair.second(), measured.id(), both.film())
                                        .numbers(2, both.first(), both.second()))));
        return new Table(
                "readings",
                "Readings",
                List.of("first", "second", "id", "film", "value of first", "value of second"),
                rows.all());
    }
}
