package org.labelport.engine.ingest;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.labelport.engine.events.RunContext;
import org.labelport.engine.events.RunEvents;
import org.labelport.engine.ingest.IngestCheckpoint.Keeper;
import org.labelport.engine.limits.ItemLimits;
import org.labelport.engine.media.PreparedItems;
import org.labelport.engine.spool.SpoolFeed;
import org.labelport.model.Item;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.LogCode;
import org.labelport.target.ItemSource;

/** Takes the items of an open source, one after the other, through the limits and the user's choices into the spool. */
final class ItemIntake {

    private final ItemSource source;
    private final PreparedItems items;
    private final SpoolFeed writer;
    private final FoundPictures found;
    private final RunContext context;
    private final RunEvents events;
    private final ItemLimits perItem;

    /**
     * Prepares to read.
     *
     * @param items those of the source, with their files
     * @param found counts what there is of the items' pictures
     * @param context takes progress, messages and cancellation
     */
    ItemIntake(ItemSource source, PreparedItems items, SpoolFeed writer, FoundPictures found, RunContext context) {
        this.source = source;
        this.items = items;
        this.writer = writer;
        this.found = found;
        this.context = context;
        this.events = context.events();
        this.perItem = new ItemLimits(context.limits());
    }

    /**
     * Reads all items.
     *
     * @param keeper notes how far the ingest has come, where that is kept
     */
    void run(Selection selection, Optional<Keeper> keeper) throws ExportException, IOException, InterruptedException {
        boolean all = false;
        try {
            read(selection, keeper);
            all = true;
        } finally {
            if (!all) {
                keeper.ifPresent(Keeper::keepBeforeFailure);
            }
        }
    }

    private void read(Selection selection, Optional<Keeper> keeper)
            throws ExportException, IOException, InterruptedException {
        OptionalLong expected = source.expectedItems();
        announce(expected);
        PreparedItems.WaitCheck waitCheck = () -> {
            context.cancellation().check();
            events.progress(writer.size(), expected);
        };
        for (Optional<Item> item = items.next(waitCheck); item.isPresent(); item = items.next(waitCheck)) {
            context.cancellation().check();
            take(item.get(), selection);
            if (keeper.isPresent()) {
                keeper.get().done(items.bookmark());
            }
            events.progress(writer.size(), expected);
        }
        if (expected.isEmpty()) {
            announce(OptionalLong.of(selection.itemsRead()));
        }
        warn();
    }

    private void take(Item item, Selection selection) throws ExportException, IOException, InterruptedException {
        Optional<ItemError> broken = perItem.broken(item);
        if (broken.isPresent()) {
            selection.refuse(broken.get());
        } else {
            found.add(item);
            Item selected = selection.of(item);
            writer.add(selected, items.mark(selected));
        }
    }

    private void announce(OptionalLong expected) {
        if (expected.isPresent() && expected.getAsLong() == 0) {
            context.log().logMessageWithCode(LogCode.NO_RESULTS_FOUND);
        } else if (expected.isPresent()) {
            context.log().logMessageWithCode(LogCode.RESULTS_RETRIEVED, expected.getAsLong());
        }
    }

    private void warn() {
        found.warning().ifPresent(warning -> events.warn("media.missing", warning));
        items.unsureFiles().ifPresent(warning -> events.warn("media.unsure-end", warning));
        items.turnedPictures().ifPresent(warning -> events.warn("media.turned", warning));
    }
}
