package org.labelport.engine.spool;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.labelport.engine.json.SurrogateHalves;

/** Reads the fields of a positional record one after the other, and writes the kinds of fields that Jackson has no call for. */
final class Fields {

    /** Number of digits that every long can hold. */
    private static final int MOST_DIGITS = 18;

    private final JsonParser in;

    Fields(JsonParser in) {
        this.in = in;
    }

    @FunctionalInterface
    interface Reader<T> {
        T read(Fields fields) throws IOException;
    }

    @FunctionalInterface
    interface Writer<T> {
        void write(T value) throws IOException;
    }

    String text() throws IOException {
        String text = in.nextTextValue();
        return text == null ? currentText() : text;
    }

    int integer() throws IOException {
        in.nextToken();
        return in.getIntValue();
    }

    long longInteger() throws IOException {
        in.nextToken();
        return in.getLongValue();
    }

    double decimal() throws IOException {
        in.nextToken();
        return in.getDoubleValue();
    }

    boolean flag() throws IOException {
        in.nextToken();
        return in.getBooleanValue();
    }

    byte[] bytes() throws IOException {
        in.nextToken();
        return in.getBinaryValue();
    }

    double[] decimals() throws IOException {
        in.nextToken();
        return PackedDecimals.unpack(in.getBinaryValue());
    }

    int[] integers() throws IOException {
        in.nextToken();
        byte[] bytes = in.getBinaryValue();
        int[] numbers = new int[bytes.length / Integer.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(numbers);
        return numbers;
    }

    List<String> texts() throws IOException {
        String[] texts = new String[integer()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = text();
        }
        return Arrays.asList(texts);
    }

    <T> Optional<T> optional(Reader<T> reader) throws IOException {
        return in.nextToken() == JsonToken.VALUE_NULL ? Optional.empty() : Optional.of(reader.read(this));
    }

    String currentText() throws IOException {
        return switch (in.currentToken()) {
            case VALUE_STRING -> in.getText();
            case VALUE_NUMBER_INT -> Long.toString(in.getLongValue());
            case VALUE_EMBEDDED_OBJECT ->
                ByteBuffer.wrap(in.getBinaryValue()).asCharBuffer().toString();
            default -> throw unexpected("text");
        };
    }

    double currentDecimal() throws IOException {
        return in.getDoubleValue();
    }

    void startArray() throws IOException {
        if (in.nextToken() != JsonToken.START_ARRAY) {
            throw unexpected("an array");
        }
    }

    boolean startArrayOrNull() throws IOException {
        JsonToken token = in.nextToken();
        if (token != JsonToken.START_ARRAY && token != JsonToken.VALUE_NULL) {
            throw unexpected("an array or nothing");
        }
        return token == JsonToken.START_ARRAY;
    }

    void endArray() throws IOException {
        if (in.nextToken() != JsonToken.END_ARRAY) {
            throw unexpected("the end of an array");
        }
    }

    private IOException unexpected(String expected) {
        return new IOException("the spool is damaged: " + in.currentToken() + " in place of " + expected);
    }

    /**
     * Writes an id. Ids are numbers in many sources, and numbers take less space and are not cached as repeated texts.
     */
    static void writeId(String id, JsonGenerator out) throws IOException {
        if (isNumber(id)) {
            out.writeNumber(Long.parseLong(id));
        } else {
            writeText(id, out);
        }
    }

    /** Whether the id is a number in its canonical spelling. */
    private static boolean isNumber(String id) {
        if (id.isEmpty() || id.length() > MOST_DIGITS || id.charAt(0) == '0' && id.length() > 1) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            if (id.charAt(i) < '0' || id.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /**
     * Writes a text as it is, including halves of surrogate pairs, which Smile's UTF-8 cannot hold but formats must get
     * unchanged.
     */
    static void writeText(String text, JsonGenerator out) throws IOException {
        if (SurrogateHalves.areIn(text)) {
            ByteBuffer units = ByteBuffer.allocate(text.length() * Character.BYTES);
            text.chars().forEach(unit -> units.putChar((char) unit));
            out.writeBinary(units.array());
        } else {
            out.writeString(text);
        }
    }

    static void writeTexts(List<String> texts, JsonGenerator out) throws IOException {
        out.writeNumber(texts.size());
        for (String text : texts) {
            writeText(text, out);
        }
    }

    static void writeDecimals(double[] numbers, JsonGenerator out) throws IOException {
        out.writeBinary(PackedDecimals.pack(numbers));
    }

    static void writeIntegers(int[] numbers, JsonGenerator out) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(numbers);
        out.writeBinary(bytes.array());
    }

    static <T> void writeOptional(Optional<T> value, JsonGenerator out, Writer<T> writer) throws IOException {
        if (value.isPresent()) {
            writer.write(value.get());
        } else {
            out.writeNull();
        }
    }
}
