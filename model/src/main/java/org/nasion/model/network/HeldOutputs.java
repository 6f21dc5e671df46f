package org.nasion.model.network;

/**
 * Outputs of a network left where its runtime put them, of whatever number type, for another network of the same
 * {@link SessionFactory} to take. Outside Java's memory: whoever asked for them closes them.
 */
public interface HeldOutputs extends AutoCloseable {

    /** How many there are. */
    int size();

    @Override
    void close();
}
