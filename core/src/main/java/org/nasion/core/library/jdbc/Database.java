package org.nasion.core.library.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationState;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.nasion.core.library.LibraryAddress;
import org.nasion.core.problem.ProblemException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * Connections to a data base that has the library's schema. What goes wrong becomes a problem without a cause, since messages
 * of data bases quote the values that they stumble over.
 */
final class Database implements AutoCloseable {

    private static final int CONNECTIONS = 6;
    private static final int PATIENCE_MS = 5000;
    /** What a new library takes, bytes. */
    private static final long ROOM = 1 << 20;

    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final Dialect dialect;

    private Database(HikariDataSource pool, Dialect dialect) {
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
        this.dialect = dialect;
    }

    /**
     * Connects, and makes or renews the schema.
     *
     * @throws ProblemException NAS-LIBRARY-UNREACHABLE, NAS-LIBRARY-NEWER, NAS-LIBRARY-FOREIGN, NAS-LIBRARY-FOLDER
     */
    static Database open(LibraryAddress address) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("library");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(PATIENCE_MS);
        config.setInitializationFailTimeout(1);
        Dialect dialect = switch (address) {
            case LibraryAddress.SqliteFile(Path file) -> {
                config.setDataSource(sqlite(file));
                yield Dialect.SQLITE;
            }
            case LibraryAddress.PostgreSql server -> {
                config.setJdbcUrl(server.jdbcUrl());
                server.user().ifPresent(config::setUsername);
                config.addDataSourceProperty("ApplicationName", "Nasion");
                config.addDataSourceProperty("connectTimeout", "5");
                config.addDataSourceProperty("socketTimeout", "60");
                config.addDataSourceProperty("reWriteBatchedInserts", "true");
                yield Dialect.POSTGRESQL;
            }
        };
        HikariDataSource pool;
        try {
            pool = new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException e) {
            throw orFull(told(e), address);
        }
        try {
            migrate(pool, dialect);
            return new Database(pool, dialect);
        } catch (ProblemException e) {
            pool.close();
            throw orFull(e, address);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    /** On a full disk SQLite says one time that there is no room and another time that it cannot write or read. */
    private static ProblemException orFull(ProblemException told, LibraryAddress address) {
        try {
            return address instanceof LibraryAddress.SqliteFile(Path file)
                            && Files.getFileStore(file).getUsableSpace() < ROOM
                    ? full()
                    : told;
        } catch (IOException e) {
            return told;
        }
    }

    private static ProblemException full() {
        return new ProblemException("NAS-LIBRARY-FULL", "There is no room for the library on the disk.");
    }

    private static DataSource sqlite(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            if (!Files.exists(file)) {
                // Before anything is written: patients' data are for the owner of the file only.
                Files.createFile(file);
                if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
                }
            }
        } catch (IOException e) {
            throw new ProblemException("NAS-LIBRARY-FOLDER", "The library's file could not be made in its folder.");
        }
        String natives = System.getProperty("nasion.natives");
        if (natives != null) {
            // Unpacked beside the program; the driver looks into its own jar where there is none.
            System.setProperty("org.sqlite.lib.path", natives);
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setBusyTimeout(PATIENCE_MS);
        config.enforceForeignKeys(true);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setCacheSize(-64_000);
        config.setPragma(SQLiteConfig.Pragma.MMAP_SIZE, Long.toString(1L << 30));
        // Written back in fewer and larger pieces than the usual 4 MB: a film touches a hundred places of the index of
        // measurements.
        config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, "16000");
        // What is deleted is overwritten.
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    private static void migrate(DataSource source, Dialect dialect) {
        try {
            Flyway flyway = Flyway.configure(Database.class.getClassLoader())
                    .dataSource(source)
                    .locations("classpath:org/nasion/core/library/jdbc")
                    .placeholders(dialect.placeholders())
                    .table("library_schema")
                    .loggers("slf4j")
                    .load();
            if (Arrays.stream(flyway.info().all())
                    .anyMatch(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS)) {
                throw new ProblemException(
                        "NAS-LIBRARY-NEWER", "The library was made by a newer Nasion; update the program to open it.");
            }
            flyway.migrate();
        } catch (FlywayException e) {
            throw new ProblemException(
                    "NAS-LIBRARY-FOREIGN", "This is no library of Nasion, or it cannot be brought up to date.");
        }
    }

    Dialect dialect() {
        return dialect;
    }

    /** Reads; nothing is changed. */
    <T> T read(Function<Handle, T> work) {
        try {
            return jdbi.withHandle(work::apply);
        } catch (JdbiException e) {
            throw told(e);
        }
    }

    /** Changes all or nothing. */
    <T> T write(Function<Handle, T> work) {
        try {
            return jdbi.inTransaction(work::apply);
        } catch (JdbiException e) {
            throw told(e);
        }
    }

    /** The problem that stands behind a failure, without what the data base said. */
    static ProblemException told(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return problem;
            }
            if (cause instanceof SQLException sql) {
                return told(sql);
            }
        }
        return unreachable();
    }

    private static ProblemException told(SQLException failure) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        if (failure instanceof org.sqlite.SQLiteException lite) {
            return switch (lite.getResultCode().code & 0xFF) {
                case 5, 6 ->
                    new ProblemException(
                            "NAS-LIBRARY-BUSY", "Another program is writing to the library; try again in a moment.");
                case 11, 26 ->
                    new ProblemException("NAS-LIBRARY-DAMAGED", "The library's file is damaged, or it is no library.");
                case 13 -> full();
                case 8, 10, 14, 23 -> unreachable();
                default ->
                    new ProblemException(
                            "NAS-LIBRARY-FAILED",
                            "The library could not do this (SQL state {0}).",
                            "SQLite " + lite.getResultCode().code);
            };
        }
        // Class 08: connection; 57P: shut down; 28: not let in; 3D: no such data base; 53: no room.
        if (state.startsWith("08")
                || state.startsWith("57P")
                || state.isEmpty()
                || failure instanceof java.sql.SQLTransientConnectionException) {
            return unreachable();
        }
        if (state.startsWith("28") || state.startsWith("3D")) {
            return new ProblemException(
                    "NAS-LIBRARY-LOGIN", "The library's server does not let this user in, or has no such data base.");
        }
        if (state.startsWith("53")) {
            return new ProblemException("NAS-LIBRARY-FULL.server", "There is no room for the library on its server.");
        }
        return new ProblemException("NAS-LIBRARY-FAILED", "The library could not do this (SQL state {0}).", state);
    }

    private static ProblemException unreachable() {
        return new ProblemException(
                "NAS-LIBRARY-UNREACHABLE", "The library does not answer; what is open stays in the automatic copy.");
    }

    @Override
    public void close() {
        pool.close();
    }
}
