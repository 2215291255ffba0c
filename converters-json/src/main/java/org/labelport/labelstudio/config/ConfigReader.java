package org.labelport.labelstudio.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.labelport.report.ExportException;
import org.labelport.target.TextFile;

/** Reads a labelling interface. External entities are not read. */
public final class ConfigReader {

    private static final String WRONG = "labelstudio.config";
    private static final String SERIES_TAG = LabelConfig.lower(MediaKind.SERIES.tag());
    private static final long MAX_BYTES = 64 << 20;
    private static final int LONGEST_DECLARATION = 256;
    private static final Pattern DECLARED = Pattern.compile("<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([^\"']+)[\"']");

    private final Map<String, LabelConfig.Shown> objects = new LinkedHashMap<>();
    private final Map<String, LabelConfig.Control> controls = new LinkedHashMap<>();

    /** The controls whose elements are open, the innermost one last. */
    private final List<Open> open = new ArrayList<>();

    /** The name of the time series whose element is open; empty when there is none. */
    private String series = "";

    private record Entry(LabelConfig.Label label, int order) {}

    private record Open(String tag, Map<String, String> attributes, List<Entry> labels) {}

    private ConfigReader() {}

    public static LabelConfig read(Path file) throws ExportException, IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new ExportException(WRONG, file + " is too large for a labelling interface. Give the right file.");
        }
        try {
            return saysOtherEncoding(file) ? parsed(file) : parsedUtf8(file);
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof CharacterCodingException) {
                throw new ExportException(WRONG, TextFile.notUtf8(file), e);
            }
            throw new ExportException(
                    WRONG,
                    file + ", line "
                            + (e.getLocation() == null ? 0 : e.getLocation().getLineNumber())
                            + ": this is not a labelling interface in XML. Copy it from the project's settings again, or"
                            + " give labels=data.",
                    e);
        }
    }

    private static LabelConfig parsed(Path file) throws XMLStreamException, IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(factory().createXMLStreamReader(in));
        }
    }

    /** The JDK's parser is given text, since it prints to the console when bytes are no UTF-8. */
    private static LabelConfig parsedUtf8(Path file) throws XMLStreamException, IOException {
        try (Reader text = TextFile.open(file)) {
            return read(factory().createXMLStreamReader(text));
        }
    }

    /** Whether a file begins as one in UTF-16 does, or with a declaration of another encoding than UTF-8. */
    private static boolean saysOtherEncoding(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String start = new String(in.readNBytes(LONGEST_DECLARATION), StandardCharsets.ISO_8859_1);
            Matcher declared = DECLARED.matcher(start);
            return start.startsWith("\u00fe\u00ff")
                    || start.startsWith("\u00ff\u00fe")
                    || start.indexOf(0) >= 0
                    || declared.find() && !declared.group(1).equalsIgnoreCase("UTF-8");
        }
    }

    /** Reads the interface that a task contains. Returns {@link LabelConfig#NONE} when it is not XML. */
    public static LabelConfig read(String xml) {
        try (Reader text = new StringReader(xml)) {
            return read(factory().createXMLStreamReader(text));
        } catch (XMLStreamException | IOException e) {
            return LabelConfig.NONE;
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

    private static LabelConfig read(XMLStreamReader xml) throws XMLStreamException {
        ConfigReader reader = new ConfigReader();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                reader.start(LabelConfig.lower(xml.getLocalName()), attributes(xml), spelled(xml));
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                reader.end(LabelConfig.lower(xml.getLocalName()));
            }
        }
        return new LabelConfig(reader.objects, reader.controls);
    }

    private static Map<String, String> attributes(XMLStreamReader xml) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attributes.put(LabelConfig.lower(xml.getAttributeLocalName(i)), xml.getAttributeValue(i));
        }
        return attributes;
    }

    /** Returns the attributes with their names as they are spelled in the file. */
    private static Map<String, String> spelled(XMLStreamReader xml) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        return attributes;
    }

    private void start(String tag, Map<String, String> attributes, Map<String, String> spelled) {
        String name = attributes.getOrDefault("name", "");
        if (!name.isEmpty() && attributes.containsKey("toname")) {
            open.add(new Open(tag, attributes, new ArrayList<>()));
            return;
        }
        if (tag.equals("label") || tag.equals("choice")) {
            label(attributes);
            return;
        }
        String value = attributes.getOrDefault("value", attributes.getOrDefault("valuelist", ""));
        if (!name.isEmpty() && value.startsWith("$")) {
            objects.putIfAbsent(name, new LabelConfig.Shown(tag, name, value.substring(1), spelled, List.of()));
            series = tag.equals(SERIES_TAG) ? name : "";
        } else if (tag.equals("channel") && !series.isEmpty()) {
            objects.computeIfPresent(series, (unused, shown) -> shown.withChannel(spelled));
        }
    }

    private void label(Map<String, String> attributes) {
        if (open.isEmpty()) {
            return;
        }
        String value = attributes.getOrDefault("alias", attributes.getOrDefault("value", ""));
        String color = attributes.getOrDefault("background", "");
        List<Entry> labels = open.get(open.size() - 1).labels();
        String order = attributes.getOrDefault("model_index", "");
        labels.add(new Entry(
                new LabelConfig.Label(value, color.matches("#[0-9A-Fa-f]{6}") ? color : ""),
                order.matches("[0-9]{1,6}") ? Integer.parseInt(order) : labels.size()));
    }

    private void end(String tag) {
        if (tag.equals(SERIES_TAG)) {
            series = "";
        }
        if (open.isEmpty() || !open.get(open.size() - 1).tag().equals(tag)) {
            return;
        }
        Open control = open.remove(open.size() - 1);
        Map<String, String> attributes = control.attributes();
        if (tag.equals(Tool.KEYPOINT.type())) {
            control.labels().sort(Comparator.comparingInt(Entry::order));
        }
        String name = attributes.getOrDefault("name", "");
        controls.putIfAbsent(
                name,
                new LabelConfig.Control(
                        tag,
                        name,
                        Arrays.stream(attributes.getOrDefault("toname", "").split(","))
                                .map(String::strip)
                                .toList(),
                        control.labels().stream().map(Entry::label).toList(),
                        Optional.ofNullable(attributes.get("perregion"))
                                .filter("true"::equals)
                                .isPresent(),
                        attributes.getOrDefault("category", "")));
    }
}
