package org.nasion.core.report;

import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;

/** Lays XHTML out on paper as tagged PDF/A-2b with the program's fonts embedded. */
final class PdfPages {

    private PdfPages() {}

    /**
     * The stream stays open.
     *
     * @param html     in composed characters
     * @param words    those of the HTML that had to be shaped
     * @param drawings paints its objects
     * @param producer the program
     * @param dated    whether the file says when it was made
     */
    static void write(
            String html,
            ShapedWords words,
            FSObjectDrawerFactory drawings,
            String producer,
            boolean dated,
            OutputStream out)
            throws IOException {
        XRLog.setLoggingEnabled(false);
        byte[] regular = Lettering.bytes(Lettering.REGULAR);
        byte[] semibold = Lettering.bytes(Lettering.SEMIBOLD);
        Set<Script> scripts = Script.in(html);
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_2_B);
        builder.usePdfUaAccessibility(true);
        builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
        // The general families too: a template that names no font of ours must not come out blank.
        for (String family : List.of("Inter", "serif", "sans-serif")) {
            builder.useFont(() -> new ByteArrayInputStream(regular), family, 400, FontStyle.NORMAL, true);
            builder.useFont(() -> new ByteArrayInputStream(semibold), family, 600, FontStyle.NORMAL, true);
        }
        // Whatever fonts a style sheet names, these are asked last for letters that it has not. Those with shaped words
        // come
        // whole: what their glyphs stand for is known when the words stand on the pages.
        scripts.removeIf(script -> script.isShaped() && !words.has(script));
        scripts.forEach(script -> builder.useFont(
                () -> new ByteArrayInputStream(PdfWords.font(script)),
                script.family(),
                400,
                FontStyle.NORMAL,
                !script.isShaped(),
                EnumSet.of(FSFontUseCase.DOCUMENT, FSFontUseCase.FALLBACK_FINAL)));
        if (scripts.stream().anyMatch(Script::isFromTheRight)) {
            builder.useUnicodeBidiSplitter(RightToLeft.Splitter::new);
            builder.useUnicodeBidiReorderer(new RightToLeft(words));
        }
        builder.useExternalResourceAccessControl(
                (uri, type) -> uri.startsWith("data:"), ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.useObjectDrawerFactory(drawings);
        builder.withProducer(producer);
        boolean shaped = scripts.stream().anyMatch(Script::isShaped);
        builder.withHtmlContent(shaped ? words.fromTheLeft(html) : html, null);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            PDDocument pdf = renderer.createPDFKeepOpen();
            if (shaped) {
                new PdfWords(pdf, words).finish();
            }
            if (!dated) {
                undate(pdf);
            }
            pdf.save(out);
        }
    }

    /** A document says in two places when it was made. */
    private static void undate(PDDocument document) throws IOException {
        document.getDocumentInformation().setCreationDate(null);
        PDMetadata metadata = document.getDocumentCatalog().getMetadata();
        String xml = new String(metadata.toByteArray(), StandardCharsets.UTF_8);
        metadata.importXMPMetadata(xml.replaceAll("<xmp:(Create|Modify)Date>[^<]*</xmp:(Create|Modify)Date>", "")
                .getBytes(StandardCharsets.UTF_8));
    }
}
