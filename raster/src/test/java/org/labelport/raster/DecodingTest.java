package org.labelport.raster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import javax.imageio.IIOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOMetadata;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DecodingTest {

    @Test
    void heapThatIsTooSmallIsNoDamageOfTheFile() {
        OutOfMemoryError full = new OutOfMemoryError("Java heap space");

        assertSame(full, assertThrows(OutOfMemoryError.class, () -> Decoding.first(failing("Caught exception", full))));
    }

    @Test
    void damageIsToldInTheWordsThatKnowMost() {
        IOException hidden =
                assertThrows(IOException.class, () -> Decoding.first(failing("Caught", new EOFException("rows end"))));
        assertEquals("rows end", hidden.getMessage());

        for (Throwable silent : new Throwable[] {null, new EOFException()}) {
            IOException plain = assertThrows(IOException.class, () -> Decoding.first(failing("no rows", silent)));
            assertEquals("no rows", plain.getMessage());
        }
    }

    private static ImageReader failing(String message, @Nullable Throwable cause) {
        return new ImageReader(null) {

            @Override
            public BufferedImage read(int picture, ImageReadParam part) throws IIOException {
                throw new IIOException(message, cause);
            }

            @Override
            public int getNumImages(boolean search) {
                return 1;
            }

            @Override
            public int getWidth(int picture) {
                return 1;
            }

            @Override
            public int getHeight(int picture) {
                return 1;
            }

            @Override
            public Iterator<ImageTypeSpecifier> getImageTypes(int picture) {
                return List.<ImageTypeSpecifier>of().iterator();
            }

            @Override
            public @Nullable IIOMetadata getStreamMetadata() {
                return null;
            }

            @Override
            public @Nullable IIOMetadata getImageMetadata(int picture) {
                return null;
            }
        };
    }
}
