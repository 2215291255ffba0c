package org.labelport.dm;

import org.labelport.json.Json;
import org.labelport.model.Media;
import org.labelport.report.LossSink;

/** Reads the annotations of a medium into the model. */
public final class DmReader {

    private final Json json;
    private final String itemId;
    private final LossSink losses;

    /**
     * A reader for one item.
     *
     * @param itemId named in what is reported
     * @param losses hears of everything that is odd
     */
    public DmReader(Json json, String itemId, LossSink losses) {
        this.json = json;
        this.itemId = itemId;
        this.losses = losses;
    }

    /**
     * Reads one medium's annotations into the model.
     *
     * @param mediumId one of {@link DmDocument#media}; of any other there are no annotations
     * @param media what is known of the file
     */
    public DmContent read(DmDocument document, String mediumId, Media media) {
        throw new UnsupportedOperationException("dm.reader: not made yet " + json + itemId + losses);
    }
}
