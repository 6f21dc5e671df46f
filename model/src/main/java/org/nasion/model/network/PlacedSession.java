package org.nasion.model.network;

import java.util.List;
import java.util.Objects;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.storage.TemporaryFolder;

/**
 * A network on the first device that really takes it, with the reason why it is that one.
 *
 * @param session the loaded network
 * @param device  where it runs
 * @param reason  why there, in plain words, for the status bar
 */
public record PlacedSession(NetworkSession session, InferenceDevice device, String reason) implements AutoCloseable {

    /**
     * What to try on this computer.
     *
     * @param order first choice first; the CPU last
     * @param why   said about the first of them if it works
     */
    public record Wish(List<InferenceDevice> order, String why) {
        public Wish {
            order = List.copyOf(order);
            Objects.requireNonNull(why);
        }
    }

    /**
     * Tries the devices in their order. A device takes the network only when a first pass through
     * it succeeds: CUDA may load and still fail to run.
     *
     * @param trial inputs of the right shape for the first pass
     * @throws ProblemException {@code NAS-MODEL-ENGINE} where none works
     */
    public static PlacedSession open(byte[] onnx, Wish wish, SessionFactory factory, List<Tensor> trial) {
        String reason = wish.why();
        Throwable last = null;
        for (InferenceDevice device : wish.order()) {
            NetworkSession session = null;
            try {
                session = factory.open(onnx, device);
                session.run(trial);
                return new PlacedSession(session, device, reason);
            } catch (Exception | LinkageError e) {
                if (session != null) {
                    session.close();
                }
                last = e;
                reason = device + " could not be used: " + rootMessage(e);
            }
        }
        TemporaryFolder.require();
        throw new ProblemException(
                "NAS-MODEL-ENGINE", "The network could not be started on this computer; {0}.", last, reason);
    }

    @Override
    public void close() {
        session.close();
    }

    /** The innermost message, one line, short enough for a status bar. */
    private static String rootMessage(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String message = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        message = message.lines().findFirst().orElse("").strip();
        return message.length() > 160 ? message.substring(0, 159) + "…" : message;
    }
}
