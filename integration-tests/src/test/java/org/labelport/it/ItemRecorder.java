package org.labelport.it;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.Metadata;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ProvidesFormat;
import org.labelport.convert.ShardWriter;
import org.labelport.model.Item;
import org.labelport.model.Taxonomy;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;

/** A format that keeps what it is given. */
@ProvidesFormat(
        format = ItemRecorder.FORMAT,
        title = "Kept in memory",
        data__types = {"image"},
        annotation__types = {"image"},
        shapes = {"box"})
final class ItemRecorder implements Converter {

    static final String FORMAT = "recorder";

    private final List<Item> items = new ArrayList<>();
    private volatile Taxonomy taxonomy = Taxonomy.EMPTY;

    /** What was recorded since the last call. */
    synchronized List<Item> take() {
        List<Item> taken = List.copyOf(items);
        items.clear();
        return taken;
    }

    /** The categories of the last run. */
    Taxonomy taxonomy() {
        return taxonomy;
    }

    private synchronized void add(Item item) {
        items.add(item);
    }

    @Override
    public Set<Metadata> keeps() {
        return EnumSet.allOf(Metadata.class);
    }

    @Override
    public ConversionPlan plan(PlanRequest request) {
        taxonomy = request.census().taxonomy();
        return new ConversionPlan() {
            @Override
            public ShardWriter openShard(ShardOutput out) {
                return numbered -> {
                    add(numbered.item());
                    numbered.item().annotations().forEach(out::written);
                };
            }

            @Override
            public void finish(ExportOutput out) {}
        };
    }
}
