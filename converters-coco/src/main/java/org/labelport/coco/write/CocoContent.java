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

/** What one kind of COCO file has of its own; the rest is the same for all. Used by several threads at once. */
public interface CocoContent {

    /** What entries of categories with keypoints say. */
    Set<Metadata> KEPT = Set.of(
            Metadata.SUPERCATEGORIES,
            Metadata.KEYPOINT_NAMES,
            Metadata.SKELETON_EDGES,
            Metadata.UNUSED_CATEGORIES,
            Metadata.CATEGORY_ORDER);

    /** A writer of annotations for one shard. */
    Entries entries(ShardOutput out);

    /** Appends what an image has besides its id, sides and, unless this says otherwise, its name. */
    default void image(ByteText text, NumberedItem item, String name) {
        text.text(",\"file_name\":");
        CocoText.string(text, name);
    }

    /** Whether a picture is of use only when its sides are known. */
    default boolean needsSize() {
        return true;
    }

    /** Whether the pictures are part of the export. */
    default boolean hasPictures() {
        return true;
    }

    /** Whether there is a list of categories; pycocotools stops where there is one, though empty, and entries name none. */
    default boolean hasCategories() {
        return true;
    }

    /** What is kept of categories that other layouts of the format do not keep. */
    default Set<Metadata> kept() {
        return Set.of();
    }

    /**
     * Appends what a category has besides id, name and supercategory.
     *
     * @param index 0-based place in the taxonomy
     * @param counts what shards have counted
     */
    default void category(ByteText text, int index, Category category, ExportOutput counts) {
        SkeletonText.appendIfAny(text, category.skeleton());
    }

    /** Writes the annotations of items, and what has no place of them. Used by one thread. */
    @FunctionalInterface
    interface Entries {

        void write(NumberedItem numbered, Media.Image image) throws IOException;

        /** As the other, for kinds that name files after the picture. */
        default void write(NumberedItem numbered, Media.Image image, String name) throws ItemException, IOException {
            write(numbered, image);
        }
    }
}
