package org.labelport.engine.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureHeaderTest {

    private static final PictureSize UPRIGHT = new PictureSize(300, 200, 1);
    private static final PictureSize TURNED = new PictureSize(200, 300, 6);

    static Stream<Arguments> pictures() {
        return Stream.of(
                Arguments.of("JPEG", Pictures.of("jpg", 300, 200), UPRIGHT, 1000),
                Arguments.of("turned JPEG", Pictures.turnedJpeg(300, 200), TURNED, 1000),
                Arguments.of("PNG", Pictures.of("png", 300, 200), UPRIGHT, 100),
                Arguments.of("turned PNG", Pictures.turnedPng(300, 200), TURNED, 100),
                Arguments.of("lossy WebP", Pictures.lossyWebp(300, 200, 5001), UPRIGHT, 50),
                Arguments.of("lossless WebP", Pictures.losslessWebp(300, 200, 5000), UPRIGHT, 50),
                Arguments.of("extended WebP", Pictures.extendedWebp(300, 200, 5000, false), UPRIGHT, 50),
                Arguments.of("turned WebP", Pictures.extendedWebp(300, 200, 5000, true), TURNED, 5100),
                Arguments.of("WebP that hides a turn", Pictures.webpWithHiddenTurn(300, 200, 5000), UPRIGHT, 50),
                Arguments.of("GIF", Pictures.of("gif", 300, 200), UPRIGHT, 1000),
                Arguments.of("GIF that is larger", Pictures.gif(290, 150, 10, 50, 10, 10), UPRIGHT, 1000),
                Arguments.of("GIF in a larger one", Pictures.gif(30, 20, 10, 5, 300, 200), UPRIGHT, 1000),
                Arguments.of("BMP", Pictures.of("bmp", 300, 200), UPRIGHT, 60),
                Arguments.of("TIFF", Pictures.of("tif", 300, 200), UPRIGHT, 300_000),
                Arguments.of("TIFF from the end", Pictures.tiffWithSizeAtEnd(300, 200, 5000), UPRIGHT, 5100),
                Arguments.of("PPM", text("P6\n# by hand # 9 9\n300\t200 255\n" + "x".repeat(5000)), UPRIGHT, 40),
                Arguments.of("PBM", text("P1 300 #9\r200\n" + "1 ".repeat(5000)), UPRIGHT, 40),
                Arguments.of("PFM", text("Pf\n300 200\n-1.0\n" + "x".repeat(5000)), UPRIGHT, 40),
                Arguments.of("JPEG 2000", Pictures.jp2(300, 200), UPRIGHT, 100),
                Arguments.of("JPEG 2000 without boxes", Pictures.jpeg2000(300, 200), UPRIGHT, 40),
                Arguments.of("turned HEIF", Pictures.turnedHeif(300 * 4, 200 * 4), new PictureSize(800, 1200, 1), 300));
    }

    private static byte[] text(String content) {
        return content.getBytes(StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @ValueSource(strings = {"P6\n0 200\n255\n", "P5 1234567890123 1 255\n", "P6\nwide high\n"})
    void sizesThatAreNoneAreRefused(String header) {
        byte[] file = text(header + "x".repeat(100));

        IOException error = assertThrows(IOException.class, () -> PictureHeader.find(file, file.length));
        assertTrue(error.getMessage().contains("size"), error.getMessage());
    }

    @Test
    void negativeSizesOfJpeg2000AreRefused() {
        byte[] file = Pictures.jpeg2000(300, 200);
        ByteBuffer.wrap(file).putInt(8, 0).putInt(16, -1); // its left edge is farther to the right than its right one

        IOException error = assertThrows(IOException.class, () -> PictureHeader.find(file, file.length));
        assertEquals("has no picture size in its header", error.getMessage());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pictures")
    void wholeFileGivesTheSize(String name, byte[] file, PictureSize expected, int enough) throws IOException {
        assertEquals(Optional.of(expected), PictureHeader.find(file, file.length));
        assertEquals(Optional.of(expected), PictureHeader.find(file, Long.MAX_VALUE), "not known to be whole");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pictures")
    void everyBeginningGivesTheSizeOrAsksForMore(String name, byte[] file, PictureSize expected, int enough)
            throws IOException {
        for (int length = 32; length < Math.min(file.length, 6000); length++) {
            Optional<PictureSize> size = PictureHeader.find(Arrays.copyOf(file, length), file.length);
            assertTrue(size.isEmpty() || size.get().equals(expected), length + " bytes say " + size);
        }
        int little = Math.min(file.length, enough);
        assertEquals(Optional.of(expected), PictureHeader.find(Arrays.copyOf(file, little), file.length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "gif", "bmp"})
    void fileThatWasCutStillTellsItsSize(String format) throws IOException {
        byte[] cut = Arrays.copyOf(Pictures.of(format, 300, 200), 70);

        assertEquals(Optional.of(UPRIGHT), PictureHeader.find(cut, cut.length));
    }

    @Test
    void sizeBehindALargeHeaderNeedsMoreBytes() throws IOException {
        for (byte[] file :
                new byte[][] {Pictures.jpegWithLargeHeader(300, 200, 200_000), Pictures.pngWithText(300, 200, 200_000)
                }) {
            assertEquals(Optional.empty(), PictureHeader.find(Arrays.copyOf(file, 65_536), file.length));
            assertEquals(Optional.of(UPRIGHT), PictureHeader.find(Arrays.copyOf(file, 262_144), file.length));
        }
    }

    @Test
    void sizeOfAPreviewIsNotThatOfThePicture() {
        byte[] raw = Pictures.tiffOfPreview(160, 120);

        IOException error = assertThrows(IOException.class, () -> PictureHeader.find(raw, Long.MAX_VALUE));
        assertEquals("has no picture size in its header", error.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no picture at all, however much of it there is", "<html>expired</html>", "%PDF-1.4 …"})
    void saysThatItIsNoPicture(String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);

        IOException error = assertThrows(IOException.class, () -> PictureHeader.find(bytes, Long.MAX_VALUE));
        assertEquals("is not a picture in a format that is known", error.getMessage());
    }

    @Test
    void damagedFilesAreRefusedOrUnknownButNeverDeclaredSound() {
        for (Object[] picture : pictures().map(Arguments::get).toList()) {
            byte[] file = Arrays.copyOf((byte[]) picture[1], Math.min(600, ((byte[]) picture[1]).length));
            for (int at = 0; at < file.length; at++) {
                byte[] damaged = file.clone();
                damaged[at] ^= (byte) 0xff;
                try {
                    PictureHeader.find(damaged, Long.MAX_VALUE);
                } catch (IOException e) {
                    assertTrue(
                            e.getMessage().startsWith("is ") || e.getMessage().startsWith("has "), e.getMessage());
                }
            }
        }
    }
}
