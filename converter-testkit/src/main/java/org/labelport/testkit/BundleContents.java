package org.labelport.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.felix.utils.manifest.Attribute;
import org.apache.felix.utils.manifest.Clause;
import org.apache.felix.utils.manifest.Parser;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** What a bundle's manifest, component descriptions and service files say, without loading a class of it. */
final class BundleContents {

    private static final Set<String> NAMESPACES = Set.of(Offer.FORMAT, Offer.TARGET);

    private final JarFile jar;
    private final SortedSet<Offer> capabilities = new TreeSet<>();
    private final List<Component> components = new ArrayList<>();

    private record Component(String type, Set<String> services, SortedMap<String, List<String>> properties) {}

    private BundleContents(JarFile jar) {
        this.jar = jar;
    }

    /** Reads a bundle; the jar stays open. */
    static BundleContents read(JarFile jar) throws IOException {
        BundleContents contents = new BundleContents(jar);
        for (Clause clause : contents.header("Provide-Capability")) {
            if (NAMESPACES.contains(clause.getName())) {
                contents.capabilities.add(offer(clause));
            }
        }
        for (Clause path : contents.header("Service-Component")) {
            contents.components.add(contents.component(path.getName()));
        }
        return contents;
    }

    /** The formats and targets of the manifest. */
    SortedSet<Offer> capabilities() {
        return capabilities;
    }

    /** The classes of the components that provide a service, each with its service properties. */
    SortedMap<String, Map<String, List<String>>> components(String service) {
        SortedMap<String, Map<String, List<String>>> found = new TreeMap<>();
        components.stream()
                .filter(component -> component.services.contains(service))
                .forEach(component -> found.put(component.type, component.properties));
        return found;
    }

    /** The classes that {@link java.util.ServiceLoader} finds. */
    Set<String> services(String service) throws IOException {
        Optional<String> file = text("META-INF/services/" + service);
        return file.orElse("")
                .lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Clause[] header(String name) throws IOException {
        String value = jar.getManifest() == null
                ? null
                : jar.getManifest().getMainAttributes().getValue(name);
        return value == null ? new Clause[0] : Parser.parseHeader(value);
    }

    /** Attribute names carry their type: {@code data_types:List<String>}. */
    private static Offer offer(Clause clause) {
        SortedMap<String, List<String>> attributes = new TreeMap<>();
        for (Attribute attribute : clause.getAttributes()) {
            String[] nameAndType = attribute.getName().split(":", 2);
            boolean many = nameAndType.length == 2 && nameAndType[1].startsWith("List");
            attributes.put(
                    nameAndType[0].strip(),
                    many
                            ? Arrays.stream(attribute.getValue().split(","))
                                    .map(String::strip)
                                    .toList()
                            : List.of(attribute.getValue()));
        }
        return new Offer(clause.getName(), attributes);
    }

    private Component component(String path) throws IOException {
        String xml = text(path)
                .orElseThrow(() -> new IOException(
                        jar.getName() + ": Service-Component names '" + path + "', which is not in the jar"));
        Element root = parsed(path, xml).getDocumentElement();
        Set<String> services = new TreeSet<>();
        elements(root, "provide").forEach(element -> services.add(element.getAttribute("interface")));
        SortedMap<String, List<String>> properties = new TreeMap<>();
        for (Element property : elements(root, "property")) {
            properties.put(
                    property.getAttribute("name"),
                    property.hasAttribute("value")
                            ? List.of(property.getAttribute("value"))
                            : property.getTextContent()
                                    .lines()
                                    .map(String::strip)
                                    .filter(line -> !line.isEmpty())
                                    .toList());
        }
        String type = elements(root, "implementation").get(0).getAttribute("class");
        return new Component(type, services, properties);
    }

    private Document parsed(String path, String xml) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(
                    jar.getName() + ": '" + path + "' is not a component description: " + e.getMessage(), e);
        }
    }

    private static List<Element> elements(Element root, String name) {
        NodeList nodes = root.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private Optional<String> text(String path) throws IOException {
        if (jar.getEntry(path) == null) {
            return Optional.empty();
        }
        try (InputStream in = jar.getInputStream(jar.getEntry(path))) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
