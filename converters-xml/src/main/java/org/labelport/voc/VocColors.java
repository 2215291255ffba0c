package org.labelport.voc;

/** The colours that VOC gives to numbers: of objects and classes in pictures, of classes in label maps. */
final class VocColors {

    private static final int PALETTE = 256;

    private VocColors() {}

    /** The colour of a number as 0xrrggbb; a colour of its own for each number below 2^24. */
    static int of(int number) {
        int red = 0;
        int green = 0;
        int blue = 0;
        int rest = number;
        for (int bit = 7; bit >= 0; bit--) {
            red |= (rest & 1) << bit;
            green |= (rest >> 1 & 1) << bit;
            blue |= (rest >> 2 & 1) << bit;
            rest >>= 3;
        }
        return red << 16 | green << 8 | blue;
    }

    /** The colours of 0 to 255. */
    static int[] palette() {
        int[] colors = new int[PALETTE];
        for (int i = 0; i < PALETTE; i++) {
            colors[i] = of(i);
        }
        return colors;
    }
}
