package org.labelport.engine.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.json.JsonElements;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;

/** Reads an array of a file with Jackson, element by element. */
final class JacksonElements implements JsonElements {

    private final Path file;
    private final List<String> keys;
    private final CountedValues in;
    private boolean ended;

    private JacksonElements(Path file, List<String> keys, CountedValues in) {
        this.file = file;
        this.keys = keys;
        this.in = in;
    }

    static JacksonElements open(Path file, List<String> keys, JsonFactory factory, Limits limits) throws IOException {
        JsonParser parser = factory.createParser(Files.newInputStream(file));
        try {
            JacksonElements elements = new JacksonElements(file, keys, new CountedValues(parser, limits));
            elements.toArray();
            return elements;
        } catch (IOException | RuntimeException | Error e) {
            parser.close();
            throw e;
        }
    }

    private void toArray() throws IOException {
        try {
            in.nextToken();
            for (int i = 0; i < keys.size(); i++) {
                require(JsonToken.START_OBJECT, "an object with '" + keys.get(i) + "'");
                while (in.nextToken() == JsonToken.FIELD_NAME
                        && !in.currentName().equals(keys.get(i))) {
                    in.nextToken();
                    in.skipChildren();
                }
                if (in.currentToken() != JsonToken.FIELD_NAME) {
                    throw new IOException(file + ": there is no '" + keys.get(i) + "'");
                }
                in.nextToken();
            }
            require(JsonToken.START_ARRAY, "a list");
        } catch (JsonProcessingException e) {
            throw explained(e);
        }
    }

    private void require(JsonToken token, String what) throws IOException {
        if (in.currentToken() != token) {
            throw new IOException(place() + "there is no JSON with " + what);
        }
    }

    @Override
    public Optional<Element> next() throws IOException {
        if (ended) {
            return Optional.empty();
        }
        try {
            in.begin();
            if (in.nextToken() == JsonToken.END_ARRAY) {
                toEnd();
                ended = true;
                return Optional.empty();
            }
            if (in.currentToken() == null) {
                throw new IOException(place() + "it ends in the middle");
            }
            long line = in.currentTokenLocation().getLineNr();
            return Optional.of(new Element(JacksonJson.value(in), line));
        } catch (JacksonJson.FaultyValueException e) {
            throw new IOException(place() + e.getMessage(), e);
        } catch (JsonProcessingException e) {
            throw explained(e);
        }
    }

    /** A file that was cut off, or has the array twice, would otherwise be taken for whole. */
    private void toEnd() throws IOException {
        for (int i = keys.size() - 1; i >= 0; i--) {
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                if (in.currentName().equals(keys.get(i))) {
                    throw new IOException(place() + "the key '" + keys.get(i) + "' is there twice");
                }
                in.nextToken();
                in.skipChildren();
            }
        }
        if (in.nextToken() != null) {
            throw new IOException(place() + "there is more after the JSON's end");
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
        return new IOException(where + what + words, e);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Counts what an element holds, so that one that never ends does not fill the memory. */
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
