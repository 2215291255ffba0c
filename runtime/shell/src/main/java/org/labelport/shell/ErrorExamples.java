package org.labelport.shell;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.labelport.report.ItemError;

/** Keeps the first few errors of each kind, however many come. Not thread-safe. */
final class ErrorExamples {

    private static final int OF_EACH_KIND = 2;
    private static final int KINDS = 12;

    private final Map<String, List<ItemError>> byCode = new LinkedHashMap<>();

    void add(ItemError error) {
        List<ItemError> known = byCode.get(error.code());
        if (known == null && byCode.size() < KINDS) {
            known = new ArrayList<>();
            byCode.put(error.code(), known);
        }
        // Several formats may say the same of one item.
        if (known != null && known.size() < OF_EACH_KIND && !known.contains(error)) {
            known.add(error);
        }
    }

    List<ItemError> all() {
        return byCode.values().stream().flatMap(Collection::stream).toList();
    }
}
