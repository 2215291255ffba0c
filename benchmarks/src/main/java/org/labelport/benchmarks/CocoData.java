package org.labelport.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/**
 * What a generated COCO file holds. Equal data gives equal bytes, on every machine.
 *
 * @param annotations number of annotations, 0 to 100 million
 * @param segmentation what outlines an annotation
 * @param order which of the two long arrays comes first in the file
 * @param seed other seeds give other data
 */
record CocoData(long annotations, Segmentation segmentation, Order order, long seed) {

    private static final long MAX_ANNOTATIONS = 100_000_000;
    /** As in COCO train2017 with all annotations: 8.7 annotations an image. */
    private static final long IMAGES_PER_MILLION = 114_467;

    /** What outlines an annotation. */
    enum Segmentation {
        /** Parts with coordinates of two decimals. */
        POLYGONS,
        /** Nothing but the bounding box. */
        BOXES,
        /** Run lengths as plain numbers. */
        RLE
    }

    /** Which of the two long arrays comes first. */
    enum Order {
        IMAGES_FIRST,
        ANNOTATIONS_FIRST;

        /** How it is written on the command line. */
        String option() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Order of(String option) {
            return Arrays.stream(values())
                    .filter(order -> order.option().equals(option))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "'" + option + "' is not an order; give images-first or annotations-first"));
        }
    }

    CocoData {
        if (annotations < 0 || annotations > MAX_ANNOTATIONS) {
            throw new IllegalArgumentException(
                    "the number of annotations is 0 to " + MAX_ANNOTATIONS + ", not " + annotations);
        }
    }

    /** Number of images; at least one. */
    int images() {
        return (int) Math.max(1, (annotations * IMAGES_PER_MILLION + 999_999) / 1_000_000);
    }
}
