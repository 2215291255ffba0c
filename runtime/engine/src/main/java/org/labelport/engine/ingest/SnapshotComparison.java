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
     * @param changes told of each item that is not as it was, in the source's order, and then in the snapshot's
     * @param limits of what is read
     */
    public SnapshotComparison(Spool snapshot, SourceChange.Sink changes, Limits limits, Cancellation cancellation) {
        this.snapshot = snapshot;
        this.changes = changes;
        this.limits = limits;
        this.cancellation = cancellation;
    }

    /** @param work an empty folder: files in it have the places that they had for the snapshot in the folder of its run */
    public SourceChanges with(InstalledTarget target, Options filter, Path work) throws ExportException, IOException {
        MarkTable marks = new MarkTable(snapshot.census().items());
        ItemMarks now = new ItemMarks();
        snapshot.forEachMark(
                (item, mark) -> marks.add(item.item().id(), mark == ItemMarks.AS_KEPT ? now.of(item.item()) : mark));
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
                Item item = next.get();
                OptionalLong before = marks.meet(item.id());
                if (before.isEmpty()) {
                    added++;
                    changes.take(new SourceChange(SourceChange.Kind.ADDED, item.id()));
                } else if (before.getAsLong() != now.of(item)) {
                    changed++;
                    changes.take(new SourceChange(SourceChange.Kind.CHANGED, item.id()));
                } else {
                    same++;
                }
                source.complete(item);
            }
        } catch (ExportException e) {
            throw files.named(e);
        }
        snapshot.forEachMark((item, mark) -> {
            // For each id as many answers are left as items were not met.
            if (marks.meet(item.item().id()).isPresent()) {
                gone++;
                changes.take(
                        new SourceChange(SourceChange.Kind.GONE, item.item().id()));
            }
        });
        return new SourceChanges(same, added, changed, gone, unreadable);
    }

    /** What cannot be read is counted; it was said when the snapshot was made, or will be at the next export. */
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
