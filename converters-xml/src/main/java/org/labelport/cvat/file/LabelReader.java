package org.labelport.cvat.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.labelport.model.AttributeDefinition;
import org.labelport.report.ItemException;
import org.labelport.xml.XmlCursor;

/** Reads one {@code label} from the list of labels. */
final class LabelReader {

    private static final List<String> TEXTS = List.of("name", "color", "type", "parent", "svg");

    private static final Set<String> OF_ATTRIBUTES = Set.of("name", "mutable", "input_type", "default_value", "values");

    /** Types of labels for shapes of every kind, and of skeletons. Any other one limits what CVAT lets people draw. */
    private static final Set<String> TYPES = Set.of("", "any", "skeleton");

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

    static LabelXml read(XmlCursor xml, MetaRest rest) throws ItemException, IOException {
        int line = xml.line();
        Map<String, String> texts = new HashMap<>();
        List<AttributeDefinition> attributes = new ArrayList<>();
        while (xml.nextChild()) {
            String tag = xml.name();
            if (TEXTS.contains(tag)) {
                texts.putIfAbsent(tag, xml.text());
            } else if (tag.equals("attributes")) {
                while (xml.nextChild()) {
                    attribute(xml, attributes, rest);
                }
            } else {
                rest.skip(xml, tag + " of labels");
            }
        }
        String type = texts.getOrDefault("type", "").strip();
        if (!TYPES.contains(type) && !texts.containsKey("parent")) {
            rest.add("type '" + type + "' of labels");
        }
        String color = color(texts.getOrDefault("color", ""));
        if (color.isEmpty() && !texts.getOrDefault("color", "").isBlank()) {
            rest.add("color of labels that is not like #1a2b3c");
        }
        return new LabelXml(
                line,
                texts.getOrDefault("name", ""),
                color,
                texts.getOrDefault("parent", ""),
                texts.getOrDefault("svg", ""),
                attributes);
    }

    private static void attribute(XmlCursor xml, List<AttributeDefinition> attributes, MetaRest rest)
            throws ItemException, IOException {
        Map<String, String> texts = new HashMap<>();
        while (xml.nextChild()) {
            String tag = xml.name();
            if (OF_ATTRIBUTES.contains(tag)) {
                texts.putIfAbsent(tag, xml.text());
            } else {
                rest.skip(xml, tag + " of attributes");
            }
        }
        String name = texts.getOrDefault("name", "");
        if (name.isEmpty() || attributes.stream().anyMatch(known -> known.name().equals(name))) {
            rest.add(name.isEmpty() ? "attributes without a name" : "a second attribute '" + name + "' of a label");
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
        reportRest(kind, options, texts, rest);
        boolean mutable = texts.getOrDefault("mutable", "").strip().equalsIgnoreCase("true");
        attributes.add(new AttributeDefinition(name, kind, options, mutable));
    }

    /** Tells of what a definition cannot hold. What is first or empty is what CVAT takes without it. */
    private static void reportRest(
            AttributeDefinition.Kind kind, List<String> options, Map<String, String> texts, MetaRest rest) {
        String first = switch (kind) {
            case RADIO -> options.isEmpty() ? "" : options.get(0);
            case FLAG -> "false";
            case NUMBER -> "0";
            default -> "";
        };
        String initial = texts.getOrDefault("default_value", "").strip();
        if (!initial.isEmpty() && !initial.equalsIgnoreCase(first.strip())) {
            rest.add("default_value of attributes");
        }
        List<String> range =
                texts.getOrDefault("values", "").lines().map(String::strip).toList();
        if (kind == AttributeDefinition.Kind.NUMBER && !range.isEmpty() && !range.equals(OwnAttributes.ANY_NUMBER)) {
            rest.add("values of numbers");
        }
    }

    private static String color(String text) {
        String color = text.strip().toLowerCase(Locale.ROOT);
        return color.matches("#[0-9a-f]{6}") ? color : "";
    }
}
