package org.nasion.app.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.app.desktop.services.SystemKeyring;

/** Against GNOME Keyring on a session bus of its own, where Debian's dbus and gnome-keyring are installed. */
@Tag("slow")
class SystemKeyringTest {

    private static final String ACCOUNT = "https://pacs.example/test";

    @TempDir
    private Path home;

    @Test
    void aPasswordIsKeptGivenBackAndForgotten() throws Exception {
        assertEquals(
                List.of("Secret Service", "true", "gehéim 秘密", "Optional.empty"),
                run("printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null &&"));
    }

    /** A locked one asks the person; without a window to ask in it takes nothing. */
    @Test
    void aLockedKeyStoreTakesNothing() throws Exception {
        assertEquals("false", run("").get(1));
    }

    private List<String> run(String unlock) throws Exception {
        assumeTrue(
                isThere("dbus-run-session") && isThere("gnome-keyring-daemon"),
                "dbus or gnome-keyring is not installed");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder session = new ProcessBuilder(
                "dbus-run-session",
                "--",
                "sh",
                "-c",
                unlock + " exec \"$0\" --enable-native-access=ALL-UNNAMED"
                        + " -Dstdout.encoding=UTF-8 -cp \"$1\" org.nasion.app.desktop.SystemKeyringTest",
                java,
                System.getProperty("java.class.path"));
        session.environment().put("HOME", home.toString());
        session.environment().put("XDG_DATA_HOME", home.toString());
        session.environment().put("XDG_RUNTIME_DIR", home.toString());
        session.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"));
        session.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process = session.start();
        List<String> said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("SLF4J"))
                .toList();
        process.waitFor();
        assertTrue(said.size() >= 2, said.toString());
        return said;
    }

    private static boolean isThere(String program) throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-c", "command -v " + program + " >/dev/null")
                        .start()
                        .waitFor()
                == 0;
    }

    /** Inside the session. */
    public static void main(String[] args) {
        SystemKeyring keys = new SystemKeyring();
        System.out.println(keys.name().orElse(""));
        System.out.println(keys.write(ACCOUNT, "gehéim 秘密"));
        System.out.println(keys.read(ACCOUNT).orElse(""));
        keys.delete(ACCOUNT);
        System.out.println(keys.read(ACCOUNT).equals(Optional.empty()) ? "Optional.empty" : "still there");
        System.exit(0);
    }
}
