package org.nasion.lab.command;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferUShort;
import java.nio.file.Path;
import org.nasion.core.image.Cephalogram;
import org.nasion.core.image.PictureFormats;
import org.nasion.core.storage.AtomicFile;

/** Writes a film as a 16-bit grey PNG that fills the whole range, so that other programs show it as it is meant. */
public final class GreyPng {

    private GreyPng() {}

    public static void write(Cephalogram film, Path file) {
        BufferedImage image = new BufferedImage(film.width(), film.height(), BufferedImage.TYPE_USHORT_GRAY);
        short[] target = ((DataBufferUShort) image.getRaster().getDataBuffer()).getData();
        short[] samples = film.samples();
        double low = film.window().low();
        double scale = 65535.0 / (film.window().high() - low);
        for (int i = 0; i < samples.length; i++) {
            target[i] = (short) (int) Math.round(Math.clamp(((samples[i] & 0xFFFF) - low) * scale, 0.0, 65535.0));
        }
        AtomicFile.write(file, out -> PictureFormats.writePng(image, out));
    }
}
