package org.labelport.engine.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.labelport.engine.picture.HeifFiles.SHOWN;
import static org.labelport.engine.picture.HeifFiles.cut;
import static org.labelport.engine.picture.HeifFiles.mirrored;
import static org.labelport.engine.picture.HeifFiles.size;
import static org.labelport.engine.picture.HeifFiles.turned;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the EXIF orientations are to be was compared with what libheif shows of such files. */
class HeifPictureTest {

    private static final String AVIF = "avif\0\0\0\0mif1avif";
    private static final String HEIC = "heic\0\0\0\0mif1heic";

    @ParameterizedTest
    @CsvSource({"0, 4", "1, 2"})
    void mirroredPictureIsNotShownAsItIsStored(int mode, int orientation) throws IOException {
        byte[] file = new HeifFiles().with(SHOWN, size(40, 30), mirrored(mode)).file(AVIF);

        assertEquals(Optional.of(new PictureSize(40, 30, orientation)), find(file));
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 5", "1, 1, 7", "3, 0, 7", "3, 1, 5", "2, 0, 2", "2, 1, 4"})
    void picturesAreTurnedAndThenMirrored(int turns, int mode, int orientation) throws IOException {
        byte[] file = new HeifFiles()
                .with(SHOWN, size(40, 30), turned(turns), mirrored(mode))
                .file(AVIF);

        assertEquals(Optional.of(PictureSize.stored(40, 30, orientation).orElseThrow()), find(file));
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 5", "3, 0, 5"})
    void otherOrderOfTurnAndMirrorIsHeeded(int turns, int mode, int orientation) throws IOException {
        byte[] file = new HeifFiles()
                .with(SHOWN, size(40, 30), mirrored(mode), turned(turns))
                .file(AVIF);

        assertEquals(Optional.of(new PictureSize(30, 40, orientation)), find(file));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void heicIsTurnedByItsDecodersAndCountsAsUpright(int turns) throws IOException {
        byte[] file = new HeifFiles()
                .with(SHOWN, size(40, 30), turned(turns), mirrored(0))
                .file(HEIC);

        assertEquals(Optional.of(new PictureSize(30, 40, 1)), find(file));
    }

    @Test
    void edgesThatTheCodecNeedsAreCutOff() throws IOException {
        byte[] file = new HeifFiles()
                .with(SHOWN, size(64, 64), cut(2 * 41, 2 * 31), turned(3))
                .file(AVIF);

        assertEquals(Optional.of(new PictureSize(31, 41, 6)), find(file));
    }

    @Test
    void cutThatIsNoneIsNotHeeded() throws IOException {
        byte[] file = new HeifFiles().with(SHOWN, size(64, 48), cut(0, 200)).file(AVIF);

        assertEquals(Optional.of(new PictureSize(64, 48, 1)), find(file));
    }

    @Test
    void propertiesOfOtherItemsDoNotCount() throws IOException {
        byte[] file = new HeifFiles()
                .with(1, size(4000, 3000), turned(1))
                .with(SHOWN, size(40, 30))
                .with(3, size(8, 6), mirrored(1))
                .file(AVIF);

        assertEquals(Optional.of(new PictureSize(40, 30, 1)), find(file));
    }

    @Test
    void forgedNumberOfAssociationsDoesNotReachBeyondTheirBox() throws IOException {
        byte[] beside = {0, SHOWN, 1, 2};
        byte[] file = new HeifFiles()
                .with(SHOWN, size(40, 30))
                .with(3, turned(1))
                .withForgedCount(1000, beside)
                .file(AVIF);

        assertEquals(Optional.of(new PictureSize(40, 30, 1)), find(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"avis\0\0\0\0avifmsf1", "mif1\0\0\0\0heic", "heim\0\0\0\0heic", "MiHB\0\0\0\0mif1"})
    void picturesAreKnownByAnyBrand(String brands) throws IOException {
        byte[] file = new HeifFiles().with(SHOWN, size(40, 30)).file(brands);

        assertEquals(Optional.of(new PictureSize(40, 30, 1)), find(file));
    }

    private static Optional<PictureSize> find(byte[] file) throws IOException {
        return PictureHeader.find(file, file.length);
    }
}
