package org.labelport.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.labelport.model.Item;
import org.labelport.model.Taxonomy;

/** Items and their categories, as a source would give them. */
record DataSet(Taxonomy taxonomy, List<Item> items) {

    DataSet {
        items = List.copyOf(items);
    }

    DataSet with(List<Item> others) {
        return new DataSet(taxonomy, others);
    }

    DataSet with(Taxonomy other) {
        return new DataSet(other, items);
    }

    /** The same data set with each item changed. */
    DataSet mapped(UnaryOperator<Item> change) {
        List<Item> changed = new ArrayList<>();
        items.forEach(item -> changed.add(change.apply(item)));
        return with(changed);
    }

    long annotations() {
        return items.stream().mapToLong(item -> item.annotations().size()).sum();
    }
}
