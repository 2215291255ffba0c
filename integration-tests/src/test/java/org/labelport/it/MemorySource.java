package org.labelport.it;

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

/** A target that gives what it was told to. */
@ProvidesTarget(
        target = "memory",
        title = "Items in memory",
        data__types = {"image", "video"})
final class MemorySource implements TargetHandler {

    private Taxonomy taxonomy;
    private List<Item> items = List.of();

    MemorySource(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
    }

    void set(List<Item> next) {
        items = List.copyOf(next);
    }

    void set(Taxonomy categories, List<Item> next) {
        taxonomy = categories;
        set(next);
    }

    @Override
    public List<OptionSpec> filterKeys() {
        return List.of();
    }

    @Override
    public ItemSource open(SourceRequest request) {
        Iterator<Item> next = items.iterator();
        return new ItemSource() {
            @Override
            public Optional<Item> next() {
                return next.hasNext() ? Optional.of(next.next()) : Optional.empty();
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
