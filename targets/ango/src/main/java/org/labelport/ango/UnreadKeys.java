package org.labelport.ango;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;

/** Reports keys that are not read, each of them once; of very many it names the first. */
final class UnreadKeys {

    private static final int MOST = 1000;

    private final LossSink losses;
    private final Set<String> told = new HashSet<>();

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

    /** Reports a key that is there and is not read. */
    void tell(String key) {
        if (told.size() <= MOST && told.add(key)) {
            String what = told.size() > MOST
                    ? "more than " + MOST + " keys are not read; the others are not named"
                    : "'" + key + "' is not read";
            losses.loss(Loss.ofDataset("ango.key-dropped", what));
        }
    }

    private static boolean isNothing(JsonNode value) {
        return value.isNull()
                || value.isContainerNode() && value.isEmpty()
                || value.isTextual() && value.asText().isEmpty();
    }
}
