package org.nasion.core.dicomweb;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.task.Progress;

class ArchiveFetchTest {

    private static final StudyQuery ERIKA = new StudyQuery("", "P-1", Optional.empty(), Optional.empty());

    @TempDir
    Path folder;

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    private static String study(int number) {
        return "{\"0020000D\":{\"vr\":\"UI\",\"Value\":[\"1.2." + number + "\"]}}";
    }

    private static String image(String study, int number, String modality, String series) {
        return "{\"0020000E\":{\"vr\":\"UI\",\"Value\":[\"" + study + ".1\"]},\"00080018\":{\"vr\":\"UI\",\"Value\":[\""
                + study
                + ".1." + number + "\"]},\"00080060\":{\"vr\":\"CS\",\"Value\":[\"" + modality
                + "\"]},\"0008103E\":{\"vr\":\"LO\",\"Value\":[\"" + series + "\"]}}";
    }

    /** Study 1 has a lateral cephalogram, a panoramic film and a report; study 2 something unnamed; study 3 a panoramic film. */
    private FakeArchive archive(int studies) {
        return new FakeArchive(exchange -> {
            String path = exchange.getRequestURI().getPath();
            asked.add(path);
            byte[] body;
            String type = "application/dicom+json";
            if (path.endsWith("/studies")) {
                List<String> all = new ArrayList<>();
                for (int i = 1; i <= studies; i++) {
                    all.add(study(i));
                }
                body = ("[" + String.join(",", all) + "]").getBytes(StandardCharsets.UTF_8);
            } else if (path.endsWith("/studies/1.2.1/instances")) {
                body = ("[" + image("1.2.1", 1, "PX", "Panoramic") + "," + image("1.2.1", 2, "DX", "Ceph lateral") + ","
                                + image("1.2.1", 3, "SR", "Report") + "]")
                        .getBytes(StandardCharsets.UTF_8);
            } else if (path.endsWith("/studies/1.2.2/instances")) {
                body = ("[" + image("1.2.2", 1, "DX", "") + "]").getBytes(StandardCharsets.UTF_8);
            } else if (path.endsWith("/studies/1.2.3/instances")) {
                body = ("[" + image("1.2.3", 1, "PX", "Panoramic") + "]").getBytes(StandardCharsets.UTF_8);
            } else {
                type = "multipart/related; type=\"application/dicom\"; boundary=b";
                body = part(path);
            }
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        });
    }

    private static byte[] part(String path) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write("--b\r\nContent-Type: application/dicom\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        body.write(film(path));
        body.write("\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII));
        return body.toByteArray();
    }

    /** What the client takes for a DICOM file: the preamble, DICM, and something behind it. */
    private static byte[] film(String path) {
        byte[] bytes = new byte[400];
        System.arraycopy("DICM".getBytes(StandardCharsets.US_ASCII), 0, bytes, 128, 4);
        byte[] name = path.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(name, 0, bytes, 140, Math.min(200, name.length));
        return bytes;
    }

    @Test
    void lateralCephalogramsAreFetchedOnceAndNothingElse() throws IOException {
        try (FakeArchive archive = archive(3);
                DicomWebClient client = archive.client()) {
            ArchiveFetch fetch = new ArchiveFetch(client, folder.resolve("received"));
            ArchiveFetch.Fetched fetched = fetch.films(ERIKA, Progress.NONE);
            assertEquals(3, fetched.studies());
            assertEquals(1, fetched.without(), "the panoramic film of study 3");
            assertEquals(2, fetched.films().size());
            List<String> films =
                    asked.stream().filter(path -> path.contains("/series/")).toList();
            assertEquals(2, films.size());
            assertEquals("/dicom-web/studies/1.2.1/series/1.2.1.1/instances/1.2.1.1.2", films.getFirst());
            assertArrayEquals(
                    film(films.getFirst()), Files.readAllBytes(fetched.films().getFirst()));
            assertEquals(fetched, fetch.films(ERIKA, Progress.NONE));
            assertEquals(
                    2, asked.stream().filter(path -> path.contains("/series/")).count());
        }
    }

    @Test
    void tooManyStudiesAreNotFetchedInPart() {
        try (FakeArchive archive = archive(DicomWebClient.MOST_STUDIES + 1);
                DicomWebClient client = archive.client()) {
            ProblemException told = assertThrows(
                    ProblemException.class, () -> new ArchiveFetch(client, folder).films(ERIKA, Progress.NONE));
            assertEquals("NAS-PACS-MANY", told.problem().code());
        }
    }
}
