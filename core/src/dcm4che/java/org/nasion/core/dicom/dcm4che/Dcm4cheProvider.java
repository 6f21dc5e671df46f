package org.nasion.core.dicom.dcm4che;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.io.DicomInputStream;
import org.nasion.core.dicom.DicomFile;
import org.nasion.core.dicom.DicomProvider;
import org.nasion.core.dicom.Part10Provider;
import org.nasion.core.dicom.PixelLayout;
import org.nasion.core.dicom.TransferSyntax;
import org.nasion.core.dicom.codec.Samples;

/**
 * Reads files with dcm4che. Frames are decoded by this program's own decoders, which are bit-exact and bounded where
 * dcm4che would ask for a native library. A file that dcm4che refuses, or that could exhaust its memory, goes to the
 * built-in reader, so that such files give the same film, or the same problem, with both.
 */
public final class Dcm4cheProvider implements DicomProvider {

    private final Part10Provider builtIn = new Part10Provider();

    /** @throws NoClassDefFoundError where dcm4che is missing: then this reader is not one of the installation's */
    public Dcm4cheProvider() {
        // Asked for now and not at the first film.
        new Attributes(0);
    }

    @Override
    public String name() {
        return "dcm4che" + Optional.ofNullable(Attributes.class.getPackage().getImplementationVersion()).map(v -> " " + v).orElse("");
    }

    @Override
    public int preference() {
        return 10;
    }

    @Override
    public DicomFile read(byte[] file, long maxBytes) {
        try (DicomInputStream in = new DicomInputStream(new ByteArrayInputStream(file))) {
            in.setIncludeBulkData(DicomInputStream.IncludeBulkData.YES);
            // What does not fit into the file is not allocated for.
            in.setAllocateLimit(Math.max(1, file.length));
            in.readFileMetaInformation();
            String syntax = in.getTransferSyntax();
            if (syntax == null || syntax.equals(TransferSyntax.DEFLATED)) {
                return builtIn.read(file, maxBytes); // inflates within the limit
            }
            Attributes set = in.readDataset();
            return new DicomFile(syntax, new Dcm4cheObject(set, true));
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return builtIn.read(file, maxBytes);
        }
    }

    @Override
    public Samples firstFrame(DicomFile file, PixelLayout layout) {
        return builtIn.firstFrame(file, layout);
    }
}
