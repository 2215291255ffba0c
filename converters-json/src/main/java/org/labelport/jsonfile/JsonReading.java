package org.labelport.jsonfile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;

/**
 * Reads JSON of unknown origin: within limits, with the line of each value, and with {@code NaN} and {@code Infinity},
 * which Python's {@code json} writes.
 */
public final class JsonReading {

    private static final int BYTE_ORDER_MARK_BYTES = 3;
    private static final int UTF_32_BYTES = 4;

    private static final JsonFactory USUAL = factory(Limits.USUAL);

    private JsonReading() {}

    private static JsonFactory factory(Limits limits) {
        return new JsonFactoryBuilder()
                .disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .streamReadConstraints(constraints(limits))
                .build();
    }

    /** Returns what a parser may read within limits, for callers that have parsers of their own. */
    public static StreamReadConstraints constraints(Limits limits) {
        return StreamReadConstraints.builder()
                .maxNestingDepth(limits.count(Limit.JSON_DEPTH))
                .maxStringLength(limits.count(Limit.JSON_TEXT))
                .maxNumberLength(limits.count(Limit.JSON_DIGITS))
                .build();
    }

    private static JsonFactory within(Limits limits) {
        return limits == Limits.USUAL ? USUAL : factory(limits);
    }

    /**
     * Reads a file that holds exactly one JSON value.
     *
     * @param skipped keys whose texts are not kept, however long they are; the value has empty texts there
     * @throws JsonProblem when the file holds anything else; the message begins with the line
     */
    public static JsonValue file(Path file, Set<String> skipped, Limits limits) throws JsonProblem, IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                JsonParser parser = opened(withoutMark(in), limits)) {
            return whole(parser, skipped, limits);
        }
    }

    /** Reads a text that holds exactly one JSON value. Lines are counted from the first line of the text. */
    public static JsonValue text(String text, Limits limits) throws JsonProblem {
        return text(() -> within(limits).createParser(text), limits);
    }

    /** Reads a text in UTF-8 that holds exactly one JSON value. */
    public static JsonValue utf8(byte[] text, Limits limits) throws JsonProblem {
        return text(() -> within(limits).createParser(text), limits);
    }

    private interface Opening {
        JsonParser open() throws IOException;
    }

    private static JsonValue text(Opening text, Limits limits) throws JsonProblem {
        try (JsonParser parser = text.open()) {
            return whole(parser, Set.of(), limits);
        } catch (IOException e) {
            throw new JsonProblem(1, "it cannot be read: " + e.getMessage());
        }
    }

    /** Returns a parser at the start of a file. Closing the parser closes the file. */
    static JsonParser parser(Path file, Limits limits) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        try {
            return opened(withoutMark(in), limits);
        } catch (IOException e) { // from reading the byte order mark, or the parser's detection of the encoding
            try (in) {
                throw e;
            }
        }
    }

    /** Reads the value that begins with the parser's current token. */
    static JsonValue value(JsonParser parser, Limits limits) throws JsonProblem, IOException {
        try {
            return new TreeReader(parser, Set.of(), limits).read();
        } catch (JsonProcessingException e) {
            throw problem(e);
        }
    }

    /**
     * Opens a parser. Bytes that look like UTF-32 are read as UTF-8, in which they are no JSON: nobody writes JSON in
     * UTF-32, and the parser's exceptions for it are those of a broken disk.
     */
    private static JsonParser opened(InputStream in, Limits limits) throws IOException {
        in.mark(UTF_32_BYTES);
        byte[] start = in.readNBytes(UTF_32_BYTES);
        in.reset();
        return isLikeUtf32(start)
                ? within(limits).createParser(new InputStreamReader(in, StandardCharsets.UTF_8))
                : within(limits).createParser(in);
    }

    /** Whether a half of four bytes is zero, which no half of two characters in UTF-16 is. */
    private static boolean isLikeUtf32(byte[] start) {
        return start.length == UTF_32_BYTES && (start[0] == 0 && start[1] == 0 || start[2] == 0 && start[3] == 0);
    }

    private static InputStream withoutMark(InputStream in) throws IOException {
        in.mark(BYTE_ORDER_MARK_BYTES);
        byte[] start = in.readNBytes(BYTE_ORDER_MARK_BYTES);
        boolean marked = start.length == BYTE_ORDER_MARK_BYTES
                && (start[0] & 0xff) == 0xef
                && (start[1] & 0xff) == 0xbb
                && (start[2] & 0xff) == 0xbf;
        if (!marked) {
            in.reset();
        }
        return in;
    }

    private static JsonValue whole(JsonParser parser, Set<String> skipped, Limits limits)
            throws JsonProblem, IOException {
        try {
            if (parser.nextToken() == null) {
                throw new JsonProblem(1, "there is no JSON in it");
            }
            JsonValue value = new TreeReader(parser, skipped, limits).read();
            if (parser.nextToken() != null) {
                throw new JsonProblem(TreeReader.line(parser), "there is more than one JSON value");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw problem(e);
        }
    }

    /** Returns what the parser found wrong, in one line. */
    static JsonProblem problem(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        if (e instanceof StreamConstraintsException) {
            return new JsonProblem(
                    at == null ? 1 : Math.max(1, at.getLineNr()),
                    "there is " + Limits.explained(e.getOriginalMessage()));
        }
        return new JsonProblem(
                at == null ? 1 : Math.max(1, at.getLineNr()),
                "it is not valid JSON: " + Limits.explained(e.getOriginalMessage()));
    }
}
