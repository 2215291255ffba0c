package org.labelport.engine.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.labelport.model.DataType;

/**
 * Tells a file from what servers and proxies send in its place, with a status of success: a page that asks for a login,
 * an error in XML or JSON. A file whose name promises such content is taken as it is.
 */
final class ForeignBody {

    /** How many bytes at the beginning of a file are examined. */
    static final int START_BYTES = 1024;

    private static final Set<String> MARKUP = Set.of(
            "html",
            "htm",
            "xhtml",
            "xht",
            "shtml",
            "mhtml",
            "xml",
            "svg",
            "gpx",
            "kml",
            "gml",
            "tcx",
            "osm",
            "xodr",
            "xosc",
            "rss",
            "atom",
            "rdf",
            "xsd",
            "xsl",
            "xslt",
            "dtd",
            "dae",
            "x3d",
            "urdf",
            "sdf",
            "ttml",
            "dfxp",
            "eaf",
            "tmx",
            "xliff",
            "musicxml",
            "plist",
            "drawio");

    private static final Set<String> JSON =
            Set.of("json", "geojson", "topojson", "jsonl", "ndjson", "ipynb", "gltf", "har");

    private static final Set<String> TEXT = Set.of(
            "txt", "text", "csv", "tsv", "md", "rst", "log", "yaml", "yml", "toml", "ini", "srt", "vtt", "tex", "py",
            "js");

    private static final List<String> HTML_STARTS = List.of("<!doctype html", "<html");
    private static final List<String> XML_STARTS = List.of("<?xml", "<error", "<!doctype");
    private static final List<String> JSON_STARTS = List.of("{", "[");

    private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

    private ForeignBody() {}

    /**
     * Says what came instead of a file.
     *
     * @param contentType as the server sent it; empty when it sent none
     * @param start the first bytes
     * @return empty when it may be the file
     */
    static Optional<String> instead(WantedFile file, String contentType, byte[] start) {
        String extension = file.extension();
        if (MARKUP.contains(extension)) {
            return Optional.empty();
        }
        String type = contentType.toLowerCase(Locale.ROOT);
        String text = text(start);
        boolean guess = !TEXT.contains(extension);
        boolean html = type.startsWith("text/html") || type.startsWith("application/xhtml");
        if (html && !isBinary(start) || guess && startsWith(text, HTML_STARTS)) {
            return Optional.of("an HTML page");
        }
        if (guess && startsWith(text, XML_STARTS)) {
            return Optional.of("an XML document");
        }
        boolean json = startsWith(text, JSON_STARTS)
                && (type.contains("json") || isBinaryMedium(extension) && !isBinary(start));
        return guess && json && !JSON.contains(extension) ? Optional.of("a JSON document") : Optional.empty();
    }

    /** Whether files of such a name start with anything but JSON. */
    private static boolean isBinaryMedium(String extension) {
        return Stream.of(DataType.IMAGE, DataType.VIDEO, DataType.AUDIO)
                .anyMatch(type -> type.extensions().contains(extension));
    }

    /** Some servers call everything HTML that they do not know. */
    private static boolean isBinary(byte[] start) {
        for (byte value : start) {
            if (value == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(String text, List<String> starts) {
        return starts.stream().anyMatch(text::startsWith);
    }

    private static String text(byte[] start) {
        String text = new String(start, ISO_8859_1);
        String unmarked = text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
        return unmarked.stripLeading().toLowerCase(Locale.ROOT);
    }
}
