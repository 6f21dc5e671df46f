package org.nasion.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasion.app.Composition;
import org.nasion.core.problem.Sentence;

/** Nothing that comes from files and arguments steers the terminal, whatever command prints it. */
@Tag("slow")
class TerminalTest {

    /** Clears the screen, turns what follows round, forges a line, and has Hebrew letters. */
    private static final String HOSTILE = "a\033[2J\u202Eb\u0007\u009B1m\nc\u2067\u05D3\u05E8";

    private static final String SHOWN = "\u2068a[2Jb1m c\u05D3\u05E8\u2069";

    @TempDir
    Path folder;

    private final PrintStream realOut = System.out;
    private final PrintStream realErr = System.err;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void catchOutput() {
        System.setOut(new PrintStream(printed, true, StandardCharsets.ISO_8859_1));
        System.setErr(new PrintStream(printed, true, StandardCharsets.US_ASCII));
    }

    @AfterEach
    void giveOutputBack() {
        System.setOut(realOut);
        System.setErr(realErr);
    }

    private String printed() {
        String text = printed.toString(StandardCharsets.UTF_8);
        printed.reset();
        return text.replace("\r\n", "\n");
    }

    @Test
    void argumentsOfAFormatStayWithinTheirLine() {
        Terminal.out().printf(Locale.ROOT, "%-3s|%5.1f|%b|%tF%n", HOSTILE, 1.25, false, LocalDate.of(2026, 1, 2));
        assertEquals(SHOWN + "|  1.3|false|2026-01-02\n", printed());
    }

    @Test
    void whatIsPrintedAnyOtherWayDoesNotSteer() {
        Terminal.err().println(HOSTILE);
        Terminal.err().println((Object) HOSTILE);
        Terminal.err().print(HOSTILE.toCharArray());
        Terminal.err().append(HOSTILE);
        Terminal.err().writer().println(HOSTILE);
        Terminal.err().writer().printf("%s", HOSTILE);
        String text = printed();
        assertTrue(text.contains("a[2Jb1m\nc\u05D3\u05E8"), text);
        assertHarmless(text);
    }

    @Test
    void progressIsStillRewrittenInPlace() {
        Terminal out = Terminal.out();
        new LongTask(out, true).report(0.5, Sentence.plain(HOSTILE));
        assertEquals("\r 50 % " + SHOWN + "\033[K", printed());
    }

    static List<List<String>> commands() {
        return List.of(
                List.of("trace", "FILE", "--out", "OUT"),
                List.of("report", "FILE", "--out", "OUT"),
                List.of("compare", "FILE", "FILE"),
                List.of("convert", "FILE", "--to", "csv", "--out", "OUT"),
                List.of("evaluate", "FILE"),
                List.of("habit", "FILE"),
                List.of("prepare", "FILE", "--out", "OUT"),
                List.of("study", "new", "OUT", "FILE"),
                List.of("study", "status", "FILE"),
                List.of("study", "agreement", "FILE", "--out", "OUT"),
                List.of("library", "--library", "LIBRARY", "import", "FILE"),
                List.of("library", "--library", "LIBRARY", "find", "FILE"),
                List.of("library", "--library", "LIBRARY", "backup", "FILE"),
                List.of("--FILE"),
                List.of("nothing-like-FILE"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void noCommandIsSteeredByANameInItsArguments(List<String> arguments) throws IOException {
        Path file = Files.writeString(folder.resolve(HOSTILE.replace("/", "")), "no film");
        String[] real = arguments.stream()
                .map(word -> word.replace(
                                "LIBRARY", folder.resolve("library.db").toString())
                        .replace("FILE", file.toString())
                        .replace("OUT", folder.resolve("out" + HOSTILE).toString()))
                .toArray(String[]::new);
        try (Composition composition = new Composition()) {
            NasionCommand.run(composition, real);
        }
        String text = printed();
        assertFalse(text.isEmpty());
        assertHarmless(text);
    }

    private static void assertHarmless(String text) {
        assertFalse(
                text.chars()
                        .anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t'
                                || c >= 0x202A && c <= 0x202E
                                || c == 0x2066
                                || c == 0x2067),
                text);
        for (String line : text.split("\n")) {
            assertEquals(
                    line.chars().filter(c -> c == 0x2068).count(),
                    line.chars().filter(c -> c == 0x2069).count(),
                    line);
        }
    }
}
