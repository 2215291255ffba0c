package org.labelport.jsonfile;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.limits.Limits;

/**
 * Goes through the object or list that a file holds, for files that may be larger than memory. Of each value that it
 * comes to, it reads all, nothing, or goes into it. Used by one thread.
 */
public final class JsonStream implements Closeable {

    private final JsonParser parser;
    private final Limits limits;

    private JsonStream(JsonParser parser, Limits limits) {
        this.parser = parser;
        this.limits = limits;
    }

    /**
     * Opens a file and goes into its object.
     *
     * @param otherwise what is wrong with a file that does not begin with one
     */
    public static JsonStream ofObject(Path file, Limits limits, String otherwise) throws JsonProblem, IOException {
        return open(file, limits, JsonToken.START_OBJECT, otherwise);
    }

    /**
     * Opens a file and goes into its list.
     *
     * @param otherwise what is wrong with a file that does not begin with one
     */
    public static JsonStream ofList(Path file, Limits limits, String otherwise) throws JsonProblem, IOException {
        return open(file, limits, JsonToken.START_ARRAY, otherwise);
    }

    private static JsonStream open(Path file, Limits limits, JsonToken first, String otherwise)
            throws JsonProblem, IOException {
        JsonStream stream = new JsonStream(JsonReading.parser(file, limits), limits);
        boolean begun = false;
        try {
            if (stream.next() != first) {
                throw new JsonProblem(1, otherwise);
            }
            begun = true;
            return stream;
        } finally {
            if (!begun) {
                stream.close();
            }
        }
    }

    private @Nullable JsonToken next() throws JsonProblem, IOException {
        try {
            return parser.nextToken();
        } catch (JsonProcessingException e) {
            throw JsonReading.problem(e);
        }
    }

    /** Goes to the next value of the object, and returns its key; empty at the object's end, which it leaves. */
    public Optional<String> key() throws JsonProblem, IOException {
        if (next() != JsonToken.FIELD_NAME) {
            return Optional.empty();
        }
        String key = parser.currentName();
        next();
        return Optional.of(key);
    }

    /** Goes to the next value of the list; returns false at the list's end, which it leaves. */
    public boolean element() throws JsonProblem, IOException {
        return next() != JsonToken.END_ARRAY;
    }

    /** Reads the value and all that is in it. */
    public JsonValue value() throws JsonProblem, IOException {
        return JsonReading.value(parser, limits);
    }

    /**
     * Decodes a text in base64 without keeping it, however long it is.
     *
     * @param to gets what it stands for
     * @return how many bytes it stands for
     * @throws JsonProblem when the value is not a text in base64
     */
    public int base64(OutputStream to) throws JsonProblem, IOException {
        try {
            return parser.readBinaryValue(to);
        } catch (JsonProcessingException e) {
            throw JsonReading.problem(e);
        } catch (IllegalArgumentException e) { // which the parser throws at other characters than those of base64
            throw new JsonProblem(parser.currentTokenLocation().getLineNr(), "the text is not base64");
        }
    }

    /** Passes over the value and all that is in it. */
    public void skip() throws JsonProblem, IOException {
        try {
            parser.skipChildren();
        } catch (JsonProcessingException e) {
            throw JsonReading.problem(e);
        }
    }

    /** Returns whether the value is an object; the next call of {@link #key} goes into it. */
    public boolean isObject() {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    /** Returns whether the value is a list; the next call of {@link #element} goes into it. */
    public boolean isList() {
        return parser.currentToken() == JsonToken.START_ARRAY;
    }

    /**
     * Requires that nothing follows the object or list of the file, which was left.
     *
     * @param otherwise what is wrong with a file in which something does
     */
    public void requireEnd(String otherwise) throws JsonProblem, IOException {
        if (next() != null) {
            throw new JsonProblem(parser.currentTokenLocation().getLineNr(), otherwise);
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
