package org.labelport.sheet;

import java.io.IOException;
import java.util.BitSet;
import org.labelport.convert.Census;

/** Chooses the items that are shown: evenly spread over those with annotations, or over all when there are too few. */
final class Samples {

    private final BitSet numbers;

    private Samples(BitSet numbers) {
        this.numbers = numbers;
    }

    /**
     * Chooses.
     *
     * @param annotated number of items with annotations
     * @param wanted at most this many
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
            // Candidate i is taken where the line from (0, 0) to (candidates, count) takes a step.
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
