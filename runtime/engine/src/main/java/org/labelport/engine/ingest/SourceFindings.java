package org.labelport.engine.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.labelport.engine.events.Cancellation;
import org.labelport.engine.events.PluginWatch;
import org.labelport.engine.events.RunContext;
import org.labelport.engine.events.RunEvents;
import org.labelport.engine.journal.Entry;
import org.labelport.engine.media.ReadAhead;
import org.labelport.engine.report.FindingsLog;
import org.labelport.engine.spool.RunFileException;
import org.labelport.engine.spool.SegmentStore;
import org.labelport.export.ExportEvent;
import org.labelport.export.ExportParams;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.Loss;
import org.labelport.target.SourceReport;

/**
 * The errors of a source and what was filtered, in the order of its items, with counts of all items and annotations.
 */
final class SourceFindings implements SourceReport, ReadAhead {

    private static final String ALL_FORMATS = "";

    private final ExportParams.OnItemError policy;
    private final SegmentStore store;
    private final RunEvents events;
    private final Cancellation cancellation;
    private final PluginWatch watch;
    private final Stretch main;
    private Stretch current;
    private boolean settled = true;

    /** Findings of some items in a row. */
    private static final class Stretch {

        private final FindingsLog log;
        private long items;
        private long annotations;

        Stretch(FindingsLog log) {
            this.log = log;
        }
    }

    /**
     * @param store takes the lines
     * @param before what an earlier process has kept
     */
    SourceFindings(ExportParams.OnItemError policy, SegmentStore store, RunContext context, Optional<Entry> before) {
        this.policy = policy;
        this.store = store;
        this.events = context.events();
        this.cancellation = context.cancellation();
        this.watch = context.watch();
        this.main = new Stretch(
                before.isPresent() ? FindingsLog.reopen(store, before.get().entry("log")) : new FindingsLog(store));
        before.ifPresent(kept -> {
            main.items = kept.number("items");
            main.annotations = kept.number("annotations");
        });
        this.current = main;
    }

    /** What is needed to continue with these findings; their lines are on the disk when this returns. */
    Entry entry() throws IOException {
        return Entry.of("log", main.log.entry(), "items", main.items, "annotations", main.annotations);
    }

    FindingsLog log() {
        return main.log;
    }

    /** All items of the source so far, failed ones included. */
    long items() {
        return main.items;
    }

    /** All annotations of the source so far, failed and filtered ones included. */
    long annotations() {
        return main.annotations;
    }

    /** Counts an item that was read. */
    void came(int annotations) {
        settled = false;
        main.items++;
        main.annotations += annotations;
    }

    /** Notes that everything found so far belongs to items that have been handled. */
    void settle() {
        settled = true;
    }

    /** Whether nothing was found since {@link #settle}. */
    boolean isSettled() {
        return settled;
    }

    @Override
    public void ahead() {
        current = new Stretch(new FindingsLog(store));
    }

    @Override
    public Turn answered() {
        Stretch held = current;
        current = main;
        if (held == main) {
            return () -> {};
        }
        return () -> {
            settled = false;
            main.log.append(held.log);
            main.items += held.items;
            main.annotations += held.annotations;
        };
    }

    /** Records a loss of an item that was counted already. */
    void lost(Loss loss) throws IOException {
        main.log.add(loss);
    }

    /** Records an error of an item that was counted already. */
    void failed(ItemError error) throws ExportException {
        try {
            current.log.add(error);
        } catch (IOException e) {
            throw new UncheckedIOException(RunFileException.of(e));
        }
        events.send(new ExportEvent.ItemFailed(ALL_FORMATS, error));
        if (policy == ExportParams.OnItemError.STOP) {
            throw new ExportException(error.code(), error.message());
        }
    }

    @Override
    public void error(ItemError error) throws ExportException {
        touched();
        current.items += error.items();
        current.annotations += error.annotations();
        failed(error);
    }

    @Override
    public void loss(Loss loss) {
        touched();
        if (!loss.annotation().isEmpty()) {
            current.annotations += loss.effect() == Loss.Effect.CHANGED ? 0 : 1;
        } else if (loss.effect() == Loss.Effect.DROPPED) {
            current.items++;
        }
        try {
            current.log.add(loss);
        } catch (IOException e) {
            throw new UncheckedIOException(RunFileException.of(e));
        }
    }

    private void touched() {
        settled &= current != main;
    }

    @Override
    public void scanned(long bytesDone, long bytesTotal) throws ExportException {
        cancellation.check();
        watch.goesOn();
        events.scanned(bytesDone, bytesTotal);
    }
}
