package org.labelport.labelstudio.read;

import java.util.List;
import org.labelport.json.Json;
import org.labelport.labelstudio.task.Dialogue;
import org.labelport.labelstudio.task.LabelConfig;
import org.labelport.limits.Limits;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.target.SourceReport;

/**
 * An item whose annotations are not made yet, since results are in percent of the picture's size.
 *
 * @param others the pictures that results are on and the item does not show
 * @param mostFilled the most boxes that are interpolated between and after the key frames of tracks; 0 to read only key
 *     frames
 * @param place file and line of the task, for messages
 * @param needsSize whether the annotations cannot be read before the picture's size is known
 */
record PendingItem(
        Item item,
        List<ResultSet> sets,
        LabelConfig config,
        Taxonomy taxonomy,
        Json json,
        OtherPictures others,
        int mostFilled,
        Limits limits,
        String place,
        boolean needsSize) {

    /** Returns the item with its annotations, and reports those that cannot be read. */
    Item finish(Media media, SourceReport report) throws ExportException {
        ReadItem about = new ReadItem(
                item.id(), media, Dialogue.of(item, json), config, taxonomy, json, others, mostFilled, limits);
        ResultReader reader = new ResultReader(about, place, report);
        for (ResultSet set : sets) {
            reader.read(set);
        }
        return item.withMedia(media).withAnnotations(reader.annotations()).withRelations(reader.relations());
    }
}
