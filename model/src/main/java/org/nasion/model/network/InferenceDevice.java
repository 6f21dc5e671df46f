package org.nasion.model.network;

/**
 * Where a network runs.
 *
 * @param kind  the sort of device
 * @param index which one of them, from 0; 0 for the CPU
 */
public record InferenceDevice(Kind kind, int index) {

    public static final InferenceDevice CPU = new InferenceDevice(Kind.CPU, 0);

    public enum Kind {
        CPU,
        GPU
    }

    public static InferenceDevice gpu(int index) {
        return new InferenceDevice(Kind.GPU, index);
    }

    /** For people: {@code "CPU"} or {@code "GPU 0"}. */
    @Override
    public String toString() {
        return kind == Kind.CPU ? "CPU" : "GPU " + index;
    }
}
