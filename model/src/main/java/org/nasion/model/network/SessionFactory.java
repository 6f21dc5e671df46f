package org.nasion.model.network;

/** Loads networks onto devices. Tests replace it to make loading fail. */
@FunctionalInterface
public interface SessionFactory {

    /**
     * @param onnx   the bytes of an ONNX file
     * @param device where it shall run
     * @throws Exception whatever goes wrong; linkage errors of native libraries are to be expected too
     */
    NetworkSession open(byte[] onnx, InferenceDevice device) throws Exception;
}
