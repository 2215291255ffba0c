package org.labelport.cvat.file;

import java.util.List;
import org.labelport.model.Category;

/**
 * The head of a file, which comes before its pictures or tracks.
 *
 * @param present whether the file has a {@code meta}
 * @param kind {@code task}, {@code project} or {@code job}; empty when there is none of them
 * @param categories in the file's order
 * @param name of the task or project; empty when unknown
 * @param mode {@code annotation} for pictures, {@code interpolation} for videos; empty when unknown
 * @param size number of frames, including those that the step skips; 0 when unknown
 * @param step distance of one frame of the task to the next, in frames of the video
 * @param subset of a task; empty when unknown
 * @param subsets of the tasks of a project
 * @param tasks of a project
 * @param source file name of a video; empty when unknown
 * @param width of a video in pixels; 0 when unknown
 * @param height of a video in pixels; 0 when unknown
 * @param unread describes what else the file says here
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
        List<CvatTask> tasks,
        String source,
        int width,
        int height,
        List<String> unread) {

    /** The mode of pictures. */
    public static final String IMAGES = "annotation";

    /** The mode of videos, and of sequences of pictures with tracks. */
    public static final String VIDEO = "interpolation";

    static final CvatMeta NONE =
            new CvatMeta(false, "", List.of(), "", "", 0, 1, "", List.of(), List.of(), "", 0, 0, List.of());

    /** Whether the frames are pictures of a sequence, and not frames of a video. */
    public boolean isOfPictures() {
        return mode.strip().equals(IMAGES);
    }

    public CvatMeta {
        categories = List.copyOf(categories);
        subsets = List.copyOf(subsets);
        tasks = List.copyOf(tasks);
        unread = List.copyOf(unread);
    }
}
