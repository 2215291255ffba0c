package org.labelport.engine.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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
                Pictures.extendedWebp(60, 40, 500, true));
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
    void otherFilesAreNotJudged() throws IOException {
        for (String format : new String[] {"gif", "bmp", "tif"}) {
            byte[] picture = Pictures.of(format, 60, 40);
            assertFalse(isMissing(Arrays.copyOf(picture, picture.length / 2)), format);
        }
        assertFalse(isMissing(new byte[0]));
    }

    @Test
    void whoeverWantsWholeFilesIsToldOfOthers() throws IOException {
        byte[] picture = Pictures.of("jpg", 60, 40);
        Path file = Files.write(folder.resolve("cut.jpg"), Arrays.copyOf(picture, picture.length - 100));

        assertEquals(new PictureSize(60, 40, 1), new ImageHeaders(Limits.USUAL).size(file));
        IOException told = org.junit.jupiter.api.Assertions.assertThrows(
                IOException.class, () -> ImageHeaders.ofWholeFiles(Limits.USUAL).image(file));
        assertEquals(file + " is cut off: its end is missing", told.getMessage());
    }

    private boolean isMissing(byte[] content) throws IOException {
        return PictureEnd.isMissing(ByteSource.in(ByteBuffer.wrap(content)), content.length);
    }
}
