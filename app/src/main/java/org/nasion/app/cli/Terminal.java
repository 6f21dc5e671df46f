package org.nasion.app.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.Locale;
import org.nasion.core.text.PlainText;

/**
 * Where the command line prints, all of it: UTF-8 whatever the locale says, since names and units of this field need it, and
 * without characters that would steer the terminal or turn the direction of what follows. The texts among the arguments of a
 * format stay within one line and are set apart where they are written from the right; texts put together by hand name what
 * comes from files and people by {@link #name}.
 */
public final class Terminal extends PrintStream {

    private Terminal(PrintStream stream) {
        super(stream, true, StandardCharsets.UTF_8);
    }

    public static Terminal out() {
        return new Terminal(System.out);
    }

    public static Terminal err() {
        return new Terminal(System.err);
    }

    /** Whether somebody sits before it. */
    public static boolean isWatched() {
        return System.console() != null;
    }

    /** A name, path or note as it may stand among other words. */
    public static String name(Object text) {
        return PlainText.isolated(String.valueOf(text));
    }

    /** Prints a sequence that is to steer the terminal. */
    public void steer(String sequence) {
        super.print(sequence);
    }

    @Override
    public void print(String text) {
        super.print(PlainText.lines(String.valueOf(text)));
    }

    @Override
    public void print(Object object) {
        print(String.valueOf(object));
    }

    @Override
    public void print(char character) {
        print(String.valueOf(character));
    }

    @Override
    public void print(char[] characters) {
        print(new String(characters));
    }

    @Override
    public PrintStream format(Locale locale, String format, Object... arguments) {
        print(String.format(
                locale, format, Arrays.stream(arguments).map(Terminal::argument).toArray()));
        return this;
    }

    @Override
    public PrintStream format(String format, Object... arguments) {
        return format(Locale.ROOT, format, arguments);
    }

    private static Object argument(Object argument) {
        return argument instanceof Number || argument instanceof Boolean || argument instanceof TemporalAccessor
                ? argument
                : name(argument);
    }

    /** The same for what prints through a writer. */
    public PrintWriter writer() {
        return new PrintWriter(
                new Writer() {
                    @Override
                    public void write(char[] from, int start, int length) {
                        print(new String(from, start, length));
                    }

                    @Override
                    public void flush() {
                        Terminal.this.flush();
                    }

                    @Override
                    public void close() {
                        flush();
                    }
                },
                true);
    }
}
