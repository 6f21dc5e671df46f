package org.nasion.lab.phantom;

/** The sagittal relation of the jaws, by the angle ANB in degrees. */
public enum SkeletalClass {
    /** ANB 0.5° to 4.5° */
    I(0.5, 4.5),
    /** ANB 5° to 9° */
    II(5.0, 9.0),
    /** ANB −6° to −0.5° */
    III(-6.0, -0.5);

    private final double lowAnb;
    private final double highAnb;

    SkeletalClass(double lowAnb, double highAnb) {
        this.lowAnb = lowAnb;
        this.highAnb = highAnb;
    }

    /** Smallest ANB of a phantom of this class, degrees. */
    public double lowAnb() {
        return lowAnb;
    }

    /** Largest ANB of a phantom of this class, degrees. */
    public double highAnb() {
        return highAnb;
    }
}
