package org.labelport.cvat.file;

import java.util.List;
import org.labelport.model.Category;

/**
 * What stands before the pictures or tracks of a file.
 *
 * @param present whether there is a {@code meta}
 * @param kind {@code task}, {@code project}, {@code job}; empty when none of them is there
 * @param categories in the file's order
 * @param name of the task or project; empty when not said
 * @param mode {@code annotation} for pictures, {@code interpolation} for videos; empty when not said
 * @param size number of frames, skipped ones included; 0 when not said
 * @param step that frames are apart
 * @param subset of a task; empty when not said
 * @param subsets of the tasks of a project
 * @param source file name of a video; empty when not said
 * @param width of a video; 0 when not said
 */
public record CvatMeta(
        boolean present,
        String kind,
        List<Category> categories,
        String name,
        String mode,
        int size,
        int step,
        String subset,
        List<String> subsets,
        String source,
        int width,
        int height) {

    /** Mode of pictures. */
    public static final String IMAGES = "annotation";

    /** Mode of videos, and of sequences of pictures with tracks. */
    public static final String VIDEO = "interpolation";

    static final CvatMeta NONE = new CvatMeta(false, "", List.of(), "", "", 0, 1, "", List.of(), "", 0, 0);

    /** Whether the frames are pictures, and not those of a video. */
    public boolean isOfPictures() {
        return mode.strip().equals(IMAGES);
    }

    public CvatMeta {
        categories = List.copyOf(categories);
        subsets = List.copyOf(subsets);
    }
}
