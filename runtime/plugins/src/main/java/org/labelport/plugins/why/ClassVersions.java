package org.labelport.plugins.why;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.labelport.plugin.Reason;
import org.osgi.framework.Constants;

/** Finds classes that were compiled for a newer Java than this and so cannot be loaded. */
final class ClassVersions {

    private static final int MAGIC = 0xCAFEBABE;

    /** Java 1.1 had version 45. */
    private static final int BEFORE_FIRST = 44;

    private ClassVersions() {}

    /** The classes that a bundle's headers lead to: its activator and its components. */
    static Set<String> entryClasses(Function<String, Optional<String>> headers, ClassSource files) {
        Set<String> names = new LinkedHashSet<>();
        headers.apply(Constants.BUNDLE_ACTIVATOR).map(String::strip).ifPresent(names::add);
        String components = headers.apply("Service-Component").orElse("");
        for (String path : components.split(",")) {
            if (!path.isBlank() && !path.contains("*")) {
                names.addAll(implementations(path.strip(), files));
            }
        }
        return names;
    }

    private static List<String> implementations(String path, ClassSource files) {
        List<String> names = new ArrayList<>();
        try {
            Optional<InputStream> description = files.open(path);
            if (description.isPresent()) {
                addImplementations(description.get(), names);
            }
        } catch (IOException | XMLStreamException e) {
            return names; // Declarative Services reports that when it reads the file
        }
        return names;
    }

    private static void addImplementations(InputStream description, List<String> names)
            throws IOException, XMLStreamException {
        try (description) {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            XMLStreamReader reader = factory.createXMLStreamReader(description);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamReader.START_ELEMENT
                        && reader.getLocalName().equals("implementation")) {
                    Optional.ofNullable(reader.getAttributeValue(null, "class")).ifPresent(names::add);
                }
            }
        }
    }

    /** The first class that is too new. */
    static Optional<Reason> tooNew(Set<String> classes, ClassSource files) {
        for (String name : classes) {
            int java = javaOf(name, files);
            if (java > Runtime.version().feature()) {
                return Optional.of(reason(name, java));
            }
        }
        return Optional.empty();
    }

    static Reason reason(String name, int java) {
        int present = Runtime.version().feature();
        return ReasonKind.CLASS_VERSION.reason(
                "class " + name + " was compiled for Java " + java + "; this is Java " + present,
                "Run Labelport with Java " + java + " or newer, or compile the plug-in with --release " + present
                        + ".");
    }

    private static int javaOf(String name, ClassSource files) {
        try {
            Optional<InputStream> file = files.open(name.replace('.', '/') + ".class");
            if (file.isEmpty()) {
                return 0;
            }
            try (DataInputStream in = new DataInputStream(file.get())) {
                boolean isClass = in.readInt() == MAGIC;
                in.readUnsignedShort();
                return isClass ? in.readUnsignedShort() - BEFORE_FIRST : 0;
            }
        } catch (IOException e) {
            return 0;
        }
    }
}
