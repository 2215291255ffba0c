package org.labelport.voc.read;

import org.labelport.raster.LabelImage;
import org.labelport.raster.Palettes;

/**
 * Finds the numbers again in pictures with a palette in another order. Programs that make files smaller, or save them
 * anew, keep each pixel's colour, but not its number.
 */
final class PaletteOrder {

    private PaletteOrder() {}

    /**
     * Returns a picture with the numbers that VOC gives to its colours.
     *
     * @param most the greatest number that there can be, apart from that of ignored pixels. A picture with other colours
     *     has a palette of its own, and is returned as it is
     */
    static LabelImage restored(LabelImage picture, int most) {
        if (picture.kind() != LabelImage.Kind.PALETTE) {
            return picture;
        }
        int[] numbers = numbers(picture, most);
        if (numbers.length == 0) {
            return picture;
        }
        return new LabelImage(
                picture.canvas().mapped(value -> numbers[value]), picture.kind(), Palettes.voc(), picture.bits());
    }

    /** Returns the number of each value; nothing when values are numbers already, or colours are not those of numbers. */
    private static int[] numbers(LabelImage picture, int most) {
        int[] numbers = new int[Palettes.SIZE];
        boolean moved = false;
        for (int value : picture.canvas().distinct()) {
            if (value >= picture.palette().length) {
                return new int[0];
            }
            int number = Palettes.number(picture.palette()[value] & 0xffffff);
            if (number > most && number != IgnoredPixels.VALUE) {
                return new int[0];
            }
            numbers[value] = number;
            moved |= number != value;
        }
        return moved ? numbers : new int[0];
    }
}
