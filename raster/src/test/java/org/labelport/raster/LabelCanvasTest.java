package org.labelport.raster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.labelport.model.Shape;

class LabelCanvasTest {

    private static Shape.Mask block(int x, int y, int width, int height) {
        return new Shape.Mask(x, y, width, height, new int[] {0, width * height});
    }

    @Test
    void laterNumbersCoverEarlierOnes() {
        LabelCanvas canvas = new LabelCanvas(4, 2);
        assertEquals(new LabelCanvas.Painted(4, Set.of()), canvas.paint(block(0, 0, 2, 2), 7));
        assertEquals(new LabelCanvas.Painted(4, Set.of(7)), canvas.paint(block(1, 0, 2, 2), 9));

        assertArrayEquals(new int[] {7, 9, 9, 0, 7, 9, 9, 0}, canvas.values());
        assertEquals(2, canvas.area(7));
        assertEquals(9, canvas.valueAt(2, 1));
    }

    @Test
    void pixelsBeyondTheCanvasAreLeftOut() {
        LabelCanvas canvas = new LabelCanvas(3, 3);
        assertEquals(1, canvas.paint(block(-1, -1, 2, 2), 1).pixels());
        assertEquals(1, canvas.paint(block(2, 2, 5, 5), 2).pixels());
        assertEquals(0, canvas.paint(block(10, 10, 5, 5), 3).pixels());
        assertArrayEquals(new int[] {1, 0, 0, 0, 0, 0, 0, 0, 2}, canvas.values());
    }

    @Test
    void numbersAreAboveZero() {
        assertThrows(IllegalArgumentException.class, () -> new LabelCanvas(1, 1).paint(block(0, 0, 1, 1), 0));
    }

    @Test
    void canvasesThatMemoryCannotBearAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new LabelCanvas(1 << 20, 1 << 20));
        assertThrows(IllegalArgumentException.class, () -> new LabelCanvas(0, 5));
    }

    /** The letter F, as each orientation displays what is stored in its way; all show the same. */
    @Test
    void orientationsShowTheSamePicture() {
        String[] displayed = {"###", "#..", "##.", "#..", "#.."};
        for (int orientation = 1; orientation <= 8; orientation++) {
            BufferedImage shown = Turning.displayed(stored(displayed, orientation), orientation);
            assertEquals(3, shown.getWidth(), "orientation " + orientation);
            for (int y = 0; y < 5; y++) {
                for (int x = 0; x < 3; x++) {
                    boolean set = (shown.getRGB(x, y) & 0xff) > 0;
                    assertEquals(displayed[y].charAt(x) == '#', set, "orientation " + orientation + " " + x + "," + y);
                }
            }
        }
    }

    /** Stores by what EXIF says of the first row and column: where they are on the displayed picture. */
    private static BufferedImage stored(String[] displayed, int orientation) {
        int width = displayed[0].length();
        int height = displayed.length;
        boolean sideways = orientation >= 5;
        BufferedImage image =
                new BufferedImage(sideways ? height : width, sideways ? width : height, BufferedImage.TYPE_BYTE_GRAY);
        for (int row = 0; row < image.getHeight(); row++) {
            for (int column = 0; column < image.getWidth(); column++) {
                int along = sideways ? row : column;
                int down = sideways ? column : row;
                // 1: row top, column left. 2: top, right. 3: bottom, right. 4: bottom, left.
                // 5: row left, column top. 6: right, top. 7: right, bottom. 8: left, bottom.
                boolean fromRight = orientation == 2 || orientation == 3 || orientation == 6 || orientation == 7;
                boolean fromBottom = orientation == 3 || orientation == 4 || orientation == 7 || orientation == 8;
                int x = fromRight ? width - 1 - along : along;
                int y = fromBottom ? height - 1 - down : down;
                image.getRaster().setSample(column, row, 0, displayed[y].charAt(x) == '#' ? 255 : 0);
            }
        }
        return image;
    }
}
