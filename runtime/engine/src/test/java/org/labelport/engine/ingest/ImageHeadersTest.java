package org.labelport.engine.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.model.Media;

class ImageHeadersTest {

    /** An EXIF segment that says orientation 6: turn by 90° clockwise to display. */
    private static final byte[] EXIF_ORIENTATION_6 = HexFormat.of()
            .parseHex("ffe10022" + "457869660000" + "4d4d002a00000008" + "0001" + "0112000300000001" + "00060000"
                    + "00000000");

    private final ImageHeaders headers = new ImageHeaders();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp", "tif"})
    void readsTheSizeOfPictures(String format) throws IOException {
        Path file = Files.write(folder.resolve("picture." + format), picture(format));
        Media.Image image = headers.image(file);
        assertEquals(30, image.width());
        assertEquals(20, image.height());
        assertEquals(1, image.orientation());
        assertEquals(Files.size(file), image.blob().size());
    }

    @Test
    void sizeIsThatOfTheDisplayedPicture() throws IOException {
        byte[] jpeg = picture("jpg");
        ByteArrayOutputStream turned = new ByteArrayOutputStream();
        turned.write(jpeg, 0, 2);
        turned.write(EXIF_ORIENTATION_6);
        turned.write(jpeg, 2, jpeg.length - 2);
        Media.Image image = headers.image(Files.write(folder.resolve("turned.jpg"), turned.toByteArray()));
        assertEquals(20, image.width());
        assertEquals(30, image.height());
        assertEquals(6, image.orientation());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no picture at all", "<html>expired</html>"})
    void refusesWhatIsNoPicture(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("picture.png"), content);
        IOException error = assertThrows(IOException.class, () -> headers.image(file));
        assertTrue(error.getMessage().contains("picture.png"), error.getMessage());
    }

    private static byte[] picture(String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BufferedImage image = new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB);
        assertTrue(ImageIO.write(image, format, bytes));
        return bytes.toByteArray();
    }
}
