package org.labelport.labelstudio.read;

import java.util.List;
import org.labelport.json.Json;
import org.labelport.labelstudio.task.Dialogue;
import org.labelport.labelstudio.task.LabelConfig;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.target.SourceReport;

/**
 * An item whose annotations are still results in percent.
 *
 * @param others what results lie on that the item does not show
 * @param mostFilled how many boxes between and after the key frames of tracks are made at most; 0 for those of key frames alone
 * @param place where its task stands, for messages
 * @param needsSize whether its annotations cannot be read before the picture's size is known
 */
record PendingItem(
        Item item,
        List<ResultSet> sets,
        LabelConfig config,
        Taxonomy taxonomy,
        Json json,
        OtherPictures others,
        int mostFilled,
        String place,
        boolean needsSize) {

    /** The item with its annotations; those that cannot be read are reported. */
    Item finish(Media media, SourceReport report) throws ExportException {
        ReadItem about =
                new ReadItem(item.id(), media, Dialogue.of(item, json), config, taxonomy, json, others, mostFilled);
        ResultReader reader = new ResultReader(about, place, report);
        for (ResultSet set : sets) {
            reader.read(set);
        }
        return item.withMedia(media).withAnnotations(reader.annotations()).withRelations(reader.relations());
    }
}
