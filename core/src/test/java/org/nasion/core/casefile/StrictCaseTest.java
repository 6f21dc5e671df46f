package org.nasion.core.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasion.core.problem.ProblemException;

/** A case is opened as it is, or not at all with one sentence. */
class StrictCaseTest {

    private static final String CASE = """
            {"format":"nasion-case","version":1,"program":"test","savedAt":"2026-01-01T00:00:00Z",
             "film":{"path":"film.png","sha256":"00","width":1935,"height":2400},
             "patient":{"name":"","id":"","birthDate":"","sex":"","filmDate":""},
             "scale":{"kind":"USER_STATED","mmPerPx":0.1,"pixelAspect":1,"source":"","detail":""},
             "landmarks":{"S":{"x":800.5,"y":700,"origin":"DETECTED","confirmed":false,
               "proposal":{"x":800.5,"y":700,"origin":"DETECTED","confidence":0.9,"expectedErrorMm":0.5}}},
             "detector":null,"history":{}}
            """;

    @TempDir
    Path folder;

    private CaseFile open(String text) throws IOException {
        Path file = folder.resolve("case.nasion");
        Files.writeString(file, text);
        return new CaseStore("test", Clock.systemUTC()).open(file);
    }

    @Test
    void theCaseItselfOpens() throws IOException {
        assertEquals(1, open(CASE).content().tracing().placements().size());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "a second key | \"y\":700,\"origin\" | \"y\":700,\"y\":701,\"origin\"",
                "a second landmark | \"landmarks\":{ | \"landmarks\":{\"S\":{\"x\":1,\"y\":1,\"origin\":\"MANUAL\",\"confirmed\":true},",
                "something behind the end | \"history\":{}} | \"history\":{}} {}",
                "text for a number | \"x\":800.5,\"y\":700,\"origin\" | \"x\":\"800.5\",\"y\":700,\"origin\"",
                "a number for a truth | \"confirmed\":false | \"confirmed\":0",
                "a fraction for a size | \"width\":1935 | \"width\":1935.7",
                "a number for a name | \"origin\":\"DETECTED\",\"confirmed\" | \"origin\":0,\"confirmed\"",
                "null for a coordinate | \"x\":800.5,\"y\":700,\"origin\":\"DETECTED\",\"confirmed\" | \"x\":null,\"y\":700,\"origin\":\"DETECTED\",\"confirmed\"",
                "null for a truth | \"confirmed\":false | \"confirmed\":null",
                "no landmarks | \"landmarks\":{ | \"marks\":{",
                "no version | \"version\":1 | \"version\":0",
                "a negative version | \"version\":1 | \"version\":-1",
                "a point in the far distance | \"x\":800.5,\"y\":700,\"origin\":\"DETECTED\",\"confirmed\" | \"x\":1e12,\"y\":700,\"origin\":\"DETECTED\",\"confirmed\"",
                "a proposal there | \"x\":800.5,\"y\":700,\"origin\":\"DETECTED\",\"confidence\" | \"x\":800.5,\"y\":-1e9,\"origin\":\"DETECTED\",\"confidence\"",
                "a confidence above 1 | \"confidence\":0.9 | \"confidence\":90",
                "no film | \"width\":1935 | \"width\":0",
                "an endless film | \"height\":2400 | \"height\":2000000000",
                "a scale of nothing | \"mmPerPx\":0.1 | \"mmPerPx\":0",
                "endless pixels | \"mmPerPx\":0.1 | \"mmPerPx\":1e300",
                "flat pixels | \"pixelAspect\":1 | \"pixelAspect\":1e-9"
            })
    void whatIsNotACaseIsNotOpened(String what, String from, String to) {
        assertTrue(CASE.contains(from.strip()), what);
        ProblemException problem = assertThrows(
                ProblemException.class,
                () -> open(CASE.replaceFirst(
                        java.util.regex.Pattern.quote(from.strip()),
                        java.util.regex.Matcher.quoteReplacement(to.strip()))),
                what);
        assertEquals("NAS-CASE-DAMAGED", problem.problem().code(), what);
    }

    /** Made by mkfifo; reading it would wait for ever. */
    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aPipeAndADeviceAreRefusedAtOnce() throws Exception {
        Path pipe = folder.resolve("pipe.nasion");
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "there is no mkfifo here");
        assertTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor(10, TimeUnit.SECONDS));
        Path link = Files.createSymbolicLink(folder.resolve("link.nasion"), Path.of("/dev/zero"));
        for (Path file : new Path[] {pipe, link, Path.of("/dev/zero")}) {
            ProblemException problem =
                    assertThrows(ProblemException.class, () -> new CaseStore("test", Clock.systemUTC()).open(file));
            assertEquals("NAS-FILE-KIND", problem.problem().code());
        }
    }
}
