package org.labelport.raster;

/** What all pictures of labels have in common. */
public final class Rasters {

    /** Pixels of the largest picture that is painted or read; larger ones are refused, since each takes memory. */
    public static final int MAX_PIXELS = 1 << 28;

    private Rasters() {}

    /**
     * The number of pixels of a picture.
     *
     * @throws IllegalArgumentException {@code picture.too-large} or {@code picture.size}, when a picture of this size is not
     *     painted
     */
    static int pixels(int width, int height) {
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException("picture.size: " + width + " x " + height + " pixels");
        }
        long pixels = (long) width * height;
        if (pixels > MAX_PIXELS) {
            throw new IllegalArgumentException("picture.too-large: " + width + " x " + height
                    + " pixels; label pictures have at most " + MAX_PIXELS);
        }
        return (int) pixels;
    }
}
