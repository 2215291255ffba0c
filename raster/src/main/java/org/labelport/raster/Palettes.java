package org.labelport.raster;

/** Colours for numbers. */
public final class Palettes {

    /** Number of colours of a palette. */
    public static final int SIZE = 256;

    private Palettes() {}

    /**
     * The colour that Pascal VOC gives to a number, as 0xrrggbb: the number's bits, spread over the three colours, the lowest
     * to the highest. Numbers below 2^24 have colours of their own; 0 is black.
     *
     * <p>Source: the VOC devkit's colour map.
     */
    public static int color(int number) {
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

    /** The number to which Pascal VOC gives a colour, 0xrrggbb: what {@link #color} was told. */
    public static int number(int color) {
        int number = 0;
        for (int bit = 0; bit <= 7; bit++) {
            number = number << 3 | color >> bit + 16 & 1 | (color >> bit + 8 & 1) << 1 | (color >> bit & 1) << 2;
        }
        return number;
    }

    /** The colours of 0 to 255, as {@link #color} gives them. */
    public static int[] voc() {
        int[] colors = new int[SIZE];
        for (int i = 0; i < SIZE; i++) {
            colors[i] = color(i);
        }
        return colors;
    }
}
