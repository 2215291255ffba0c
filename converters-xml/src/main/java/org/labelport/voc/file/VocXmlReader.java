package org.labelport.voc.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import org.labelport.limits.Limits;
import org.labelport.report.ItemException;
import org.labelport.voc.file.VocXml.ObjectXml;
import org.labelport.xml.XmlCursor;

/** Reads the XML of one annotation file. Files that are too large are refused. */
public final class VocXmlReader {

    /** The size of the largest file that is read. */
    public static final int MAX_BYTES = 16 << 20;

    private static final String SYNTAX = "voc.syntax";
    private static final Set<String> IGNORED = Set.of("folder", "path", "owner", "depth", "research");
    private static final Set<String> OF_ROOT = Set.of("verified");
    private static final Set<String> OF_SOURCE = Set.of("annotation", "database", "filename");
    private static final Set<String> OBJECT_FIELDS =
            Set.of("name", "pose", "truncated", "difficult", "occluded", "confidence", "score", "trackid");
    private static final Set<String> EDGES = Set.of("xmin", "ymin", "xmax", "ymax");
    private static final Set<String> ROTATED = Set.of("cx", "cy", "w", "h", "angle");
    /** The corners of a rotated box in the data set DIOR-R, in their order around it. */
    private static final List<String> CORNERS = List.of("left_top", "right_top", "right_bottom", "left_bottom");

    private static final Set<String> ROTATED_OR_CORNERS = Stream.concat(
                    ROTATED.stream(), CORNERS.stream().flatMap(corner -> Stream.of("x_" + corner, "y_" + corner)))
            .collect(Collectors.toUnmodifiableSet());
    /**
     * The values of {@code type}, in which roLabelImg names the kind of an object's box. The box element says the same.
     */
    private static final Set<String> TYPES = Set.of("bndbox", "robndbox");

    private final XmlCursor xml;

    private VocXmlReader(XmlCursor xml) {
        this.xml = xml;
    }

    /**
     * Reads a file.
     *
     * @param name of the file, for messages
     * @param limits of the file
     * @throws ItemException {@code voc.syntax} or {@code voc.too-large}, with file and line
     */
    public static VocXml read(XMLInputFactory factory, Path path, String name, Limits limits)
            throws ItemException, IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(path)) {
            bytes = in.readNBytes(MAX_BYTES + 1); // the parser would ask an open file again and again how much is left
        }
        if (bytes.length > MAX_BYTES) {
            throw new ItemException("voc.too-large", name + " is larger than " + MAX_BYTES + " bytes");
        }
        try (XmlCursor xml = XmlCursor.open(factory, new ByteArrayInputStream(bytes), name, SYNTAX, limits)) {
            return new VocXmlReader(xml).document();
        }
    }

    private VocXml document() throws ItemException, IOException {
        String root = xml.root();
        if (!root.equals("annotation")) {
            throw xml.error("this is not a Pascal VOC file: its root is '" + root + "', not 'annotation'");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        Map<String, String> source = new LinkedHashMap<>();
        List<ObjectXml> objects = new ArrayList<>();
        Set<String> unknown = new LinkedHashSet<>();
        xml.attribute("verified").ifPresent(verified -> fields.put("verified", verified));
        attributesOfTag(OF_ROOT, unknown);
        while (xml.nextChild()) {
            switch (xml.name()) {
                case "object" -> objects.add(object());
                case "objects" -> objects.addAll(new Fair1mObjects(xml).read(unknown));
                case "size" -> leaves(Set.of("width", "height"), fields, unknown);
                case "source" -> leaves(OF_SOURCE, source, new LinkedHashSet<>());
                case "folder", "filename", "segmented" -> leaf(fields, unknown);
                default -> skip(unknown);
            }
        }
        xml.finish();
        source.forEach(fields::putIfAbsent);
        return new VocXml(fields, objects, List.copyOf(unknown));
    }

    private ObjectXml object() throws ItemException, IOException {
        int line = xml.line();
        Map<String, String> fields = new LinkedHashMap<>();
        Map<String, String> box = new LinkedHashMap<>();
        Map<String, String> rotated = new LinkedHashMap<>();
        List<Map<String, String>> polygons = new ArrayList<>();
        Map<String, String> attributes = new LinkedHashMap<>();
        Set<String> unknown = new LinkedHashSet<>();
        attributesOfTag(Set.of(), unknown);
        while (xml.nextChild()) {
            String tag = xml.name();
            if (OBJECT_FIELDS.contains(tag)) {
                leaf(fields, unknown);
            } else if (tag.equals("bndbox") && box.isEmpty()) {
                attributesOfTag(Set.of(), unknown);
                leaves(EDGES, box, unknown);
            } else if (tag.equals("robndbox") && rotated.isEmpty()) {
                leaves(ROTATED_OR_CORNERS, rotated, unknown);
            } else if (tag.equals("type")) {
                if (!TYPES.contains(xml.text().strip())) {
                    unknown.add(tag);
                }
            } else if (tag.equals(ObjectPolygon.TAG)) {
                polygons.add(corners());
            } else if (tag.equals("attributes")) {
                attributes(attributes, unknown);
            } else if (TYPES.contains(tag)) {
                unknown.add("a second " + tag);
                xml.skip();
            } else {
                skip(unknown);
            }
        }
        if (rotated.containsKey("x_" + CORNERS.get(0))) {
            polygons.add(polygon(rotated));
            rotated.clear();
            unknown.remove("angle"); // the corners say it
        }
        if (!rotated.isEmpty() && !box.isEmpty()) {
            unknown.add("bndbox");
        }
        return new ObjectXml(line, fields, box, rotated, polygons, attributes, List.copyOf(unknown));
    }

    /** Returns the corners of a rotated box as those of a polygon. */
    private static Map<String, String> polygon(Map<String, String> box) {
        Map<String, String> polygon = new LinkedHashMap<>();
        for (int i = 0; i < CORNERS.size(); i++) {
            polygon.put("x" + (i + 1), box.getOrDefault("x_" + CORNERS.get(i), ""));
            polygon.put("y" + (i + 1), box.getOrDefault("y_" + CORNERS.get(i), ""));
        }
        return polygon;
    }

    private Map<String, String> corners() throws ItemException, IOException {
        Map<String, String> corners = new LinkedHashMap<>();
        while (xml.nextChild()) {
            String name = xml.name();
            if (name.matches("[xy][1-9][0-9]{0,6}") && !corners.containsKey(name)) {
                corners.put(name, xml.text());
            } else {
                corners.put(name, ""); // which makes the polygon invalid
                xml.skip();
            }
        }
        return corners;
    }

    private void attributes(Map<String, String> attributes, Set<String> unknown) throws ItemException, IOException {
        while (xml.nextChild()) {
            if (!xml.name().equals("attribute")) {
                skip(unknown);
                continue;
            }
            Map<String, String> nameAndValue = new LinkedHashMap<>();
            leaves(Set.of("name", "value"), nameAndValue, unknown);
            String name = nameAndValue.get("name");
            if (name == null) {
                unknown.add("attribute");
            } else if (attributes.putIfAbsent(name, nameAndValue.getOrDefault("value", "")) != null) {
                unknown.add("a second attribute '" + name + "'");
            }
        }
    }

    /** Notes the attributes of the current tag, which has none in VOC. */
    private void attributesOfTag(Set<String> known, Set<String> unknown) {
        xml.attributesBeside(known).forEach(name -> unknown.add(name + " of the tag " + xml.name()));
    }

    /** Reads the expected children of the current element, which hold only text. */
    private void leaves(Set<String> expected, Map<String, String> into, Set<String> unknown)
            throws ItemException, IOException {
        while (xml.nextChild()) {
            if (expected.contains(xml.name())) {
                leaf(into, unknown);
            } else {
                skip(unknown);
            }
        }
    }

    /** Reads the text of the current element. Of several elements with one name the first counts. */
    private void leaf(Map<String, String> into, Set<String> unknown) throws ItemException, IOException {
        String tag = xml.name();
        if (into.putIfAbsent(tag, xml.text()) != null) {
            unknown.add("a second " + tag);
        }
    }

    /** Skips the current element, and notes its name unless it has no meaning for any reader. */
    private void skip(Set<String> unknown) throws ItemException, IOException {
        if (!IGNORED.contains(xml.name())) {
            unknown.add(xml.name());
        }
        xml.skip();
    }
}
