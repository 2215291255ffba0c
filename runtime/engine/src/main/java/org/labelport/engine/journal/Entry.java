package org.labelport.engine.journal;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The fields of one entry of a journal, or of a part of one: JSON values by name. Whoever makes one may give it entries
 * and lists of entries as values.
 */
public record Entry(Map<String, Object> fields) {

    public Entry {
        Map<String, Object> plain = new LinkedHashMap<>(fields);
        plain.replaceAll((name, value) -> plain(value));
        fields = Collections.unmodifiableMap(plain);
    }

    /** An entry of names and values in turn. */
    public static Entry of(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Entry(fields);
    }

    private static Object plain(Object value) {
        if (value instanceof Entry part) {
            return part.fields;
        }
        return value instanceof List<?> all && !all.isEmpty() && all.get(0) instanceof Entry
                ? all.stream().map(Entry::plain).toList()
                : value;
    }

    /** An entry of each value. */
    public static <T> List<Entry> each(Collection<T> values, Function<T, Entry> entry) {
        return values.stream().map(entry).toList();
    }

    public boolean has(String name) {
        return fields.get(name) != null;
    }

    public String text(String name) {
        return (String) value(name);
    }

    public long number(String name) {
        return ((Number) value(name)).longValue();
    }

    public int integer(String name) {
        return Math.toIntExact(number(name));
    }

    public boolean flag(String name) {
        return (Boolean) value(name);
    }

    public double decimal(String name) {
        return ((Number) value(name)).doubleValue();
    }

    /** Numbers by name, in the order of the names. */
    public Map<String, Long> numbers(String name) {
        Map<String, Long> numbers = new TreeMap<>();
        map(name).forEach((key, number) -> numbers.put(key, ((Number) number).longValue()));
        return numbers;
    }

    public List<String> texts(String name) {
        return list(name).stream().map(String.class::cast).toList();
    }

    public List<Integer> integers(String name) {
        return list(name).stream().map(number -> ((Number) number).intValue()).toList();
    }

    /** A part of this entry. */
    public Entry entry(String name) {
        return new Entry(map(name));
    }

    /** Parts of this entry. */
    public List<Entry> entries(String name) {
        return list(name).stream().map(Entry::ofValue).toList();
    }

    @SuppressWarnings("unchecked") // JSON objects have text for names
    public Map<String, Object> map(String name) {
        return (Map<String, Object>) value(name);
    }

    private List<?> list(String name) {
        return (List<?>) value(name);
    }

    /** An entry of a JSON object. */
    @SuppressWarnings("unchecked") // JSON objects have text for names
    public static Entry ofValue(Object value) {
        return new Entry((Map<String, Object>) value);
    }

    private Object value(String name) {
        Object value = fields.get(name);
        if (value == null) {
            throw new IllegalStateException("the journal's entry has no '" + name + "': " + fields.keySet());
        }
        return value;
    }
}
