package org.labelport.engine.media;

import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.labelport.model.Item;
import org.labelport.model.Taxonomy;
import org.labelport.target.ItemSource;

/** Items from memory, with new addresses for files where the test gives them; remembers how it was used. */
final class ScriptedSource implements ItemSource {

    private final Iterator<Item> items;
    private final Map<URI, URI> fresh = new ConcurrentHashMap<>();
    private final List<String> refreshed = new CopyOnWriteArrayList<>();
    private final List<Item> completed = new ArrayList<>();
    private int given;
    private int mostAhead;

    ScriptedSource(Iterable<Item> items) {
        this.items = items.iterator();
    }

    ScriptedSource fresh(URI expired, URI instead) {
        fresh.put(expired, instead);
        return this;
    }

    @Override
    public Optional<Item> next() {
        if (!items.hasNext()) {
            return Optional.empty();
        }
        given++;
        mostAhead = Math.max(mostAhead, given - completed.size());
        return Optional.of(items.next());
    }

    @Override
    public Item complete(Item item) {
        completed.add(item);
        return item;
    }

    @Override
    public Optional<URI> refresh(Item item, URI expired) {
        refreshed.add(item.id() + " " + expired.getPath());
        return Optional.ofNullable(fresh.get(expired));
    }

    /** Items as they were completed. */
    List<Item> completed() {
        return completed;
    }

    /** Item and path of each file whose address was asked for again. */
    List<String> refreshed() {
        return refreshed;
    }

    /** How many items were given at most that were not completed yet. */
    int mostAhead() {
        return mostAhead;
    }

    @Override
    public Taxonomy taxonomy() {
        return Taxonomy.EMPTY;
    }

    @Override
    public void close() {}
}
