package org.labelport.coco.verify;

import org.labelport.geometry.Masks;
import org.labelport.limits.Limit;
import org.labelport.model.Shape;

/**
 * A polygon so small or narrow that pycocotools, which counts where its outline passes the middles of pixels' columns, may
 * find no pixel in it.
 */
record ThinRing(Shape.Polygon polygon, double right, double bottom) {

    /** Longer outlines are taken for polygons with pixels, because following them would take too long. */
    private static final double LONGEST = 20_000;

    private static final int SLACK = 5;

    /** Whether a polygon may have no pixel, and is short enough to find out. */
    static boolean isThin(Numbers ring) {
        double twice = 0;
        double length = 0;
        for (int i = 0; i < ring.size(); i += 2) {
            int next = (i + 2) % ring.size();
            twice += ring.at(i) * ring.at(next + 1) - ring.at(next) * ring.at(i + 1);
            length += Math.abs(ring.at(next) - ring.at(i)) + Math.abs(ring.at(next + 1) - ring.at(i + 1));
        }
        // Half of the outline is about the polygon's length, so that its width is about two pixels at most.
        return length <= LONGEST && Math.abs(twice) / 2 <= length + SLACK;
    }

    /** Copies x and y of the points, one after the other. */
    static ThinRing of(Numbers ring) {
        double right = 0;
        double bottom = 0;
        for (int i = 0; i < ring.size(); i += 2) {
            right = Math.max(right, ring.at(i));
            bottom = Math.max(bottom, ring.at(i + 1));
        }
        return new ThinRing(Shape.Polygon.of(ring.copy()), right, bottom);
    }

    /** Whether it has no pixel in an image, in which it lies but for rounding. */
    boolean hasNoPixel(Listing.Sides image) {
        // Beyond the ring are no pixels of it, so that only this part of the image is looked at.
        double width = Math.min(image.width(), Math.ceil(right) + 1);
        double height = Math.min(image.height(), Math.ceil(bottom) + 1);
        return Math.max(width, height) <= Limit.PICTURE_SIDE.most()
                && Masks.fill(polygon, (int) width, (int) height).area() == 0;
    }
}
