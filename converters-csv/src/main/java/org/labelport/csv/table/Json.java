package org.labelport.csv.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.csv.text.UnpairedSurrogates;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.output.ExactDecimal;

/** Writes the JSON of cells, and reads it within limits. */
public final class Json {

    private static final JsonFactory WRITING = new JsonFactory();

    private final JsonFactory reading;

    /** @param limits of what is read */
    public Json(Limits limits) {
        this.reading = new JsonFactoryBuilder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.count(Limit.JSON_DEPTH))
                        .maxNumberLength(limits.count(Limit.JSON_DIGITS))
                        .maxStringLength(limits.count(Limit.JSON_TEXT))
                        .build())
                .build();
    }

    /** Writes the JSON of a cell. */
    @FunctionalInterface
    public interface Body {

        void write(JsonGenerator json) throws IOException;
    }

    /** Returns compact JSON text that UTF-8 can encode. */
    public static String text(Body body) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = WRITING.createGenerator(text)) {
            body.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("a writer to memory does not fail", e);
        }
        return UnpairedSurrogates.escape(text.toString());
    }

    public static void number(JsonGenerator json, double value) throws IOException {
        json.writeNumber(ExactDecimal.text(value));
    }

    /** Writes a list of numbers. */
    public static void numbers(JsonGenerator json, double... values) throws IOException {
        json.writeStartArray();
        for (double value : values) {
            number(json, value);
        }
        json.writeEndArray();
    }

    /** Writes a list of whole numbers. */
    public static void integers(JsonGenerator json, int... values) throws IOException {
        json.writeArray(values, 0, values.length);
    }

    public static void texts(JsonGenerator json, List<String> values) throws IOException {
        json.writeStartArray();
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    /**
     * Parses one JSON value.
     *
     * @throws IllegalArgumentException when the text is anything else; the message says where
     */
    JsonView parse(String text) {
        try (JsonParser parser = reading.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new IllegalArgumentException("JSON is missing");
            }
            Object value = value(parser);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("there is more than one JSON value");
            }
            return new JsonView("the JSON value", value);
        } catch (JsonProcessingException e) {
            String place = Optional.ofNullable(e.getLocation())
                    .map(location -> " (character " + location.getCharOffset() + ")")
                    .orElse("");
            throw new IllegalArgumentException(
                    "it is not JSON: " + Limits.explained(e.getOriginalMessage()) + place, e);
        } catch (IOException e) {
            throw new UncheckedIOException("a reader from memory does not fail", e);
        }
    }

    /** Reads the current value. The parser's limit of nesting depth ends the recursion. */
    private static Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? (Number) parser.getBigIntegerValue()
                        : (Number) parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            default -> throw new IllegalArgumentException("'" + parser.getText() + "' is not allowed here");
        };
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            fields.put(name, value(parser));
        }
        return fields;
    }

    private static List<Object> array(JsonParser parser) throws IOException {
        List<Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser));
        }
        return elements;
    }
}
