package org.nasion.model.network;

import java.util.Optional;

/**
 * A network with everything needed to use it, its bytes checked against the sidecar's SHA-256.
 *
 * @param sidecar what it says about itself
 * @param onnx    the network; not to be changed
 * @param refiner its second stage, where it has one; not to be changed
 */
public record ModelFile(Sidecar sidecar, byte[] onnx, Optional<byte[]> refiner) {
}
