package org.labelport.raster;

import java.util.Optional;

/**
 * A picture of labels with its values as they are stored, without any conversion of colours.
 *
 * @param values row by row: for {@link Kind#GRAY} the sample as stored (1, 2, 4, 8 or 16 bits), for
 *     {@link Kind#PALETTE} the index, for {@link Kind#RGB} 0xrrggbb, for {@link Kind#RGBA} 0xaarrggbb (also for grey
 *     with transparency). Not copied
 * @param palette for {@link Kind#PALETTE} the colours as 0xrrggbb, in the file's order, which may be fewer than the
 *     values need; else empty. Not copied
 * @param bits of a sample: 1, 2, 4, 8 or 16
 */
public record LabelImage(int width, int height, Kind kind, int[] values, int[] palette, int bits) {

    /** What the values mean. */
    public enum Kind {
        /** Numbers. */
        GRAY,
        /** Numbers that stand for colours. */
        PALETTE,
        /** Colours. */
        RGB,
        /** Colours with transparency. */
        RGBA
    }

    /**
     * Returns this picture with colours as values, if it stores colours in a form that takes less space: programs that
     * make files smaller save few colours with a palette, and black alone as grey. Any other picture is returned as it
     * is. Ask {@link #colorless} first.
     */
    public LabelImage withColors() {
        if (kind != Kind.PALETTE && (kind != Kind.GRAY || !isBlack())) {
            return this;
        }
        int[] colors = new int[values.length];
        if (kind == Kind.PALETTE) {
            for (int i = 0; i < colors.length; i++) {
                colors[i] = palette[values[i]] & 0xffffff;
            }
        }
        return new LabelImage(width, height, Kind.RGB, colors, new int[0], Byte.SIZE);
    }

    /**
     * Says which pixel is the first one without a colour, because its value is beyond the palette. Programs read such
     * pixels differently, or not at all. Empty when all have one, and for pictures without a palette.
     */
    public Optional<String> colorless() {
        if (kind != Kind.PALETTE) {
            return Optional.empty();
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] >= palette.length) {
                return Optional.of("the pixel at " + i % width + ", " + i / width + " has the value " + values[i]
                        + ", and the palette " + palette.length + " colours");
            }
        }
        return Optional.empty();
    }

    private boolean isBlack() {
        for (int value : values) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    /** Returns the value of a pixel. */
    public int valueAt(int x, int y) {
        return values[y * width + x];
    }
}
