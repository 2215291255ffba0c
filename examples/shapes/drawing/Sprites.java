import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;

/** The things on the pictures, about 100 units large. Boats and people stand on y = 0, the others are centred. */
final class Sprites {
    private Sprites() {}

    static Sprite sailingBoat(Color hullColor, Color sailColor) {
        Shape hull = dinghyHull();
        Path2D mainSail = Curves.path(0, -88).quad(36, -54, 44, -22).line(0, -22).closed();
        Path2D jib = Curves.path(0, -78).quad(-26, -48, -36, -22).line(0, -22).closed();
        Path2D pennant = Curves.path(0, -97).line(17, -92).line(0, -87).closed();
        return Sprite.of(
                new Layer(pennant, hullColor),
                new Layer(mainSail, sailColor),
                new Layer(jib, Palette.CREAM),
                new Layer(new Rectangle2D.Double(-2, -97, 3, 85), Palette.WOOD),
                new Layer(hull, hullColor),
                new Layer(overlap(hull, new Rectangle2D.Double(-60, -9, 120, 4)), Palette.CREAM));
    }

    static Sprite rowingBoat(Color color) {
        Shape hull = dinghyHull();
        return Sprite.of(
                new Layer(hull, color),
                new Layer(overlap(hull, new Rectangle2D.Double(-60, -16, 120, 6)), Palette.CREAM));
    }

    static Sprite ferry(Color color) {
        Shape hull = Curves.path(-72, -14)
                .line(76, -14)
                .quad(70, 4, 58, 14)
                .line(-58, 14)
                .quad(-68, 8, -72, -14)
                .closed();
        List<Layer> layers = new ArrayList<>(List.of(
                new Layer(new Rectangle2D.Double(-22, -72, 18, 24), color),
                new Layer(new Rectangle2D.Double(-22, -68, 18, 6), Palette.NAVY),
                new Layer(new RoundRectangle2D.Double(-38, -52, 70, 24, 6, 6), Palette.CREAM),
                new Layer(new RoundRectangle2D.Double(-54, -34, 104, 24, 6, 6), Palette.CREAM),
                new Layer(hull, color),
                new Layer(overlap(hull, new Rectangle2D.Double(-80, 4, 160, 20)), Palette.NAVY)));
        for (int x = -44; x <= 40; x += 14) {
            layers.add(new Layer(Curves.disc(x, -22, 3.5), Palette.DEEP_SEA));
        }
        for (int x = -28; x <= 20; x += 12) {
            layers.add(new Layer(new Rectangle2D.Double(x, -46, 7, 6), Palette.DEEP_SEA));
        }
        return new Sprite(layers, List.of());
    }

    private static Shape dinghyHull() {
        return Curves.path(-52, -16)
                .line(52, -16)
                .quad(46, 10, 26, 12)
                .line(-30, 12)
                .quad(-48, 8, -52, -16)
                .closed();
    }

    /** A fish that swims to the right. */
    static Sprite fish(Color bodyColor, Color finColor) {
        Shape body = Curves.path(-36, 0)
                .cubic(-20, -32, 26, -32, 48, 0)
                .cubic(26, 32, -20, 32, -36, 0)
                .closed();
        Path2D tail = Curves.path(-24, 0)
                .quad(-44, -10, -56, -24)
                .quad(-46, 0, -56, 24)
                .quad(-44, 10, -24, 0)
                .closed();
        Path2D backFin = Curves.path(-12, -18).quad(0, -38, 20, -32).line(16, -16).closed();
        Path2D sideFin = Curves.path(4, 4).quad(-14, 4, -16, 14).quad(0, 16, 4, 4).closed();
        return Sprite.of(
                new Layer(tail, finColor),
                new Layer(backFin, finColor),
                new Layer(body, bodyColor),
                new Layer(overlap(body, Curves.disc(64, 0, 42)), finColor),
                new Layer(overlap(body, Curves.disc(70, 0, 42)), bodyColor),
                new Layer(sideFin, finColor),
                new Layer(Curves.disc(34, -6, 4.5), Palette.CREAM),
                new Layer(Curves.disc(35, -6, 2.4), Palette.NAVY));
    }

    static Sprite kite(Color color, Color panelColor) {
        return Sprite.of(
                new Layer(
                        Curves.path(0, -52)
                                .line(36, -12)
                                .line(0, 52)
                                .line(-36, -12)
                                .closed(),
                        color),
                new Layer(Curves.path(0, -52).line(36, -12).line(0, -12).closed(), panelColor),
                new Layer(Curves.path(0, 52).line(-36, -12).line(0, -12).closed(), panelColor));
    }

    static Sprite lifebuoy(Color color) {
        Area ring = ring(50, 26);
        Area bars = new Area(new Rectangle2D.Double(-12, -60, 24, 120));
        bars.add(new Area(new Rectangle2D.Double(-60, -12, 120, 24)));
        return Sprite.of(
                new Layer(ring, Palette.CREAM),
                new Layer(overlap(ring, bars), color),
                new Layer(ring(45, 42), Palette.GLINT));
    }

    static Sprite doughnut(Color glaze) {
        List<Layer> layers =
                new ArrayList<>(List.of(new Layer(ring(50, 18), Palette.APRICOT), new Layer(ring(45, 22), glaze)));
        Color[] sprinkles = {Palette.CREAM, Palette.MUSTARD, Palette.SEA};
        int count = 15;
        for (int i = 0; i < count; i++) {
            AffineTransform turn = AffineTransform.getRotateInstance(Math.toRadians(i * 360.0 / count));
            turn.translate(i % 2 == 0 ? 38 : 29, 0);
            turn.rotate(Math.toRadians(i * 70));
            Shape sprinkle = turn.createTransformedShape(new RoundRectangle2D.Double(-4, -1.5, 8, 3, 3, 3));
            layers.add(new Layer(sprinkle, sprinkles[i % sprinkles.length]));
        }
        return new Sprite(layers, List.of());
    }

    /**
     * A person who faces the viewer, so that the left hand is on the right of the picture. The keypoints are those of
     * the category.
     */
    static Sprite person(Color shirt, Point2D leftHand, Point2D rightHand) {
        Point2D head = Curves.at(0, -86);
        Point2D leftFoot = Curves.at(15, -4);
        Point2D rightFoot = Curves.at(-15, -4);
        Point2D hip = Curves.at(0, -40);
        Point2D shoulders = Curves.at(0, -66);
        List<Layer> layers = List.of(
                new Layer(limb(hip, leftFoot, 9), Palette.NAVY),
                new Layer(limb(hip, rightFoot, 9), Palette.NAVY),
                new Layer(limb(shoulders, leftHand, 8), Palette.SKIN),
                new Layer(limb(shoulders, rightHand, 8), Palette.SKIN),
                new Layer(limb(Curves.at(0, -67), hip, 17), shirt),
                new Layer(Curves.disc(0, -86, 13), Palette.SKIN),
                new Layer(overlap(Curves.disc(0, -86, 13), new Rectangle2D.Double(-20, -102, 40, 12)), Palette.WOOD));
        return new Sprite(layers, List.of(head, leftHand, rightHand, leftFoot, rightFoot));
    }

    static Sprite cloud() {
        Area cloud = new Area(new RoundRectangle2D.Double(-50, -12, 100, 24, 24, 24));
        cloud.add(new Area(Curves.disc(-14, -12, 20)));
        cloud.add(new Area(Curves.disc(16, -8, 15)));
        return Sprite.of(new Layer(cloud, Palette.CLOUD));
    }

    private static Area ring(double outerRadius, double innerRadius) {
        Area ring = new Area(Curves.disc(0, 0, outerRadius));
        ring.subtract(new Area(Curves.disc(0, 0, innerRadius)));
        return ring;
    }

    private static Shape limb(Point2D from, Point2D to, float thickness) {
        return new BasicStroke(thickness, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                .createStrokedShape(new Line2D.Double(from, to));
    }

    private static Shape overlap(Shape one, Shape other) {
        Area overlap = new Area(one);
        overlap.intersect(new Area(other));
        return overlap;
    }
}
