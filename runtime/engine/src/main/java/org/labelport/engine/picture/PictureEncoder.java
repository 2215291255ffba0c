package org.labelport.engine.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.labelport.raster.Decoding;
import org.labelport.raster.PictureCanvas;
import org.labelport.raster.Turning;

/**
 * Encodes pictures anew: turned the way they are displayed, or in another file format. Everything in a file besides its
 * pixels (EXIF, colour profile) is lost. One picture at a time is in memory in the whole process. Thread-safe.
 */
public final class PictureEncoder {

    private static final Set<String> LOSSY = Set.of("jpeg");
    private static final float QUALITY = 0.95f;

    /** Bytes for a pixel: once as it is decoded, once as it is turned. */
    private static final int BYTES_FOR_A_PIXEL = 8;

    private static final Semaphore MEMORY = new Semaphore(1);

    private PictureEncoder() {}

    /**
     * Encodes a picture.
     *
     * @param orientation EXIF orientation, 1 to 8; pixels are moved so that the result needs none
     * @param format {@code png} or {@code jpeg}; empty for the format that the file has
     * @throws UnsupportedPictureException when the file cannot be decoded or the format cannot be written
     */
    public static void encode(Path source, int orientation, Optional<String> format, OutputStream out)
            throws IOException, UnsupportedPictureException {
        MEMORY.acquireUninterruptibly();
        try {
            Decoded decoded = decoded(source);
            String name = format.orElse(decoded.format());
            ImageWriter writer = writer(name, decoded.image());
            try {
                write(writer, name, prepared(Turning.displayed(decoded.image(), orientation), name), out);
            } catch (RuntimeException e) {
                // Java decodes more kinds of pixels than it can convert and encode.
                throw new UnsupportedPictureException("it cannot be encoded: " + e.getMessage(), e);
            } finally {
                writer.dispose();
            }
        } finally {
            MEMORY.release();
        }
    }

    private record Decoded(BufferedImage image, String format) {}

    private static Decoded decoded(Path source) throws IOException, UnsupportedPictureException {
        try (ImageInputStream in = ImageIO.createImageInputStream(source.toFile())) {
            Iterator<ImageReader> readers = in == null ? Collections.emptyIterator() : ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new UnsupportedPictureException("this Java has no decoder for it");
            }
            ImageReader reader = readers.next();
            try {
                PictureCanvas canvas = PictureCanvas.open(reader, in);
                long pixels = (long) canvas.width() * canvas.height();
                if (pixels * BYTES_FOR_A_PIXEL > Runtime.getRuntime().maxMemory() / 2) {
                    throw new UnsupportedPictureException(
                            "its " + pixels + " pixels do not fit into half of the heap; give more with --heap");
                }
                return new Decoded(
                        canvas.with(Decoding.first(reader), 1),
                        reader.getFormatName().toLowerCase(Locale.ROOT));
            } catch (IOException | RuntimeException e) {
                // Decoders throw all kinds of exceptions for damaged files and unsupported pixel formats.
                throw new UnsupportedPictureException("it cannot be decoded: " + e.getMessage(), e);
            } finally {
                reader.dispose();
            }
        }
    }

    private static ImageWriter writer(String format, BufferedImage image) throws UnsupportedPictureException {
        BufferedImage sample = LOSSY.contains(format) ? new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB) : image;
        Iterator<ImageWriter> writers =
                ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(sample), format);
        if (!writers.hasNext()) {
            throw new UnsupportedPictureException(
                    image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_CMYK
                            ? "it is in CMYK, the colours of print, which " + format.toUpperCase(Locale.ROOT)
                                    + " does not have"
                            : "this Java has no encoder for its kind of pixels");
        }
        return writers.next();
    }

    /** JPEG knows grey and colours, but no transparency, which becomes white. */
    private static BufferedImage prepared(BufferedImage image, String format) {
        boolean fits = image.getType() == BufferedImage.TYPE_BYTE_GRAY
                || image.getType() == BufferedImage.TYPE_3BYTE_BGR
                || image.getType() == BufferedImage.TYPE_INT_RGB;
        if (!LOSSY.contains(format) || fits) {
            return image;
        }
        BufferedImage opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = opaque.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return opaque;
    }

    private static void write(ImageWriter writer, String format, BufferedImage image, OutputStream out)
            throws IOException {
        ImageWriteParam settings = writer.getDefaultWriteParam();
        if (LOSSY.contains(format)) {
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(QUALITY);
        }
        // Not what ImageIO makes, which goes through a file in the system's temporary folder.
        try (ImageOutputStream sink = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(sink);
            writer.write(null, new IIOImage(image, null, null), settings);
        }
    }
}
