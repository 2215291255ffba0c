package org.labelport.synapse.results;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.report.Loss;
import org.labelport.report.LossSink;

/**
 * Applies a filter to saved results, as far as they show what the platform filters by. A key is compared, as text, with
 * the result's field of that name; of a list of values any may be equal. A result that cannot be compared is taken, and
 * counted.
 */
final class SavedFilter {

    /** Keys that are about pages, not about what is in them. */
    private static final Set<String> OF_PAGES = Set.of(ListQuery.PATH, ListQuery.EXPAND, ListQuery.PAGE_SIZE, "page");

    private final Map<String, List<String>> wanted = new LinkedHashMap<>();
    private final Map<String, Long> notCompared = new HashMap<>();

    SavedFilter(Map<String, ?> filter) {
        filter.forEach((name, value) -> {
            if (!OF_PAGES.contains(name) && value != null) {
                wanted.put(name, texts(value));
            }
        });
    }

    private static List<String> texts(Object value) {
        return value instanceof Collection<?> several
                ? several.stream().map(String::valueOf).toList()
                : List.of(value.toString());
    }

    /** Whether there is nothing to filter by. */
    boolean takesAll() {
        return wanted.isEmpty();
    }

    boolean takes(Result result) throws IOException {
        for (Map.Entry<String, List<String>> field : wanted.entrySet()) {
            Optional<String> value = result.id(field.getKey());
            if (value.isEmpty() && !result.isNull(field.getKey())) {
                notCompared.merge(field.getKey(), 1L, Long::sum);
            } else if (value.isEmpty() || !field.getValue().contains(value.get())) {
                return false;
            }
        }
        return true;
    }

    /** @param read number of results that were looked at */
    void reportAtEnd(long read, LossSink losses) {
        for (String name : wanted.keySet()) {
            long count = notCompared.getOrDefault(name, 0L);
            if (count > 0) {
                losses.loss(Loss.ofDataset(
                        "filter.not-applied",
                        "the filter's '" + name + "' could not be applied to " + count + " of " + read
                                + " saved results, which have no field of that name to compare; they were taken. Leave the"
                                + " key out, or export from the platform itself"));
            }
        }
    }
}
