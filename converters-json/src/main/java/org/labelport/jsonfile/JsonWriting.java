package org.labelport.jsonfile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.OutputStream;
import org.labelport.output.ByteText;
import org.labelport.output.ExactDecimal;

/** Writes JSON in UTF-8, with the same bytes on every machine. */
public final class JsonWriting {

    /** Digits after the point of a coordinate. */
    private static final int DECIMALS = 6;

    private static final char REPLACEMENT = '\uFFFD';

    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonWriting() {}

    /** What is written. */
    @FunctionalInterface
    public interface Body {

        /** Writes one value. */
        void write(JsonGenerator json) throws IOException;
    }

    /** Writes without blanks, in one line, without a newline at the end. */
    public static void compact(OutputStream out, Body body) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            body.write(json);
        }
    }

    /** The text of {@link #compact}. */
    public static String compact(Body body) throws IOException {
        ByteText text = new ByteText();
        compact(text, body);
        return text.toString();
    }

    /** Writes a line for each key, indented by two, arrays of numbers in a line. */
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

    /** Writes a number rounded to the digits of coordinates, as short as it is. */
    public static void number(JsonGenerator json, double number) throws IOException {
        json.writeNumber(digits(number));
    }

    /** Writes a number that always has a point, so that readers take all of a column for decimals. */
    public static void decimal(JsonGenerator json, double number) throws IOException {
        json.writeNumber(withPoint(digits(number)));
    }

    /** Writes a number that is data, no coordinate: as it is, and always with a point. */
    public static void exactDecimal(JsonGenerator json, double number) throws IOException {
        json.writeNumber(withPoint(ExactDecimal.text(number)));
    }

    private static String withPoint(String digits) {
        return digits.indexOf('.') < 0 ? digits + ".0" : digits;
    }

    private static String digits(double number) {
        return new ByteText(24).shortest(number, DECIMALS).toString();
    }

    /** The text as UTF-8 can hold it: a surrogate without its other half becomes U+FFFD. */
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
