package org.labelport.labelstudio.task;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.labelport.json.Json;
import org.labelport.labelstudio.json.JsonLine;
import org.labelport.labelstudio.json.Node;
import org.labelport.labelstudio.json.PlainValues;
import org.labelport.model.Attributes;
import org.labelport.model.JsonText;
import org.labelport.model.Value;

/**
 * Keeps fields of tasks and results that have no meaning for the model as attributes, so that they can be written
 * again. Simple values become attributes as they are, all others as JSON text. The names of fields of {@code meta} are
 * marked.
 */
public final class KeptKeys {

    private static final String META = Attributes.UNKNOWN_PREFIX + "meta:";
    private static final String MARK = Attributes.UNKNOWN_PREFIX + "region:";
    private static final String JSON = Attributes.UNKNOWN_PREFIX + "json:";

    /** The keys of a result that say how Label Studio shows its region. */
    public static final List<String> MARKS = List.of("hidden", "locked", "readonly");

    private KeptKeys() {}

    /** Adds a mark of a region to attributes. */
    public static void putMark(String mark, Map<String, Value> to) {
        to.put(MARK + mark, new Value.Flag(true));
    }

    /** Returns whether an attribute of a region is a key of its result or a field of {@code meta}, and not an answer. */
    public static boolean isOfResult(String attribute) {
        return isMeta(attribute) || isMark(attribute);
    }

    private static boolean isMark(String attribute) {
        return attribute.startsWith(MARK) && MARKS.contains(attribute.substring(MARK.length()));
    }

    /** Writes the attributes that are marks of a region. */
    public static void writeMarks(Map<String, Value> attributes, JsonLine line, Json json) {
        attributes.forEach((name, value) -> {
            if (isMark(name)) {
                line.key(name.substring(MARK.length()));
                write(name, value, line, json);
            }
        });
    }

    /** Adds a field of {@code meta} to attributes. */
    public static void putMeta(String key, Node value, Json json, Map<String, Value> to) {
        put(META + key, value, json, to);
    }

    /** Adds a field to attributes. */
    public static void put(String name, Node field, Json json, Map<String, Value> to) {
        Object value = field.value();
        if (value instanceof String text) {
            to.put(name, new Value.Text(text));
        } else if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            to.put(name, Value.of(number));
        } else if (value instanceof Boolean flag) {
            to.put(name, new Value.Flag(flag));
        } else if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            to.put(name, new Value.Choices(list.stream().map(String.class::cast).toList()));
        } else {
            JsonText text = json.text(PlainValues.of(value), Json.Style.LINE);
            to.put(JSON + name, new Value.Text(text.toString()));
        }
    }

    /** Returns whether an attribute is a field of {@code meta}. */
    public static boolean isMeta(String attribute) {
        return attribute.startsWith(META) || attribute.startsWith(JSON + META);
    }

    /** Returns the key that an attribute has when it is written, in the data or in {@code meta}. */
    public static String key(String attribute) {
        String name = attribute.startsWith(JSON) ? attribute.substring(JSON.length()) : attribute;
        return name.startsWith(META) ? name.substring(META.length()) : name;
    }

    /** Returns the name that an attribute has in a task, for messages. */
    public static String named(String attribute) {
        if (isMeta(attribute)) {
            return "meta." + key(attribute);
        }
        return attribute.startsWith(MARK) ? attribute.substring(MARK.length()) : attribute;
    }

    /** Writes a value. JSON that was kept as text becomes JSON again. */
    public static void write(String attribute, Value value, JsonLine line, Json json) {
        if (value instanceof Value.Text text) {
            if (attribute.startsWith(JSON)) {
                try {
                    line.value(json.read(JsonText.of(text.text())));
                    return;
                } catch (IOException e) {
                    // The attribute has this name by chance, and is a text.
                    line.text(text.text());
                    return;
                }
            }
            line.text(text.text());
        } else if (value instanceof Value.Number number) {
            line.exact(number.number());
        } else if (value instanceof Value.Whole whole) {
            line.value(whole.number());
        } else if (value instanceof Value.Flag flag) {
            line.flag(flag.on());
        } else if (value instanceof Value.Day day) {
            line.text(day.day().toString());
        } else if (value instanceof Value.Choices choices) {
            line.open('[');
            choices.chosen().forEach(line::text);
            line.close(']');
        }
    }

    /**
     * Writes the attributes that are fields of {@code meta} into that field, if there are any.
     *
     * @param track is written into {@link MetaKeys#TRACK}, unless it is empty
     */
    public static void writeMeta(Map<String, Value> attributes, String track, JsonLine line, Json json) {
        if (track.isEmpty() && attributes.keySet().stream().noneMatch(KeptKeys::isMeta)) {
            return;
        }
        line.key("meta").open('{');
        if (!track.isEmpty()) {
            line.key(MetaKeys.TRACK).text(track);
        }
        attributes.forEach((name, value) -> {
            if (isMeta(name)) {
                line.key(key(name));
                write(name, value, line, json);
            }
        });
        line.close('}');
    }
}
