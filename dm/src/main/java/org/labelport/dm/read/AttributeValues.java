package org.labelport.dm.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.json.Json;
import org.labelport.model.Attributes;
import org.labelport.model.Value;

/** Collects attributes from any JSON values, each under a name of its own. */
public final class AttributeValues {

    private final Json json;
    private final Map<String, Value> values = new LinkedHashMap<>();
    private final Map<String, Integer> lastSuffix = new HashMap<>();
    private final List<String> doubled = new ArrayList<>();

    /** @param json writes values that no kind of attribute can hold */
    public AttributeValues(Json json) {
        this.json = json;
    }

    /** All attributes, in the order in which they were added. */
    public Map<String, Value> values() {
        return values;
    }

    /** The names of attributes that were taken already, so that the attribute got another name. */
    List<String> doubled() {
        return doubled;
    }

    /** Adds a user's attribute. A value that is not a text, a number, a flag or a list of texts is added as unknown. */
    void user(String name, @Nullable Object raw) {
        Optional<Value> value = value(raw);
        if (value.isPresent() && !name.isEmpty()) {
            put(name, value.get());
        } else {
            unknown(name, raw);
        }
    }

    /** Adds a value for which the model has no place. */
    public void unknown(String key, @Nullable Object raw) {
        put(Attributes.UNKNOWN_PREFIX + key, value(raw).orElseGet(() -> new Value.Text(line(raw))));
    }

    private void put(String name, Value value) {
        if (values.putIfAbsent(name, value) == null) {
            return;
        }
        doubled.add(name);
        String other;
        do {
            other = name + "-" + lastSuffix.merge(name, 2, (last, first) -> last + 1);
        } while (values.putIfAbsent(other, value) != null);
    }

    private String line(@Nullable Object raw) {
        return json.text(raw, Json.Style.LINE).toString();
    }

    private static Optional<Value> value(@Nullable Object raw) {
        if (raw instanceof String text) {
            return Optional.of(new Value.Text(text));
        }
        if (raw instanceof Boolean flag) {
            return Optional.of(new Value.Flag(flag));
        }
        if (raw instanceof List<?> list) {
            return choices(list);
        }
        return raw instanceof Number number && Double.isFinite(number.doubleValue())
                ? Optional.of(Value.of(number))
                : Optional.empty();
    }

    private static Optional<Value> choices(List<?> list) {
        List<String> chosen = new ArrayList<>();
        for (Object element : list) {
            if (!(element instanceof String text)) {
                return Optional.empty();
            }
            chosen.add(text);
        }
        return Optional.of(new Value.Choices(chosen));
    }
}
