package org.labelport.xml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.report.ItemException;

/**
 * Steps through the elements of one XML file of any size. Only one tag is in memory. Files are not trusted: document
 * types, and with them entities, are refused, and so are tags that are too long and elements that lie too deep. Every
 * problem is an {@link ItemException} with the code that was given to {@link #open}, the file and the line.
 *
 * <p>Use: call {@link #root}, then {@link #nextChild} until it is false. For each child, step through its own children
 * in the same way, or call {@link #text} or {@link #skip}. Call {@link #finish} at the end.
 */
public final class XmlCursor implements AutoCloseable {

    private static final String SAVE_AS_UTF_8 = " Save it as UTF-8, and let its first line declare that or nothing.";

    private final String file;
    private final String code;
    private final GuardedReader text;
    private final XMLStreamReader xml;
    private final Limits limits;
    private int depth;

    private XmlCursor(String file, String code, GuardedReader text, XMLStreamReader xml, Limits limits) {
        this.limits = limits;
        this.file = file;
        this.code = code;
        this.text = text;
        this.xml = xml;
    }

    /** Returns a factory for {@link #open}, which only one thread may use. */
    public static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory;
    }

    /**
     * Starts at the beginning of a file.
     *
     * @param bytes of the file, closed by the caller
     * @param file its name, for messages
     * @param code of all errors
     * @param limits how deep elements may lie and how long a tag or text may be
     */
    public static XmlCursor open(XMLInputFactory factory, InputStream bytes, String file, String code, Limits limits)
            throws ItemException, IOException {
        try {
            GuardedReader text = new GuardedReader(XmlEncoding.reader(bytes), limits);
            try {
                return new XmlCursor(file, code, text, factory.createXMLStreamReader(text), limits);
            } catch (XMLStreamException e) {
                throw failure(file, code, text, e);
            }
        } catch (CharacterCodingException e) {
            throw malformed(file, code, e);
        } catch (IllegalArgumentException e) {
            throw new ItemException(
                    code, file + ": the encoding '" + e.getMessage() + "' is not known." + SAVE_AS_UTF_8, e);
        }
    }

    /** Moves to the root element and returns its name. */
    public String root() throws ItemException, IOException {
        while (step() != XMLStreamConstants.START_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.DTD) {
                throw error(
                        "a DOCTYPE is not allowed, because it can make a reader fetch or expand anything. Remove it.");
            }
        }
        return name();
    }

    /**
     * Moves to the next child of the current element. Returns false when there is none, and is then at the element's
     * end.
     */
    public boolean nextChild() throws ItemException, IOException {
        while (true) {
            int event = step();
            if (event == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                return false;
            }
            refuseEntities();
        }
    }

    /** Returns the name of the current element, without its namespace. */
    public String name() {
        return xml.getLocalName();
    }

    /** Returns an attribute of the current element. Only before its children are read. */
    public Optional<String> attribute(String name) {
        return Optional.ofNullable(xml.getAttributeValue(null, name));
    }

    /** Returns all attributes of the current element in the file's order. Only before its children are read. */
    public Map<String, String> attributes() {
        int count = xml.getAttributeCount();
        if (count == 0) {
            return Map.of();
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        return Collections.unmodifiableMap(attributes);
    }

    /**
     * Returns the names of the attributes of the current element that are not among the known ones. Only before its
     * children are read.
     */
    public List<String> attributesBeside(Set<String> known) {
        List<String> others = List.of();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (!known.contains(xml.getAttributeLocalName(i))) {
                others = others.isEmpty() ? new ArrayList<>() : others;
                others.add(xml.getAttributeLocalName(i));
            }
        }
        return others;
    }

    /** Returns the text of the current element, which must not hold elements, and moves to its end. */
    public String text() throws ItemException, IOException {
        String tag = name();
        StringBuilder content = new StringBuilder();
        while (step() != XMLStreamConstants.END_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.START_ELEMENT) {
                throw error("'" + tag + "' holds elements and should hold text");
            }
            refuseEntities();
            if (xml.isCharacters()) {
                content.append(xml.getText());
            }
        }
        return content.toString();
    }

    /** Skips the current element with all that it holds. */
    public void skip() throws ItemException, IOException {
        skipSaying(Set.of());
    }

    /**
     * Skips the current element with all that it holds.
     *
     * @param nothing texts that say nothing
     * @return whether it holds a text that is neither blank nor one of these
     */
    public boolean skipSaying(Set<String> nothing) throws ItemException, IOException {
        int open = 1;
        boolean says = false;
        while (open > 0) {
            int event = step();
            says |= !says
                    && xml.isCharacters()
                    && !xml.isWhiteSpace()
                    && !nothing.contains(xml.getText().strip());
            if (event == XMLStreamConstants.START_ELEMENT) {
                open++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                open--;
            } else {
                refuseEntities();
            }
        }
        return says;
    }

    /** Reads the rest of the file, which must be well-formed after the root, too. */
    public void finish() throws ItemException, IOException {
        while (xml.getEventType() != XMLStreamConstants.END_DOCUMENT) {
            step();
        }
    }

    /** Returns the line that the cursor is at, counted from 1. */
    public int line() {
        return Math.max(1, xml.getLocation().getLineNumber());
    }

    /** Makes an error that names the file and the current line. */
    public ItemException error(String message) {
        return new ItemException(code, place(file, line()) + message);
    }

    @Override
    public void close() throws IOException {
        try {
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private int step() throws ItemException, IOException {
        try {
            int event = xml.next();
            text.event();
            if (event == XMLStreamConstants.START_ELEMENT && ++depth > limits.of(Limit.XML_DEPTH)) {
                throw error("elements lie deeper than the " + limits.of(Limit.XML_DEPTH) + " "
                        + Limit.XML_DEPTH.meaning() + ". " + limits.remedy(Limit.XML_DEPTH));
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
            return event;
        } catch (XMLStreamException e) {
            throw failure(file, code, text, e);
        }
    }

    private void refuseEntities() throws ItemException {
        if (xml.getEventType() == XMLStreamConstants.ENTITY_REFERENCE) {
            throw error("the entity '" + xml.getLocalName() + "' is not known. Write the character itself.");
        }
    }

    private static ItemException failure(String file, String code, GuardedReader text, XMLStreamException e)
            throws IOException {
        int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
        if (text.failure().isEmpty()) {
            String reason = text.ended()
                    ? "the file ends too early: it was cut off, or an element is not closed. Copy or export it again."
                    : reason(e);
            return new ItemException(code, place(file, line) + reason, e);
        }
        IOException cause = text.failure().get();
        if (cause instanceof CharacterCodingException) {
            return malformed(file, code, cause);
        }
        if (cause instanceof GuardedReader.TagTooLongException) {
            return new ItemException(
                    code,
                    place(file, line) + "there are more than the "
                            + text.limits().of(Limit.XML_TAG) + " " + Limit.XML_TAG.meaning() + ". "
                            + text.limits().remedy(Limit.XML_TAG),
                    e);
        }
        throw cause;
    }

    private static ItemException malformed(String file, String code, IOException cause) {
        return new ItemException(
                code, file + " is not in the encoding that it declares, or in UTF-8." + SAVE_AS_UTF_8, cause);
    }

    private static String place(String file, int line) {
        return file + ", line " + line + ": ";
    }

    /** Says where the file stops being XML. The parser's own message is in the language of whoever runs this. */
    private static String reason(XMLStreamException e) {
        String column = e.getLocation() == null || e.getLocation().getColumnNumber() < 1
                ? ""
                : ", column " + e.getLocation().getColumnNumber();
        return "this is not XML here" + column
                + ": a tag, a quotation mark or a character is wrong. Correct it, or export the" + " file again.";
    }
}
