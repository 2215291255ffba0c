package org.labelport.sheet;

import java.io.IOException;
import org.labelport.convert.Census;
import org.labelport.convert.Census.ItemHeader;
import org.labelport.target.LongSet;

/**
 * Counts over the headers of all items.
 *
 * @param annotatedItems number of items that have annotations
 * @param repeatedPaths number of items whose path an earlier item has already
 */
record Overview(long annotatedItems, long repeatedPaths) {

    /** Counts over the headers. Takes up to 18 bytes of memory for each item. */
    static Overview of(Census census) throws IOException {
        Count count = new Count();
        census.forEachItem(count::add);
        return new Overview(count.annotated, count.repeated);
    }

    private static final class Count {

        private final LongSet paths = new LongSet();
        private long annotated;
        private long repeated;

        void add(ItemHeader header) {
            annotated += header.annotations() > 0 ? 1 : 0;
            repeated += paths.add(header.path()) ? 0 : 1;
        }
    }
}
