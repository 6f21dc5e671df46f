package org.nasion.app;

import java.util.List;
import java.util.function.IntConsumer;
import sun.misc.Signal;

/**
 * The signals by which somebody outside ends the program: Ctrl+C (INT), a closed terminal (HUP), the end of the day (TERM). Java would
 * end the process at once, under whatever native code is at work.
 */
final class EndingSignals {

    /** What a shell reports of a program that a signal ended. */
    private static final int SIGNALLED = 128;

    private EndingSignals() {}

    /** Lets the given end take place in Java's stead; it gets the exit code. */
    @SuppressWarnings("sunapi") // Java has no other way to put anything before the exit hooks, which run all at once
    static void handOver(IntConsumer end) {
        for (String name : List.of("INT", "HUP", "TERM")) {
            try {
                Signal.handle(new Signal(name), signal -> end.accept(SIGNALLED + signal.getNumber()));
            } catch (IllegalArgumentException e) {
                // This system does not know it, or Java was told to leave signals alone.
            }
        }
    }
}
