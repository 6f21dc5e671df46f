package org.nasion.app.desktop.dicom;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An archive on loopback with a few studies of people who never lived; lets only Anna in. */
public final class FakePacs implements AutoCloseable {

    private static final List<String[]> STUDIES = List.of(
            new String[] {"1.2.1", "Muster^Erika", "P-1017", "20120229", "20260131", "Cephalometry lateral", "DX"},
            new String[] {
                "1.2.2", "Muster^Erika", "P-1017", "20120229", "20240612", "Panoramic and lateral", "DX\",\"PX"
            },
            new String[] {"1.2.3", "Musterer^Max", "P-2203", "20101105", "20251120", "Initial records", "CR"});

    public final List<String> requests = new CopyOnWriteArrayList<>();
    public final List<byte[]> stored = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final byte[] film;
    private final byte[] preview;

    /** @param film the file of every image; @param preview its picture as JPEG */
    public FakePacs(byte[] film, byte[] preview) {
        this.film = film;
        this.preview = preview;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/dicom-web", exchange -> {
            try (exchange) {
                answer(exchange);
            }
        });
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/dicom-web";
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        requests.add(exchange.getRequestMethod() + " " + path);
        // anna:geheim
        if (!"Basic YW5uYTpnZWhlaW0=".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            exchange.sendResponseHeaders(401, -1);
        } else if (exchange.getRequestMethod().equals("POST")) {
            stored.add(exchange.getRequestBody().readAllBytes());
            send(
                    exchange,
                    "application/dicom+json",
                    "{\"00081199\":{\"vr\":\"SQ\",\"Value\":[{}]}}".getBytes(StandardCharsets.UTF_8));
        } else if (path.contains("/rendered")) {
            send(exchange, "image/jpeg", preview);
        } else if (path.matches(".*/instances/[0-9.]+")) {
            send(exchange, "application/dicom", film);
        } else if (path.contains("/instances?")) {
            send(
                    exchange,
                    "application/dicom+json",
                    ("[" + image(1, "DX", "Panorama", 2900, 1500) + "," + image(2, "DX", "Ceph lateral", 1935, 2400)
                                    + "," + image(3, "SR", "Report", 0, 0) + "]")
                            .getBytes(StandardCharsets.UTF_8));
        } else {
            StringBuilder studies = new StringBuilder();
            for (String[] study : STUDIES) {
                studies.append(studies.isEmpty() ? "[" : ",").append("""
                        {"0020000D":{"vr":"UI","Value":["%s"]},"00100010":{"vr":"PN","Value":[{"Alphabetic":"%s"}]},
                        "00100020":{"vr":"LO","Value":["%s"]},"00100030":{"vr":"DA","Value":["%s"]},"00080020":{"vr":"DA","Value":["%s"]},
                        "00081030":{"vr":"LO","Value":["%s"]},"00080061":{"vr":"CS","Value":["%s"]}}""".formatted((Object[]) study));
            }
            send(
                    exchange,
                    "application/dicom+json",
                    studies.append("]").toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String image(int number, String modality, String description, int columns, int rows) {
        return """
                {"0020000E":{"vr":"UI","Value":["1.2.9.%d"]},"00080018":{"vr":"UI","Value":["1.2.9.%d.1"]},
                "00080060":{"vr":"CS","Value":["%s"]},"0008103E":{"vr":"LO","Value":["%s"]},
                "00280011":{"vr":"US","Value":[%d]},"00280010":{"vr":"US","Value":[%d]}}""".formatted(number, number, modality, description, columns, rows);
    }

    private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
