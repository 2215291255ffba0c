package org.labelport.engine.json;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** A list of many whole numbers in eight bytes each. The first change turns it into an ordinary list. */
final class IntegerList extends AbstractList<Object> implements RandomAccess {

    private long[] numbers;
    private int size;
    private @Nullable List<Object> changed;

    IntegerList(long[] numbers, int size) {
        this.numbers = numbers;
        this.size = size;
    }

    @Override
    public Object get(int index) {
        if (changed != null) {
            return changed.get(index);
        }
        return numbers[Objects.checkIndex(index, size)];
    }

    @Override
    public int size() {
        return changed == null ? size : changed.size();
    }

    @Override
    public Object set(int index, Object element) {
        return ordinary().set(index, element);
    }

    @Override
    public void add(int index, Object element) {
        modCount++;
        ordinary().add(index, element);
    }

    @Override
    public Object remove(int index) {
        modCount++;
        return ordinary().remove(index);
    }

    private List<Object> ordinary() {
        List<Object> list = changed;
        if (list == null) {
            list = new ArrayList<>(this);
            changed = list;
            numbers = new long[0];
            size = 0;
        }
        return list;
    }
}
