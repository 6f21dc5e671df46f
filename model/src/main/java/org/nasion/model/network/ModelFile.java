package org.nasion.model.network;

/**
 * A network with everything needed to use it, its bytes checked against the sidecar's SHA-256.
 *
 * @param sidecar    what it says about itself
 * @param onnx       the network
 * @param refinement the second stage's network; empty bytes never, null where there is none
 */
public record ModelFile(Sidecar sidecar, byte[] onnx, byte[] refinement) {
}
