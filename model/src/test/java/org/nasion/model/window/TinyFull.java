package org.nasion.model.window;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.nasion.core.image.Cephalogram;
import org.nasion.model.SharedData;
import org.nasion.model.network.ModelFile;
import org.nasion.model.network.ModelLibrary;

/** A network of the full one's construction with few channels, which knows one phantom by heart, and that phantom. */
public final class TinyFull {

    private TinyFull() {}

    public static ModelFile model() {
        return open("tiny-full.json");
    }

    /** The same network with its parts in 8 bits. */
    public static ModelFile eightBits() {
        return open("tiny-full-int8.json");
    }

    private static ModelFile open(String name) {
        try {
            return ModelLibrary.open(Path.of(TinyFull.class.getResource(name).toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Cephalogram film() {
        BufferedImage film = phantom();
        int[] samples = film.getRaster().getSamples(0, 0, film.getWidth(), film.getHeight(), 0, (int[]) null);
        return SharedData.film(samples, film.getWidth(), film.getHeight());
    }

    static byte[] grey() {
        return ((DataBufferByte) phantom().getRaster().getDataBuffer()).getData();
    }

    static BufferedImage phantom() {
        try (InputStream in = TinyFull.class.getResourceAsStream("/org/nasion/model/refinement/phantom.png")) {
            return ImageIO.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
