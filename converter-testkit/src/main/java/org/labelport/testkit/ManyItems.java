package org.labelport.testkit;

import java.util.ArrayList;
import java.util.List;
import org.labelport.model.Item;

/** The sample repeated until it is enough for many shards, with file names that collide now and then. */
final class ManyItems {

    private static final int COLLIDING = 9;

    private ManyItems() {}

    /** So many items, of unique ids and with the sample's media. */
    static DataSet of(DataSet sample, int count) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Item item = sample.items().get(i % sample.items().size());
            String path = i % COLLIDING == 0
                    ? (i % 2 == 0 ? "same" : "SAME")
                            + item.path().substring(item.path().lastIndexOf('.'))
                    : "folder-" + i % 3 + "/" + i + "-" + item.path();
            items.add(renamed(item, i + "-" + item.id(), path));
        }
        return sample.with(items);
    }

    static Item renamed(Item item, String id, String path) {
        return new Item(
                id,
                path,
                item.split(),
                item.slot(),
                item.media(),
                item.annotations(),
                item.relations(),
                item.attributes());
    }
}
