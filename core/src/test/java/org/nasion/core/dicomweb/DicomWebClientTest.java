package org.nasion.core.dicomweb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.problem.Sentence;
import org.nasion.core.task.Progress;

/** The client against a server that misbehaves in every way that archives do. */
@Tag("slow")
@Timeout(60)
class DicomWebClientTest {

    private static final FoundImage IMAGE = new FoundImage("1.2.3", "1.2.3.4", "1.2.3.4.5", "DX", "", "", 0, 0, 0);
    private static final String PART = "\r\n--b\r\nContent-Type: application/dicom\r\n\r\n";

    @Test
    void aQueryIsEncodedAndItsAnswerRead() {
        String body = """
                [{"0020000D":{"vr":"UI","Value":["1.2.3"]},"00100010":{"vr":"PN","Value":[{"Alphabetic":"Muster^Zoë"}]},
                  "00100020":{"vr":"LO","Value":["P-17"]},"00100030":{"vr":"DA","Value":["20120229"]},
                  "00080020":{"vr":"DA","Value":["20260131"]},"00081030":{"vr":"LO","Value":["Fernröntgen"]},
                  "00080061":{"vr":"CS","Value":["DX","SR"]}},
                 {"0020000D":{"vr":"UI","Value":["1.2.4"]},"00080020":{"vr":"DA","Value":["20260215"]},"00100010":{"vr":"PN"}}]""";
        try (FakeArchive archive = FakeArchive.answering(200, "application/dicom+json; charset=utf-8", body);
                DicomWebClient client = new DicomWebClient(
                        archive.archive(new Credentials.Password("zoé", "ä:1"), Duration.ofSeconds(20)))) {
            List<FoundStudy> found = client.studies(
                    new StudyQuery("Müster, Z", "P&17", Optional.of(LocalDate.of(2026, 1, 1)), Optional.empty()),
                    Progress.NONE);
            assertEquals(new FoundStudy("1.2.4", "", "", "", "2026-02-15", "", ""), found.get(0));
            assertEquals(
                    new FoundStudy("1.2.3", "Muster, Zoë", "P-17", "2012-02-29", "2026-01-31", "Fernröntgen", "DX, SR"),
                    found.get(1));
            FakeArchive.Seen seen = archive.seen.get();
            assertEquals(
                    "/dicom-web/studies?PatientName=M?ster?Z*&PatientID=P%2617&StudyDate=20260101-"
                            + "&includefield=StudyDescription&includefield=ModalitiesInStudy&limit=201",
                    seen.uri().toString());
            // Base64 of zoé:ä:1 in UTF-8, by another program
            assertEquals("Basic em/DqTrDpDox", seen.authorization());
            assertEquals("application/dicom+json", seen.accept());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401,NAS-PACS-LOGIN",
        "403,NAS-PACS-FORBIDDEN",
        "404,NAS-PACS-NOT-FOUND",
        "302,NAS-PACS-REDIRECT",
        "500,NAS-PACS-SERVER",
        "503,NAS-PACS-BUSY"
    })
    void aRefusalHasItsCodeAndTellsNothingOfThePatient(int status, String code) {
        try (FakeArchive archive = FakeArchive.answering(status, "text/html", "<html>Muster^Zoe P-17</html>");
                DicomWebClient client = archive.client()) {
            ProblemException problem = assertThrows(
                    ProblemException.class,
                    () -> client.studies(
                            new StudyQuery("Muster", "P-17", Optional.empty(), Optional.empty()), Progress.NONE));
            assertEquals(code, problem.problem().code());
            assertFalse(
                    problem.problem().sentence().matches("(?s).*(Muster|P-17|127).*"),
                    problem.problem().sentence());
            assertEquals(null, problem.getCause());
        }
    }

    @Test
    void credentialsAreNotSentOnToWhereTheArchivePoints() throws IOException {
        try (FakeArchive other = FakeArchive.answering(200, "application/dicom+json", "[]")) {
            String elsewhere = other.archive(Credentials.NONE, Duration.ofSeconds(1))
                    .base()
                    .toString();
            try (FakeArchive archive = new FakeArchive(exchange -> {
                        exchange.getResponseHeaders().set("Location", elsewhere);
                        exchange.sendResponseHeaders(307, -1);
                    });
                    DicomWebClient client =
                            new DicomWebClient(archive.archive(new Credentials.Token("abc"), Duration.ofSeconds(20)))) {
                assertCode("NAS-PACS-REDIRECT", () -> client.test(Progress.NONE));
                assertEquals("Bearer abc", archive.seen.get().authorization());
                assertEquals(null, other.seen.get());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "{\"a\":", "[1,2]", "\"text\"", "[[[]]]", "\u0000\u0001"})
    void garbageIsAProblem(String body) {
        try (FakeArchive archive = FakeArchive.answering(200, "application/dicom+json", body);
                DicomWebClient client = archive.client()) {
            assertCode("NAS-PACS-ANSWER", () -> client.test(Progress.NONE));
        }
    }

    @Test
    void aPageInsteadOfAnAnswerIsAProblem() {
        try (FakeArchive archive = FakeArchive.answering(200, "text/html", "<html>Welcome</html>");
                DicomWebClient client = archive.client()) {
            assertCode("NAS-PACS-ANSWER", () -> client.test(Progress.NONE));
            assertCode("NAS-PACS-ANSWER", () -> client.film(IMAGE, Progress.NONE));
        }
    }

    @Test
    void anIdentifierThatIsAPathIsRefused() {
        try (FakeArchive archive = FakeArchive.answering(
                        200,
                        "application/dicom+json",
                        "[{\"0020000D\":{\"vr\":\"UI\",\"Value\":[\"1.2/../../admin\"]}}]");
                DicomWebClient client = archive.client()) {
            assertCode(
                    "NAS-PACS-ANSWER",
                    () -> client.studies(new StudyQuery("", "", Optional.empty(), Optional.empty()), Progress.NONE));
        }
    }

    @Test
    void noStudiesAreNoProblem() {
        try (FakeArchive archive = FakeArchive.answering(204, "text/plain", "");
                DicomWebClient client = archive.client()) {
            assertEquals(
                    List.of(),
                    client.studies(new StudyQuery("x", "", Optional.empty(), Optional.empty()), Progress.NONE));
        }
    }

    @Test
    void theObjectOfAFilmComesOutOfItsPartByteForByte() {
        byte[] object = new byte[200_000];
        new java.util.Random(5).nextBytes(object);
        // What looks like a delimiter inside the object is none: it does not begin a line.
        System.arraycopy("--b--".getBytes(StandardCharsets.US_ASCII), 0, object, 1000, 5);
        object[999] = 'x';
        byte[] body = join(PART, object, "\r\n--b--\r\n");
        try (FakeArchive archive = FakeArchive.answering(
                        200, "multipart/related; boundary=\"b\"; type=\"application/dicom\"", body);
                DicomWebClient client = archive.client()) {
            assertArrayEquals(object, client.film(IMAGE, Progress.NONE));
            assertEquals(
                    "/dicom-web/studies/1.2.3/series/1.2.3.4/instances/1.2.3.4.5",
                    archive.seen.get().uri().toString());
        }
    }

    @Test
    void aTruncatedBodyIsAProblem() {
        byte[] whole = join(PART, new byte[3000], "\r\n--b--\r\n");
        for (int length : new int[] {0, 4, 30, 60, 2000, whole.length - 12}) {
            try (FakeArchive archive =
                            FakeArchive.answering(200, "multipart/related; boundary=b", Arrays.copyOf(whole, length));
                    DicomWebClient client = archive.client()) {
                ProblemException problem =
                        assertThrows(ProblemException.class, () -> client.film(IMAGE, Progress.NONE));
                assertTrue(problem.problem().code().matches("NAS-PACS-(TRUNCATED|ANSWER)"), length + " " + problem);
            }
        }
    }

    @Test
    void aConnectionThatBreaksOffIsAProblem() {
        try (FakeArchive archive = new FakeArchive(exchange -> {
                    exchange.getResponseHeaders().set("Content-Type", "application/dicom+json");
                    exchange.sendResponseHeaders(200, 1000);
                    exchange.getResponseBody().write('[');
                });
                DicomWebClient client = archive.client()) {
            assertCode("NAS-PACS-BROKEN-OFF", () -> client.test(Progress.NONE));
        }
    }

    @Test
    void anArchiveThatStopsAnsweringIsGivenUp() {
        try (FakeArchive archive = new FakeArchive(exchange -> Thread.sleep(30_000));
                DicomWebClient client = new DicomWebClient(archive.archive(Credentials.NONE, Duration.ofMillis(300)))) {
            assertCode("NAS-PACS-TIMEOUT", () -> client.test(Progress.NONE));
        }
        try (FakeArchive archive = new FakeArchive(exchange -> {
                    exchange.getResponseHeaders().set("Content-Type", "application/dicom+json");
                    exchange.sendResponseHeaders(200, 1000);
                    exchange.getResponseBody().write('[');
                    exchange.getResponseBody().flush();
                    Thread.sleep(30_000);
                });
                DicomWebClient client = new DicomWebClient(archive.archive(Credentials.NONE, Duration.ofMillis(300)))) {
            assertCode("NAS-PACS-TIMEOUT", () -> client.test(Progress.NONE));
        }
    }

    @Test
    void anEndlessAnswerIsStopped() {
        byte[] piece = new byte[1 << 20];
        try (FakeArchive archive = new FakeArchive(exchange -> {
                    exchange.getResponseHeaders().set("Content-Type", "application/dicom+json");
                    exchange.sendResponseHeaders(200, 0);
                    for (int i = 0; i < 1000; i++) {
                        exchange.getResponseBody().write(piece);
                    }
                });
                DicomWebClient client = archive.client()) {
            assertCode("NAS-PACS-TOO-LARGE", () -> client.test(Progress.NONE));
        }
    }

    @Test
    void theUserCanStopAtAnyTime() {
        CountDownLatch asked = new CountDownLatch(1);
        Progress impatient = new Progress() {
            @Override
            public void report(double fraction, Sentence doing) {
                // not watched
            }

            @Override
            public boolean isCancelled() {
                return asked.getCount() == 0;
            }
        };
        try (FakeArchive archive = new FakeArchive(exchange -> {
                    asked.countDown();
                    Thread.sleep(30_000);
                });
                DicomWebClient client = archive.client()) {
            assertThrows(CancellationException.class, () -> client.test(impatient));
        }
    }

    @Test
    void whereNobodyListensTheArchiveCannotBeReached() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        try (DicomWebClient client =
                new DicomWebClient(Archive.at("http://127.0.0.1:" + port, Credentials.NONE, Optional.empty()))) {
            assertCode("NAS-PACS-UNREACHABLE", () -> client.test(Progress.NONE));
        }
    }

    @Test
    void objectsAreSentAsPartsAndProgressIsTold() {
        byte[] one = new byte[300_000];
        byte[] two = {1, 2, 3};
        AtomicInteger told = new AtomicInteger();
        Progress progress = new Progress() {
            @Override
            public void report(double fraction, Sentence doing) {
                told.incrementAndGet();
            }

            @Override
            public boolean isCancelled() {
                return false;
            }
        };
        try (FakeArchive archive = new FakeArchive(exchange -> {
                    Thread.sleep(200);
                    byte[] body =
                            "{\"00081199\":{\"vr\":\"SQ\",\"Value\":[{},{\"00081196\":{\"vr\":\"US\",\"Value\":[45056]}}]}}"
                                    .getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().set("Content-Type", "application/dicom+json");
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                });
                DicomWebClient client = archive.client()) {
            assertEquals(new StoreOutcome(2, 1), client.store(List.of(one, two), progress));
            assertTrue(told.get() > 0);
            FakeArchive.Seen seen = archive.seen.get();
            assertEquals("POST", seen.method());
            List<byte[]> parts = MultipartRelated.parts(seen.contentType(), seen.body());
            assertEquals(2, parts.size());
            assertArrayEquals(one, parts.get(0));
            assertArrayEquals(two, parts.get(1));
        }
    }

    @Test
    void aRefusedObjectIsToldWithItsReason() {
        String body =
                "{\"00081199\":{\"vr\":\"SQ\",\"Value\":[{}]},\"00081198\":{\"vr\":\"SQ\",\"Value\":[{\"00081197\":{\"vr\":\"US\",\"Value\":[290]}}]}}";
        try (FakeArchive archive = FakeArchive.answering(202, "application/dicom+json", body);
                DicomWebClient client = archive.client()) {
            ProblemException problem = assertThrows(
                    ProblemException.class, () -> client.store(List.of(new byte[2], new byte[2]), Progress.NONE));
            assertEquals("NAS-PACS-REFUSED", problem.problem().code());
            assertEquals(
                    "The archive did not take 1 of 2 objects: it does not take objects of this kind (0122).",
                    problem.problem().sentence());
        }
    }

    @Test
    void anAnswerThatDoesNotNameTheStoredObjectsIsNotTakenForSuccess() {
        try (FakeArchive archive = FakeArchive.answering(200, "application/dicom+json", "{}");
                DicomWebClient client = archive.client()) {
            assertCode("NAS-PACS-ANSWER", () -> client.store(List.of(new byte[2]), Progress.NONE));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "pacs",
                "ftp://pacs/x",
                "https://",
                "https://user:pw@pacs/x",
                "https://pacs/x?y",
                "http://a b"
            })
    void anAddressThatIsNoneIsRefusedWithoutQuotingIt(String address) {
        ProblemException problem =
                assertThrows(ProblemException.class, () -> Archive.at(address, Credentials.NONE, Optional.empty()));
        assertEquals("NAS-PACS-ADDRESS", problem.problem().code());
        assertFalse(problem.toString().contains("pw"));
    }

    @Test
    void secretsAreNotPrinted() {
        Archive archive = new Archive(
                URI.create("https://pacs/x"),
                new Credentials.Password("u", "geheim"),
                Optional.empty(),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));
        assertFalse((archive + " " + new Credentials.Token("geheim")
                        + new ArchiveAccount("a", ArchiveAccount.Login.TOKEN, "u", "geheim", ""))
                .contains("geheim"));
    }

    @Test
    void aConnectionThatOthersCanReadIsKnown() {
        assertTrue(Archive.at("http://pacs.example/x", Credentials.NONE, Optional.empty())
                .isReadableOnTheWay());
        assertFalse(Archive.at("https://pacs.example/x", Credentials.NONE, Optional.empty())
                .isReadableOnTheWay());
        assertFalse(Archive.at("http://127.0.0.1:80/x", Credentials.NONE, Optional.empty())
                .isReadableOnTheWay());
    }

    private static void assertCode(String code, Executable work) {
        assertEquals(code, assertThrows(ProblemException.class, work).problem().code());
    }

    private static byte[] join(String head, byte[] content, String tail) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(content);
        out.writeBytes(tail.getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }
}
