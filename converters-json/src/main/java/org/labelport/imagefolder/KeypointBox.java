package org.labelport.imagefolder;

import org.labelport.geometry.Frame;
import org.labelport.model.Shape;

/** The box of an object that has keypoints only. */
final class KeypointBox {

    private KeypointBox() {}

    /** Each side where it is, or at the picture's nearest border; around points on one line or beyond the picture it has no area. */
    static Shape.Box shown(Shape.Box around, Frame frame) {
        double left = within(around.x(), frame.width());
        double top = within(around.y(), frame.height());
        return Shape.Box.of(
                left, top, within(around.right(), frame.width()) - left, within(around.bottom(), frame.height()) - top);
    }

    private static double within(double place, double side) {
        return Math.max(0, Math.min(side, place));
    }
}
