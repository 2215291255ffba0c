package org.labelport.plugins.repository;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.felix.utils.resource.CapabilityImpl;
import org.apache.felix.utils.resource.RequirementImpl;
import org.apache.felix.utils.resource.ResourceImpl;
import org.jspecify.annotations.Nullable;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginId;
import org.osgi.framework.namespace.IdentityNamespace;
import org.osgi.resource.Capability;
import org.osgi.resource.Resource;

/**
 * Reads the XML of an index. Felix's own parser is not used, because it expands entities, finds its XML library through the
 * thread, and knows no limits.
 */
final class IndexParser {

    private static final int MOST_BUNDLES = 10_000;
    private static final int MOST_PARTS = 300_000;
    private static final int DEEPEST = 20;
    private static final int LONGEST_TEXT = 64 << 10;
    private static final String FORMATS = "org.labelport.format";
    private static final String TARGETS = "org.labelport.target";

    // Since 7.2 bnd describes jars with parts for several Javas by resources that are no jars.
    private static final String SYNTHETIC_TYPE = "bnd.synthetic";
    private static final String SYNTHETIC_URL = "urn:";
    private static final String SYNTHETIC_NEED = "bnd.multirelease";

    private static final int LONGEST_TITLE = 200;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,300}");
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\u202a-\\u202e]");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");

    private final RepositoryAddress address;
    private long increment;
    private int parts;

    IndexParser(RepositoryAddress address) {
        this.address = address;
    }

    static boolean isPlugin(RepositoryBundle bundle) {
        return !bundle.resource().getCapabilities(FORMATS).isEmpty()
                || !bundle.resource().getCapabilities(TARGETS).isEmpty();
    }

    /** The increment of the parsed index; 0 when it has none. */
    long increment() {
        return increment;
    }

    List<RepositoryBundle> parse(byte[] index) throws PluginException {
        if (index.length > PluginIndex.MOST_BYTES) {
            throw damaged("it has more than " + (PluginIndex.MOST_BYTES >> 20) + " MB", null);
        }
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(new ByteArrayInputStream(index));
            return repository(xml);
        } catch (XMLStreamException e) {
            throw damaged(String.valueOf(e.getMessage()).replaceAll("\\s+", " "), e);
        } catch (IllegalArgumentException e) {
            throw damaged(String.valueOf(e.getMessage()), e);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory;
    }

    private List<RepositoryBundle> repository(XMLStreamReader xml) throws XMLStreamException, PluginException {
        List<RepositoryBundle> bundles = new ArrayList<>();
        int depth = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new PluginException(
                            "plugin.index-unsafe",
                            "The index of the repository " + address.shown()
                                    + " has a DOCTYPE, with which it could fetch or expand anything."
                                    + " Do not use this repository; ask its maintainer.");
                case XMLStreamConstants.START_ELEMENT -> depth = element(xml, depth, bundles);
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {}
            }
        }
        return bundles;
    }

    /** Reads the beginning of an element, or a whole resource, and returns the depth behind that. */
    private int element(XMLStreamReader xml, int depth, List<RepositoryBundle> bundles)
            throws XMLStreamException, PluginException {
        if (depth == 1 && is(xml, "resource")) {
            resource(xml).ifPresent(bundles::add);
            if (bundles.size() > MOST_BUNDLES) {
                throw damaged("it lists more than " + MOST_BUNDLES + " jars", null);
            }
            return depth;
        }
        if (depth == 0) {
            root(xml);
        }
        return deeper(depth);
    }

    private void root(XMLStreamReader xml) throws PluginException {
        if (!is(xml, "repository")) {
            throw damaged("it begins with <" + xml.getLocalName() + ">, not with OSGi's <repository>", null);
        }
        String given = value(xml, "increment").orElse("0");
        try {
            increment = Long.parseLong(given);
        } catch (NumberFormatException e) {
            throw damaged("its increment is '" + cut(given) + "', which is not a number", e);
        }
    }

    /** Reads to the end of a resource. */
    private Optional<RepositoryBundle> resource(XMLStreamReader xml) throws XMLStreamException, PluginException {
        ResourceImpl resource = new ResourceImpl();
        int depth = 1;
        while (depth > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> depth = element(xml, depth, resource);
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {}
            }
        }
        return bundle(resource);
    }

    /** Reads the beginning of an element, or a whole capability or requirement, and returns the depth behind that. */
    private int element(XMLStreamReader xml, int depth, ResourceImpl resource)
            throws XMLStreamException, PluginException {
        if (depth == 1 && is(xml, "capability")) {
            Part part = part(xml);
            resource.addCapability(new CapabilityImpl(resource, part.namespace, part.directives, part.attributes));
            return depth;
        }
        if (depth == 1 && is(xml, "requirement")) {
            Part part = part(xml);
            if (!part.namespace.equals(SYNTHETIC_NEED)) {
                resource.addRequirement(
                        new RequirementImpl(resource, part.namespace, part.directives, part.attributes));
            }
            return depth;
        }
        return deeper(depth);
    }

    /** Reads to the end of a capability or requirement. */
    private Part part(XMLStreamReader xml) throws XMLStreamException, PluginException {
        if (++parts > MOST_PARTS) {
            throw damaged("it lists more than " + MOST_PARTS + " capabilities and requirements", null);
        }
        Part part = new Part(required(xml, "namespace"), new HashMap<>(), new HashMap<>());
        int depth = 1;
        while (depth > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (depth == 1 && is(xml, "attribute")) {
                        Object value = AttributeText.parse(value(xml, "type").orElse("String"), required(xml, "value"));
                        part.attributes.put(required(xml, "name"), value);
                    } else if (depth == 1 && is(xml, "directive")) {
                        part.directives.put(required(xml, "name"), required(xml, "value"));
                    }
                    depth = deeper(depth);
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {}
            }
        }
        return part;
    }

    private record Part(String namespace, Map<String, String> directives, Map<String, Object> attributes) {}

    private Optional<RepositoryBundle> bundle(Resource resource) throws PluginException {
        List<Capability> identities = resource.getCapabilities(IdentityNamespace.IDENTITY_NAMESPACE);
        List<Capability> contents = resource.getCapabilities(IndexText.CONTENT);
        if (identities.isEmpty() || contents.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> identity = identities.get(0).getAttributes();
        Map<String, Object> content = contents.get(0).getAttributes();
        String url = String.valueOf(content.get("url"));
        if (SYNTHETIC_TYPE.equals(identity.get("type")) || url.startsWith(SYNTHETIC_URL)) {
            return Optional.empty();
        }
        PluginId id = BundleJar.Identity.of(resource)
                .filter(known -> NAME.matcher(known.name()).matches())
                .orElseThrow(() -> damaged("it lists a jar without name and version: " + cut(url), null));
        URI location = address.locate(url);
        String sha256 = String.valueOf(content.get(IndexText.CONTENT));
        if (!SHA256.matcher(sha256).matches()) {
            throw damaged("it gives no SHA-256 of " + id, null);
        }
        if (!(content.get("size") instanceof Long size) || size < 0) {
            throw damaged("it gives no size of " + id, null);
        }
        return Optional.of(new RepositoryBundle(
                id,
                title(identity, id),
                formats(resource),
                location,
                sha256.toLowerCase(Locale.ROOT),
                size,
                address.shown(),
                resource));
    }

    private static String title(Map<String, Object> identity, PluginId id) {
        Object title = identity.getOrDefault("title", identity.getOrDefault("description", id.name()));
        String line = CONTROL.matcher(title.toString()).replaceAll(" ");
        return line.length() > LONGEST_TITLE ? line.substring(0, LONGEST_TITLE) : line;
    }

    private static List<String> formats(Resource resource) {
        return resource.getCapabilities(FORMATS).stream()
                .map(capability -> String.valueOf(capability.getAttributes().get("format")))
                .filter(format -> NAME.matcher(format).matches())
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean is(XMLStreamReader xml, String element) {
        return xml.getLocalName().equals(element) && IndexText.XMLNS.equals(xml.getNamespaceURI());
    }

    private String required(XMLStreamReader xml, String attribute) throws PluginException {
        return value(xml, attribute)
                .orElseThrow(() -> damaged(
                        "line " + xml.getLocation().getLineNumber() + ": <" + xml.getLocalName() + "> has no "
                                + attribute,
                        null));
    }

    private Optional<String> value(XMLStreamReader xml, String attribute) throws PluginException {
        String value = xml.getAttributeValue(null, attribute);
        if (value != null && value.length() > LONGEST_TEXT) {
            throw damaged("line " + xml.getLocation().getLineNumber() + ": a text longer than any should be", null);
        }
        return Optional.ofNullable(value);
    }

    private int deeper(int depth) throws PluginException {
        if (depth == DEEPEST) {
            throw damaged("its elements are nested too deeply", null);
        }
        return depth + 1;
    }

    private PluginException damaged(String why, @Nullable Exception cause) {
        String message = "The index of the repository " + address.shown() + " cannot be read: " + why
                + ". Make it again, or ask its maintainer.";
        return cause == null
                ? new PluginException("plugin.index-damaged", message)
                : new PluginException("plugin.index-damaged", message, cause);
    }

    private static String cut(String text) {
        return text.length() > 100 ? text.substring(0, 100) + "..." : text;
    }
}
