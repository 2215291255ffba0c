package org.labelport.cvat.file;

/**
 * What a file says of the frames of its task or project.
 *
 * @param mode {@code annotation} for pictures, {@code interpolation} for videos; empty when unknown
 * @param size number of frames, including those that the step skips; 0 when unknown
 * @param step distance of one frame of the task to the next, in frames of the video
 * @param source file name of a video; empty when unknown
 * @param width of a video in pixels; 0 when unknown
 * @param height of a video in pixels; 0 when unknown
 */
public record CvatFrames(String mode, int size, int step, String source, int width, int height) {

    /** The mode of pictures. */
    public static final String IMAGES = "annotation";

    /** The mode of videos, and of sequences of pictures with tracks. */
    public static final String VIDEO = "interpolation";

    static final CvatFrames NONE = new CvatFrames("", 0, 1, "", 0, 0);

    /** Whether they are pictures of a sequence, and not frames of a video. */
    public boolean areOfPictures() {
        return mode.strip().equals(IMAGES);
    }
}
