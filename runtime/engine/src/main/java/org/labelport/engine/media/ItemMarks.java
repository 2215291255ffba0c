package org.labelport.engine.media;

import java.io.IOException;
import java.net.URI;
import org.labelport.engine.spool.ItemHash;
import org.labelport.model.Blob;
import org.labelport.model.Item;

/**
 * Makes the marks that tell an item of a source from other states of itself: a hash of all that the source gives,
 * except what differs each time that the source is asked, such as signatures in addresses. Not thread-safe.
 */
public final class ItemMarks {

    /** The folder of a run, which is left out, because sources unpack files to another one in each run. */
    private static final String RUN_FOLDER = "^file:.*/\\.labelport-[0-9a-z]+/";

    /**
     * The mark of an item that is kept just as its source gave it, so that its own mark can be computed from what was
     * kept.
     */
    public static final long AS_KEPT = 0;

    private final ItemHash hash = new ItemHash();

    /** @param item as {@code ItemSource.next} gave it */
    public long of(Item item) throws IOException {
        long mark = hash.of(ItemFiles.moved(item, ItemMarks::lasting));
        return mark == AS_KEPT ? 1 : mark;
    }

    private static Blob lasting(Blob blob) {
        if (blob.location().isEmpty()) {
            return blob;
        }
        URI location = blob.location().get();
        URI lasting = ItemFiles.isWeb(location)
                ? URI.create(FileKey.address(location))
                : URI.create(location.toString().replaceFirst(RUN_FOLDER, "file:/"));
        return lasting.equals(location) ? blob : Blob.at(lasting, blob.size()).withChecksum(blob.checksum());
    }
}
