package org.nasion.core.dicom.codec;

/**
 * The inverse cosine transform of 8 × 8 coefficients in integers, after Loeffler, Ligtenberg and
 * Moschytz (ICASSP 1989), with the precision that the Independent JPEG Group's decoder uses for
 * 12-bit samples: 13 bits for constants, 1 more bit between the passes.
 */
final class InverseDct {

    private static final int CONST_BITS = 13;
    private static final int PASS1_BITS = 1;

    // The constants of the paper times 2^13.
    private static final int C_0_298631336 = 2446;
    private static final int C_0_390180644 = 3196;
    private static final int C_0_541196100 = 4433;
    private static final int C_0_765366865 = 6270;
    private static final int C_0_899976223 = 7373;
    private static final int C_1_175875602 = 9633;
    private static final int C_1_501321110 = 12299;
    private static final int C_1_847759065 = 15137;
    private static final int C_1_961570560 = 16069;
    private static final int C_2_053119869 = 16819;
    private static final int C_2_562915447 = 20995;
    private static final int C_3_072711026 = 25172;

    private InverseDct() {}

    /** Replaces coefficients, in rows, by samples around 0. */
    static void apply(int[] block) {
        for (int column = 0; column < 8; column++) {
            pass(block, column, 8, CONST_BITS - PASS1_BITS);
        }
        for (int row = 0; row < 8; row++) {
            pass(block, 8 * row, 1, CONST_BITS + PASS1_BITS + 3);
        }
    }

    private static void pass(int[] v, int at, int step, int shift) {
        int z1 = (v[at + 2 * step] + v[at + 6 * step]) * C_0_541196100;
        int even2 = z1 - v[at + 6 * step] * C_1_847759065;
        int even3 = z1 + v[at + 2 * step] * C_0_765366865;
        int even0 = (v[at] + v[at + 4 * step]) << CONST_BITS;
        int even1 = (v[at] - v[at + 4 * step]) << CONST_BITS;
        int a0 = even0 + even3;
        int a3 = even0 - even3;
        int a1 = even1 + even2;
        int a2 = even1 - even2;

        int odd0 = v[at + 7 * step];
        int odd1 = v[at + 5 * step];
        int odd2 = v[at + 3 * step];
        int odd3 = v[at + step];
        int z5 = (odd0 + odd2 + odd1 + odd3) * C_1_175875602;
        int y1 = -(odd0 + odd3) * C_0_899976223;
        int y2 = -(odd1 + odd2) * C_2_562915447;
        int y3 = z5 - (odd0 + odd2) * C_1_961570560;
        int y4 = z5 - (odd1 + odd3) * C_0_390180644;
        odd0 = odd0 * C_0_298631336 + y1 + y3;
        odd1 = odd1 * C_2_053119869 + y2 + y4;
        odd2 = odd2 * C_3_072711026 + y2 + y3;
        odd3 = odd3 * C_1_501321110 + y1 + y4;

        int half = 1 << (shift - 1);
        v[at] = (a0 + odd3 + half) >> shift;
        v[at + 7 * step] = (a0 - odd3 + half) >> shift;
        v[at + step] = (a1 + odd2 + half) >> shift;
        v[at + 6 * step] = (a1 - odd2 + half) >> shift;
        v[at + 2 * step] = (a2 + odd1 + half) >> shift;
        v[at + 5 * step] = (a2 - odd1 + half) >> shift;
        v[at + 3 * step] = (a3 + odd0 + half) >> shift;
        v[at + 4 * step] = (a3 - odd0 + half) >> shift;
    }
}
