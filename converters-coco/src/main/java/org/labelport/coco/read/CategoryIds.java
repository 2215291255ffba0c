package org.labelport.coco.read;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.labelport.coco.file.CocoId;

/** The category ids that a file's annotations use. */
final class CategoryIds {

    /** A file with more of them has something else there, and its annotations are of unknown categories. */
    private static final int MAX = 100_000;

    private final Set<CocoId> ids = new HashSet<>();
    private @Nullable CocoId last;

    void add(CocoId id) {
        if (!id.equals(last) && ids.size() < MAX) {
            last = id;
            ids.add(id);
        }
    }

    /** As {@link #add(CocoId)}, for an id that is a number. */
    void add(long id) {
        if (last == null || last.text() != null || last.number() != id) {
            add(CocoId.of(id));
        }
    }

    /** Whether annotations have an id; true when that is not known, and false for none. */
    boolean has(@Nullable CocoId id) {
        return ids.size() == MAX || id != null && ids.contains(id);
    }

    /** Numbers in their order, then texts in theirs. */
    List<CocoId> sorted() {
        return ids.stream()
                .sorted(Comparator.comparing((CocoId id) -> id.text() == null ? "" : id.text())
                        .thenComparingLong(CocoId::number))
                .toList();
    }
}
