package org.labelport.ango;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;
import org.labelport.report.ToldNames;

/** Reports keys that are not read. */
final class UnreadKeys {

    private final LossSink losses;
    private final ToldNames told = new ToldNames();

    UnreadKeys(LossSink losses) {
        this.losses = losses;
    }

    /**
     * Reports the keys of an object that are not read.
     *
     * @param where the object is, as in {@code task}
     * @param read keys that are read, or add nothing to those that are
     */
    void check(String where, JsonNode object, Set<String> read) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (!read.contains(field.getKey()) && !isNothing(field.getValue())) {
                tell(where + "." + field.getKey());
            }
        }
    }

    /** Reports those of an object's texts that are lists or objects. */
    void checkTexts(String where, JsonNode object, String... keys) {
        for (String key : keys) {
            JsonNode value = object.path(key);
            if (value.isContainerNode() && !value.isEmpty()) {
                tell(where + "." + key);
            }
        }
    }

    /** Reports those of an object's numbers that are none, and not the text of one either. */
    void checkNumbers(String where, JsonNode object, List<String> keys) {
        for (String key : keys) {
            JsonNode value = object.path(key);
            boolean isNumber = value.isNumber() || value.isTextual() && Double.isFinite(value.asDouble(Double.NaN));
            if (!value.isMissingNode() && !isNumber && !isNothing(value)) {
                tell(where + "." + key);
            }
        }
    }

    /** The list that a key holds; without elements, and reported, where the value is of another type. */
    JsonNode list(String key, JsonNode value) {
        return value.isArray() ? value : none(key, value);
    }

    /** The object that a key holds; without fields, and reported, where the value is of another type. */
    JsonNode object(String key, JsonNode value) {
        return value.isObject() ? value : none(key, value);
    }

    private JsonNode none(String key, JsonNode value) {
        if (!value.isMissingNode() && !isNothing(value)) {
            tell(key);
        }
        return MissingNode.getInstance();
    }

    /** Reports a key that is there and is not read. */
    void tell(String key) {
        told.next(key).ifPresent(name -> losses.loss(Loss.ofDataset("ango.key-dropped", "'" + name + "' is not read")));
    }

    private static boolean isNothing(JsonNode value) {
        return value.isNull()
                || value.isContainerNode() && value.isEmpty()
                || value.isTextual() && value.asText().isEmpty();
    }
}
