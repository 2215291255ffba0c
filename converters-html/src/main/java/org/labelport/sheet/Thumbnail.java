package org.labelport.sheet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.labelport.limits.Limits;
import org.labelport.model.Media;
import org.labelport.raster.Decoding;
import org.labelport.raster.PictureCanvas;
import org.labelport.raster.Rasters;
import org.labelport.raster.Turning;

/** Makes a small copy of a picture, as a data URI that holds its bytes. */
final class Thumbnail {

    private static final long SMALL_FILE_BYTES = 64 << 10;
    private static final byte[] PNG_START = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPEG_START = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};

    /** What EXIF data begins with in JPEG and PNG. */
    private static final List<String> EXIF = List.of("Exif\0\0", "eXIf");

    private Thumbnail() {}

    /**
     * Makes a thumbnail.
     *
     * @param side the longer side is at most this, in pixels
     * @param limits of pictures that are decoded
     * @return empty when the picture's file is not on this machine
     * @throws IOException when the picture cannot be decoded; the message says why
     */
    static String dataUri(Media.Image image, int side, Limits limits) throws IOException {
        Optional<File> file = file(image);
        if (file.isEmpty()) {
            return "";
        }
        Optional<String> whole = asItIs(file.get(), image, side);
        if (whole.isPresent()) {
            return whole.get();
        }
        BufferedImage shown = Turning.displayed(reduced(file.get(), side, limits), image.orientation());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // Not what ImageIO makes, which goes through a file in the system's temporary folder.
        try (ImageOutputStream sink = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(scaled(shown, side), "jpg", sink)) {
                throw new IOException("this Java has no writer for JPEG");
            }
        }
        return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /** Returns a picture's file; empty when it is not on this machine. */
    static Optional<File> file(Media.Image image) {
        return image.blob().location().filter(Thumbnail::isFile).map(File::new);
    }

    /** Returns a file as it is, if it is small and browsers can show it; else empty. */
    private static Optional<String> asItIs(File file, Media.Image image, int side) throws IOException {
        boolean small = file.length() <= SMALL_FILE_BYTES && Math.max(image.width(), image.height()) <= 2 * side;
        if (!small || image.orientation() != 1) {
            return Optional.empty();
        }
        byte[] bytes = Files.readAllBytes(file.toPath());
        return type(bytes)
                .filter(type -> !hasExif(bytes))
                .map(type -> "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes));
    }

    private static Optional<String> type(byte[] bytes) {
        if (startsWith(bytes, PNG_START)) {
            return Optional.of("image/png");
        }
        return startsWith(bytes, JPEG_START) ? Optional.of("image/jpeg") : Optional.empty();
    }

    /** Whether EXIF data may turn a picture in browsers, also where the item is that of the stored pixels. */
    private static boolean hasExif(byte[] bytes) {
        String text = new String(bytes, ISO_8859_1);
        return EXIF.stream().anyMatch(text::contains);
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length > start.length && Arrays.equals(Arrays.copyOf(bytes, start.length), start);
    }

    private static boolean isFile(URI location) {
        return "file".equals(location.getScheme());
    }

    /** Decodes every n-th pixel only, so that a large picture takes little memory. */
    private static BufferedImage reduced(File file, int side, Limits limits) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file)) {
            Iterator<ImageReader> readers = in == null ? Collections.emptyIterator() : ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException("its file format is not one that can be decoded here");
            }
            ImageReader reader = readers.next();
            try {
                PictureCanvas canvas = PictureCanvas.open(reader, in);
                Optional<String> tooLarge = Rasters.tooLarge(canvas.width(), canvas.height(), limits);
                if (tooLarge.isPresent()) {
                    throw new IOException("it has " + tooLarge.get());
                }
                int step = Math.max(1, Math.max(canvas.width(), canvas.height()) / (2 * side));
                ImageReadParam every = reader.getDefaultReadParam();
                every.setSourceSubsampling(step, step, 0, 0);
                return canvas.with(Decoding.first(reader, every), step);
            } catch (RuntimeException e) {
                throw new IOException("its content is damaged", e); // decoders throw these at some damaged files
            } finally {
                reader.dispose();
            }
        }
    }

    /** Scales a picture down, onto white, because JPEG has no transparency. */
    private static BufferedImage scaled(BufferedImage image, int side) {
        double scale = Math.min(1, side / (double) Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = small.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return small;
    }
}
