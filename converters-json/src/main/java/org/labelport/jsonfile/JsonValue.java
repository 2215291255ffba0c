package org.labelport.jsonfile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.labelport.model.Value;

/**
 * A JSON value and the line it begins on.
 *
 * @param kind what it is
 * @param line 1-based
 * @param text of a string, or the digits of a number as they stand in the file; else empty
 * @param fields of an object, in their order; of equal keys the last
 * @param elements of an array
 */
public record JsonValue(Kind kind, long line, String text, Map<String, JsonValue> fields, List<JsonValue> elements) {

    /** What a value can be. */
    public enum Kind {
        /** Keys and values. */
        OBJECT,
        /** A list. */
        ARRAY,
        /** A string. */
        TEXT,
        /** A number without point and exponent. */
        INTEGER,
        /** Any other number; also what Python calls NaN and Infinity, which no standard allows. */
        DECIMAL,
        /** Yes. */
        TRUE,
        /** No. */
        FALSE,
        /** Nothing. */
        NULL;

        /** The word for messages. */
        public String word() {
            return switch (this) {
                case OBJECT -> "an object";
                case ARRAY -> "an array";
                case TEXT -> "a text";
                case INTEGER -> "a whole number";
                case DECIMAL -> "a decimal number";
                case TRUE, FALSE -> "a boolean";
                case NULL -> "null";
            };
        }
    }

    /** The value of a key, {@code null} included; empty when there is no such key. */
    public Optional<JsonValue> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** The value of a key, when it is something other than {@code null}. */
    public Optional<JsonValue> present(String name) {
        return field(name).filter(value -> value.kind != Kind.NULL);
    }

    /** The text of a key; empty when there is none, or it is no text. */
    public String textOf(String name) {
        return field(name)
                .filter(value -> value.kind == Kind.TEXT)
                .map(JsonValue::text)
                .orElse("");
    }

    /** Whether it is this kind of value. */
    public boolean is(Kind other) {
        return kind == other;
    }

    /** Whether it is true or false. */
    public boolean isFlag() {
        return kind == Kind.TRUE || kind == Kind.FALSE;
    }

    /** Whether it is a number, be it one without end. */
    public boolean isNumber() {
        return kind == Kind.INTEGER || kind == Kind.DECIMAL;
    }

    /** The number; empty when it is none or not finite. */
    public OptionalDouble finite() {
        if (!isNumber()) {
            return OptionalDouble.empty();
        }
        double number = Double.parseDouble(text.replace("INF", "Infinity").replace("+", ""));
        return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    /** The flag, number or text as an attribute has it; empty when it is none, or a number that is not finite. */
    public Optional<Value> single() {
        return switch (kind) {
            case TRUE, FALSE -> Optional.of(new Value.Flag(kind == Kind.TRUE));
            case INTEGER, DECIMAL ->
                finite().isPresent() ? Optional.of(new Value.Number(finite().getAsDouble())) : Optional.empty();
            case TEXT -> Optional.of(new Value.Text(text));
            case OBJECT, ARRAY, NULL -> Optional.empty();
        };
    }

    /** Finite numbers of an array; empty when it is no array or holds anything else. */
    public Optional<double[]> numbers() {
        double[] numbers = new double[elements.size()];
        for (int i = 0; i < numbers.length; i++) {
            OptionalDouble number = elements.get(i).finite();
            if (number.isEmpty()) {
                return Optional.empty();
            }
            numbers[i] = number.getAsDouble();
        }
        return kind == Kind.ARRAY ? Optional.of(numbers) : Optional.empty();
    }

    /** The start of the value for a message. */
    public String shown() {
        String shown = kind == Kind.TEXT ? "'" + text + "'" : isNumber() ? text : kind.word();
        return shown.length() > 60 ? shown.substring(0, 60) + "…" : shown;
    }
}
