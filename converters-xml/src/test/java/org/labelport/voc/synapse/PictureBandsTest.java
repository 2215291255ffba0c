package org.labelport.voc.synapse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Blob;

/** Tests headers of kinds of pictures that Java does not write. */
class PictureBandsTest {

    private static final String PNG = "89504e470d0a1a0a 0000000d 49484452 00000001 00000001";
    private static final String BMP = "424d 00000000 00000000 36000000";
    private static final String SIZE_AND_PLANE = "01000000 01000000 0100";
    private static final String NO_MATTER = "00".repeat(20);

    @TempDir
    Path folder;

    @Test
    void greyWithTransparencyIsColourWhenItIsDeep() throws Exception {
        assertBands(2, PNG + "08 04");
        assertBands(4, PNG + "10 04");
        assertBands(1, PNG + "10 00");
    }

    @Test
    void jpegTellsItsBandsAfterOtherSegments() throws Exception {
        String exif = "ffe1 0006 ffc0ff11";
        assertBands(4, "ffd8 " + exif + " ffff c4 0004 0000 ffc2 0014 08 0001 0001 04");
        assertBands(1, "ffd8 ffc0 000b 08 0001 0001 01");
        assertUnknown("ffd8 ffda 000b 08 0001 0001 01");
        assertUnknown("ffd8 ffe0 0010 00");
    }

    @Test
    void bmpIsTransparentWhenItHasAMaskForThat() throws Exception {
        String masks = "00ff0000 0000ff00 000000ff";
        assertBands(1, BMP + "0c000000 0100 0100 0100 0800");
        assertBands(3, BMP + "0c000000 0100 0100 0100 1800");
        assertBands(1, BMP + "28000000" + SIZE_AND_PLANE + "0400 00000000");
        assertBands(3, BMP + "28000000" + SIZE_AND_PLANE + "2000 00000000");
        assertBands(3, BMP + "28000000" + SIZE_AND_PLANE + "2000 03000000" + NO_MATTER + masks + "ff000000");
        assertBands(4, BMP + "38000000" + SIZE_AND_PLANE + "2000 03000000" + NO_MATTER + masks + "ff000000");
        assertBands(3, BMP + "38000000" + SIZE_AND_PLANE + "2000 03000000" + NO_MATTER + masks + "00000000");
        assertBands(4, BMP + "38000000" + SIZE_AND_PLANE + "2000 03000000" + NO_MATTER + "00".repeat(16));
    }

    @Test
    void otherFilesSayNothing() throws Exception {
        assertUnknown("");
        assertUnknown("47494638");
        assertUnknown(PNG);
        assertEquals(OptionalInt.empty(), PictureBands.of(Blob.ABSENT));
        assertEquals(OptionalInt.empty(), PictureBands.of(Blob.at(URI.create("https://example.org/a.png"), 1)));
        assertEquals(
                OptionalInt.empty(),
                PictureBands.of(Blob.at(folder.resolve("none").toUri(), 1)));
    }

    private void assertBands(int expected, String hex) throws IOException {
        assertEquals(OptionalInt.of(expected), bands(hex), hex);
    }

    private void assertUnknown(String hex) throws IOException {
        assertEquals(OptionalInt.empty(), bands(hex), hex);
    }

    private OptionalInt bands(String hex) throws IOException {
        Path file = folder.resolve("picture");
        Files.write(file, HexFormat.of().parseHex(hex.replace(" ", "")));
        return PictureBands.of(Blob.at(file.toUri(), Files.size(file)));
    }
}
