package org.labelport.synapse.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.model.JsonText;

/**
 * Goes through JSON in UTF-8 and tells where its values lie. Values are checked, not kept: memory does not grow with their
 * size. {@code NaN} and {@code Infinity} are read, as Python writes them. Used by one thread; whoever opened it closes it.
 *
 * <p>All methods throw {@link JsonFormatException} when the text is not JSON or ends too early.
 */
public final class JsonStream implements AutoCloseable {

    private static final JsonFactory USUAL = factory(Limits.USUAL);

    /**
     * Makes a factory that limits only what is read into memory here; what values hold is checked where they are read.
     */
    private static JsonFactory factory(Limits limits) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.count(Limit.PAGE_DEPTH))
                        .maxStringLength(Integer.MAX_VALUE)
                        .maxNumberLength(Integer.MAX_VALUE)
                        .maxDocumentLength(-1)
                        .build())
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .build();
    }

    private final JsonParser in;

    private JsonStream(JsonParser in) {
        this.in = in;
    }

    /** A stream over the bytes of a page. Closing it closes them. */
    public static JsonStream of(InputStream bytes, Limits limits) throws IOException {
        JsonFactory factory = limits == Limits.USUAL ? USUAL : factory(limits);
        return checked(() -> new JsonStream(factory.createParser(bytes)));
    }

    /** A stream over a text that came out of a page. */
    public static JsonStream of(JsonText text) throws IOException {
        return checked(() -> new JsonStream(USUAL.createParser(text.utf8())));
    }

    /**
     * The values of an object by name.
     *
     * @throws JsonFormatException when two names are equal
     */
    public static Map<String, JsonText> fields(JsonText object) throws IOException {
        try (JsonStream in = of(object)) {
            Map<String, JsonText> fields = new LinkedHashMap<>();
            if (in.advance() == JsonToken.START_OBJECT) {
                in.fields(JsonStream::refuse).forEach((name, extent) -> fields.put(name, slice(object, extent)));
            }
            return fields;
        }
    }

    /** The values of an array. */
    public static List<JsonText> elements(JsonText array) throws IOException {
        try (JsonStream in = of(array)) {
            List<JsonText> elements = new ArrayList<>();
            if (in.advance() == JsonToken.START_ARRAY) {
                while (in.advance() != JsonToken.END_ARRAY) {
                    elements.add(slice(array, in.value()));
                }
            }
            return elements;
        }
    }

    private static JsonText slice(JsonText text, Extent extent) {
        int start = Math.toIntExact(extent.start());
        return new JsonText(Arrays.copyOfRange(text.utf8(), start, start + extent.length()));
    }

    /** Moves to the next token. */
    public JsonToken advance() throws IOException {
        return advanceUnlessAtEnd().orElseThrow(() -> new JsonFormatException("it ends too early"));
    }

    /** Moves to the next token; empty at the end of the text. */
    public Optional<JsonToken> advanceUnlessAtEnd() throws IOException {
        return checked(() -> Optional.ofNullable(in.nextToken()));
    }

    /** The name of the field that the stream is at. */
    public String name() throws IOException {
        return checked(in::currentName);
    }

    /** The text that the stream is at, or the spelling of the number. */
    public String text() throws IOException {
        return checked(in::getText);
    }

    /** Moves to the end of the value that the stream is at. */
    public Extent value() throws IOException {
        return checked(() -> {
            long start = in.currentTokenLocation().getByteOffset();
            in.skipChildren();
            in.finishToken();
            long length = in.currentLocation().getByteOffset() - start;
            if (start < 0) {
                throw new JsonFormatException("it is not UTF-8");
            }
            if (length > Integer.MAX_VALUE - 16) {
                throw new JsonFormatException("a value in it has " + length + " bytes, more than can be handled");
            }
            return new Extent(start, (int) length);
        });
    }

    private static void refuse(String twice) throws JsonFormatException {
        throw new JsonFormatException("it has the key '" + twice + "' twice");
    }

    /** Is told of a name that occurs twice. */
    @FunctionalInterface
    public interface Twice {
        void name(String name) throws IOException;
    }

    /** Moves to the end of the object whose start the stream is at. */
    public Map<String, Extent> fields(Twice twice) throws IOException {
        Map<String, Extent> fields = new LinkedHashMap<>();
        while (advance() != JsonToken.END_OBJECT) {
            String name = name();
            advance();
            if (fields.put(name, value()) != null) {
                twice.name(name);
            }
        }
        return fields;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private static <T> T checked(Step<T> step) throws IOException {
        try {
            return step.take();
        } catch (JsonProcessingException e) {
            String place =
                    e.getLocation() == null ? "" : " (byte " + e.getLocation().getByteOffset() + ")";
            throw new JsonFormatException(
                    "it is not JSON: " + Limits.explained(e.getOriginalMessage(), Limit.PAGE_DEPTH) + place, e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private interface Step<T> {
        T take() throws IOException;
    }
}
