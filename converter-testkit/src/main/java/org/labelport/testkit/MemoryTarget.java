package org.labelport.testkit;

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

/** Gives the engine items from memory. */
@ProvidesTarget(
        target = MemoryTarget.ID,
        title = "Items of the contract test",
        data__types = {"image", "video", "audio", "text", "pcd", "prompt"})
final class MemoryTarget implements TargetHandler {

    static final String ID = "testkit-memory";

    private final DataSet data;

    MemoryTarget(DataSet data) {
        this.data = data;
    }

    @Override
    public List<OptionSpec> filterKeys() {
        return List.of();
    }

    @Override
    public ItemSource open(SourceRequest request) {
        Iterator<Item> items = data.items().iterator();
        return new ItemSource() {
            @Override
            public Optional<Item> next() {
                return items.hasNext() ? Optional.of(items.next()) : Optional.empty();
            }

            @Override
            public Taxonomy taxonomy() {
                return data.taxonomy();
            }

            @Override
            public void close() {}
        };
    }
}
