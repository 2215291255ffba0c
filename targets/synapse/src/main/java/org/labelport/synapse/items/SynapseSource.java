package org.labelport.synapse.items;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.labelport.dm.DmDocument;
import org.labelport.model.Item;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.synapse.json.JsonFormatException;
import org.labelport.synapse.results.Place;
import org.labelport.synapse.results.Result;
import org.labelport.synapse.results.Results;
import org.labelport.target.ItemSource;
import org.labelport.target.LongSet;
import org.labelport.target.SourceReport;

/**
 * The items of a list. {@link #next} gives them with the platform's record and without annotations, which
 * {@link #complete} adds once the size of the picture is known, because the numbers of a mask's pixels depend on it.
 */
public final class SynapseSource implements ItemSource {

    private final SourceParts parts;
    private final SourceReport report;
    private final UnitReader reader;
    private final UnitItems items;
    private final OpenUnits units;
    private final Map<String, Object> properties;
    private final Deque<Item> ready = new ArrayDeque<>();
    private final LongSet unreadable = new LongSet();
    private final RepeatedPages repeatedPages;
    private long repeated;
    private boolean ended;

    /** @param repeated how many results came twice before the place at which reading continues */
    SynapseSource(SourceParts parts, SourceReport report, long repeated) {
        this.parts = parts;
        this.report = report;
        this.repeated = repeated;
        this.repeatedPages = new RepeatedPages(parts.results().read() - repeated);
        this.reader = parts.reader();
        this.items = new UnitItems(parts.places());
        this.units = new OpenUnits(parts.json(), report);
        this.properties = Collections.unmodifiableMap(new LinkedHashMap<>(parts.properties()));
    }

    @Override
    public Optional<Item> next() throws ExportException, IOException {
        while (ready.isEmpty() && !ended) {
            Optional<Result> result = parts.results().next();
            if (result.isPresent()) {
                take(result.get());
            } else {
                ended = true;
                reportAtEnd();
            }
        }
        return Optional.ofNullable(ready.pollFirst());
    }

    private void take(Result result) throws ExportException, IOException {
        try {
            Unit unit = reader.read(result);
            if (!parts.seen().add(unit.id())) {
                repeated++;
                report.error(ItemError.ofItem(
                        unit.id(),
                        0,
                        "item.repeated",
                        "the platform lists it again (" + result.place()
                                + "), and it is exported once. Items were added"
                                + " or removed while the list was read; export again to be sure of having all"));
                repeatedPages.stale(parts.results().place());
                return;
            }
            repeatedPages.fresh();
            DmDocument document = units.document(unit);
            Map<String, Item> made = items.of(unit, document);
            units.add(unit, document, made);
            parts.refresh().ifPresent(refresh -> refresh.note(unit.id(), result));
            ready.addAll(made.values());
        } catch (ItemException e) {
            report.error(ItemError.ofItem("", 0, e.code(), e.getMessage()));
            repeatedPages.stale(parts.results().place());
        } catch (JsonFormatException e) {
            String id = UnitReader.idOf(result).orElse("");
            report.error(
                    ItemError.ofItem(id, 0, "item.unreadable", result.place() + " cannot be read: " + e.getMessage()));
            if (unreadable.add(id)) {
                repeatedPages.fresh();
            } else {
                repeatedPages.stale(parts.results().place());
            }
        }
    }

    private void reportAtEnd() {
        Results results = parts.results();
        long came = results.read() - repeated;
        if (!reportedMismatch("first", results.count(), came)) {
            reportedMismatch("last", results.latestCount(), came);
        }
        results.reportAtEnd(report);
    }

    private boolean reportedMismatch(String page, OptionalLong announced, long came) {
        boolean differs = announced.isPresent() && announced.getAsLong() != came;
        if (differs) {
            report.loss(Loss.ofDataset(
                    "source.count-mismatch",
                    "the " + page + " page says that there are " + announced.getAsLong() + " items, and " + came
                            + " came. Items were added or removed while the list was read, or pages are missing; export"
                            + " again to have all"));
        }
        return differs;
    }

    @Override
    public Optional<String> bookmark() throws IOException {
        Optional<Place> place = ready.isEmpty() ? parts.results().place() : Optional.empty();
        return place.isEmpty()
                ? Optional.empty()
                : Optional.of(new Bookmark(place.get(), repeated, parts.seen().flush()).text());
    }

    @Override
    public Item complete(Item item) {
        return units.complete(item);
    }

    @Override
    public Optional<URI> refresh(Item item, URI expired) throws IOException {
        Optional<FileRefresh> refresh = parts.refresh();
        return refresh.isPresent() ? refresh.get().refresh(item, expired) : Optional.empty();
    }

    /** Empty, because the platform has no list of categories that holds for all its items. */
    @Override
    public Taxonomy taxonomy() {
        return Taxonomy.EMPTY;
    }

    @Override
    public Map<String, Object> properties() {
        return properties;
    }

    /** As many as the platform counts results; units with several annotated media give more items. */
    @Override
    public OptionalLong expectedItems() {
        return parts.results().expected();
    }

    @Override
    public void close() throws IOException {
        parts.close();
    }
}
