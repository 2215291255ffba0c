package org.labelport.cvat.write;

import java.util.List;
import org.labelport.cvat.file.Cuboid;
import org.labelport.cvat.file.Degrees;
import org.labelport.model.Keypoint;
import org.labelport.model.Shape;
import org.labelport.output.ByteText;
import org.labelport.xml.XmlText;

/** The geometry of one element, as CVAT writes it. */
public sealed interface CvatShape {

    /** Returns the name of the element. */
    String tag();

    /** Writes the attributes that hold the geometry into the tag that was begun. */
    void attributes(XmlText xml);

    /** A label of the whole picture, without geometry. */
    record Tag() implements CvatShape {
        @Override
        public String tag() {
            return "tag";
        }

        @Override
        public void attributes(XmlText xml) {}
    }

    /**
     * A box.
     *
     * @param degrees clockwise about the centre, in [0, 360)
     */
    record Box(double left, double top, double right, double bottom, double degrees) implements CvatShape {
        @Override
        public String tag() {
            return "box";
        }

        @Override
        public void attributes(XmlText xml) {
            xml.attribute("xtl", left, Degrees.DECIMALS)
                    .attribute("ytl", top, Degrees.DECIMALS)
                    .attribute("xbr", right, Degrees.DECIMALS)
                    .attribute("ybr", bottom, Degrees.DECIMALS);
            Degrees.attribute(xml, degrees);
        }
    }

    /**
     * An ellipse.
     *
     * @param degrees clockwise about the centre, in [0, 360)
     */
    record Ellipse(Shape.Ellipse ellipse, double degrees) implements CvatShape {
        @Override
        public String tag() {
            return "ellipse";
        }

        @Override
        public void attributes(XmlText xml) {
            xml.attribute("cx", ellipse.centerX(), Degrees.DECIMALS)
                    .attribute("cy", ellipse.centerY(), Degrees.DECIMALS)
                    .attribute("rx", ellipse.radiusX(), Degrees.DECIMALS)
                    .attribute("ry", ellipse.radiusY(), Degrees.DECIMALS);
            Degrees.attribute(xml, degrees);
        }
    }

    /**
     * A polygon, a polyline or points.
     *
     * @param tag {@link #POLYGON}, {@link #POLYLINE} or {@link #POINTS}
     * @param xy x0, y0, x1, y1, … in pixels
     */
    record Run(String tag, double[] xy) implements CvatShape {

        static final String POLYGON = "polygon";
        static final String POLYLINE = "polyline";
        static final String POINTS = "points";

        @Override
        public void attributes(XmlText xml) {
            ByteText points = new ByteText(8 * xy.length);
            for (int i = 0; i < xy.length; i++) {
                if (i > 0) {
                    points.ascii(i % 2 == 0 ? ';' : ',');
                }
                points.shortest(xy[i], Degrees.DECIMALS);
            }
            xml.attribute("points", points.toString());
        }
    }

    /** A mask that is cropped to its bounding box. */
    record Mask(Shape.Mask mask) implements CvatShape {
        @Override
        public String tag() {
            return "mask";
        }

        @Override
        public void attributes(XmlText xml) {
            ByteText runs = new ByteText(6 * mask.runs().length);
            for (int i = 0; i < mask.runs().length; i++) {
                if (i > 0) {
                    runs.text(", ");
                }
                runs.integer(mask.runs()[i]);
            }
            xml.attribute("rle", runs.toString())
                    .attribute("left", mask.x())
                    .attribute("top", mask.y())
                    .attribute("width", mask.width())
                    .attribute("height", mask.height());
        }
    }

    /** A cuboid. */
    record CuboidShape(Cuboid cuboid) implements CvatShape {
        @Override
        public String tag() {
            return Cuboid.TAG;
        }

        @Override
        public void attributes(XmlText xml) {
            cuboid.attributes(xml, Degrees.DECIMALS);
        }
    }

    /** Keypoints, each of which is a child element. */
    record Skeleton(List<Keypoint> points) implements CvatShape {
        @Override
        public String tag() {
            return "skeleton";
        }

        @Override
        public void attributes(XmlText xml) {}
    }
}
