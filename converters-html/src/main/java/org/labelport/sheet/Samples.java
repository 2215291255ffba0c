package org.labelport.sheet;

import java.io.IOException;
import java.util.BitSet;
import org.labelport.convert.Census;

/**
 * The items that are shown. They are spread evenly over those with annotations, or over all items when too few have
 * annotations.
 */
final class Samples {

    private final BitSet numbers;

    private Samples(BitSet numbers) {
        this.numbers = numbers;
    }

    /**
     * Chooses the items.
     *
     * @param annotated number of items with annotations
     * @param wanted how many items are shown at most
     */
    static Samples choose(long annotated, Census census, int wanted) throws IOException {
        boolean onlyAnnotated = annotated >= wanted;
        long candidates = onlyAnnotated ? annotated : census.items();
        long count = Math.min(wanted, candidates);
        BitSet numbers = new BitSet();
        long[] seen = new long[1];
        census.forEachItem(header -> {
            if (onlyAnnotated && header.annotations() == 0) {
                return;
            }
            // A candidate is chosen where the rounded line from (0, 0) to (candidates, count) rises by one.
            long before = seen[0] * count / candidates;
            seen[0]++;
            if (seen[0] * count / candidates > before) {
                numbers.set(Math.toIntExact(header.number()));
            }
        });
        return new Samples(numbers);
    }

    boolean contains(long number) {
        return numbers.get(Math.toIntExact(number));
    }

    int size() {
        return numbers.cardinality();
    }
}
