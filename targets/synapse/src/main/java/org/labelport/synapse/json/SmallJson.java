package org.labelport.synapse.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.limits.Limits;

/**
 * Reads and writes small documents as plain values: {@code Map<String, Object>} in order, {@code List<Object>},
 * {@code String}, {@code Boolean}, {@code Long}, {@code BigInteger}, {@code Double}, {@code null}. It is for what the
 * platform says around an item (settings, jobs, files), in exports and outside of them, where the engine's JSON is not
 * available. The annotations of an item are read by the engine's JSON, within the operator's limits.
 */
public final class SmallJson {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private SmallJson() {}

    /** @throws JsonFormatException when the bytes are not one JSON value, or an object in it has a key twice */
    public static @Nullable Object read(byte[] utf8) throws IOException {
        try (JsonParser in = FACTORY.createParser(utf8)) {
            if (in.nextToken() == null) {
                throw new JsonFormatException("it is empty");
            }
            Object value = value(in);
            if (in.nextToken() != null) {
                throw new JsonFormatException("it goes on after its end");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new JsonFormatException("it is not JSON: " + Limits.explained(e.getOriginalMessage()), e);
        }
    }

    /** The object that the bytes hold; without fields when they hold another value. */
    public static Map<String, Object> object(byte[] utf8) throws IOException {
        return ifObject(utf8).orElse(Map.of());
    }

    /** The object that the bytes hold; empty when they hold another value. */
    @SuppressWarnings("unchecked") // value() makes no other maps
    public static Optional<Map<String, Object>> ifObject(byte[] utf8) throws IOException {
        return read(utf8) instanceof Map<?, ?> fields ? Optional.of((Map<String, Object>) fields) : Optional.empty();
    }

    /** Writes a value on one line, without blanks, with everything beyond ASCII as it is. */
    public static byte[] write(@Nullable Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
            write(value, out);
        } catch (IOException e) {
            throw new UncheckedIOException("a writer to memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private static @Nullable Object value(JsonParser in) throws IOException {
        return switch (in.currentToken()) {
            case START_OBJECT -> object(in);
            case START_ARRAY -> array(in);
            case VALUE_STRING -> in.getText();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT ->
                in.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? (Object) in.getBigIntegerValue()
                        : (Object) in.getLongValue();
            case VALUE_NUMBER_FLOAT -> in.getDoubleValue();
            default -> throw new JsonFormatException("it is not JSON: '" + in.getText() + "'");
        };
    }

    private static Map<String, @Nullable Object> object(JsonParser in) throws IOException {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            in.nextToken();
            int before = fields.size();
            fields.put(name, value(in));
            if (fields.size() == before) {
                throw new JsonFormatException("it has the key '" + name + "' twice");
            }
        }
        return fields;
    }

    private static List<@Nullable Object> array(JsonParser in) throws IOException {
        List<@Nullable Object> elements = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(in));
        }
        return elements;
    }

    private static void write(@Nullable Object value, JsonGenerator out) throws IOException {
        if (value == null) {
            out.writeNull();
        } else if (value instanceof Map<?, ?> fields) {
            out.writeStartObject();
            for (Map.Entry<?, ?> field : fields.entrySet()) {
                out.writeFieldName(String.valueOf(field.getKey()));
                write(field.getValue(), out);
            }
            out.writeEndObject();
        } else if (value instanceof Iterable<?> elements) {
            out.writeStartArray();
            for (Object element : elements) {
                write(element, out);
            }
            out.writeEndArray();
        } else if (value instanceof Boolean flag) {
            out.writeBoolean(flag);
        } else if (value instanceof Double || value instanceof Float) {
            writeFinite(((Number) value).doubleValue(), out);
        } else if (value instanceof BigInteger number) {
            out.writeNumber(number);
        } else if (value instanceof Number number) {
            out.writeNumber(number.longValue());
        } else {
            out.writeString(String.valueOf(value));
        }
    }

    /** Writes a number, or null where it is not finite: servers refuse a whole body because of a NaN in it. */
    private static void writeFinite(double number, JsonGenerator out) throws IOException {
        if (Double.isFinite(number)) {
            out.writeNumber(number);
        } else {
            out.writeNull();
        }
    }
}
