package org.labelport.labelstudio.json;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.model.Value;

/**
 * A JSON value with access by expected type. {@code null} and a missing field are the same. Methods throw an
 * IllegalArgumentException that names the place when the value has another type.
 *
 * @param place where the value is, for messages
 * @param value a Map, List, array of numbers, String, Double, BigInteger for whole numbers that no double holds,
 *     Boolean, or null
 */
public record Node(String place, @Nullable Object value) {

    public Optional<Node> field(String name) {
        Object field = valueOf(name);
        return field == null ? Optional.empty() : Optional.of(new Node(name, field));
    }

    /** Returns whether a field exists. */
    public boolean has(String name) {
        return valueOf(name) != null;
    }

    private @Nullable Object valueOf(String name) {
        return value instanceof Map<?, ?> map ? map.get(name) : null;
    }

    public Node need(String name) {
        return field(name).orElseThrow(() -> new IllegalArgumentException(place + " has no '" + name + "'"));
    }

    /** Returns the text of a field; empty when the field is missing or not a text. */
    public Optional<String> string(String name) {
        return valueOf(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** Returns the number of a field; empty when the field is missing or not a finite number. */
    public Optional<Double> numeric(String name) {
        return valueOf(name) instanceof Number number && Double.isFinite(number.doubleValue())
                ? Optional.of(number.doubleValue())
                : Optional.empty();
    }

    /** Returns whether a field exists and is {@code true}. */
    public boolean isTrue(String name) {
        return Boolean.TRUE.equals(valueOf(name));
    }

    public boolean isObject() {
        return value instanceof Map<?, ?>;
    }

    public boolean isList() {
        return value instanceof List<?> || value instanceof double[];
    }

    public boolean isText() {
        return value instanceof String;
    }

    public List<String> names() {
        List<String> names = new ArrayList<>();
        if (value instanceof Map<?, ?> map) {
            map.keySet().forEach(name -> names.add((String) name));
        }
        return names;
    }

    public List<Node> elements() {
        List<Node> elements = new ArrayList<>();
        if (value instanceof double[] numbers) {
            for (double number : numbers) {
                elements.add(new Node(place, number));
            }
            return elements;
        }
        for (Object element : as(List.class, "a list")) {
            elements.add(new Node(place, element));
        }
        return elements;
    }

    public double[] numbers() {
        if (value instanceof double[] numbers) {
            return numbers;
        }
        return elements().stream().mapToDouble(Node::number).toArray();
    }

    /** Returns the texts of a list, or the value itself if it is a text. */
    public List<String> texts() {
        if (value instanceof String text) {
            return List.of(text);
        }
        return elements().stream().map(Node::plain).toList();
    }

    public String text() {
        return as(String.class, "a text");
    }

    public double number() {
        double number = value instanceof String text
                ? parsed(text)
                : as(Number.class, "a number").doubleValue();
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException(place + " is " + number);
        }
        return number;
    }

    /** Returns a number as the value of an attribute. */
    public Value numberValue() {
        return value instanceof BigInteger whole ? Value.of(whole) : new Value.Number(number());
    }

    public boolean isNumber() {
        return value instanceof Number;
    }

    private double parsed(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(place + " is '" + text + "', not a number", e);
        }
    }

    public int integer() {
        double number = number();
        if (number != (int) number) {
            throw new IllegalArgumentException(place + " is " + number + ", not a whole number");
        }
        return (int) number;
    }

    /** Returns a text, number or boolean as text. Whole numbers have no point. */
    public String plain() {
        if (value instanceof Double number && PlainValues.isWhole(number)) {
            return Long.toString(number.longValue());
        }
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return String.valueOf(value);
        }
        throw new IllegalArgumentException(place + " is not a text");
    }

    private <T> T as(Class<T> type, String expected) {
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(place + " is not " + expected);
        }
        return type.cast(value);
    }
}
