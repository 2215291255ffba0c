package org.labelport.engine.ingest;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.labelport.engine.catalogue.InstalledTarget;
import org.labelport.engine.events.PluginWatch;
import org.labelport.model.Item;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.target.ItemSource;
import org.labelport.target.ParallelItemSource;
import org.labelport.target.SourceRequest;

/** A source whose calls are watched, and whose failures name the target. */
class WatchedSource implements ItemSource {

    private final ItemSource source;
    private final PluginWatch watch;
    private final String target;

    private WatchedSource(ItemSource source, PluginWatch watch, String target) {
        this.source = source;
        this.watch = watch;
        this.target = target;
    }

    /** Opens a source; several threads can read it when the target's own source allows that. */
    static ItemSource open(InstalledTarget target, SourceRequest request, PluginWatch watch)
            throws ExportException, IOException {
        String name = target.name();
        ItemSource source = called(
                watch, name, "the opening of the source", () -> target.handler().open(request));
        return source instanceof ParallelItemSource parallel
                ? new Parallel(parallel, watch, name)
                : new WatchedSource(source, watch, name);
    }

    private static <T> T called(PluginWatch watch, String target, String what, SourceCall<T> call)
            throws ExportException, IOException {
        try (PluginWatch.Calls calls = watch.calls()) {
            calls.begin(target, what);
            return given(what, SourceCall.of(target, call));
        }
    }

    private static <T> T given(String what, T value) {
        return requireNonNull(value, () -> "there was null for " + what);
    }

    @Override
    public Optional<Item> next() throws ExportException, IOException {
        return called(watch, target, "the next item", source::next);
    }

    @Override
    public Item complete(Item item) throws ExportException, IOException {
        try (PluginWatch.Calls calls = watch.calls()) {
            calls.beginItem(target, item.id());
            return given("an item", SourceCall.of(target, () -> source.complete(item)));
        }
    }

    @Override
    public Optional<URI> refresh(Item item, URI expired) throws IOException {
        try (PluginWatch.Calls calls = watch.calls()) {
            calls.beginItem(target, item.id());
            return given("a new address", source.refresh(item, expired));
        }
    }

    @Override
    public Optional<String> bookmark() throws IOException {
        try (PluginWatch.Calls calls = watch.calls()) {
            calls.begin(target, "a bookmark");
            return given("a bookmark", source.bookmark());
        }
    }

    @Override
    public Taxonomy taxonomy() {
        try (PluginWatch.Calls calls = watch.calls()) {
            calls.begin(target, "its categories");
            return given("its categories", source.taxonomy());
        }
    }

    @Override
    public Map<String, Object> properties() {
        try (PluginWatch.Calls calls = watch.calls()) {
            calls.begin(target, "what it knows of the data set");
            return given("what it knows of the data set", source.properties());
        }
    }

    @Override
    public OptionalLong expectedItems() {
        try (PluginWatch.Calls calls = watch.calls()) {
            calls.begin(target, "the number of its items");
            return given("the number of its items", source.expectedItems());
        }
    }

    @Override
    public void close() throws IOException {
        try (PluginWatch.Calls calls = watch.calls()) {
            calls.begin(target, "the closing of the source");
            source.close();
        }
    }

    /** A source of which several items are read at once. */
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
            return called(watch, target, "the name of the next item", source::nextReading)
                    .map(Watched::new);
        }

        @Override
        public void allRead() throws ExportException, IOException {
            called(watch, target, "the end of the source", () -> {
                source.allRead();
                return Optional.empty();
            });
        }

        private final class Watched implements Reading {

            private final Reading reading;

            private Watched(Reading reading) {
                this.reading = reading;
            }

            @Override
            public Optional<Item> read() throws ExportException, IOException {
                return called(watch, target, "an item that it reads", reading::read);
            }

            @Override
            public long bytes() {
                return reading.bytes();
            }
        }
    }
}
