package org.labelport.coco.write;

import java.io.IOException;
import java.util.Set;
import org.labelport.convert.Metadata;
import org.labelport.convert.NumberedItem;
import org.labelport.model.Category;
import org.labelport.model.Media;
import org.labelport.output.ByteText;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;

/** The parts of COCO files that differ between the kinds of files. Used by several threads at once. */
public interface CocoContent {

    /** What the entries of categories keep in files with skeletons. */
    Set<Metadata> KEPT = Set.of(
            Metadata.SUPERCATEGORIES,
            Metadata.KEYPOINT_NAMES,
            Metadata.SKELETON_EDGES,
            Metadata.UNUSED_CATEGORIES,
            Metadata.CATEGORY_ORDER);

    /** Returns a writer of the annotations of one shard. */
    Entries entries(ShardOutput out);

    /** Appends the keys of an image other than its id, width and height. By default that is its name. */
    default void image(ByteText text, NumberedItem item, String name) {
        text.text(",\"file_name\":");
        CocoText.string(text, name);
    }

    /** Whether the size of every picture must be known. */
    default boolean needsSize() {
        return true;
    }

    /** Whether the pictures are part of the export. */
    default boolean hasPictures() {
        return true;
    }

    /**
     * Whether the file has a list of categories. When it has one, even an empty one, pycocotools stops at annotations
     * without a category.
     */
    default boolean hasCategories() {
        return true;
    }

    /** Metadata that this kind keeps, in addition to what the format keeps in all layouts. */
    default Set<Metadata> kept() {
        return Set.of();
    }

    /**
     * Appends the keys of a category other than id, name and supercategory.
     *
     * @param index 0-based place in the taxonomy
     * @param counts gives the numbers that shards have counted
     */
    default void category(ByteText text, int index, Category category, ExportOutput counts) {
        SkeletonText.appendIfAny(text, category.skeleton());
    }

    /** Writes the annotations of items, and reports what is not written. Used by one thread. */
    @FunctionalInterface
    interface Entries {

        /** @param name of the picture, for kinds that name other files after it */
        void write(NumberedItem numbered, Media.Image image, String name) throws ItemException, IOException;
    }
}
