package org.nasion.app.desktop.services;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.nasion.core.study.agreement.Agreement;
import org.nasion.core.study.agreement.ReadFilms;
import org.nasion.core.task.Progress;

/**
 * How far readers of the same films agree.
 *
 * @param reader  reads a study, cases by reader, or a data set; off the UI thread
 * @param compare computes the agreement; off the UI thread
 * @param writer  writes tables, pictures and pages into a folder; off the UI thread
 */
public record AgreementServices(Reader reader, Function<ReadFilms, Agreement> compare, Writer writer) {

    public AgreementServices {
        Objects.requireNonNull(reader);
        Objects.requireNonNull(compare);
        Objects.requireNonNull(writer);
    }

    /** Reads what people marked. */
    @FunctionalInterface
    public interface Reader {

        /** @param network whether the network's proposals are a reading too */
        ReadFilms read(Path folder, boolean network, Progress progress);
    }

    /** Writes results. */
    @FunctionalInterface
    public interface Writer {

        /** @param pictures identifiers of the measurements that get a picture */
        void write(Path folder, String title, Agreement agreement, List<String> remarks, Set<String> pictures);
    }
}
