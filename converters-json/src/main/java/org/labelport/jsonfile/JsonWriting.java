package org.labelport.jsonfile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.OutputStream;
import org.labelport.output.ByteText;
import org.labelport.output.ExactDecimal;

/** Writes JSON in UTF-8, with the same bytes on every machine. */
public final class JsonWriting {

    /** The most digits after the point of a coordinate. */
    private static final int DECIMALS = 6;

    private static final char REPLACEMENT = '\uFFFD';

    /** Characters beyond 16 bits are not escaped in halves, which YAML readers do not join. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private JsonWriting() {}

    /** Writes the content of a file or text. */
    @FunctionalInterface
    public interface Body {

        /** Writes one value. */
        void write(JsonGenerator json) throws IOException;
    }

    /** Writes one line without blanks between tokens and without a newline at the end. Does not close the stream. */
    public static void compact(OutputStream out, Body body) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            body.write(json);
        }
    }

    /** Returns what {@link #compact(OutputStream, Body)} writes. */
    public static String compact(Body body) throws IOException {
        ByteText text = new ByteText();
        compact(text, body);
        return text.toString();
    }

    /**
     * Writes each key on its own line, indented by two blanks for each level, and each array of numbers on one line.
     * Does not close the stream.
     */
    public static void indented(OutputStream out, Body body) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            DefaultPrettyPrinter printer = new DefaultPrettyPrinter(DefaultPrettyPrinter.DEFAULT_SEPARATORS
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                    .withRootSeparator(""));
            printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
            json.setPrettyPrinter(printer);
            body.write(json);
        }
        out.write('\n');
    }

    /** Writes a number rounded like a coordinate, without trailing zeros. */
    public static void number(JsonGenerator json, double number) throws IOException {
        json.writeNumber(digits(number));
    }

    /**
     * Writes a number rounded like a coordinate, and always with a point, so that readers take the whole column for
     * decimals.
     */
    public static void decimal(JsonGenerator json, double number) throws IOException {
        json.writeNumber(withPoint(digits(number)));
    }

    /** Writes a number that is not a coordinate: not rounded, and always with a point. */
    public static void exactDecimal(JsonGenerator json, double number) throws IOException {
        json.writeNumber(withPoint(ExactDecimal.text(number)));
    }

    private static String withPoint(String digits) {
        return digits.indexOf('.') < 0 ? digits + ".0" : digits;
    }

    private static String digits(double number) {
        return new ByteText(24).shortest(number, DECIMALS).toString();
    }

    /** Returns the text as UTF-8 can hold it: a surrogate without its other half becomes U+FFFD. */
    public static String whole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        StringBuilder whole = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            boolean half = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
            whole.appendCodePoint(half ? REPLACEMENT : character);
        });
        return whole.toString();
    }
}
