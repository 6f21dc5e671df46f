package org.nasion.core.library;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.nasion.core.problem.ProblemException;

/** Where a library is. */
public sealed interface LibraryAddress {

    /** As the settings keep it and people read it; never with a password. */
    String text();

    /** A file of this computer. */
    record SqliteFile(Path file) implements LibraryAddress {
        @Override
        public String text() {
            return file.toString();
        }
    }

    /**
     * A data base of a clinic. The password stands in PostgreSQL's own file {@code .pgpass}, never here. To another computer
     * the connection is encrypted unless the address says {@code sslmode} itself.
     *
     * @param host       name or number
     * @param port       usually 5432
     * @param database   its name
     * @param user       empty for the system's user
     * @param parameters behind the question mark of the address, as PostgreSQL's JDBC driver knows them; may be empty
     */
    record PostgreSql(String host, int port, String database, Optional<String> user, String parameters)
            implements LibraryAddress {

        private static final Set<String> OWN = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

        @Override
        public String text() {
            return "postgresql://" + user.map(name -> name + "@").orElse("") + host + ":" + port + "/" + database
                    + (parameters.isEmpty() ? "" : "?" + parameters);
        }

        /** For the driver. */
        public String jdbcUrl() {
            boolean own = OWN.contains(host.toLowerCase(Locale.ROOT));
            String ssl = own || parameters.contains("sslmode=") ? "" : "sslmode=require";
            String all = parameters.isEmpty() || ssl.isEmpty() ? parameters + ssl : parameters + "&" + ssl;
            return "jdbc:postgresql://" + host + ":" + port + "/" + database + (all.isEmpty() ? "" : "?" + all);
        }
    }

    /**
     * Reads {@code postgresql://user@host:port/database}, or the path of a file.
     *
     * @throws ProblemException NAS-LIBRARY-ADDRESS
     */
    static LibraryAddress parse(String text) {
        String address = text.strip();
        if (!address.startsWith("postgresql:") && !address.startsWith("postgres:")) {
            return file(address);
        }
        try {
            URI uri = new URI(address);
            String database = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
            String user = uri.getUserInfo() == null ? "" : uri.getUserInfo();
            if (user.contains(":")) {
                throw new ProblemException(
                        "NAS-LIBRARY-ADDRESS.password",
                        "The address of a library holds no password; PostgreSQL's file .pgpass is the place for it.");
            }
            if (uri.getHost() == null || database.isEmpty() || database.contains("/")) {
                throw unclear();
            }
            return new PostgreSql(
                    uri.getHost(),
                    uri.getPort() < 0 ? 5432 : uri.getPort(),
                    database,
                    Optional.of(user).filter(name -> !name.isEmpty()),
                    uri.getQuery() == null ? "" : uri.getQuery());
        } catch (URISyntaxException e) {
            throw unclear();
        }
    }

    private static LibraryAddress file(String text) {
        try {
            if (!text.isEmpty() && !text.contains("://")) {
                return new SqliteFile(Path.of(text).toAbsolutePath().normalize());
            }
        } catch (InvalidPathException e) {
            // told below
        }
        throw unclear();
    }

    private static ProblemException unclear() {
        return new ProblemException(
                "NAS-LIBRARY-ADDRESS", "A library is a file, or an address as in postgresql://user@host:5432/nasion.");
    }
}
