package org.labelport.coco.read;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.labelport.coco.file.CocoId;

/** Collects the category ids that a file's annotations have. */
final class CategoryIds {

    /**
     * In a file with more ids than this, {@code category_id} is something else, and the annotations' categories are
     * unknown anyway.
     */
    private static final int MAX = 100_000;

    private final Set<CocoId> ids = new HashSet<>();
    private @Nullable CocoId last;

    void add(CocoId id) {
        if (!id.equals(last) && ids.size() < MAX) {
            last = id;
            ids.add(id);
        }
    }

    /** Adds an id that is a number. */
    void add(long id) {
        if (last == null || last.text() != null || last.number() != id) {
            add(CocoId.of(id));
        }
    }

    /** Whether an annotation has the id. True when that is not known; false for null. */
    boolean has(@Nullable CocoId id) {
        return ids.size() == MAX || id != null && ids.contains(id);
    }

    /** Returns the ids: first the numbers, then the texts, each in order. */
    List<CocoId> sorted() {
        return ids.stream()
                .sorted(Comparator.comparing((CocoId id) -> id.text() == null ? "" : id.text())
                        .thenComparingLong(CocoId::number))
                .toList();
    }
}
