package org.nasion.model.network;

import java.util.List;

/** A loaded network, kept for as long as the program runs. Safe for any thread. */
public interface NetworkSession extends AutoCloseable {

    /**
     * One forward pass.
     *
     * @param inputs in the network's own order
     * @return its outputs in its own order
     */
    List<Tensor> run(List<Tensor> inputs);

    @Override
    void close();
}
