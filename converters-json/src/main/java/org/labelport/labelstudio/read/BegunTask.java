package org.labelport.labelstudio.read;

import java.util.Optional;
import org.labelport.labelstudio.task.TaskParser;
import org.labelport.model.Item;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.target.SourceReport;

/**
 * The state of a task, from when it is begun until its item is complete. The thread that reads the task sets the state
 * before it returns the item.
 */
final class BegunTask {

    private final String id;
    private final SourceReport report;
    private volatile boolean failed;

    /** The item, if its annotations wait for the size of the picture. */
    private volatile Optional<PendingItem> pending = Optional.empty();

    /** @param id of the item */
    BegunTask(String id, SourceReport report) {
        this.id = id;
        this.report = report;
    }

    boolean hasFailed() {
        return failed;
    }

    /** Makes the item, whose annotations may have to wait; empty when that fails, which is reported. */
    Optional<Item> read(TaskReader tasks, TaskParser.Found found) throws ExportException {
        PendingItem item;
        try {
            item = tasks.read(found, id);
        } catch (ItemException e) {
            failed = true;
            report.error(ItemError.ofItem(
                    id, Task.countRegions(found.value()), e.code(), tasks.place(found.line()) + ": " + e.getMessage()));
            return Optional.empty();
        }
        if (item.needsSize()) {
            pending = Optional.of(item);
            return Optional.of(item.item());
        }
        return Optional.of(item.finish(item.item().media(), report));
    }

    /** Returns the item with its annotations, now that the size of its picture is known as well as it can be. */
    Item complete(Item item) throws ExportException {
        if (pending.isEmpty()) {
            return item;
        }
        Item finished = pending.get().finish(item.media(), report);
        return item.withAnnotations(finished.annotations()).withRelations(finished.relations());
    }
}
