package org.labelport.csv.picture.read;

import java.util.Locale;
import org.labelport.report.Loss;
import org.labelport.target.ItemIds;
import org.labelport.target.LongSet;
import org.labelport.target.SourceReport;

/** Gives each picture of a data set's tables an id of its own. */
final class PictureIds {

    private final SourceReport report;
    private final LongSet paths = new LongSet();
    private final ItemIds ids = new ItemIds();

    PictureIds(SourceReport report) {
        this.report = report;
    }

    /**
     * Returns the id of a picture's item: its path, with its split in front where an earlier picture has that path. If
     * that is taken, too, it gets a number, which is reported.
     *
     * @param path the item's path
     * @param place table and line, for messages
     */
    String of(RowPicture picture, String path, String place) {
        String given = paths.add(path) ? path : picture.split().name().toLowerCase(Locale.ROOT) + "/" + path;
        String id = ids.next(given);
        if (!id.equals(given)) {
            report.loss(Loss.changed(
                    id,
                    "csv.picture-repeated",
                    place + " names '" + picture.path()
                            + "', for which an earlier row has another name; each is read as an item"));
        }
        return id;
    }
}
