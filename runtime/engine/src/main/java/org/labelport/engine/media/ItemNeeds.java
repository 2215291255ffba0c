package org.labelport.engine.media;

import java.util.Set;
import org.labelport.convert.ItemDetail;
import org.labelport.export.ExportParams.Orientation;

/**
 * What a run needs of its items beyond what every source gives.
 *
 * @param details the details that any of its formats asks for
 * @param originals whether the files themselves are needed
 * @param orientation the frame in which annotations of turned pictures are needed
 */
public record ItemNeeds(Set<ItemDetail> details, Originals originals, Orientation orientation) {

    /** What happens to files that are not on this machine. */
    public enum Originals {
        /** They are fetched, since they become part of the export. */
        FETCHED,
        /** They stay where they are: the export is without them, or is a dry run. */
        LEFT
    }

    public ItemNeeds {
        details = Set.copyOf(details);
    }

    /** Whether a format hands on the records of the source, with their data and files. */
    boolean records() {
        return details.contains(ItemDetail.SOURCE_RECORD);
    }

    /** Whether a format cannot do without the sizes of pictures. */
    boolean pictureSizes() {
        return details.contains(ItemDetail.PICTURE_SIZE);
    }

    /** Whether files are fetched. */
    public boolean files() {
        return originals == Originals.FETCHED;
    }
}
