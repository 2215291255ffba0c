package org.labelport.engine.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureEncoderTest {

    private static final int COLOURS_OF_PRINT = 4;

    @TempDir
    private Path folder;

    @Test
    void coloursOfPrintAreSaidToBeTheReason() throws Exception {
        Path file = folder.resolve("print.jpg");
        writeCmyk(file);
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        UnsupportedPictureException refusal = assertThrows(
                UnsupportedPictureException.class, () -> PictureEncoder.encode(file, 1, Optional.of("png"), out));

        assertEquals("it is in CMYK, the colours of print, which PNG does not have", refusal.getMessage());
        assertEquals(0, out.size());
    }

    @Test
    void frameOfAGifKeepsItsPlaceOnTheCanvas() throws Exception {
        Path file = Files.write(folder.resolve("a.gif"), Pictures.gif(30, 20, 10, 5, 60, 40));
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        PictureEncoder.encode(file, 1, Optional.of("png"), out);

        BufferedImage written = ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
        BufferedImage frame = ImageIO.read(file.toFile());
        assertEquals(60, written.getWidth());
        assertEquals(40, written.getHeight());
        assertEquals(frame.getRGB(7, 9), written.getRGB(17, 14));
        assertEquals(0, written.getRGB(9, 14), "transparent beside the frame");
    }

    /** A small file must not make a large picture. */
    @Test
    void canvasThatMemoryDoesNotHoldIsRefused() throws Exception {
        Path file = Files.write(folder.resolve("a.gif"), Pictures.gif(30, 20, 0, 0, 65_535, 65_535));

        UnsupportedPictureException refusal = assertThrows(
                UnsupportedPictureException.class,
                () -> PictureEncoder.encode(file, 1, Optional.of("png"), new ByteArrayOutputStream()));

        assertTrue(refusal.getMessage().contains("do not fit"), refusal.getMessage());
    }

    /** Which Java decodes, and has no pixels of colour for. */
    @Test
    void pixelsThatCannotBeConvertedAreOfAnUnsupportedPicture() throws Exception {
        Path file = folder.resolve("numbers.tif");
        writeNumbersWithTransparency(file);

        UnsupportedPictureException refusal = assertThrows(
                UnsupportedPictureException.class,
                () -> PictureEncoder.encode(file, 1, Optional.of("jpeg"), new ByteArrayOutputStream()));

        assertTrue(refusal.getMessage().startsWith("it cannot be encoded"), refusal.getMessage());
    }

    /** As in a container whose disk is read-only but for the folder of exports. */
    @Test
    void noTemporaryFileIsNeeded() throws Exception {
        Path file = folder.resolve("a.png");
        ImageIO.write(new BufferedImage(8, 4, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        Path gone = Files.createDirectory(folder.resolve("temporary"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.setCacheDirectory(gone.toFile());
        try {
            Files.delete(gone);
            PictureEncoder.encode(file, 6, Optional.of("jpeg"), out);
        } finally {
            ImageIO.setCacheDirectory(null);
        }

        BufferedImage turned = ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
        assertEquals(4, turned.getWidth());
        assertEquals(8, turned.getHeight());
    }

    private static void writeNumbersWithTransparency(Path file) throws IOException {
        ColorModel kind = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_GRAY),
                true,
                false,
                Transparency.TRANSLUCENT,
                DataBuffer.TYPE_DOUBLE);
        ImageIO.write(
                new BufferedImage(kind, kind.createCompatibleWritableRaster(8, 8), false, null), "tiff", file.toFile());
    }

    private static void writeCmyk(Path file) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream sink = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(sink);
            Raster pixels = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 8, 8, COLOURS_OF_PRINT, null);
            writer.write(null, new IIOImage(pixels, null, null), null);
        } finally {
            writer.dispose();
        }
    }
}
