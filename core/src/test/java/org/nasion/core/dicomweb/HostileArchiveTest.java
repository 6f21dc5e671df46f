package org.nasion.core.dicomweb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.task.Progress;

/** An archive that means harm: each of its answers ends in a sentence, soon, and within bounds of memory. */
@Tag("slow")
@Timeout(60)
class HostileArchiveTest {

    private static final FoundImage IMAGE = new FoundImage("1.2.3", "1.2.3.4", "1.2.3.4.5", "DX", "", "", 0, 0, 0);
    private static final String JSON = "application/dicom+json";
    private static final String PARTS = "multipart/related; boundary=b; type=\"application/dicom\"";

    private static void send(HttpExchange exchange, String type, long length) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, length);
    }

    @Test
    void bodiesWithoutEndAreStopped() {
        byte[] piece = new byte[1 << 20];
        try (FakeArchive archive = new FakeArchive(exchange -> {
                    send(exchange, exchange.getRequestURI().getPath().endsWith("rendered") ? "image/jpeg" : JSON, 0);
                    while (true) {
                        exchange.getResponseBody().write(piece);
                    }
                });
                DicomWebClient client = archive.client()) {
            assertCode("NAS-PACS-TOO-LARGE", () -> client.test(Progress.NONE));
            assertCode("NAS-PACS-TOO-LARGE", () -> client.images("1.2.3", Progress.NONE));
            assertCode("NAS-PACS-TOO-LARGE", () -> client.preview(IMAGE, 100, Progress.NONE));
            assertCode("NAS-PACS-TOO-LARGE", () -> client.store(List.of(new byte[2]), Progress.NONE));
        }
    }

    /** A length is believed when it is too much, before a byte of it has come. */
    @ParameterizedTest
    @CsvSource({"600000000, NAS-PACS-TOO-LARGE", "9000000000000, NAS-PACS-TOO-LARGE"})
    void aFilmThatSaysHowLargeItIsIsNotFetched(long length, String code) {
        try (FakeArchive archive = new FakeArchive(exchange -> {
                    send(exchange, PARTS, length);
                    exchange.getResponseBody().write('x');
                    exchange.getResponseBody().flush();
                    Thread.sleep(20_000);
                });
                DicomWebClient client = archive.client()) {
            assertCode(code, () -> client.film(IMAGE, Progress.NONE));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFilmLargerThanTheMemorySaysSo(boolean lengthTold) {
        byte[] piece = new byte[1 << 16];
        try (FakeArchive archive = new FakeArchive(exchange -> {
                    send(exchange, PARTS, lengthTold ? 300 << 20 : 0);
                    for (int i = 0; i < 4800; i++) {
                        exchange.getResponseBody().write(piece);
                    }
                });
                DicomWebClient client =
                        new DicomWebClient(archive.archive(Credentials.NONE, Duration.ofSeconds(20)), 10 << 20)) {
            ProblemException problem = assertThrows(ProblemException.class, () -> client.film(IMAGE, Progress.NONE));
            assertEquals("NAS-PACS-MEMORY", problem.problem().code());
            assertTrue(
                    problem.problem().sentence().contains((lengthTold ? 300 : 10) + " MB or more"),
                    problem.problem().sentence());
        }
    }

    @Test
    void anAnswerThatDripsIsGivenUp() {
        try (FakeArchive archive = new FakeArchive(exchange -> {
                    send(exchange, JSON, 0);
                    while (true) {
                        exchange.getResponseBody().write(' ');
                        exchange.getResponseBody().flush();
                        Thread.sleep(40);
                    }
                });
                DicomWebClient client = new DicomWebClient(archive.archive(Credentials.NONE, Duration.ofMillis(400)))) {
            ProblemException problem = assertThrows(ProblemException.class, () -> client.test(Progress.NONE));
            assertTrue(
                    problem.problem().sentence().contains("less than 1 kB"),
                    problem.problem().sentence());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/related",
                "multipart/related; boundary=",
                "multipart/related; boundary=\"\"",
                "multipart/related; boundary=other",
                "multipart/related; boundary=b-",
                "multipart/related; boundary=.*",
                "multipart/related; boundary=\"--b\"",
                "multipart/mixed; boundary=(((((((a+)+)+)+)+)+)+x",
                "multipart/related; bounda",
                "text/html; boundary=b"
            })
    void boundariesThatAreNotThoseOfTheBodyAreToldAsAnAnswerThatIsNone(String type) {
        byte[] body = "\r\n--b\r\nContent-Type: application/dicom\r\n\r\nabc\r\n--b--\r\n"
                .getBytes(StandardCharsets.US_ASCII);
        try (FakeArchive archive = FakeArchive.answering(200, type, body);
                DicomWebClient client = archive.client()) {
            assertTrue(
                    assertThrows(ProblemException.class, () -> client.film(IMAGE, Progress.NONE))
                            .problem()
                            .code()
                            .matches("NAS-PACS-(ANSWER|TRUNCATED)"),
                    type);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\r\n--b", "\r\n--b\r\n\r\n", "--b\r\nA: b\r\n", "\r\n--b\r\n\r\nx\r\n--b\r\n\r\ny", "\r\n--b--"
            })
    void bodiesOfManyOrOfNoPartsAreNoFilm(String part) {
        for (int count : new int[] {1, 3, 200_000}) {
            try (FakeArchive archive = FakeArchive.answering(200, PARTS, part.repeat(count) + "\r\n--b--\r\n");
                    DicomWebClient client = archive.client()) {
                if (count == 1 && part.endsWith("\r\n\r\n")) {
                    continue;
                }
                assertTrue(
                        assertThrows(ProblemException.class, () -> client.film(IMAGE, Progress.NONE))
                                .problem()
                                .code()
                                .matches("NAS-PACS-(ANSWER|TRUNCATED)"),
                        part + " " + count);
            }
        }
    }

    /** Lists that would take gigabytes once they are read, or the stack. */
    @ParameterizedTest
    @ValueSource(strings = {"objects", "depth", "text", "number", "keys"})
    void listsThatTakeAllMemoryAreRefused(String kind) {
        String body = switch (kind) {
            case "objects" -> "[" + "{},".repeat(5_000_000) + "{}]";
            case "depth" -> "[".repeat(1_000_000);
            case "text" -> "[{\"00100010\":{\"vr\":\"PN\",\"Value\":[\"" + "x".repeat(8_000_000) + "\"]}}]";
            case "number" -> "[{\"00280010\":{\"vr\":\"US\",\"Value\":[" + "9".repeat(1_000_000) + "]}}]";
            default -> "[{\"" + "k".repeat(1_000_000) + "\":1}]";
        };
        try (FakeArchive archive = FakeArchive.answering(200, JSON, body);
                DicomWebClient client = archive.client()) {
            assertCode("NAS-PACS-ANSWER", () -> client.images("1.2.3", Progress.NONE));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void noRequestGoesToWhereTheArchivePoints(int status) {
        try (FakeArchive other = FakeArchive.answering(200, JSON, "[]")) {
            String elsewhere = other.archive(Credentials.NONE, Duration.ofSeconds(1))
                    .base()
                    .toString();
            try (FakeArchive archive = new FakeArchive(exchange -> {
                        exchange.getResponseHeaders().set("Location", elsewhere);
                        exchange.sendResponseHeaders(status, -1);
                    });
                    DicomWebClient client = archive.client()) {
                assertCode("NAS-PACS-REDIRECT", () -> client.images("1.2.3", Progress.NONE));
                assertCode("NAS-PACS-REDIRECT", () -> client.film(IMAGE, Progress.NONE));
                assertCode("NAS-PACS-REDIRECT", () -> client.store(List.of(new byte[2]), Progress.NONE));
                assertEquals(Optional.empty(), client.preview(IMAGE, 100, Progress.NONE));
                assertNull(other.seen.get());
            }
        }
    }

    @Test
    void aCertificateThatIsNoFileIsRefusedAtOnce(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(Files.exists(Path.of("/dev/zero")), "needs devices that are files");
        Path pipe = folder.resolve("pipe.pem");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        Path link = Files.createSymbolicLink(folder.resolve("link.pem"), Path.of("/dev/zero"));
        for (Path file : List.of(pipe, link, folder)) {
            assertCode(
                    "NAS-FILE-KIND",
                    () -> new DicomWebClient(Archive.at("https://127.0.0.1:1/x", Credentials.NONE, Optional.of(file)))
                            .close());
        }
        Path large = Files.write(folder.resolve("large.pem"), new byte[5 << 20]);
        assertCode(
                "NAS-PACS-CERTIFICATE",
                () -> new DicomWebClient(Archive.at("https://127.0.0.1:1/x", Credentials.NONE, Optional.of(large)))
                        .close());
    }

    private static void assertCode(String code, Executable work) {
        assertEquals(code, assertThrows(ProblemException.class, work).problem().code());
    }
}
