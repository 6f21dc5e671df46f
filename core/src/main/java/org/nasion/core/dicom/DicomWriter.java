package org.nasion.core.dicom;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.nasion.core.dicom.DataSetBuilder.Element;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.storage.AtomicFile;
import org.nasion.core.storage.NewFolder;

/** Writes objects as DICOM files (PS3.10), explicit VR little endian, with all lengths stated. */
public final class DicomWriter {

    /** The Implementation Class UID that names this program as the writer; made once from a UUID. */
    public static final String IMPLEMENTATION = "2.25.31353670393483357911874558500582394206";

    private static final String VERSION_NAME = "NASION_0_1";

    private DicomWriter() {}

    /**
     * The file of an object; its SOP class and instance are taken from the data set.
     *
     * @throws IllegalArgumentException if the data set lacks them
     */
    public static byte[] bytes(DataSetBuilder object) {
        if (!object.isAscii()) {
            object.text(Tag.SPECIFIC_CHARACTER_SET, Vr.CS, "ISO_IR 192");
        }
        DataSetBuilder meta = new DataSetBuilder()
                .bytes(Tag.FILE_META_INFORMATION_VERSION, Vr.OB, new byte[] {0, 1})
                .bytes(Tag.MEDIA_STORAGE_SOP_CLASS_UID, Vr.UI, uid(object, Tag.SOP_CLASS_UID))
                .bytes(Tag.MEDIA_STORAGE_SOP_INSTANCE_UID, Vr.UI, uid(object, Tag.SOP_INSTANCE_UID))
                .text(Tag.TRANSFER_SYNTAX_UID, Vr.UI, TransferSyntax.EXPLICIT_LITTLE_ENDIAN)
                .text(Tag.IMPLEMENTATION_CLASS_UID, Vr.UI, IMPLEMENTATION)
                .text(Tag.IMPLEMENTATION_VERSION_NAME, Vr.SH, VERSION_NAME);
        byte[] group = encoded(meta);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[128]);
        out.writeBytes(new byte[] {'D', 'I', 'C', 'M'});
        out.writeBytes(
                encoded(new DataSetBuilder().unsignedLong(Tag.FILE_META_INFORMATION_GROUP_LENGTH, group.length)));
        out.writeBytes(group);
        out.writeBytes(encoded(object));
        return out.toByteArray();
    }

    /**
     * Writes the file whole or not at all, readable by its owner only: it may name a patient.
     *
     * @throws ProblemException as {@link AtomicFile#write}; a file that was there stays as it was
     */
    public static void write(DataSetBuilder object, Path file) {
        byte[] bytes = bytes(object);
        NewFolder.make(Objects.requireNonNull(file.toAbsolutePath().getParent()));
        AtomicFile.writePrivate(file, bytes);
    }

    private static byte[] uid(DataSetBuilder object, int tag) {
        Element element = object.elements().get(tag);
        if (element == null || element.value().length == 0) {
            throw new IllegalArgumentException("a DICOM object needs its SOP class and instance");
        }
        return element.value();
    }

    private static byte[] encoded(DataSetBuilder set) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        set.elements().forEach((tag, element) -> {
            byte[] value = element.items() == null ? element.value() : encodedItems(element.items());
            ByteBuffer header = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
            header.putShort((short) (tag >>> 16)).putShort(tag.shortValue());
            header.put((byte) element.vr().name().charAt(0))
                    .put((byte) element.vr().name().charAt(1));
            if (element.vr().hasLongLength()) {
                header.putShort((short) 0).putInt(value.length);
            } else if (value.length > 0xFFFF) {
                throw new IllegalArgumentException(
                        "a value of " + value.length + " bytes is too long for " + element.vr());
            } else {
                header.putShort((short) value.length);
            }
            out.write(header.array(), 0, header.position());
            out.writeBytes(value);
        });
        return out.toByteArray();
    }

    private static byte[] encodedItems(List<DataSetBuilder> items) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (DataSetBuilder item : items) {
            byte[] content = encoded(item);
            ByteBuffer header = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
            header.putShort((short) (Tag.ITEM >>> 16))
                    .putShort((short) Tag.ITEM)
                    .putInt(content.length);
            out.writeBytes(header.array());
            out.writeBytes(content);
        }
        return out.toByteArray();
    }
}
