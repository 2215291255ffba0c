package org.labelport.engine.ingest;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.labelport.engine.events.PluginWatch;
import org.labelport.model.Item;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.target.ItemSource;
import org.labelport.target.ParallelItemSource;

/** A source whose calls are watched. */
class WatchedSource implements ItemSource {

    private final ItemSource source;
    private final PluginWatch watch;
    private final String target;

    private WatchedSource(ItemSource source, PluginWatch watch, String target) {
        this.source = source;
        this.watch = watch;
        this.target = target;
    }

    /** @param target that the source is of, for messages */
    static ItemSource of(ItemSource source, PluginWatch watch, String target) {
        return source instanceof ParallelItemSource parallel
                ? new Parallel(parallel, watch, target)
                : new WatchedSource(source, watch, target);
    }

    @Override
    public Optional<Item> next() throws ExportException, IOException {
        try (PluginWatch.Calls call = watch.calls()) {
            call.begin(target, "the next item");
            return source.next();
        }
    }

    @Override
    public Item complete(Item item) throws ExportException, IOException {
        try (PluginWatch.Calls call = watch.calls()) {
            call.beginItem(target, item.id());
            return source.complete(item);
        }
    }

    @Override
    public Optional<URI> refresh(Item item, URI expired) throws IOException {
        try (PluginWatch.Calls call = watch.calls()) {
            call.beginItem(target, item.id());
            return source.refresh(item, expired);
        }
    }

    @Override
    public Optional<String> bookmark() throws IOException {
        try (PluginWatch.Calls call = watch.calls()) {
            call.begin(target, "a bookmark");
            return source.bookmark();
        }
    }

    @Override
    public Taxonomy taxonomy() {
        try (PluginWatch.Calls call = watch.calls()) {
            call.begin(target, "its categories");
            return source.taxonomy();
        }
    }

    @Override
    public Map<String, Object> properties() {
        try (PluginWatch.Calls call = watch.calls()) {
            call.begin(target, "what it knows of the data set");
            return source.properties();
        }
    }

    @Override
    public OptionalLong expectedItems() {
        try (PluginWatch.Calls call = watch.calls()) {
            call.begin(target, "the number of its items");
            return source.expectedItems();
        }
    }

    @Override
    public void close() throws IOException {
        try (PluginWatch.Calls call = watch.calls()) {
            call.begin(target, "the closing of the source");
            source.close();
        }
    }

    /** One of which several items are read at once. */
    private static final class Parallel extends WatchedSource implements ParallelItemSource {

        private final ParallelItemSource source;
        private final PluginWatch watch;
        private final String target;

        private Parallel(ParallelItemSource source, PluginWatch watch, String target) {
            super(source, watch, target);
            this.source = source;
            this.watch = watch;
            this.target = target;
        }

        @Override
        public Optional<Item> next() throws ExportException, IOException {
            return super.next();
        }

        @Override
        public Optional<Reading> nextReading() throws ExportException, IOException {
            try (PluginWatch.Calls call = watch.calls()) {
                call.begin(target, "the name of the next item");
                return source.nextReading().map(Watched::new);
            }
        }

        private final class Watched implements Reading {

            private final Reading reading;

            private Watched(Reading reading) {
                this.reading = reading;
            }

            @Override
            public Optional<Item> read() throws ExportException, IOException {
                try (PluginWatch.Calls call = watch.calls()) {
                    call.begin(target, "an item that it reads");
                    return reading.read();
                }
            }

            @Override
            public long bytes() {
                return reading.bytes();
            }
        }
    }
}
