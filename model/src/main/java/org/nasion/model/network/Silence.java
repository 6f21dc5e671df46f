package org.nasion.model.network;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;

/**
 * Keeps DJL and ONNX Runtime from talking to any network. Films are patients' data and nothing
 * about their use leaves the computer. Both decide once, when they start, so this comes first.
 *
 * <p>Since version 1.29 the official builds of ONNX Runtime for Linux and macOS send reports to
 * their maker and keep an identifier on disk unless the environment variable
 * {@code ORT_DISABLE_TELEMETRY} is set before they start; the API's switch comes too late for the
 * first report. The same code matches the command line with a recursive regular expression and
 * ends the process when that is longer than some thousand characters. A JVM cannot change its own
 * environment, so the C library is asked to.
 */
final class Silence {

    private static final String ORT_SWITCH = "ORT_DISABLE_TELEMETRY";

    private Silence() {}

    /** @throws IllegalStateException where it cannot be made sure: better no network than one that reports */
    static synchronized void require() {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.onnx.disable_alternative", "true");
        System.setProperty("ai.djl.default_engine", "OnnxRuntime");
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        if (!windows && !"1".equals(System.getenv(ORT_SWITCH))) {
            setEnvironmentVariable(ORT_SWITCH, "1");
        }
    }

    /** POSIX {@code setenv}; seen by native code, not by {@link System#getenv}. */
    @SuppressWarnings("restricted")
    private static void setEnvironmentVariable(String name, String value) {
        Linker linker = Linker.nativeLinker();
        MethodHandle setenv = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("setenv"),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
        try (Arena arena = Arena.ofConfined()) {
            int failed = (int) setenv.invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), 1);
            if (failed != 0) {
                throw new IllegalStateException(name + " cannot be set");
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(name + " cannot be set", e);
        }
    }
}
