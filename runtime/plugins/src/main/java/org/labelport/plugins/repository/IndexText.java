package org.labelport.plugins.repository;

import java.io.ByteArrayOutputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.apache.felix.utils.version.VersionRange;
import org.labelport.plugin.PluginException;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.IdentityNamespace;
import org.osgi.resource.Capability;
import org.osgi.resource.Requirement;

/** Writes the XML of an index: the same jars and increment give the same bytes. */
final class IndexText {

    /** Namespace of the XML. */
    static final String XMLNS = "http://www.osgi.org/xmlns/repository/v1.0.0";

    /** Namespace of the capability that says where the jar is. */
    static final String CONTENT = "osgi.content";

    private static final String NAME = "Labelport plug-ins";
    private static final String MIME = "application/vnd.osgi.bundle";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter xml;
    private int depth;

    private IndexText() throws XMLStreamException {
        xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
    }

    /**
     * Writes an index.
     *
     * @param jars in the order in which they are listed
     */
    static byte[] of(List<Listed> jars, long increment) throws PluginException {
        try {
            IndexText text = new IndexText();
            text.index(jars, increment);
            return text.bytes.toByteArray();
        } catch (XMLStreamException e) {
            throw new PluginException("plugin.index-failed", "The index cannot be written: " + e.getMessage() + ".", e);
        }
    }

    /**
     * A jar and what identifies its bytes.
     *
     * @param url relative to the index, percent-encoded
     */
    record Listed(BundleJar jar, String url, String sha256, long size) {}

    private void index(List<Listed> jars, long increment) throws XMLStreamException, PluginException {
        xml.writeStartDocument("UTF-8", "1.0");
        start("repository");
        xml.writeDefaultNamespace(XMLNS);
        xml.writeAttribute("name", NAME);
        xml.writeAttribute("increment", Long.toString(increment));
        for (Listed listed : jars) {
            start("resource");
            resource(listed);
            end();
        }
        end();
        line();
        xml.writeEndDocument();
        xml.close();
    }

    private void resource(Listed listed) throws XMLStreamException, PluginException {
        BundleJar jar = listed.jar();
        for (Capability capability : sorted(jar.resource().getCapabilities(null))) {
            if (capability.getNamespace().equals(IdentityNamespace.IDENTITY_NAMESPACE)) {
                Map<String, Object> attributes = new TreeMap<>(capability.getAttributes());
                jar.title().ifPresent(title -> attributes.put("title", title));
                jar.description().ifPresent(text -> attributes.put("description", text));
                part(jar, "capability", capability.getNamespace(), attributes, capability.getDirectives());
                content(listed);
            } else {
                part(
                        jar,
                        "capability",
                        capability.getNamespace(),
                        capability.getAttributes(),
                        capability.getDirectives());
            }
        }
        for (Requirement requirement : jar.resource().getRequirements(null)) {
            part(
                    jar,
                    "requirement",
                    requirement.getNamespace(),
                    requirement.getAttributes(),
                    requirement.getDirectives());
        }
    }

    /** Puts the identity first, because readers look for it; the rest stays in the order of the manifest. */
    private static List<Capability> sorted(List<Capability> capabilities) {
        return capabilities.stream()
                .sorted(Comparator.comparing((Capability capability) ->
                        !capability.getNamespace().equals(IdentityNamespace.IDENTITY_NAMESPACE)))
                .toList();
    }

    private void content(Listed listed) throws XMLStreamException, PluginException {
        Map<String, Object> attributes =
                Map.of(CONTENT, listed.sha256(), "url", listed.url(), "size", listed.size(), "mime", MIME);
        part(listed.jar(), "capability", CONTENT, attributes, Map.of());
    }

    private void part(
            BundleJar jar, String element, String namespace, Map<String, ?> attributes, Map<String, String> directives)
            throws XMLStreamException, PluginException {
        start(element);
        attribute(jar, "namespace", namespace);
        for (Map.Entry<String, ?> attribute : new TreeMap<>(attributes).entrySet()) {
            value(jar, attribute.getKey(), attribute.getValue());
        }
        for (Map.Entry<String, String> directive : new TreeMap<>(directives).entrySet()) {
            empty("directive");
            attribute(jar, "name", directive.getKey());
            attribute(jar, "value", directive.getValue());
        }
        end();
    }

    private void value(BundleJar jar, String name, Object value) throws XMLStreamException, PluginException {
        empty("attribute");
        attribute(jar, "name", name);
        if (value instanceof List<?> list) {
            attribute(jar, "type", "List<" + (list.isEmpty() ? "String" : type(jar, list.get(0))) + ">");
            attribute(jar, "value", list.stream().map(IndexText::escaped).collect(Collectors.joining(",")));
        } else {
            String type = type(jar, value);
            if (!type.equals("String")) {
                attribute(jar, "type", type);
            }
            attribute(jar, "value", value.toString());
        }
    }

    private static String type(BundleJar jar, Object value) throws PluginException {
        // A range, which bundles' parts name their bundle with, is in the filter too.
        if (value instanceof String || value instanceof VersionRange) {
            return "String";
        } else if (value instanceof Version) {
            return "Version";
        } else if (value instanceof Long) {
            return "Long";
        } else if (value instanceof Double) {
            return "Double";
        }
        throw unwritable(jar, "a value '" + value + "' of a kind that indexes do not have");
    }

    private static String escaped(Object element) {
        return element.toString().replace("\\", "\\\\").replace(",", "\\,");
    }

    private void start(String element) throws XMLStreamException {
        line();
        xml.writeStartElement(element);
        depth++;
    }

    private void empty(String element) throws XMLStreamException {
        line();
        xml.writeEmptyElement(element);
    }

    private void end() throws XMLStreamException {
        depth--;
        line();
        xml.writeEndElement();
    }

    private void line() throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    private void attribute(BundleJar jar, String name, String value) throws XMLStreamException, PluginException {
        if (value.codePoints().anyMatch(c -> c < ' ' || c == 0xfffe || c == 0xffff || (c >= 0xd800 && c <= 0xdfff))) {
            throw unwritable(jar, "characters that XML does not have");
        }
        xml.writeAttribute(name, value);
    }

    private static PluginException unwritable(BundleJar jar, String what) {
        return new PluginException(
                "plugin.not-a-bundle",
                jar.file() + ": its manifest has " + what + ". Correct it, or take the jar away.");
    }
}
