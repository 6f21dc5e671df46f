package org.nasion.model.network;

/**
 * A network with everything needed to use it, its bytes checked against the sidecar's SHA-256.
 *
 * @param sidecar what it says about itself
 * @param onnx    the network; not to be changed
 */
public record ModelFile(Sidecar sidecar, byte[] onnx) {
}
