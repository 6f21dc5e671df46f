package org.nasion.core.dicom.codec;

import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferShort;
import java.awt.image.DataBufferUShort;
import java.awt.image.Raster;

/** The samples of a raster as they are, interleaved, without the colour conversions of AWT. */
public final class RasterSamples {

    private RasterSamples() {}

    /** Row by row, bands side by side, the low 16 bits of each sample. */
    public static short[] of(Raster raster) {
        int width = raster.getWidth();
        int height = raster.getHeight();
        int bands = raster.getNumBands();
        short[] out = new short[Math.multiplyExact(Math.multiplyExact(width, height), bands)];
        if (raster.getSampleModel() instanceof ComponentSampleModel model
                && model.getDataType() != DataBuffer.TYPE_INT
                && model.getDataType() != DataBuffer.TYPE_FLOAT
                && model.getDataType() != DataBuffer.TYPE_DOUBLE) {
            for (int band = 0; band < bands; band++) {
                copyBand(raster, model, band, bands, out);
            }
            return out;
        }
        int[] row = new int[width * bands];
        for (int y = 0, to = 0; y < height; y++) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
            for (int value : row) {
                out[to++] = (short) value;
            }
        }
        return out;
    }

    private static void copyBand(Raster raster, ComponentSampleModel model, int band, int bands, short[] out) {
        int bank = model.getBankIndices()[band];
        DataBuffer buffer = raster.getDataBuffer();
        int start = buffer.getOffsets()[bank]
                + model.getBandOffsets()[band]
                + (raster.getMinY() - raster.getSampleModelTranslateY()) * model.getScanlineStride()
                + (raster.getMinX() - raster.getSampleModelTranslateX()) * model.getPixelStride();
        int step = model.getPixelStride();
        for (int y = 0, to = band; y < raster.getHeight(); y++) {
            int from = start + y * model.getScanlineStride();
            int end = from + raster.getWidth() * step;
            switch (buffer) {
                case DataBufferByte bytes -> {
                    byte[] data = bytes.getData(bank);
                    for (; from < end; from += step, to += bands) {
                        out[to] = (short) (data[from] & 0xFF);
                    }
                }
                case DataBufferUShort shorts -> to = copy(shorts.getData(bank), from, end, step, out, to, bands);
                case DataBufferShort shorts -> to = copy(shorts.getData(bank), from, end, step, out, to, bands);
                default -> throw new IllegalArgumentException("data type " + buffer.getDataType());
            }
        }
    }

    private static int copy(short[] data, int start, int end, int step, short[] out, int at, int bands) {
        if (step == 1 && bands == 1) {
            System.arraycopy(data, start, out, at, end - start);
            return at + end - start;
        }
        int to = at;
        for (int from = start; from < end; from += step, to += bands) {
            out[to] = data[from];
        }
        return to;
    }
}
