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

    /** {@link #run(List)} without copying the outputs into Java's memory. */
    HeldOutputs hold(List<Tensor> inputs);

    /**
     * One forward pass on what another network computed.
     *
     * @param first the first inputs, in their order
     * @param rest  the inputs after these
     * @return its outputs in its own order
     */
    List<Tensor> run(HeldOutputs first, List<Tensor> rest);

    @Override
    void close();
}
