package org.labelport.raster;

/** Assigns colours to numbers. */
public final class Palettes {

    /** The number of colours of a palette. */
    public static final int SIZE = 256;

    private Palettes() {}

    /**
     * Returns the colour that Pascal VOC gives to a number, as 0xrrggbb. The number's bits are spread over the three
     * channels; its lowest bits become the channels' highest. Numbers below 2^24 have different colours; 0 is black.
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

    /** Returns the number to which Pascal VOC gives a colour, 0xrrggbb: the inverse of {@link #color}. */
    public static int number(int color) {
        int number = 0;
        for (int bit = 0; bit <= 7; bit++) {
            number = number << 3 | color >> bit + 16 & 1 | (color >> bit + 8 & 1) << 1 | (color >> bit & 1) << 2;
        }
        return number;
    }

    /** Returns the colours of 0 to 255, as {@link #color} computes them. */
    public static int[] voc() {
        int[] colors = new int[SIZE];
        for (int i = 0; i < SIZE; i++) {
            colors[i] = color(i);
        }
        return colors;
    }
}
