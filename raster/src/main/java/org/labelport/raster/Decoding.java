package org.labelport.raster;

import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.IIOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/**
 * Decodes a picture with a decoder of ImageIO. Some of those hide what went wrong in an exception that says nothing, also
 * that there was no memory.
 */
public final class Decoding {

    private Decoding() {}

    /**
     * Decodes a reader's first picture.
     *
     * @throws IOException when the file is damaged, in words that say how as far as the decoder knows
     * @throws RuntimeException of any kind, which decoders throw for some damaged files
     */
    public static BufferedImage first(ImageReader reader) throws IOException {
        return first(reader, reader.getDefaultReadParam());
    }

    /** Decodes a part of a reader's first picture, or some of its pixels; see {@link #first(ImageReader)}. */
    public static BufferedImage first(ImageReader reader, ImageReadParam part) throws IOException {
        try {
            return reader.read(0, part);
        } catch (IIOException e) {
            Throwable cause = e.getCause();
            if (cause instanceof Error error) {
                throw error;
            }
            throw cause == null || cause.getMessage() == null ? e : new IIOException(cause.getMessage(), e);
        }
    }
}
