package org.labelport.labelstudio.read;

import java.util.List;
import org.labelport.labelstudio.results.ReadItem;
import org.labelport.labelstudio.results.ResultReader;
import org.labelport.labelstudio.results.ResultSet;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.report.ExportException;
import org.labelport.target.SourceReport;

/**
 * An item whose annotations are not made yet, since results are in percent of the picture's size.
 *
 * @param about what its annotations are made with
 * @param place file and line of the task, for messages
 * @param needsSize whether the annotations cannot be read before the picture's size is known
 */
record PendingItem(Item item, List<ResultSet> sets, ReadItem about, String place, boolean needsSize) {

    /** Returns the item with its annotations, and reports those that cannot be read. */
    Item finish(Media media, SourceReport report) throws ExportException {
        ResultReader reader = new ResultReader(about.withMedia(media), place, report);
        for (ResultSet set : sets) {
            reader.read(set);
        }
        return item.withMedia(media).withAnnotations(reader.annotations()).withRelations(reader.relations());
    }
}
