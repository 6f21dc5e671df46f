package org.nasion.app.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasion.app.Launcher;

/**
 * Nothing goes in or out over a network: the kernel's own record of the calls, which also knows what native libraries do.
 * Sockets of the local machine's desktop (X11) are no network.
 */
@Tag("slow")
class NoNetworkTest {

    @TempDir
    Path folder;

    @BeforeEach
    void needsStrace() throws IOException, InterruptedException {
        boolean traces;
        try {
            traces = new ProcessBuilder("strace", "-o", folder.resolve("probe").toString(), "true")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            traces = false;
        }
        assumeTrue(traces, "strace is missing or may not trace: install it, on Debian with 'apt-get install strace'");
    }

    @Test
    void tracingAFilmAndOpeningTheWindowReachNoNetwork() throws IOException, InterruptedException {
        List<String> calls = networkCalls(
                Launcher.class,
                "demo",
                "--rehearse",
                "--out",
                folder.resolve("out").toString());
        assertTrue(Files.exists(folder.resolve("out/sample.pdf")), "the demo did not run");
        assertEquals(List.of(), calls);
    }

    @Test
    void theRecordWouldShowAConnection() throws IOException, InterruptedException {
        assertFalse(networkCalls(Caller.class).isEmpty());
    }

    private List<String> networkCalls(Class<?> main, String... arguments) throws IOException, InterruptedException {
        Path record = folder.resolve("calls");
        List<String> command = new ArrayList<>(List.of(
                "strace",
                "-f",
                "-qq",
                "-e",
                "trace=connect,bind,sendto,sendmsg,sendmmsg",
                "-e",
                "signal=none",
                "-o",
                record.toString()));
        command.addAll(ChildProgram.command(main, arguments));
        new ChildProgram(folder).run(command, 240);
        return Files.readAllLines(record).stream()
                .filter(call -> call.contains("AF_INET"))
                .toList();
    }

    /** Does what the program must not. */
    static final class Caller {
        private Caller() {}

        public static void main(String[] arguments) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9), 1000);
            } catch (IOException e) {
                // Nobody listens there; the attempt is what counts.
                System.out.println("refused");
            }
        }
    }
}
