package org.labelport.raster;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import org.labelport.model.Media;

/** Turns or mirrors a picture as its EXIF orientation says, so that its pixels are stored as they are displayed. */
public final class Turning {

    private static final int UPRIGHT = 1;
    private static final int LAST = 8;

    private Turning() {}

    /**
     * Returns the picture as it is displayed: the same pixels, none of them changed, in other places.
     *
     * @param orientation 1 to 8, as EXIF counts them; 1 gives the picture itself
     */
    public static BufferedImage displayed(BufferedImage stored, int orientation) {
        if (orientation < UPRIGHT || orientation > LAST) {
            throw new IllegalArgumentException("an EXIF orientation is 1 to 8, not " + orientation);
        }
        if (orientation == UPRIGHT) {
            return stored;
        }
        int width = stored.getWidth();
        int height = stored.getHeight();
        boolean sideways = Media.Image.isSideways(orientation);
        WritableRaster from = stored.getRaster();
        WritableRaster to = from.createCompatibleWritableRaster(sideways ? height : width, sideways ? width : height);
        Object pixel = null;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                pixel = from.getDataElements(x, y, pixel);
                to.setDataElements(
                        displayedX(x, y, width, height, orientation),
                        displayedY(x, y, width, height, orientation),
                        pixel);
            }
        }
        return new BufferedImage(stored.getColorModel(), to, stored.isAlphaPremultiplied(), null);
    }

    private static int displayedX(int x, int y, int width, int height, int orientation) {
        return switch (orientation) {
            case 2, 3 -> width - 1 - x;
            case 5, 8 -> y;
            case 6, 7 -> height - 1 - y;
            default -> x;
        };
    }

    private static int displayedY(int x, int y, int width, int height, int orientation) {
        return switch (orientation) {
            case 3, 4 -> height - 1 - y;
            case 5, 6 -> x;
            case 7, 8 -> width - 1 - x;
            default -> y;
        };
    }
}
