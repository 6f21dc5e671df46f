package org.nasion.core.library.jdbc;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.nasion.core.casefile.CaseFile;
import org.nasion.core.casefile.CaseStore;
import org.nasion.core.problem.ProblemException;

/** Cases as the data base keeps them: the document of a {@code .nasion} file, by gzip. */
final class Documents {

    /** Larger ones are no cases, as in {@link CaseStore}. */
    private static final int LARGEST_BYTES = 16 << 20;

    private final CaseStore cases;

    Documents(CaseStore cases) {
        this.cases = cases;
    }

    byte[] pack(CaseFile content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(cases.document(content));
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return packed.toByteArray();
    }

    /** @throws ProblemException NAS-LIBRARY-DOCUMENT */
    CaseFile unpack(byte[] packed) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return cases.read(in.readNBytes(LARGEST_BYTES));
        } catch (IOException | ProblemException e) {
            throw new ProblemException("NAS-LIBRARY-DOCUMENT", "The case of this film is damaged in the library.");
        }
    }
}
