package org.labelport.cvat.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.labelport.model.AttributeDefinition;
import org.labelport.report.ItemException;
import org.labelport.xml.XmlCursor;

/** Reads one {@code label} from the list of labels. */
final class LabelReader {

    private static final List<String> TEXTS = List.of("name", "color", "type", "parent", "svg");

    /**
     * One label.
     *
     * @param line where the element begins
     * @param name as it is written; empty when there is none
     * @param color {@code #rrggbb}, or empty
     * @param parent the label whose skeleton this is a point of; empty for a label of its own
     * @param svg drawing of a skeleton; empty for others
     * @param attributes definitions of its attributes
     */
    record LabelXml(
            int line, String name, String color, String parent, String svg, List<AttributeDefinition> attributes) {}

    private LabelReader() {}

    static LabelXml read(XmlCursor xml) throws ItemException, IOException {
        int line = xml.line();
        Map<String, String> texts = new HashMap<>();
        List<AttributeDefinition> attributes = new ArrayList<>();
        while (xml.nextChild()) {
            String tag = xml.name();
            if (TEXTS.contains(tag)) {
                texts.putIfAbsent(tag, xml.text());
            } else if (tag.equals("attributes")) {
                while (xml.nextChild()) {
                    attribute(xml, attributes);
                }
            } else {
                xml.skip();
            }
        }
        return new LabelXml(
                line,
                texts.getOrDefault("name", ""),
                color(texts.getOrDefault("color", "")),
                texts.getOrDefault("parent", ""),
                texts.getOrDefault("svg", ""),
                attributes);
    }

    private static void attribute(XmlCursor xml, List<AttributeDefinition> attributes)
            throws ItemException, IOException {
        Map<String, String> texts = new HashMap<>();
        while (xml.nextChild()) {
            String tag = xml.name();
            texts.putIfAbsent(tag, xml.text());
        }
        String name = texts.getOrDefault("name", "");
        if (name.isEmpty() || attributes.stream().anyMatch(known -> known.name().equals(name))) {
            return;
        }
        AttributeDefinition.Kind kind =
                switch (texts.getOrDefault("input_type", "").strip()) {
                    case "select", "radio" -> AttributeDefinition.Kind.RADIO;
                    case "checkbox" -> AttributeDefinition.Kind.FLAG;
                    case "number" -> AttributeDefinition.Kind.NUMBER;
                    default -> AttributeDefinition.Kind.TEXT;
                };
        List<String> options = kind == AttributeDefinition.Kind.RADIO
                ? texts.getOrDefault("values", "").lines().toList()
                : List.of();
        if (OwnAttributes.ALL.contains(name) && kind != AttributeDefinition.Kind.RADIO) {
            return;
        }
        boolean mutable = texts.getOrDefault("mutable", "").strip().equalsIgnoreCase("true");
        attributes.add(new AttributeDefinition(name, kind, options, mutable));
    }

    private static String color(String text) {
        String color = text.strip().toLowerCase(Locale.ROOT);
        return color.matches("#[0-9a-f]{6}") ? color : "";
    }
}
