package org.nasion.lab.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL server from the system's packages in a temporary folder, reached on the loopback address only, and gone when it
 * is closed. The server refuses to run as root; started as root it runs as the system's user {@code postgres}.
 */
public final class LocalPostgres implements AutoCloseable {

    private static final String USER = "nasion";
    private static final Path PACKAGES = Path.of("/usr/lib/postgresql");

    private final Path programs;
    private final Path folder;
    private final int port;
    private int databases;

    private LocalPostgres(Path programs, Path folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
    }

    /** Whether the system has the packages; on Debian {@code postgresql}. */
    public static boolean isInstalled() {
        return programs().isPresent();
    }

    private static Optional<Path> programs() {
        if (!Files.isDirectory(PACKAGES)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(PACKAGES)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.comparing(
                            bin -> bin.getParent().getFileName().toString()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Starts a server with data of its own. @throws IOException where it does not start */
    public static LocalPostgres start() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("nasion-postgres");
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        LocalPostgres server = new LocalPostgres(
                programs().orElseThrow(() -> new IOException("PostgreSQL is not installed")), folder, port);
        if (isRoot()) {
            run(List.of("chown", "postgres", folder.toString()), Path.of("/"));
        }
        String data = folder.resolve("data").toString();
        server.asServer("initdb", "-D", data, "-A", "trust", "-U", USER, "-E", "UTF8", "--no-locale", "--no-sync");
        server.asServer(
                "pg_ctl",
                "-D",
                data,
                "-w",
                "-t",
                "60",
                "-l",
                folder.resolve("log").toString(),
                "-o",
                "-p " + port + " -c listen_addresses=127.0.0.1 -k " + folder + " -c fsync=off -c max_connections=100",
                "start");
        return server;
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private void asServer(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(isRoot() ? List.of("runuser", "-u", "postgres", "--") : List.of());
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        run(command, folder);
    }

    private static void run(List<String> command, Path in) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(in.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(command.getLast() + " of PostgreSQL failed");
        }
    }

    /** Makes an empty data base. @return its address as a library's settings have it */
    public String newDatabase() throws IOException, InterruptedException {
        String name = "library" + ++databases;
        asServer("createdb", "-h", "127.0.0.1", "-p", Integer.toString(port), "-U", USER, name);
        return "postgresql://" + USER + "@127.0.0.1:" + port + "/" + name;
    }

    /** Stops the server at once, as a power cut would; the data stay. */
    public void stop() throws IOException, InterruptedException {
        asServer("pg_ctl", "-D", folder.resolve("data").toString(), "-w", "-m", "immediate", "stop");
    }

    /** Starts it again after {@link #stop()}. */
    public void goOn() throws IOException, InterruptedException {
        asServer(
                "pg_ctl",
                "-D",
                folder.resolve("data").toString(),
                "-w",
                "-t",
                "60",
                "-l",
                folder.resolve("log").toString(),
                "-o",
                "-p " + port + " -c listen_addresses=127.0.0.1 -k " + folder + " -c fsync=off",
                "start");
    }

    /** Stops the server and removes its data. */
    @Override
    public void close() {
        try {
            if (Files.exists(folder.resolve("data/postmaster.pid"))) {
                stop();
            }
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
