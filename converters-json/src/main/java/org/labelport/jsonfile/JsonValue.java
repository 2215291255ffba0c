package org.labelport.jsonfile;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.labelport.model.Value;

/**
 * A JSON value and the line it begins on.
 *
 * @param kind type of the value
 * @param line 1-based
 * @param text the string, or the number as it is written in the file; empty for other kinds
 * @param fields of an object, in the order of the file; empty for other kinds
 * @param elements of an array; empty for other kinds
 */
public record JsonValue(Kind kind, long line, String text, Map<String, JsonValue> fields, List<JsonValue> elements) {

    /** The types of JSON values. */
    public enum Kind {
        /** An object: keys and values. */
        OBJECT,
        /** An array. */
        ARRAY,
        /** A string. */
        TEXT,
        /** A number without a point or exponent. */
        INTEGER,
        /**
         * Any other number, also {@code NaN} and {@code Infinity}, which Python writes although no standard allows
         * them.
         */
        DECIMAL,
        /** {@code true}. */
        TRUE,
        /** {@code false}. */
        FALSE,
        /** {@code null}. */
        NULL;

        /** Returns the name of the type with its article, for messages. */
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

    /** How long the text of a number of 32 bits is at most, with its sign. */
    private static final int MOST_DIGITS = 11;

    /** An object without fields, for what is not there. */
    public static final JsonValue NOTHING = object(1, Map.of());

    /** Makes an object. */
    public static JsonValue object(long line, Map<String, JsonValue> fields) {
        return new JsonValue(Kind.OBJECT, line, "", fields, List.of());
    }

    /** Makes an array. */
    public static JsonValue array(long line, List<JsonValue> elements) {
        return new JsonValue(Kind.ARRAY, line, "", Map.of(), elements);
    }

    /** Makes a value that is neither an object nor an array. */
    public static JsonValue leaf(Kind kind, long line, String text) {
        return new JsonValue(kind, line, text, Map.of(), List.of());
    }

    /** Returns the value of a key, which may be a JSON {@code null}; empty when there is no such key. */
    public Optional<JsonValue> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** Returns the value of a key; empty when there is no such key or the value is a JSON {@code null}. */
    public Optional<JsonValue> present(String name) {
        return field(name).filter(value -> value.kind != Kind.NULL);
    }

    /** Returns the text of a key; empty when there is no such key or the value is not a text. */
    public String textOf(String name) {
        return field(name)
                .filter(value -> value.kind == Kind.TEXT)
                .map(JsonValue::text)
                .orElse("");
    }

    /** Returns the elements of the array of a key; none when there is no such key or the value is not an array. */
    public List<JsonValue> elementsOf(String name) {
        return field(name).map(JsonValue::elements).orElse(List.of());
    }

    /** Returns the fields of the object of a key; none when there is no such key or the value is not an object. */
    public Map<String, JsonValue> fieldsOf(String name) {
        return field(name).map(JsonValue::fields).orElse(Map.of());
    }

    /** Returns whether there is nothing in the value: it is null, or a text, array or object without content. */
    public boolean isEmpty() {
        return switch (kind) {
            case NULL -> true;
            case TEXT -> text.isEmpty();
            case ARRAY -> elements.isEmpty();
            case OBJECT -> fields.isEmpty();
            case INTEGER, DECIMAL, TRUE, FALSE -> false;
        };
    }

    /** Returns whether the value has this type. */
    public boolean is(Kind other) {
        return kind == other;
    }

    /** Returns whether the value is {@code true} or {@code false}. */
    public boolean isFlag() {
        return kind == Kind.TRUE || kind == Kind.FALSE;
    }

    /** Returns whether the value is a number, {@code NaN} and infinities included. */
    public boolean isNumber() {
        return kind == Kind.INTEGER || kind == Kind.DECIMAL;
    }

    /** Returns the number; empty when the value is not a number, or not a finite one. */
    public OptionalDouble finite() {
        if (!isNumber()) {
            return OptionalDouble.empty();
        }
        double number = Double.parseDouble(text.replace("INF", "Infinity").replace("+", ""));
        return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    /** Returns the number if it is a whole one of 32 bits; empty for any other value. */
    public Optional<Integer> integer() {
        if (kind != Kind.INTEGER || text.length() > MOST_DIGITS) {
            return Optional.empty();
        }
        long number = Long.parseLong(text);
        return number == (int) number ? Optional.of((int) number) : Optional.empty();
    }

    /** Returns the number of a key; empty when there is no such key or the value is not a whole number of 32 bits. */
    public Optional<Integer> integerOf(String name) {
        return field(name).flatMap(JsonValue::integer);
    }

    /** Returns a boolean, finite number or text as the value of an attribute; empty for all other values. */
    public Optional<Value> single() {
        return switch (kind) {
            case TRUE, FALSE -> Optional.of(new Value.Flag(kind == Kind.TRUE));
            case INTEGER ->
                Optional.of(Value.of(
                        text.length() <= Value.EXACT_DIGITS ? (Number) Long.valueOf(text) : new BigInteger(text)));
            case DECIMAL ->
                finite().isPresent() ? Optional.of(new Value.Number(finite().getAsDouble())) : Optional.empty();
            case TEXT -> Optional.of(new Value.Text(text));
            case OBJECT, ARRAY, NULL -> Optional.empty();
        };
    }

    /**
     * Returns the numbers of an array; empty when the value is not an array, or has an element that is not a finite
     * number.
     */
    public Optional<double[]> numbers() {
        if (elements instanceof NumberList packed) {
            return Optional.of(packed.toDoubles());
        }
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

    /** Returns the array of every second element, from one on. Arrays of numbers stay as small as they are. */
    public JsonValue everySecond(int first) {
        if (elements instanceof NumberList packed) {
            return array(line, packed.everySecond(first));
        }
        List<JsonValue> chosen = new ArrayList<>();
        for (int i = first; i < elements.size(); i += 2) {
            chosen.add(elements.get(i));
        }
        return array(line, chosen);
    }

    /** Returns the value for a message: a text or number, cut after 60 characters, or the name of any other type. */
    public String shown() {
        String shown = kind == Kind.TEXT ? "'" + text + "'" : isNumber() ? text : kind.word();
        return shown.length() > 60 ? shown.substring(0, 60) + "…" : shown;
    }
}
