package org.labelport.voc;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.labelport.report.ItemException;
import org.labelport.voc.VocXml.ObjectXml;

/**
 * Reads the XML of one annotation file. The files are hostile: document types, and with them entities, are refused, and
 * so are files beyond a size.
 */
final class VocXmlReader {

    static final long MAX_BYTES = 16 << 20;

    private static final String SYNTAX = "voc.syntax";
    private static final Set<String> IGNORED = Set.of("folder", "path", "owner", "depth");
    private static final Set<String> OBJECT_FIELDS = Set.of("name", "pose", "truncated", "difficult", "occluded");
    private static final Set<String> EDGES = Set.of("xmin", "ymin", "xmax", "ymax");

    private final String file;
    private final XMLStreamReader xml;

    private VocXmlReader(String file, XMLStreamReader xml) {
        this.file = file;
        this.xml = xml;
    }

    /** A factory for {@link #read}, to be used by one thread. */
    static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory;
    }

    /**
     * Reads a file.
     *
     * @param name of the file, for messages
     * @throws ItemException {@code voc.syntax} or {@code voc.too-large}, with file and line
     */
    static VocXml read(XMLInputFactory factory, Path path, String name) throws ItemException, IOException {
        if (Files.size(path) > MAX_BYTES) {
            throw new ItemException("voc.too-large", name + " is larger than " + MAX_BYTES + " bytes");
        }
        try {
            XMLStreamReader xml =
                    factory.createXMLStreamReader(new StringReader(XmlEncoding.decode(Files.readAllBytes(path))));
            try {
                return new VocXmlReader(name, xml).document();
            } finally {
                xml.close();
            }
        } catch (CharacterCodingException e) {
            throw new ItemException(
                    SYNTAX, name + " is not in the encoding that it declares, or in UTF-8. Save it as UTF-8.", e);
        } catch (IllegalArgumentException e) {
            throw new ItemException(
                    SYNTAX, name + ": the encoding '" + e.getMessage() + "' is not known. Save it as UTF-8.", e);
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
            throw new ItemException(SYNTAX, name + ", line " + line + ": " + reason(e), e);
        }
    }

    /** The parser's message without its own place, in one line. */
    private static String reason(XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        int start = message.indexOf("Message: ");
        return (start < 0 ? message : message.substring(start + "Message: ".length())).replaceAll("\\s+", " ");
    }

    private VocXml document() throws XMLStreamException, ItemException {
        while (xml.next() != XMLStreamConstants.START_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.DTD) {
                throw syntax(
                        "a DOCTYPE is not allowed, because it can make a reader fetch or expand anything. Remove it.");
            }
        }
        if (!xml.getLocalName().equals("annotation")) {
            throw syntax("this is no Pascal VOC file: its root is '" + xml.getLocalName() + "', not 'annotation'");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        List<ObjectXml> objects = new ArrayList<>();
        Set<String> unknown = new LinkedHashSet<>();
        String verified = xml.getAttributeValue(null, "verified");
        if (verified != null) {
            fields.put("verified", verified);
        }
        while (nextChild()) {
            switch (xml.getLocalName()) {
                case "object" -> objects.add(object());
                case "size" -> leaves(Set.of("width", "height"), fields, unknown);
                case "source" -> leaves(Set.of("annotation"), fields, new LinkedHashSet<>());
                case "filename", "segmented" -> leaf(fields);
                default -> skip(unknown);
            }
        }
        while (xml.hasNext()) {
            xml.next(); // what comes after the root must be well-formed too
        }
        return new VocXml(fields, objects, List.copyOf(unknown));
    }

    private ObjectXml object() throws XMLStreamException, ItemException {
        int line = xml.getLocation().getLineNumber();
        Map<String, String> fields = new LinkedHashMap<>();
        Map<String, String> box = new LinkedHashMap<>();
        Map<String, String> attributes = new LinkedHashMap<>();
        Set<String> unknown = new LinkedHashSet<>();
        while (nextChild()) {
            String tag = xml.getLocalName();
            if (OBJECT_FIELDS.contains(tag)) {
                leaf(fields);
            } else if (tag.equals("bndbox")) {
                leaves(EDGES, box, unknown);
            } else if (tag.equals("attributes")) {
                attributes(attributes, unknown);
            } else {
                skip(unknown);
            }
        }
        return new ObjectXml(line, fields, box, attributes, List.copyOf(unknown));
    }

    private void attributes(Map<String, String> attributes, Set<String> unknown)
            throws XMLStreamException, ItemException {
        while (nextChild()) {
            if (!xml.getLocalName().equals("attribute")) {
                skip(unknown);
                continue;
            }
            Map<String, String> nameAndValue = new LinkedHashMap<>();
            leaves(Set.of("name", "value"), nameAndValue, unknown);
            String name = nameAndValue.get("name");
            if (name == null) {
                unknown.add("attribute");
            } else {
                attributes.put(name, nameAndValue.getOrDefault("value", ""));
            }
        }
    }

    /** Reads the expected children of the current element, which hold only text. */
    private void leaves(Set<String> expected, Map<String, String> into, Set<String> unknown)
            throws XMLStreamException, ItemException {
        while (nextChild()) {
            if (expected.contains(xml.getLocalName())) {
                leaf(into);
            } else {
                skip(unknown);
            }
        }
    }

    private void leaf(Map<String, String> into) throws XMLStreamException, ItemException {
        String tag = xml.getLocalName();
        StringBuilder text = new StringBuilder();
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                throw syntax("'" + tag + "' holds elements and should hold text");
            }
            refuseEntities();
            if (xml.isCharacters()) {
                text.append(xml.getText());
            }
        }
        into.putIfAbsent(tag, text.toString());
    }

    /** Moves to the next child of the current element; false at its end. */
    private boolean nextChild() throws XMLStreamException, ItemException {
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                return false;
            }
            refuseEntities();
        }
    }

    /** Passes over the current element, however deep it is; notes its name unless nobody needs it. */
    private void skip(Set<String> unknown) throws XMLStreamException, ItemException {
        if (!IGNORED.contains(xml.getLocalName())) {
            unknown.add(xml.getLocalName());
        }
        int depth = 1;
        while (depth > 0) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else {
                refuseEntities();
            }
        }
    }

    private void refuseEntities() throws ItemException {
        if (xml.getEventType() == XMLStreamConstants.ENTITY_REFERENCE) {
            throw syntax("the entity '" + xml.getLocalName() + "' is not known. Write the character itself.");
        }
    }

    private ItemException syntax(String message) {
        return new ItemException(SYNTAX, file + ", line " + xml.getLocation().getLineNumber() + ": " + message);
    }
}
