package org.nasion.core.dicomweb;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** Takes TLS connections on loopback with a certificate that it signed itself, and hands their content to a plain port. */
final class TlsFront implements AutoCloseable {

    private static final char[] PASSWORD = "changeit".toCharArray();

    private final SSLServerSocket socket;
    private final int behind;
    private final Path certificate;

    private TlsFront(SSLServerSocket socket, int behind, Path certificate) {
        this.socket = socket;
        this.behind = behind;
        this.certificate = certificate;
    }

    static TlsFront before(int port, Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        KeyStore keys = keys(folder.resolve("front.p12"));
        Path certificate = Files.writeString(
                folder.resolve("front.pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                .encodeToString(keys.getCertificate("front").getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), null, null);
        TlsFront front = new TlsFront(
                (SSLServerSocket)
                        context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                port,
                certificate);
        Thread.ofVirtual().start(front::accept);
        return front;
    }

    /** Made by keytool, as a site would. */
    private static KeyStore keys(Path store) throws IOException, GeneralSecurityException, InterruptedException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "front",
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=ip:127.0.0.1,dns:localhost",
                        "-validity",
                        "2",
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        byte[] output = keytool.getInputStream().readAllBytes();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool: " + new String(output));
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket outside = socket.accept();
                Socket inside = new Socket(InetAddress.getLoopbackAddress(), behind);
                Thread.ofVirtual().start(() -> carry(outside, inside));
                Thread.ofVirtual().start(() -> carry(inside, outside));
            } catch (IOException e) {
                // Closed, or a stranger who did not like the certificate.
            }
        }
    }

    private static void carry(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] buffer = new byte[1 << 16];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                out.write(buffer, 0, length);
                out.flush();
            }
        } catch (IOException e) {
            // One of the two hung up.
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    /** PEM. */
    Path certificate() {
        return certificate;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }
}
