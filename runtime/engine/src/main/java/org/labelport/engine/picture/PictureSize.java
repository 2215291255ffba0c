package org.labelport.engine.picture;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.labelport.model.Blob;
import org.labelport.model.Media;

/**
 * How large a picture is shown.
 *
 * @param width in pixels, 1 or more
 * @param height in pixels, 1 or more
 * @param orientation EXIF orientation of the file, 1 to 8, which is already applied to width and height
 */
public record PictureSize(int width, int height, int orientation) {

    /** The orientation of a picture that is displayed as it is stored. */
    static final int UPRIGHT = 1;

    private static final int LAST_ORIENTATION = 8;

    /**
     * The size of a picture that is stored with these sides.
     *
     * @param orientation EXIF orientation; other values count as {@link #UPRIGHT}
     * @return empty when a side is missing, or not above 0
     */
    static Optional<PictureSize> stored(@Nullable Integer width, @Nullable Integer height, int orientation) {
        if (width == null || height == null || width <= 0 || height <= 0) {
            return Optional.empty();
        }
        int known = orientation < UPRIGHT || orientation > LAST_ORIENTATION ? UPRIGHT : orientation;
        return Optional.of(
                Media.Image.isSideways(known)
                        ? new PictureSize(height, width, known)
                        : new PictureSize(width, height, known));
    }

    /** The picture of this size. */
    public Media.Image image(Blob blob) {
        return new Media.Image(blob, width, height, orientation);
    }
}
