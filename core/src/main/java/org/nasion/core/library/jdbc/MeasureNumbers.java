package org.nasion.core.library.jdbc;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.nasion.core.library.Measured;

/** The short numbers that stand for measurements in the large table. */
final class MeasureNumbers {

    private final Map<String, Integer> known = new ConcurrentHashMap<>();

    /** The number of a measurement, given when it is first needed. */
    int of(Handle handle, Measured measured) {
        Integer number = known.get(measured.code());
        if (number != null) {
            return number;
        }
        handle.createUpdate("INSERT INTO measure (code, unit) VALUES (:code, :unit) ON CONFLICT DO NOTHING")
                .bind("code", measured.code())
                .bind("unit", measured.unit().name())
                .execute();
        int given = handle.createQuery("SELECT id FROM measure WHERE code = :code")
                .bind("code", measured.code())
                .mapTo(Integer.class)
                .one();
        // Remembered only once it is certain: a transaction that gives the number may still be taken back.
        handle.afterCommit(() -> known.put(measured.code(), given));
        return given;
    }
}
