package org.nasion.core.library.jdbc;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** How many millions of rows come into an empty data base in minutes. For data that was made and needs no check. */
enum BulkLoading {
    INTO_SQLITE {
        @Override
        void begin(Handle handle) {
            // The file is ours alone; there is nothing to switch off within a transaction.
        }

        @Override
        Map<String, String> dropIndices(Handle handle) {
            return drop(
                    handle,
                    handle.createQuery(
                                    "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND name LIKE '%\\_by\\_%' ESCAPE '\\' ORDER BY name")
                            .map((row, context) -> Map.entry("DROP INDEX " + row.getString(1), row.getString(2)))
                            .list());
        }

        @Override
        void end(Handle handle) {
            handle.execute("ANALYZE");
        }
    },

    /** By a superuser. */
    INTO_POSTGRESQL {
        @Override
        void begin(Handle handle) {
            patient(handle);
            // Foreign keys are triggers here, one call for each row.
            handle.execute("SET LOCAL session_replication_role = replica");
            handle.execute("SET LOCAL synchronous_commit = off");
            handle.execute("SET LOCAL work_mem = '256MB'");
            handle.execute("SET LOCAL maintenance_work_mem = '1GB'");
        }

        @Override
        Map<String, String> dropIndices(Handle handle) {
            List<Map.Entry<String, String>> all = handle.createQuery(
                            "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema()"
                                    + " AND indexname LIKE '%\\_by\\_%' ORDER BY indexname")
                    .map((row, context) -> Map.entry("DROP INDEX " + row.getString(1), row.getString(2)))
                    .list();
            all.addFirst(Map.entry(
                    "ALTER TABLE measurement DROP CONSTRAINT measurement_pkey",
                    "ALTER TABLE measurement ADD CONSTRAINT measurement_pkey PRIMARY KEY (film, measure)"));
            return drop(handle, all);
        }

        @Override
        void end(Handle handle) {
            patient(handle);
            // Searches that read an index alone need to know which pages everybody sees.
            handle.execute("VACUUM (ANALYZE)");
        }

        /** An index over millions of rows takes longer than a server may otherwise be silent. */
        private void patient(Handle handle) {
            try {
                handle.getConnection().setNetworkTimeout(Runnable::run, 0);
            } catch (SQLException e) {
                throw Database.told(e);
            }
        }
    };

    static BulkLoading into(Dialect dialect) {
        return switch (dialect) {
            case SQLITE -> INTO_SQLITE;
            case POSTGRESQL -> INTO_POSTGRESQL;
        };
    }

    private static Map<String, String> drop(Handle handle, List<Map.Entry<String, String>> indices) {
        Map<String, String> again = new LinkedHashMap<>();
        indices.forEach(index -> {
            handle.execute(index.getKey());
            again.put(index.getKey(), index.getValue());
        });
        return again;
    }

    /** At the beginning of a transaction that only adds rows or makes an index. */
    abstract void begin(Handle handle);

    /** Takes away the indices, which are made faster at the end. @return what makes them again, by what took them away */
    abstract Map<String, String> dropIndices(Handle handle);

    /** When everything is there. */
    abstract void end(Handle handle);
}
