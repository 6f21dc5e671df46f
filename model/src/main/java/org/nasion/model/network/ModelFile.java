package org.nasion.model.network;

import java.util.List;
import java.util.Optional;

/**
 * A network with everything needed to use it, its bytes checked against the sidecar's SHA-256.
 *
 * @param sidecar what it says about itself
 * @param onnx    the network; not to be changed
 * @param parts   the same network in parts, where it has them
 * @param refiner its second stage, where it has one; not to be changed
 */
public record ModelFile(Sidecar sidecar, byte[] onnx, Optional<Parts> parts, Optional<byte[]> refiner) {

    /**
     * What {@link Sidecar.Parts} describes; not to be changed.
     *
     * @param heads in channel order
     */
    public record Parts(byte[] encoder, List<byte[]> heads) {}
}
