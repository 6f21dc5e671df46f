package org.nasion.lab.bench.dcm4che;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.imageio.codec.ImageReaderFactory;
import org.dcm4che3.imageio.plugins.dcm.DicomImageReader;
import org.dcm4che3.imageio.plugins.dcm.DicomImageReaderSpi;
import org.nasion.lab.bench.ForeignReader;

/** dcm4che's plug-in for ImageIO as a viewer would use it, with decoders in Java instead of its native library. */
public final class Dcm4cheImageReading implements ForeignReader {

    private final DicomImageReader reader;

    public Dcm4cheImageReading() throws IOException {
        ImageReaderFactory decoders = new ImageReaderFactory();
        try (InputStream list = Dcm4cheImageReading.class.getResourceAsStream("decoders.properties")) {
            decoders.load(list);
        }
        ImageReaderFactory.setDefault(decoders);
        reader = new DicomImageReader(new DicomImageReaderSpi());
    }

    @Override
    public String name() {
        return "dcm4che-imageio"
                + Optional.ofNullable(Attributes.class.getPackage().getImplementationVersion()).map(v -> " " + v).orElse("");
    }

    @Override
    public byte[] grey(Path film) throws IOException {
        // Of the inputs that it takes, the one with which it is fastest; with a file's stream it takes seconds.
        try (ByteArrayImageInputStream in = new ByteArrayImageInputStream(Files.readAllBytes(film))) {
            reader.setInput(in);
            BufferedImage picture = reader.read(0, reader.getDefaultReadParam());
            return ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        } catch (RuntimeException e) {
            throw new IOException("dcm4che does not read it", e);
        }
    }
}
