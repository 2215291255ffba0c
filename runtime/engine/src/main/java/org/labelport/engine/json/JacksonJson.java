package org.labelport.engine.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamWriteException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.labelport.json.Json;
import org.labelport.json.JsonElements;
import org.labelport.json.JsonSyntaxException;
import org.labelport.limits.Limit;
import org.labelport.limits.Limits;
import org.labelport.model.JsonText;
import org.labelport.output.ByteText;

/** Reads with Jackson into plain values, and writes them as Python spells them. */
public final class JacksonJson implements Json {

    /** The most that is written: what may be read, and levels that the engine and the formats put around it. */
    private static final int WRITTEN_LEVELS = most(Limit.JSON_DEPTH) + 100;

    private static final JsonFactory USUAL = factory(Limits.USUAL);

    private static final JacksonJson KEPT =
            new JacksonJson(factory(WRITTEN_LEVELS, most(Limit.JSON_TEXT), most(Limit.JSON_DIGITS)), Limits.USUAL);

    private static final int MOST_SHOWN = 100;

    private final JsonFactory factory;
    private final Limits limits;

    /** JSON within the usual limits. */
    public JacksonJson() {
        this(Limits.USUAL);
    }

    /** JSON within these limits. */
    public JacksonJson(Limits limits) {
        this(limits == Limits.USUAL ? USUAL : factory(limits), limits);
    }

    private JacksonJson(JsonFactory factory, Limits limits) {
        this.factory = factory;
        this.limits = limits;
    }

    /**
     * JSON that the engine has written. It holds what was read within the limits of that time, however high they were, with
     * levels of the engine's own around it.
     */
    public static JacksonJson ofKept() {
        return KEPT;
    }

    private static int most(Limit limit) {
        return Math.toIntExact(limit.most());
    }

    private static JsonFactory factory(Limits limits) {
        return factory(limits.count(Limit.JSON_DEPTH), limits.count(Limit.JSON_TEXT), limits.count(Limit.JSON_DIGITS));
    }

    private static JsonFactory factory(int depth, int text, int digits) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(depth)
                        .maxStringLength(text)
                        .maxNumberLength(digits)
                        .maxDocumentLength(-1)
                        .build())
                .streamWriteConstraints(StreamWriteConstraints.builder()
                        .maxNestingDepth(WRITTEN_LEVELS)
                        .build())
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
                .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
    }

    @Override
    public @Nullable Object read(JsonText text) throws IOException {
        try (JsonParser in = factory.createParser(text.utf8())) {
            if (in.nextToken() == null) {
                throw new JsonSyntaxException("there is no JSON");
            }
            Object value = value(in);
            if (in.nextToken() != null) {
                throw new JsonSyntaxException("there is more after the JSON's end, at character "
                        + in.currentTokenLocation().getByteOffset());
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new JsonSyntaxException(reason(e), e);
        }
    }

    @Override
    public JsonElements elements(Path file, String... keys) throws IOException {
        return JacksonElements.array(file, List.of(keys), factory, limits);
    }

    @Override
    public JsonElements records(Path file) throws IOException {
        return JacksonElements.records(file, factory, limits);
    }

    private static String reason(JsonProcessingException e) {
        return e instanceof StreamConstraintsException
                ? "there is " + Limits.explained(e.getOriginalMessage())
                : "it is not JSON: " + Limits.explained(e.getOriginalMessage()) + place(e);
    }

    private static String place(JsonProcessingException e) {
        boolean known =
                e.getLocation() != null && e.getLocation().getByteOffset() >= 0; // it is not in UTF-16 and UTF-32
        return known ? " (byte " + e.getLocation().getByteOffset() + ")" : "";
    }

    /** Recursion ends at the parser's limit of depth. */
    static @Nullable Object value(JsonParser in) throws IOException {
        return switch (in.currentToken()) {
            case START_OBJECT -> object(in);
            case START_ARRAY -> array(in);
            case VALUE_STRING -> in.getText();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT -> integer(in);
            case VALUE_NUMBER_FLOAT -> in.getDoubleValue();
            default -> throw new JsonSyntaxException("it is not JSON: '" + in.getText() + "'");
        };
    }

    private static Number integer(JsonParser in) throws IOException {
        return in.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? (Number) in.getBigIntegerValue()
                : (Number) in.getLongValue();
    }

    private static Map<String, Object> object(JsonParser in) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            in.nextToken();
            int before = fields.size();
            fields.put(name, value(in));
            if (fields.size() == before) {
                throw new JsonSyntaxException("the key '" + shown(name) + "' is there twice (byte "
                        + in.currentTokenLocation().getByteOffset() + ")");
            }
        }
        return fields;
    }

    private static String shown(String name) {
        return name.length() > MOST_SHOWN ? name.substring(0, MOST_SHOWN) + "…" : name;
    }

    private static List<Object> array(JsonParser in) throws IOException {
        ArrayBuilder elements = new ArrayBuilder();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (in.currentToken() == JsonToken.VALUE_NUMBER_INT
                    && in.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
                elements.add(in.getLongValue());
            } else {
                elements.add(value(in));
            }
        }
        return elements.build();
    }

    @Override
    public void write(@Nullable Object value, OutputStream out, Style style) throws IOException {
        encoded(value, style).writeTo(out);
    }

    /** Jackson's own encoder is the faster one, and fails at halves of surrogate pairs, which UTF-8 cannot hold. */
    private ByteText encoded(@Nullable Object value, Style style) throws IOException {
        ByteText bytes = new ByteText();
        try {
            write(value, style, factory.createGenerator(bytes));
        } catch (StreamWriteException e) {
            bytes.clear();
            write(value, style, factory.createGenerator(new Utf8Writer(bytes)));
        }
        return bytes;
    }

    private static void write(@Nullable Object value, Style style, JsonGenerator generator) throws IOException {
        try (JsonGenerator json = generator) {
            json.setPrettyPrinter(PythonLayout.of(style));
            if (style == Style.LINE) {
                json.setCharacterEscapes(PythonLayout.ASCII);
                json.setHighestNonEscapedChar(PythonLayout.LAST_ASCII);
            }
            write(value, json);
        }
    }

    @Override
    public JsonText text(@Nullable Object value, Style style) {
        try {
            return new JsonText(encoded(value, style).toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("a writer to memory does not fail", e);
        }
    }

    private static void write(@Nullable Object value, JsonGenerator json) throws IOException {
        // The classes first: whether a value is of an interface takes Java several times as long to find out.
        if (value == null) {
            json.writeNull();
        } else if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Double || value instanceof Float) {
            json.writeNumber(PythonFloat.text(((Number) value).doubleValue()));
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof BigInteger number) {
            json.writeNumber(number);
        } else if (value instanceof Number number) {
            json.writeNumber(number.longValue());
        } else if (value instanceof Map<?, ?> fields) {
            json.writeStartObject();
            for (Map.Entry<?, ?> field : fields.entrySet()) {
                json.writeFieldName(String.valueOf(field.getKey()));
                write(field.getValue(), json);
            }
            json.writeEndObject();
        } else if (value instanceof Iterable<?> elements && !(value instanceof Path)) { // whose element may be itself
            json.writeStartArray();
            for (Object element : elements) {
                write(element, json);
            }
            json.writeEndArray();
        } else {
            throw new IllegalArgumentException(
                    "json.value: a " + value.getClass().getName()
                            + " is not a JSON value. Use maps, lists, text, numbers, booleans and null");
        }
    }
}
