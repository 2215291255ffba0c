package org.labelport.raster;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import org.w3c.dom.Element;

/**
 * The canvas of a GIF, of which the first frame may cover a part. Programs show the canvas, and ImageIO decodes the
 * frame alone.
 *
 * @param left where the frame lies
 * @param top where the frame lies
 */
public record GifCanvas(int width, int height, int left, int top) {

    private static final String GIF = "gif";

    /** Whether a reader reads GIFs; it must not ignore their metadata, which say where a frame lies. */
    public static boolean isGif(ImageReader reader) throws IOException {
        return reader.getFormatName().equalsIgnoreCase(GIF);
    }

    /** The canvas around the first frame; empty when the frame covers it, or the file is no GIF. */
    public static Optional<GifCanvas> around(ImageReader reader) throws IOException {
        if (!isGif(reader)) {
            return Optional.empty();
        }
        Element screen = element(reader.getStreamMetadata(), "LogicalScreenDescriptor");
        Element frame = element(reader.getImageMetadata(0), "ImageDescriptor");
        int left = number(frame, "imageLeftPosition");
        int top = number(frame, "imageTopPosition");
        int width = Math.max(number(screen, "logicalScreenWidth"), left + reader.getWidth(0));
        int height = Math.max(number(screen, "logicalScreenHeight"), top + reader.getHeight(0));
        boolean covered = width == reader.getWidth(0) && height == reader.getHeight(0);
        return covered ? Optional.empty() : Optional.of(new GifCanvas(width, height, left, top));
    }

    /**
     * The canvas with the frame on it, transparent elsewhere.
     *
     * @param step of the pixels of the frame, only every so many were decoded
     */
    public BufferedImage with(BufferedImage frame, int step) {
        BufferedImage canvas =
                new BufferedImage(reduced(width, step), reduced(height, step), BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = canvas.createGraphics();
        graphics.drawImage(frame, left / step, top / step, null);
        graphics.dispose();
        return canvas;
    }

    private static int reduced(int side, int step) {
        return (side + step - 1) / step;
    }

    private static Element element(IIOMetadata metadata, String name) throws IOException {
        Element root = (Element) metadata.getAsTree(metadata.getNativeMetadataFormatName());
        if (root.getElementsByTagName(name).item(0) instanceof Element found) {
            return found;
        }
        throw new IOException("it does not say where its picture lies");
    }

    private static int number(Element element, String name) {
        return Integer.parseInt(element.getAttribute(name));
    }
}
