package org.labelport.yolo.pictures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureNamesTest {

    @ParameterizedTest
    @CsvSource({
        "a.avif, a.avif",
        "a.HEIF, a.HEIF",
        "a.jp2, a.jp2",
        "a.gif, a.gif",
        "a.ppm, a.ppm",
        "a.x, a.x.jpg",
        "images/.a.jpg, _.a.jpg",
        "sub/images, sub/images.jpg"
    })
    void pictureHasANameThatUltralyticsTakes(String path, String expected) {
        assertEquals(expected, PictureNames.spelled(path, Set.of("images"), PictureNames.ULTRALYTICS));
    }
}
