package org.labelport.engine.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.engine.closing.Closing;
import org.labelport.json.JsonElements;
import org.labelport.json.JsonSyntaxException;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;

/** Reads an array of a file, or values one after the other, with Jackson. */
final class JacksonElements implements JsonElements, Closeable {

    private final Path file;
    private final List<String> keys;
    private final CountedValues in;
    private boolean inArray = true;
    /** Whether the parser is at a value that was not returned yet. */
    private boolean atValue;

    private boolean ended;

    private JacksonElements(Path file, List<String> keys, CountedValues in) {
        this.file = file;
        this.keys = keys;
        this.in = in;
    }

    /** The elements of an array that lies behind keys. */
    static JacksonElements array(Path file, List<String> keys, JsonFactory factory, Limits limits) throws IOException {
        return begun(new JacksonElements(file, keys, parser(file, factory, limits)), JacksonElements::toArray);
    }

    /** The elements of an array, or values one after the other. */
    static JacksonElements records(Path file, JsonFactory factory, Limits limits) throws IOException {
        return begun(new JacksonElements(file, List.of(), parser(file, factory, limits)), JacksonElements::toRecords);
    }

    private static CountedValues parser(Path file, JsonFactory factory, Limits limits) throws IOException {
        return Closing.unlessMade( // the factory reads the first bytes
                Files.newInputStream(file), bytes -> new CountedValues(factory.createParser(bytes), limits));
    }

    private static JacksonElements begun(JacksonElements elements, Beginning beginning) throws IOException {
        return Closing.unlessMade(elements, opened -> {
            try {
                beginning.of(opened);
                return opened;
            } catch (JsonProcessingException e) {
                throw opened.explained(e);
            }
        });
    }

    private interface Beginning {
        void of(JacksonElements elements) throws IOException;
    }

    private void toArray() throws IOException {
        in.nextToken();
        for (String key : keys) {
            require(JsonToken.START_OBJECT, "an object with '" + key + "'");
            while (in.nextToken() == JsonToken.FIELD_NAME && !in.currentName().equals(key)) {
                in.nextToken();
                in.skipChildren();
            }
            if (in.currentToken() != JsonToken.FIELD_NAME) {
                throw new JsonSyntaxException(file + ": there is no '" + key + "'");
            }
            in.nextToken();
        }
        require(JsonToken.START_ARRAY, "a list");
    }

    private void toRecords() throws IOException {
        inArray = in.nextToken() == JsonToken.START_ARRAY;
        atValue = !inArray;
    }

    private void require(JsonToken token, String what) throws IOException {
        if (in.currentToken() != token) {
            throw new JsonSyntaxException(place() + "there is no JSON with " + what);
        }
    }

    @Override
    public Optional<Element> next() throws IOException {
        if (ended) {
            return Optional.empty();
        }
        try {
            in.begin();
            JsonToken token = atValue ? in.currentToken() : in.nextToken();
            atValue = false;
            if (token == (inArray ? JsonToken.END_ARRAY : null)) {
                toEnd();
                ended = true;
                return Optional.empty();
            }
            if (token == null) {
                throw new JsonSyntaxException(place() + "it ends in the middle");
            }
            return Optional.of(element());
        } catch (JsonProcessingException e) {
            throw explained(e);
        }
    }

    private Element element() throws IOException {
        long line = in.currentTokenLocation().getLineNr();
        try {
            return new Element(JacksonJson.value(in), line);
        } catch (JsonSyntaxException e) {
            throw new JsonSyntaxException(place() + e.getMessage(), e);
        }
    }

    /** Reads to the end, because a file that was cut off or has the array twice would otherwise be accepted. */
    private void toEnd() throws IOException {
        for (int i = keys.size() - 1; i >= 0; i--) {
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                if (in.currentName().equals(keys.get(i))) {
                    throw new JsonSyntaxException(place() + "the key '" + keys.get(i) + "' is there twice");
                }
                in.nextToken();
                in.skipChildren();
            }
        }
        if (in.nextToken() != null) {
            throw new JsonSyntaxException(place() + "there is more after the JSON's end");
        }
    }

    private String place() {
        return file + ", line " + in.currentTokenLocation().getLineNr() + ": ";
    }

    private IOException explained(JsonProcessingException e) {
        String words = Limits.explained(e.getOriginalMessage());
        String where = e.getLocation() == null
                ? file + ": "
                : file + ", line " + e.getLocation().getLineNr() + ": ";
        String what = e instanceof StreamConstraintsException ? "there is " : "it is not JSON: ";
        return new JsonSyntaxException(where + what + words, e);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Counts the values of an element, so that an endless element does not fill the memory. */
    private static final class CountedValues extends JsonParserDelegate {

        private final Limits limits;
        private long values;

        CountedValues(JsonParser parser, Limits limits) {
            super(parser);
            this.limits = limits;
        }

        void begin() {
            values = 0;
        }

        @Override
        public @Nullable JsonToken nextToken() throws IOException {
            JsonToken token = super.nextToken();
            if (token != null
                    && (token.isScalarValue() || token.isStructStart())
                    && ++values > limits.of(Limit.JSON_VALUES)) {
                throw new StreamConstraintsException(
                        "more than the " + limits.of(Limit.JSON_VALUES) + " " + Limit.JSON_VALUES.meaning() + ". "
                                + limits.remedy(Limit.JSON_VALUES),
                        currentTokenLocation());
            }
            return token;
        }
    }
}
