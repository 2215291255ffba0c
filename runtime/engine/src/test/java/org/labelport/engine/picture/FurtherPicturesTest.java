package org.labelport.engine.picture;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FurtherPicturesTest {

    private static final BufferedImage PIXELS = new BufferedImage(4, 3, BufferedImage.TYPE_BYTE_GRAY);

    @TempDir
    private Path folder;

    private boolean found(byte[] file) throws IOException {
        return FurtherPictures.areIn(Files.write(folder.resolve("a"), file));
    }

    /** A file in which a picture comes a number of times. */
    private static byte[] sequence(String format, int times) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        try (ImageOutputStream sink = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(sink);
            writer.prepareWriteSequence(null);
            for (int i = 0; i < times; i++) {
                writer.writeToSequence(new IIOImage(PIXELS, null, null), null);
            }
            writer.endWriteSequence();
        }
        return out.toByteArray();
    }

    private static byte[] single(String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(PIXELS, format, out);
        return out.toByteArray();
    }

    private static byte[] with(byte[] file, int place, byte[] inserted) {
        return ByteBuffer.allocate(file.length + inserted.length)
                .put(file, 0, place)
                .put(inserted)
                .put(file, place, file.length - place)
                .array();
    }

    @ParameterizedTest
    @CsvSource({"tiff, 1, false", "tiff, 2, true", "gif, 1, false", "gif, 3, true"})
    void pagesAndFrames(String format, int times, boolean more) throws IOException {
        assertEquals(more, found(sequence(format, times)));
    }

    @Test
    void animatedPng() throws IOException {
        byte[] control = ByteBuffer.allocate(20)
                .putInt(8)
                .put("acTL".getBytes(US_ASCII))
                .putInt(2)
                .array();
        int afterHeader = 33;
        assertEquals(false, found(single("png")));
        assertEquals(true, found(with(single("png"), afterHeader, control)));
    }

    @Test
    void jpegOfSeveral() throws IOException {
        byte[] several = {(byte) 0xff, (byte) 0xe2, 0, 8, 'M', 'P', 'F', 0, 0, 0};
        byte[] profile = {(byte) 0xff, (byte) 0xe2, 0, 8, 'I', 'C', 'C', '_', 0, 0};
        assertEquals(false, found(single("jpeg")));
        assertEquals(false, found(with(single("jpeg"), 2, profile)));
        assertEquals(true, found(with(with(single("jpeg"), 2, several), 2, profile)));
    }

    @Test
    void noPictureAtAll() throws IOException {
        assertEquals(false, found("text".getBytes(US_ASCII)));
        assertEquals(false, found(new byte[0]));
    }

    @Test
    void fileThatCannotBeOpenedIsAFailureOfTheDisk() {
        Path absent = folder.resolve("absent");
        FileSystemException failure = assertThrows(FileSystemException.class, () -> FurtherPictures.areIn(absent));
        assertEquals(absent.toString(), failure.getFile());
    }
}
