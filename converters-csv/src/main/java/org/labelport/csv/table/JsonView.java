package org.labelport.csv.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A parsed JSON value, read as the type that is expected. Every such method throws an IllegalArgumentException that
 * names the place when the value has another type.
 */
public final class JsonView {

    /** Spelled only when it is told, because most are not: a polygon has one for each of its numbers. */
    private final Supplier<String> place;

    private final Object value;

    /**
     * @param place names this value in messages
     * @param value a Map, List, String, Long, BigInteger, Double or Boolean
     */
    public JsonView(String place, Object value) {
        this(() -> place, value);
    }

    private JsonView(Supplier<String> place, Object value) {
        this.place = place;
        this.value = value;
    }

    /** Names this value in messages. */
    public String place() {
        return place.get();
    }

    /** A Map, List, String, Long, BigInteger, Double or Boolean. */
    Object value() {
        return value;
    }

    public Map<String, JsonView> fields() {
        Map<String, JsonView> fields = new LinkedHashMap<>();
        Map<?, ?> found = as(Map.class, "an object");
        found.forEach((name, field) -> fields.put((String) name, new JsonView("'" + name + "'", field)));
        return fields;
    }

    /** Returns the names of the fields. */
    public Set<?> names() {
        return as(Map.class, "an object").keySet();
    }

    /** Returns a field that must be there. */
    public JsonView field(String name) {
        return optionalField(name).orElseThrow(() -> new IllegalArgumentException(place() + " has no '" + name + "'"));
    }

    public Optional<JsonView> optionalField(String name) {
        Map<?, ?> found = as(Map.class, "an object");
        return Optional.ofNullable(found.get(name)).map(field -> new JsonView("'" + name + "'", field));
    }

    public List<JsonView> elements() {
        List<?> found = as(List.class, "a list");
        List<JsonView> elements = new ArrayList<>(found.size());
        for (Object element : found) {
            int number = elements.size() + 1;
            elements.add(new JsonView(() -> "element " + number + " of " + place(), element));
        }
        return elements;
    }

    /** Returns the elements of a list, which must have exactly this many. */
    public List<JsonView> elements(int count) {
        List<JsonView> elements = elements();
        if (elements.size() != count) {
            throw new IllegalArgumentException(place() + " has " + elements.size() + " elements, not " + count);
        }
        return elements;
    }

    /** Returns a list of exactly so many numbers. */
    public double[] numbers(int count) {
        List<JsonView> elements = elements(count);
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = elements.get(i).number();
        }
        return numbers;
    }

    /** Returns a list of whole numbers. */
    public int[] integers() {
        return elements().stream().mapToInt(JsonView::integer).toArray();
    }

    public List<String> texts() {
        return elements().stream().map(JsonView::text).toList();
    }

    public boolean isText() {
        return value instanceof String;
    }

    public boolean isList() {
        return value instanceof List;
    }

    public String text() {
        return as(String.class, "a text");
    }

    public boolean flag() {
        return as(Boolean.class, "true or false");
    }

    public double number() {
        return as(Number.class, "a number").doubleValue();
    }

    public int integer() {
        double number = number();
        if (number != (int) number) {
            throw new IllegalArgumentException(place() + " is " + number + ", not a whole number");
        }
        return (int) number;
    }

    public long longInteger() {
        if (value instanceof Long whole) {
            return whole;
        }
        double number = number();
        if (number != (long) number) {
            throw new IllegalArgumentException(place() + " is " + number + ", not a whole number");
        }
        return (long) number;
    }

    private <T> T as(Class<T> type, String expected) {
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(place() + " is not " + expected);
        }
        return type.cast(value);
    }
}
