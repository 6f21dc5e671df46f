package org.nasion.core.dicomweb;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/** A server on loopback that answers as a test says. */
final class FakeArchive implements AutoCloseable {

    /** Answers one request. */
    interface Answer {
        void to(HttpExchange exchange) throws IOException, InterruptedException;
    }

    /** The last request's line, headers and body. */
    record Seen(String method, URI uri, String authorization, String accept, String contentType, byte[] body) {}

    final AtomicReference<Seen> seen = new AtomicReference<>();
    private final HttpServer server;
    private final ExecutorService workers =
            Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());

    FakeArchive(Answer answer) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(workers);
        server.createContext("/", exchange -> {
            seen.set(new Seen(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI(),
                    header(exchange, "Authorization"),
                    header(exchange, "Accept"),
                    header(exchange, "Content-Type"),
                    exchange.getRequestBody().readAllBytes()));
            try (exchange) {
                answer.to(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    /** Always the same answer. */
    static FakeArchive answering(int status, String type, byte[] body) {
        return new FakeArchive(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        });
    }

    static FakeArchive answering(int status, String type, String body) {
        return answering(status, type, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }

    Archive archive(Credentials credentials, Duration silence) {
        return new Archive(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/dicom-web"),
                credentials,
                Optional.empty(),
                Duration.ofSeconds(2),
                silence);
    }

    DicomWebClient client() {
        return new DicomWebClient(archive(Credentials.NONE, Duration.ofSeconds(20)));
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
