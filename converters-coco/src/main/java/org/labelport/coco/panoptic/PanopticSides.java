package org.labelport.coco.panoptic;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sides of a picture, as an element of {@code images} gives them.
 *
 * @param width in pixels; 0 when unknown
 * @param height likewise
 * @param odd the key of a side that is not a number of pixels, and counts as unknown; empty when there is none
 */
record PanopticSides(int width, int height, String odd) {

    static PanopticSides of(@Nullable Object image) {
        String odd = isOdd(image, "width") ? "width" : isOdd(image, "height") ? "height" : "";
        return new PanopticSides(side(image, "width"), side(image, "height"), odd);
    }

    private static boolean isOdd(@Nullable Object image, String key) {
        Optional<Object> value = PanopticFile.get(image, key);
        return value.isPresent() && side(image, key) == 0 && !value.get().equals(0.0);
    }

    private static int side(@Nullable Object image, String key) {
        return PanopticFile.whole(image, key)
                .filter(side -> side > 0 && side <= Integer.MAX_VALUE)
                .map(Long::intValue)
                .orElse(0);
    }
}
