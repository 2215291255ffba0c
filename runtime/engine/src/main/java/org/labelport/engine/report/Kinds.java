package org.labelport.engine.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Findings counted by code, with the first few of each as examples. There may be millions, of few codes. */
final class Kinds<T> {

    private static final int EXAMPLES = 3;

    private final Map<String, Kind<T>> byCode = new HashMap<>();

    private static final class Kind<T> {
        private long count;
        private final List<T> examples = new ArrayList<>(EXAMPLES);

        private void keep(T example) {
            if (examples.size() < EXAMPLES) {
                examples.add(example);
            }
        }
    }

    private Kind<T> kind(String code) {
        return byCode.computeIfAbsent(code, any -> new Kind<>());
    }

    void add(String code, T finding) {
        Kind<T> kind = kind(code);
        kind.count++;
        kind.keep(finding);
    }

    /** Adds findings of which only the number is known. */
    void count(String code, long more) {
        kind(code).count += more;
    }

    /** Keeps an example of findings that were counted, when there are few. */
    void keep(String code, T example) {
        kind(code).keep(example);
    }

    /** Adds those of a later stretch. */
    void merge(Kinds<T> later) {
        later.byCode.forEach((code, kind) -> {
            count(code, kind.count);
            kind.examples.forEach(example -> keep(code, example));
        });
    }

    /** Their numbers by code. */
    SortedMap<String, Long> counts() {
        SortedMap<String, Long> counts = new TreeMap<>();
        byCode.forEach((code, kind) -> counts.put(code, kind.count));
        return counts;
    }

    /** The first few of each code, in the order of codes. */
    List<T> examples() {
        List<T> examples = new ArrayList<>();
        new TreeMap<>(byCode).values().forEach(kind -> examples.addAll(kind.examples));
        return examples;
    }
}
