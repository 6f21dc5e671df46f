package org.nasion.core.dicomweb;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real archive (Debian's packages orthanc and orthanc-dicomweb) on a loopback port, in a folder of its own, with a
 * password, and with TLS by a certificate that it signed itself. Debian 12's Orthanc resets its own TLS connections,
 * whoever makes them; so a front decrypts for it, as sites have one.
 */
public final class OrthancServer implements AutoCloseable {

    private static final List<Path> PLUGINS = List.of(
            Path.of("/usr/share/orthanc/plugins/libOrthancDicomWeb.so"),
            Path.of("/usr/local/share/orthanc/plugins/libOrthancDicomWeb.so"));

    private final Process process;
    private final TlsFront front;

    private OrthancServer(Process process, TlsFront front) {
        this.process = process;
        this.front = front;
    }

    /** Starts one, or skips the test with a plain message where it is not installed. */
    public static OrthancServer start(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        Optional<Path> program = Stream.of(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(place -> Stream.of(Path.of(place, "Orthanc"), Path.of("/usr/sbin/Orthanc")))
                .filter(Files::isExecutable)
                .findFirst();
        Optional<Path> plugin = PLUGINS.stream().filter(Files::isReadable).findFirst();
        assumeTrue(
                program.isPresent() && plugin.isPresent(),
                "Orthanc with its DICOMweb plugin (Debian packages orthanc and orthanc-dicomweb) is not installed");
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Path storage = Files.createDirectories(folder.resolve("storage"));
        Path configuration = folder.resolve("orthanc.json");
        Files.write(
                configuration,
                new ObjectMapper()
                        .writeValueAsBytes(Map.ofEntries(
                                Map.entry("Name", "NasionTest"),
                                Map.entry("StorageDirectory", storage.toString()),
                                Map.entry("IndexDirectory", storage.toString()),
                                Map.entry("Plugins", List.of(plugin.get().toString())),
                                Map.entry("HttpPort", port),
                                Map.entry("DicomServerEnabled", false),
                                Map.entry("RemoteAccessAllowed", false),
                                Map.entry("AuthenticationEnabled", true),
                                Map.entry("RegisteredUsers", Map.of("nasion", "geheim")),
                                Map.entry("DicomWeb", Map.of("Enable", true, "Root", "/dicom-web/")))));
        Process process = new ProcessBuilder(program.get().toString(), configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("orthanc.log").toFile())
                .start();
        awaitOpen(process, port, folder.resolve("orthanc.log"));
        return new OrthancServer(process, TlsFront.before(port, folder));
    }

    private static void awaitOpen(Process process, int port, Path log) throws IOException, InterruptedException {
        for (int i = 0; i < 300; i++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException e) {
                if (!process.isAlive()) {
                    throw new IOException("Orthanc ended: " + Files.readString(log));
                }
                Thread.sleep(100);
            }
        }
        process.destroyForcibly();
        throw new IOException("Orthanc does not open its port: " + Files.readString(log));
    }

    public String address() {
        return "https://127.0.0.1:" + front.port() + "/dicom-web";
    }

    public Path certificate() {
        return front.certificate();
    }

    public static Credentials login() {
        return new Credentials.Password("nasion", "geheim");
    }

    @Override
    public void close() {
        front.close();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
