package org.labelport.raster;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.ImageInputStream;
import org.w3c.dom.Element;

/**
 * What programs show of a picture. It is the picture that ImageIO decodes, except of a GIF, whose first frame may cover a
 * part of it.
 *
 * @param left where the decoded picture lies
 * @param top where the decoded picture lies
 */
public record PictureCanvas(int width, int height, int left, int top) {

    private static final String GIF = "gif";

    /** Lets a reader read a file, and returns the canvas of its first picture. */
    public static PictureCanvas open(ImageReader reader, ImageInputStream file) throws IOException {
        boolean gif = reader.getFormatName().equalsIgnoreCase(GIF);
        boolean ignoreMetadata = !gif; // which say where a frame lies
        reader.setInput(file, true, ignoreMetadata);
        return gif ? ofGif(reader) : new PictureCanvas(reader.getWidth(0), reader.getHeight(0), 0, 0);
    }

    private static PictureCanvas ofGif(ImageReader reader) throws IOException {
        Element screen = element(reader.getStreamMetadata(), "LogicalScreenDescriptor");
        Element frame = element(reader.getImageMetadata(0), "ImageDescriptor");
        int left = number(frame, "imageLeftPosition");
        int top = number(frame, "imageTopPosition");
        return new PictureCanvas(
                Math.max(number(screen, "logicalScreenWidth"), left + reader.getWidth(0)),
                Math.max(number(screen, "logicalScreenHeight"), top + reader.getHeight(0)),
                left,
                top);
    }

    /**
     * The canvas with the decoded picture on it, transparent elsewhere; the picture itself when it covers the canvas.
     *
     * @param step of the pixels of the picture, only every so many were decoded
     */
    public BufferedImage with(BufferedImage decoded, int step) {
        int shownWidth = reduced(width, step);
        int shownHeight = reduced(height, step);
        if (decoded.getWidth() == shownWidth && decoded.getHeight() == shownHeight) {
            return decoded;
        }
        BufferedImage canvas = new BufferedImage(shownWidth, shownHeight, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = canvas.createGraphics();
        graphics.drawImage(decoded, left / step, top / step, null);
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
