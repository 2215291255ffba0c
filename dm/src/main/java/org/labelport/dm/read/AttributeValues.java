package org.labelport.dm.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.labelport.dm.document.PlainJson;
import org.labelport.json.Json;
import org.labelport.model.Attributes;
import org.labelport.model.Value;

/** Collects attributes from JSON, whatever its kind, under names of which none is there twice. */
public final class AttributeValues {

    private final Json json;
    private final Map<String, Value> values = new LinkedHashMap<>();
    private final Map<String, Integer> lastSuffix = new HashMap<>();
    private final List<String> doubled = new ArrayList<>();

    /** @param json writes what no kind of attribute holds */
    public AttributeValues(Json json) {
        this.json = json;
    }

    /** All that were collected, in the order in which they came. */
    public Map<String, Value> values() {
        return values;
    }

    /** Names that were wanted when they were taken. */
    List<String> doubled() {
        return doubled;
    }

    /** A user's attribute; one that is neither text, number, yes or no nor a list of texts is unknown instead. */
    void user(String name, @Nullable Object raw) {
        Optional<Value> value = value(raw);
        if (value.isPresent() && !name.isEmpty()) {
            put(name, value.get());
        } else {
            unknown(name, raw);
        }
    }

    /** What the model has no place for. */
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
        OptionalDouble number = PlainJson.exactNumber(raw);
        return number.isPresent() ? Optional.of(new Value.Number(number.getAsDouble())) : Optional.empty();
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
