package org.labelport.labelstudio.place;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import org.labelport.limits.Limits;
import org.labelport.model.Shape;
import org.labelport.raster.CanvasMasks;
import org.labelport.raster.LabelImage;
import org.labelport.raster.PngReader;

/** Reads what was painted with {@code BitmaskLabels}: the pixels of a PNG that are not fully transparent. */
final class Bitmask {

    /** The key of the PNG, which is a data URL. */
    static final String KEY = "imageDataURL";

    private static final String START = "data:image/png;base64,";
    private static final int ALPHA = 24;

    private Bitmask() {}

    /** @throws IllegalArgumentException when it is not such a PNG, or does not have the picture's size */
    static Shape.Mask decode(String url, int width, int height, Limits limits) {
        if (!url.startsWith(START)) {
            throw new IllegalArgumentException(KEY + " is not a PNG as a data URL");
        }
        byte[] png = Base64.getDecoder().decode(url.substring(START.length()));
        LabelImage image;
        try {
            image = PngReader.read(new ByteArrayInputStream(png), limits);
        } catch (IOException e) {
            throw new IllegalArgumentException("its PNG cannot be read: " + e.getMessage(), e);
        }
        if (image.width() != width || image.height() != height) {
            throw new IllegalArgumentException("its PNG has " + image.width() + " x " + image.height()
                    + " pixels, and the picture " + width + " x " + height);
        }
        if (image.kind() != LabelImage.Kind.RGBA) {
            throw new IllegalArgumentException(
                    "its PNG has no alpha channel, which says by transparency what is not painted");
        }
        return CanvasMasks.of(image.canvas(), 0, 0, color -> color >>> ALPHA != 0);
    }
}
