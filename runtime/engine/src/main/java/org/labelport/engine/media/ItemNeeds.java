package org.labelport.engine.media;

import java.util.Set;
import org.labelport.convert.ItemDetail;

/**
 * What a run needs of its items beyond what every source gives.
 *
 * @param details what any of its formats asks for
 * @param originals whether the files themselves are needed
 */
public record ItemNeeds(Set<ItemDetail> details, Originals originals) {

    /** What happens to files that are not on this machine. */
    public enum Originals {
        /** They are not in the export, be they here or elsewhere. */
        UNWANTED,
        /** They are fetched, since they become part of the export. */
        FETCHED,
        /** Those elsewhere stay where they are: it is a dry run. */
        LEFT
    }

    public ItemNeeds {
        details = Set.copyOf(details);
    }

    /** Whether a format hands on the records of the source, data and files. */
    boolean records() {
        return details.contains(ItemDetail.SOURCE_RECORD);
    }

    /** Whether a format cannot do without the sizes of pictures. */
    boolean pictureSizes() {
        return details.contains(ItemDetail.PICTURE_SIZE);
    }

    /** Whether files become part of the export. */
    boolean originalsWanted() {
        return originals != Originals.UNWANTED;
    }

    /** Whether files are fetched. */
    boolean files() {
        return originals == Originals.FETCHED;
    }
}
