package org.labelport.engine.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.engine.picture.bytes.ByteSource;
import org.labelport.engine.picture.end.PictureEnd;
import org.labelport.limits.Limits;

class PictureEndTest {

    @TempDir
    Path folder;

    static Stream<byte[]> pictures() {
        return Stream.of(
                Pictures.of("jpg", 60, 40),
                Pictures.turnedJpeg(60, 40),
                Pictures.of("png", 60, 40),
                Pictures.pngTurnedAtItsEnd(60, 40, 100),
                Pictures.lossyWebp(60, 40, 500),
                Pictures.extendedWebp(60, 40, 500, true),
                Pictures.of("gif", 60, 40),
                Pictures.of("bmp", 60, 40),
                Pictures.of("tif", 60, 40),
                Pictures.turnedHeif(60, 40));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void wholePicturesHaveTheirEnd(byte[] picture) throws IOException {
        assertFalse(isMissing(picture));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void whatIsAppendedDoesNotMatter(byte[] picture) throws IOException {
        assertFalse(isMissing(Arrays.copyOf(picture, picture.length + 3000)), "zeros");
        byte[] two = Arrays.copyOf(picture, 2 * picture.length);
        System.arraycopy(picture, 0, two, picture.length, picture.length);
        assertFalse(isMissing(Arrays.copyOf(two, two.length - 20)), "a second picture, which is cut");
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void cutPicturesDoNot(byte[] picture) throws IOException {
        for (int length = 12; length < picture.length - 1; length += 7) {
            assertTrue(isMissing(Arrays.copyOf(picture, length)), length + " of " + picture.length + " bytes");
        }
    }

    @Test
    void aGifNeedsNoMarkOfItsEnd() throws IOException {
        byte[] picture = Pictures.of("gif", 60, 40);
        assertFalse(isMissing(Arrays.copyOf(picture, picture.length - 1)));
    }

    /** Counts and places of all sizes, in both kinds of TIFF. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 1 << 20, Integer.MAX_VALUE, 1L << 40, 1L << 61, Long.MAX_VALUE, -1, Long.MIN_VALUE})
    void forgedTiffsEndSoon(long forged) {
        ByteBuffer plain = ByteBuffer.allocate(400).putInt(0x4d4d002a).putInt(8).putShort((short) 2);
        ByteBuffer big = ByteBuffer.allocate(400)
                .putInt(0x4d4d002b)
                .putInt(0x80000)
                .putLong(16)
                .putLong(2);
        for (short tag : new short[] {273, 279}) {
            plain.putShort(tag).putShort((short) 4).putInt((int) forged).putInt((int) forged);
            big.putShort(tag).putShort((short) 16).putLong(forged).putLong(forged);
        }
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            isMissing(plain.array());
            isMissing(big.array());
        });
    }

    @Test
    void otherFilesAreNotJudged() throws IOException {
        byte[] picture = Pictures.jpeg2000(60, 40);
        assertFalse(isMissing(Arrays.copyOf(picture, picture.length / 2)));
        assertFalse(isMissing(new byte[0]));
    }

    static Stream<byte[]> picturesInManySteps() {
        byte[] jpeg = new byte[1 << 20];
        Arrays.fill(jpeg, (byte) 0xff); // bytes that only fill, in front of the pixels
        jpeg[1] = (byte) 0xd8;
        byte[] png = Arrays.copyOf(Pictures.of("png", 60, 40), 1 << 20);
        Arrays.fill(png, 33, png.length, (byte) 0); // chunks without content
        byte[] gif = Arrays.copyOf(Pictures.of("gif", 60, 40), 1 << 20);
        for (int at = 800; at < gif.length; at++) {
            gif[at] = (byte) (at % 2); // pieces of data of one byte
        }
        byte[] heif = Arrays.copyOf(Pictures.turnedHeif(60, 40), 1 << 20);
        for (int at = Pictures.turnedHeif(60, 40).length; at + 8 <= heif.length; at += 8) {
            ByteBuffer.wrap(heif, at, 8).putInt(8).put("free".getBytes(StandardCharsets.US_ASCII));
        }
        return Stream.of(jpeg, png, gif, heif);
    }

    @ParameterizedTest
    @MethodSource("picturesInManySteps")
    void manyStepsDoNotTakeManyReads(byte[] picture) throws IOException {
        AtomicInteger reads = new AtomicInteger();
        ByteSource bytes = ByteSource.in(ByteBuffer.wrap(picture));

        PictureEnd.isMissing(
                (at, count) -> {
                    reads.incrementAndGet();
                    return bytes.read(at, count);
                },
                picture.length);

        assertTrue(reads.get() < 1000, reads + " reads");
    }

    @Test
    void whoeverWantsWholeFilesIsToldOfOthers() throws IOException {
        byte[] picture = Pictures.of("jpg", 60, 40);
        Path file = Files.write(folder.resolve("cut.jpg"), Arrays.copyOf(picture, picture.length - 100));

        assertEquals(new PictureSize(60, 40, 1), new ImageHeaders(Limits.USUAL).size(file));
        IOException told = assertThrows(
                IOException.class, () -> ImageHeaders.ofWholeFiles(Limits.USUAL).image(file));
        assertEquals(file + " is cut off: its end is missing", told.getMessage());
    }

    private boolean isMissing(byte[] content) throws IOException {
        return PictureEnd.isMissing(ByteSource.in(ByteBuffer.wrap(content)), content.length);
    }
}
