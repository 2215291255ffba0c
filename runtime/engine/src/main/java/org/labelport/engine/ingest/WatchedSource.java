package org.labelport.engine.ingest;

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
    private final TargetCode code;

    private WatchedSource(ItemSource source, TargetCode code) {
        this.source = source;
        this.code = code;
    }

    /** Opens a source; several threads can read it when the target's own source allows that. */
    static ItemSource open(InstalledTarget target, SourceRequest request, PluginWatch watch)
            throws ExportException, IOException {
        TargetCode code = new TargetCode(target.name(), watch);
        ItemSource source =
                code.call("the opening of the source", () -> target.handler().open(request));
        return source instanceof ParallelItemSource parallel
                ? new Parallel(parallel, code)
                : new WatchedSource(source, code);
    }

    @Override
    public Optional<Item> next() throws ExportException, IOException {
        return code.call("the next item", source::next);
    }

    @Override
    public Item complete(Item item) throws ExportException, IOException {
        return code.callOf(item, "an item", () -> source.complete(item));
    }

    @Override
    public Optional<URI> refresh(Item item, URI expired) throws IOException {
        return code.askOf(item, "a new address", () -> source.refresh(item, expired));
    }

    @Override
    public Optional<String> bookmark() throws IOException {
        return code.ask("a bookmark", source::bookmark);
    }

    @Override
    public Taxonomy taxonomy() {
        return code.ask("its categories", source::taxonomy);
    }

    @Override
    public Map<String, Object> properties() {
        return code.ask("what it knows of the data set", source::properties);
    }

    @Override
    public OptionalLong expectedItems() {
        return code.ask("the number of its items", source::expectedItems);
    }

    @Override
    public void close() throws IOException {
        code.ask("the closing of the source", () -> {
            source.close();
            return Optional.empty();
        });
    }

    /** A source of which several items are read at once. */
    private static final class Parallel extends WatchedSource implements ParallelItemSource {

        private final ParallelItemSource source;
        private final TargetCode code;

        private Parallel(ParallelItemSource source, TargetCode code) {
            super(source, code);
            this.source = source;
            this.code = code;
        }

        @Override
        public Optional<Item> next() throws ExportException, IOException {
            return super.next();
        }

        @Override
        public Optional<Reading> nextReading() throws ExportException, IOException {
            return code.call("the name of the next item", source::nextReading).map(Watched::new);
        }

        @Override
        public void allRead() throws ExportException, IOException {
            code.call("the end of the source", () -> {
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
                return code.call("an item that it reads", reading::read);
            }

            @Override
            public long bytes() {
                return reading.bytes();
            }
        }
    }
}
