package org.labelport.ango;

import java.util.LinkedHashMap;
import java.util.Map;
import org.labelport.model.Value;

/** Collects attributes of several origins. A name that is taken gets a number, so that no value replaces another. */
final class NumberedAttributes {

    private final UniqueNames names = new UniqueNames();
    private final Map<String, Value> values = new LinkedHashMap<>();

    void put(String name, Value value) {
        values.put(names.take(name), value);
    }

    void putAll(Map<String, Value> others) {
        others.forEach(this::put);
    }

    Map<String, Value> values() {
        return values;
    }
}
