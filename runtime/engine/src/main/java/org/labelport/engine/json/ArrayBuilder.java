package org.labelport.engine.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the elements of a JSON array; long arrays of whole numbers, such as the pixels of a mask, are kept unboxed.
 */
final class ArrayBuilder {

    private static final int FEW = 64;

    private final List<Object> few = new ArrayList<>();
    private long[] many = {};
    private int size;

    void add(long element) {
        if (many.length == 0 && few.size() == FEW && areIntegers()) {
            many = new long[4 * FEW];
            for (Object number : few) {
                many[size++] = (Long) number;
            }
            few.clear();
        }
        if (many.length == 0) {
            few.add(element);
            return;
        }
        if (size == many.length) {
            many = Arrays.copyOf(many, Math.addExact(size, size >> 1));
        }
        many[size++] = element;
    }

    @SuppressWarnings("NullAway") // JSON's null is an element like any other
    void add(@Nullable Object element) {
        if (many.length > 0) {
            few.addAll(new IntegerList(many, size));
            many = new long[0];
            size = 0;
        }
        few.add(element);
    }

    List<Object> build() {
        return many.length == 0 ? few : new IntegerList(many, size);
    }

    private boolean areIntegers() {
        return few.stream().allMatch(Long.class::isInstance);
    }
}
