package org.labelport.labelstudio.place;

import org.labelport.geometry.Angles;
import org.labelport.geometry.Boxes;
import org.labelport.geometry.Frame;
import org.labelport.labelstudio.json.JsonLine;
import org.labelport.labelstudio.json.Node;
import org.labelport.model.Shape;

/**
 * A box as Label Studio describes it: in percent of the frame, and rotated about the corner that is top left before the
 * rotation.
 *
 * @param left of the top left corner, which may be anywhere after the rotation
 * @param degrees rotation, clockwise
 */
public record CornerBox(double left, double top, double width, double height, double degrees) {

    /**
     * Attribute of a box in a track. If it is false, the object disappears after this box until the next one, so no
     * boxes are interpolated between them.
     */
    public static final String ENABLED = "enabled";

    /**
     * Reads a box. Label Studio writes sides below 0 for a box that was drawn or dragged past its own corner.
     *
     * @throws IllegalArgumentException when a field is missing or not a number
     */
    public static CornerBox of(Node value) {
        return new CornerBox(
                value.need("x").number(),
                value.need("y").number(),
                value.need("width").number(),
                value.need("height").number(),
                value.field("rotation").map(Node::number).orElse(0.0));
    }

    public static CornerBox of(Shape.Box box, Frame frame) {
        double left = box.x();
        double top = box.y();
        if (box.rotated()) {
            double[] corners = Boxes.corners(box);
            left = corners[0];
            top = corners[1];
        }
        return new CornerBox(
                Places.percent(left, frame.width()),
                Places.percent(top, frame.height()),
                Places.percent(box.width(), frame.width()),
                Places.percent(box.height(), frame.height()),
                Places.degrees(box.angle()));
    }

    /**
     * Returns the box that Label Studio interpolates between this box and another one. All numbers are interpolated
     * linearly, the rotation along the shorter way.
     *
     * @param share of the way to the other box, 0 to 1
     */
    public CornerBox towards(CornerBox other, double share) {
        return new CornerBox(
                left + (other.left - left) * share,
                top + (other.top - top) * share,
                width + (other.width - width) * share,
                height + (other.height - height) * share,
                degrees + Angles.halfTurn(other.degrees - degrees) * share);
    }

    public Shape.Box shape(double frameWidth, double frameHeight) {
        double x = left * frameWidth / 100;
        double y = top * frameHeight / 100;
        double boxWidth = width * frameWidth / 100;
        double boxHeight = height * frameHeight / 100;
        double angle = Angles.radians(degrees);
        if (angle == 0) {
            return Shape.Box.of(
                    x + Math.min(0, boxWidth), y + Math.min(0, boxHeight), Math.abs(boxWidth), Math.abs(boxHeight));
        }
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        double centerX = x + cos * boxWidth / 2 - sin * boxHeight / 2;
        double centerY = y + sin * boxWidth / 2 + cos * boxHeight / 2;
        double across = Math.abs(boxWidth);
        double down = Math.abs(boxHeight);
        return new Shape.Box(centerX - across / 2, centerY - down / 2, across, down, angle);
    }

    public void write(JsonLine json) {
        json.key("x").number(left).key("y").number(top);
        json.key("width").number(width).key("height").number(height);
        json.key("rotation").number(degrees);
    }
}
