package org.labelport.raster;

import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * A picture of labels with its values as they are stored, without any conversion of colours.
 *
 * @param canvas the values: for {@link Kind#GRAY} the sample as stored (1, 2, 4, 8 or 16 bits), for
 *     {@link Kind#PALETTE} the index, for {@link Kind#RGB} 0xrrggbb, for {@link Kind#RGBA} 0xaarrggbb (also for grey
 *     with transparency)
 * @param palette for {@link Kind#PALETTE} the colours as 0xrrggbb, in the file's order, which may be fewer than the
 *     values need; else empty. Not copied
 * @param bits of a sample: 1, 2, 4, 8 or 16
 */
public record LabelImage(LabelCanvas canvas, Kind kind, int[] palette, int bits) {

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

    public int width() {
        return canvas.width();
    }

    public int height() {
        return canvas.height();
    }

    /** Whether another picture has the same sides. */
    public boolean hasSizeOf(LabelImage other) {
        return width() == other.width() && height() == other.height();
    }

    /** Returns the value of each pixel, row by row. It is a copy and takes four bytes for each pixel. */
    public int[] values() {
        return canvas.values();
    }

    /**
     * Returns this picture with colours as values, if it stores colours in a form that takes less space: programs that
     * make files smaller save few colours with a palette, and black alone as grey. Any other picture is returned as it
     * is. Ask {@link #colorless} first.
     */
    public LabelImage withColors() {
        return switch (kind) {
            case PALETTE -> colors(canvas.mapped(value -> palette[value] & 0xffffff));
            case GRAY -> canvas.first(value -> value != 0).isEmpty() ? colors(canvas) : this;
            case RGB, RGBA -> this;
        };
    }

    private static LabelImage colors(LabelCanvas canvas) {
        return new LabelImage(canvas, Kind.RGB, new int[0], Byte.SIZE);
    }

    /**
     * Says which pixel is the first one without a colour, because its value is beyond the palette. Programs read such
     * pixels differently, or not at all. Empty when all have one, and for pictures without a palette.
     */
    public Optional<String> colorless() {
        if (kind != Kind.PALETTE) {
            return Optional.empty();
        }
        IntPredicate isBeyond = value -> value >= palette.length;
        return canvas.first(isBeyond)
                .map(pixel -> "the pixel at " + pixel.x() + ", " + pixel.y() + " has the value " + pixel.value()
                        + ", and the palette " + palette.length + " colours");
    }
}
