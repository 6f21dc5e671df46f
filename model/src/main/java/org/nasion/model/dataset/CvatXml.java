package org.nasion.model.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.nasion.core.geometry.Point;
import org.nasion.core.landmark.Landmark;
import org.nasion.core.problem.ProblemException;
import org.nasion.core.storage.AtomicFile;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * "CVAT for images 1.1": {@code annotations.xml} with one {@code image} for each film and one {@code points} for each
 * landmark, labelled with its code, alone or in a {@code skeleton}; those outside of the picture are not marked. CVAT counts
 * from the corner of the top-left pixel. It knows no scale.
 */
final class CvatXml implements DatasetReader.Layout, WrittenFormat {

    private static final String FILE = "annotations.xml";
    private static final String ANNOTATOR = "cvat";
    private static final double CORNER_TO_CENTRE = -0.5;
    private static final long LARGEST = 256L << 20;

    @Override
    public String name() {
        return "CVAT for images";
    }

    @Override
    public boolean recognises(Path root) throws IOException {
        return Files.isRegularFile(root.resolve(FILE));
    }

    @Override
    public List<AnnotatedFilm> read(Path root) throws IOException {
        Path file = root.resolve(FILE);
        if (Files.size(file) > LARGEST) {
            throw new ProblemException(
                    "NAS-DATASET-DAMAGED.large", "The file {0} is larger than any annotations.", file.getFileName());
        }
        Images found = new Images(file);
        try (InputStream in = Files.newInputStream(file)) {
            SAXParserFactory parsers = SAXParserFactory.newInstance();
            // No document type, so no entities: neither files of this computer nor endless expansions.
            parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            parsers.newSAXParser().parse(in, found);
        } catch (SAXException | ParserConfigurationException e) {
            // The parser's message may quote the content.
            throw new ProblemException(
                    "NAS-DATASET-DAMAGED.xml",
                    "The file {0} is no XML that can be read; a document type is not allowed.",
                    file.getFileName());
        }
        Path images = Files.isDirectory(root.resolve("images")) ? root.resolve("images") : root;
        List<AnnotatedFilm> films = new ArrayList<>();
        for (Image image : found.images) {
            Path picture = Folder.named(images, image.name, file);
            films.add(new AnnotatedFilm(
                    picture,
                    root.getFileName().toString(),
                    Folder.stem(picture),
                    image.subset,
                    OptionalDouble.empty(),
                    image.width,
                    image.height,
                    Map.of(ANNOTATOR, image.points)));
        }
        return films;
    }

    /** An element {@code image}. */
    private record Image(
            String name, String subset, OptionalInt width, OptionalInt height, Map<Landmark, Point> points) {}

    /** Collects images and their points. */
    private static final class Images extends DefaultHandler {

        private final Path file;
        private final List<Image> images = new ArrayList<>();

        private Images(Path file) {
            this.file = file;
        }

        @Override
        public void startElement(String uri, String local, String name, Attributes attributes) {
            if (name.equals("image")) {
                String subset = attributes.getValue("subset");
                images.add(new Image(
                        text(attributes, "name"),
                        subset == null || subset.isBlank() ? "all" : subset,
                        size(attributes, "width"),
                        size(attributes, "height"),
                        new LinkedHashMap<>()));
            } else if (name.equals("points") && !images.isEmpty() && !"1".equals(attributes.getValue("outside"))) {
                Marks.landmark(text(attributes, "label"))
                        .ifPresent(
                                landmark -> images.getLast().points.put(landmark, point(text(attributes, "points"))));
            }
        }

        private String text(Attributes attributes, String name) {
            String value = attributes.getValue(name);
            if (value == null) {
                throw damaged();
            }
            return value;
        }

        private OptionalInt size(Attributes attributes, String name) {
            String value = attributes.getValue(name);
            return value == null || !value.matches("\\d{1,6}")
                    ? OptionalInt.empty()
                    : OptionalInt.of(Integer.parseInt(value));
        }

        private Point point(String text) {
            String[] numbers = text.split("[,;]");
            if (numbers.length != 2) {
                throw damaged();
            }
            try {
                Point at = new Point(
                        Double.parseDouble(numbers[0]) + CORNER_TO_CENTRE,
                        Double.parseDouble(numbers[1]) + CORNER_TO_CENTRE);
                if (at.isFinite()) {
                    return at;
                }
            } catch (NumberFormatException e) {
                // told below
            }
            throw damaged();
        }

        private ProblemException damaged() {
            return new ProblemException(
                    "NAS-DATASET-DAMAGED.point",
                    "The file {0} has a landmark without coordinates.",
                    file.getFileName());
        }
    }

    @Override
    public Path pictures(Path out, FilmMarks film) {
        return out.resolve("images");
    }

    @Override
    public boolean severalAnnotators() {
        return false;
    }

    @Override
    public String loses() {
        return "the scale and the annotator's name";
    }

    @Override
    public void write(Path out, List<FilmMarks> films) throws IOException {
        AtomicFile.write(out.resolve(FILE), stream -> {
            try {
                write(films, stream);
            } catch (XMLStreamException e) {
                throw new IOException(e);
            }
        });
    }

    private static void write(List<FilmMarks> films, OutputStream stream) throws XMLStreamException {
        XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(stream, "UTF-8");
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("annotations");
        xml.writeCharacters("\n  ");
        xml.writeStartElement("version");
        xml.writeCharacters("1.1");
        xml.writeEndElement();
        for (int i = 0; i < films.size(); i++) {
            FilmMarks film = films.get(i);
            xml.writeCharacters("\n  ");
            xml.writeStartElement("image");
            xml.writeAttribute("id", Integer.toString(i));
            xml.writeAttribute("name", film.picture());
            xml.writeAttribute("subset", film.split());
            xml.writeAttribute("width", Integer.toString(film.width()));
            xml.writeAttribute("height", Integer.toString(film.height()));
            for (Map.Entry<Landmark, Point> mark : Marks.ordered(film.only()).entrySet()) {
                xml.writeCharacters("\n    ");
                xml.writeEmptyElement("points");
                xml.writeAttribute("label", mark.getKey().code());
                xml.writeAttribute("source", "manual");
                xml.writeAttribute("occluded", "0");
                xml.writeAttribute(
                        "points",
                        (mark.getValue().x() - CORNER_TO_CENTRE) + ","
                                + (mark.getValue().y() - CORNER_TO_CENTRE));
                xml.writeAttribute("z_order", "0");
            }
            xml.writeCharacters("\n  ");
            xml.writeEndElement();
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.flush();
    }
}
