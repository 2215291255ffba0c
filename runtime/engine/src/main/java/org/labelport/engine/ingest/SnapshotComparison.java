package org.labelport.engine.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.labelport.engine.catalogue.InstalledTarget;
import org.labelport.engine.events.Cancellation;
import org.labelport.engine.json.JacksonJson;
import org.labelport.engine.media.ItemMarks;
import org.labelport.engine.picture.ImageHeaders;
import org.labelport.engine.spool.Spool;
import org.labelport.export.SourceChange;
import org.labelport.export.SourceChanges;
import org.labelport.limits.Limits;
import org.labelport.model.Item;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.Loss;
import org.labelport.target.ItemSource;
import org.labelport.target.SourceReport;
import org.labelport.target.SourceRequest;

/** Reads a source again and compares its items with those of a snapshot. Originals are not fetched. */
public final class SnapshotComparison {

    private final Spool snapshot;
    private final SourceChange.Sink changes;
    private final Limits limits;
    private final Cancellation cancellation;
    private long same;
    private long added;
    private long changed;
    private long gone;
    private long unreadable;

    /**
     * Prepares to compare.
     *
     * @param changes takes each item that differs: added or changed ones in the source's order, then removed ones in
     *     the snapshot's
     * @param limits of what is read
     */
    public SnapshotComparison(Spool snapshot, SourceChange.Sink changes, Limits limits, Cancellation cancellation) {
        this.snapshot = snapshot;
        this.changes = changes;
        this.limits = limits;
        this.cancellation = cancellation;
    }

    /**
     * @param work an empty folder, in which files have the same relative places as in the folder of the snapshot's run
     */
    public SourceChanges with(InstalledTarget target, Options filter, Path work) throws ExportException, IOException {
        ItemMarks now = new ItemMarks();
        MarkTable before = new MarkTable(snapshot.census().items());
        snapshot.forEachMark(
                (item, mark) -> before.add(item.item().id(), mark == ItemMarks.AS_KEPT ? now.of(item.item()) : mark));
        SourceReport report = new Count();
        SourceFiles files = SourceFiles.of(target, filter, IngestFolder.unpacked(work), report, limits);
        SourceRequest request = new SourceRequest(
                files.filter(),
                IngestFolder.scratch(work),
                new ImageHeaders(limits),
                report,
                new JacksonJson(limits),
                limits,
                Optional.empty());
        try (ItemSource source = target.handler().open(request)) {
            for (Optional<Item> next = source.next(); next.isPresent(); next = source.next()) {
                cancellation.check();
                compare(next.get(), before.meet(next.get().id()), now);
                source.complete(next.get());
            }
        } catch (ExportException e) {
            throw files.named(e);
        }
        snapshot.forEachMark((item, mark) -> {
            // Items with the same id are gone as often as they were not met again.
            if (before.meet(item.item().id()).isPresent()) {
                gone++;
                take(SourceChange.Kind.GONE, item.item());
            }
        });
        return new SourceChanges(same, added, changed, gone, unreadable);
    }

    /** @param before the mark of the snapshot's item of the same id */
    private void compare(Item item, OptionalLong before, ItemMarks now) throws IOException {
        if (before.isEmpty()) {
            added++;
            take(SourceChange.Kind.ADDED, item);
        } else if (before.getAsLong() != now.of(item)) {
            changed++;
            take(SourceChange.Kind.CHANGED, item);
        } else {
            same++;
        }
    }

    private void take(SourceChange.Kind kind, Item item) throws IOException {
        changes.take(new SourceChange(kind, item.id()));
    }

    /**
     * Counts what cannot be read. It is not reported here: it was when the snapshot was made, or will be at the next
     * export.
     */
    private final class Count implements SourceReport {

        @Override
        public void error(ItemError error) throws ExportException {
            cancellation.check();
            unreadable += error.items();
        }

        @Override
        public void loss(Loss loss) {
            // says nothing of what has changed
        }

        @Override
        public void scanned(long bytesDone, long bytesTotal) throws ExportException {
            cancellation.check();
        }
    }
}
