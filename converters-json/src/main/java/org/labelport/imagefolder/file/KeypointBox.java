package org.labelport.imagefolder.file;

import org.labelport.geometry.Frame;
import org.labelport.model.Shape;

/** Computes the bounding box of an object that has keypoints and nothing else. */
public final class KeypointBox {

    private KeypointBox() {}

    /**
     * Returns the box around the keypoints with each side moved into the picture. Its area is 0 when the points are on
     * one line or outside of the picture.
     */
    public static Shape.Box shown(Shape.Box around, Frame frame) {
        double left = within(around.x(), frame.width());
        double top = within(around.y(), frame.height());
        return Shape.Box.of(
                left, top, within(around.right(), frame.width()) - left, within(around.bottom(), frame.height()) - top);
    }

    private static double within(double place, double side) {
        return Math.max(0, Math.min(side, place));
    }
}
