package org.labelport.engine;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.labelport.model.Item;
import org.labelport.model.Taxonomy;
import org.labelport.options.OptionSpec;
import org.labelport.target.ItemSource;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceRequest;
import org.labelport.target.TargetHandler;

/** Items from memory. */
@ProvidesTarget(
        target = "list",
        title = "Items in memory",
        data__types = {"image"})
class ListTarget implements TargetHandler {

    private final List<Item> items;
    private final Taxonomy taxonomy;

    ListTarget(Taxonomy taxonomy, List<Item> items) {
        this.items = items;
        this.taxonomy = taxonomy;
    }

    @Override
    public List<OptionSpec> filterKeys() {
        return List.of();
    }

    @Override
    public ItemSource open(SourceRequest request) {
        Iterator<Item> iterator = items.iterator();
        return new ItemSource() {
            @Override
            public Optional<Item> next() {
                return iterator.hasNext() ? Optional.of(iterator.next()) : Optional.empty();
            }

            @Override
            public Taxonomy taxonomy() {
                return taxonomy;
            }

            @Override
            public void close() {}
        };
    }
}
