import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Paint;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** The twelve pictures, in id order. The table in README.md says the purpose of each. */
final class Pictures {
    private Pictures() {}

    static List<Scene> all() {
        return List.of(
                kites(),
                regatta(),
                reef(),
                rings(),
                shoal(),
                jumping(),
                rowing(),
                quietSea(),
                ferry(),
                harbour(),
                edges(),
                beach());
    }

    private static Scene kites() {
        Scene scene = new Scene("kites.png", 320, 240).background(Palette.SKY, Palette.DAWN);
        scene.draw(Sprites.cloud().at(70, 150, 0.7)).draw(Sprites.cloud().at(262, 42, 0.6));
        string(scene, 96, 116, 60, 190, 150, 216);
        string(scene, 184, 120, 150, 170, 156, 216);
        string(scene, 246, 178, 220, 214, 162, 218);
        hill(scene, 214, 196, Palette.GRASS);
        return scene.add(
                        Category.KITE,
                        Kind.POLYGONS,
                        Sprites.kite(Palette.CORAL, Palette.ROSE).tiltedAt(82, 76, 0.85, -18))
                .add(
                        Category.KITE,
                        Kind.POLYGONS,
                        Sprites.kite(Palette.PLUM, Palette.MUSTARD).tiltedAt(190, 82, 0.75, 10))
                .add(
                        Category.KITE,
                        Kind.POLYGONS,
                        Sprites.kite(Palette.DEEP_SEA, Palette.CREAM).tiltedAt(258, 148, 0.6, 24));
    }

    private static Scene regatta() {
        Scene scene = openSea("regatta.jpg", 320, 240, 132);
        scene.add(
                        Category.BOAT,
                        Kind.BOX,
                        Sprites.sailingBoat(Palette.PLUM, Palette.ROSE).at(246, 142, 0.55))
                .add(
                        Category.BOAT,
                        Kind.BOX,
                        Sprites.sailingBoat(Palette.NAVY, Palette.MUSTARD).at(164, 160, 0.8));
        wave(scene, 170, Palette.SEA);
        scene.add(
                Category.BOAT,
                Kind.BOX,
                Sprites.sailingBoat(Palette.CORAL, Palette.APRICOT).mirroredAt(76, 192, 1.15));
        wave(scene, 204, Palette.DEEP_SEA);
        return scene;
    }

    private static Scene reef() {
        Scene scene = underWater("reef.png", 256, 256);
        kelp(scene, 36, 110);
        scene.add(
                        Category.FISH,
                        Kind.POLYGONS,
                        Sprites.fish(Palette.MUSTARD, Palette.CORAL).at(142, 84, 1.3))
                .add(
                        Category.FISH,
                        Kind.POLYGONS,
                        Sprites.fish(Palette.ROSE, Palette.PLUM).mirroredAt(88, 172, 0.8));
        kelp(scene, 140, 30);
        kelp(scene, 222, 140);
        hill(scene, 236, 226, Palette.SAND);
        return scene;
    }

    private static Scene rings() {
        Scene scene = new Scene("rings.png", 256, 256).background(Palette.SEA, Palette.DEEP_SEA);
        for (int y = 30; y < 256; y += 44) {
            scene.draw(ripple(y % 88 < 44 ? 40 : 150, y), Palette.GLINT);
        }
        return scene.add(
                        Category.RING,
                        Kind.MASK,
                        Sprites.doughnut(Palette.ROSE).at(92, 96, 1.35))
                .add(
                        Category.RING,
                        Kind.MASK,
                        Sprites.lifebuoy(Palette.CORAL).tiltedAt(164, 168, 1.2, 20))
                .add(
                        Category.RING,
                        Kind.MASK,
                        Sprites.doughnut(Palette.PLUM).at(206, 52, 0.6));
    }

    private static Scene shoal() {
        Scene scene = underWater("shoal.jpg", 320, 240);
        Sprite small = Sprites.fish(Palette.CREAM, Palette.SEA);
        List<Sprite> shoal = new ArrayList<>();
        for (int row = 0; row < 5; row++) {
            int fishInRow = 5 - Math.abs(row - 2);
            for (int i = 0; i < fishInRow; i++) {
                double x = 196 + (i - (fishInRow - 1) / 2.0) * 36 + row % 2 * 7;
                shoal.add(small.at(x, 44 + row * 24 + i % 2 * 6, 0.3 + i % 3 * 0.03));
            }
        }
        scene.add(Category.FISH, Kind.CROWD, Sprite.group(shoal))
                .add(
                        Category.FISH,
                        Kind.POLYGONS,
                        Sprites.fish(Palette.APRICOT, Palette.CORAL).at(84, 164, 1.05));
        hill(scene, 222, 212, Palette.SAND);
        return scene;
    }

    private static Scene jumping() {
        Scene scene = new Scene("jumping.png", 200, 300).background(Palette.DAWN, Palette.CREAM);
        scene.draw(Curves.disc(150, 60, 26), Palette.MUSTARD).draw(Sprites.cloud().at(56, 48, 0.6));
        hill(scene, 236, 216, Palette.LEAF);
        hill(scene, 262, 256, Palette.GRASS);
        return scene.add(
                        Category.PERSON,
                        Kind.POLYGONS,
                        Sprites.person(Palette.CORAL, Curves.at(34, -104), Curves.at(-34, -104))
                                .at(72, 206, 1.15))
                .add(
                        Category.PERSON,
                        Kind.POLYGONS,
                        Sprites.person(Palette.DEEP_SEA, Curves.at(34, -84), Curves.at(-30, -38))
                                .at(148, 274, 1.0));
    }

    private static Scene rowing() {
        Scene scene = openSea("rowing.jpg", 300, 200, 104);
        scene.add(
                        Category.PERSON,
                        Kind.POLYGONS,
                        Sprites.person(Palette.MUSTARD, Curves.at(40, -74), Curves.at(-24, -14))
                                .at(112, 150, 1.15))
                .add(
                        Category.BOAT,
                        Kind.POLYGONS,
                        Sprites.rowingBoat(Palette.CORAL).at(112, 144, 1.55));
        wave(scene, 152, Palette.DEEP_SEA);
        hill(scene, 178, 166, Palette.SAND);
        return scene.add(
                Category.PERSON,
                Kind.POLYGONS,
                Sprites.person(Palette.PLUM, Curves.at(36, -70), Curves.at(-30, -92)).at(274, 184, 1.2));
    }

    private static Scene quietSea() {
        Scene scene = openSea("quiet-sea.jpg", 320, 240, 128);
        wave(scene, 166, Palette.SEA);
        wave(scene, 204, Palette.DEEP_SEA);
        return scene;
    }

    private static Scene ferry() {
        // Escaped, because without a UTF-8 locale Java 17 would read this file in another encoding.
        Scene scene = new Scene("f\u00e4hre vor gr\u00fcnen h\u00fcgeln.png", 320, 240);
        scene.background(Palette.SKY, Palette.CREAM).draw(Sprites.cloud().at(240, 46, 0.8));
        hill(scene, 130, 84, Palette.GRASS);
        hill(scene, 150, 122, Palette.LEAF);
        wave(scene, 146, Palette.SEA);
        scene.add(Category.BOAT, Kind.POLYGONS, Sprites.ferry(Palette.CORAL).at(140, 172, 1.25));
        wave(scene, 188, Palette.DEEP_SEA);
        return scene.add(
                Category.RING, Kind.MASK, Sprites.lifebuoy(Palette.CORAL).at(272, 212, 0.38));
    }

    private static Scene harbour() {
        Scene scene = openSea("harbour/boat 2.jpg", 320, 240, 120);
        scene.add(
                Category.BOAT,
                Kind.POLYGONS,
                Sprites.sailingBoat(Palette.DEEP_SEA, Palette.CORAL).at(224, 150, 1.0));
        wave(scene, 162, Palette.SEA);
        scene.add(
                Category.BOAT,
                Kind.POLYGONS,
                Sprites.rowingBoat(Palette.PLUM).at(108, 192, 1.1));
        wave(scene, 204, Palette.DEEP_SEA);
        return scene.draw(pier());
    }

    private static Scene edges() {
        Scene scene = openSea("edges.png", 300, 200, 110);
        Sprite kite = Sprites.kite(Palette.PLUM, Palette.ROSE);
        // The centre is half the kite's size from the corner, so that its box ends on the edges.
        scene.add(Category.KITE, Kind.BOX, kite.at(300 - 36, 52, 1))
                .add(
                        Category.BOAT,
                        Kind.BOX_BEYOND_THE_EDGE,
                        Sprites.sailingBoat(Palette.NAVY, Palette.MUSTARD).at(34, 142, 1.2))
                .add(
                        Category.FISH,
                        Kind.POLYGONS,
                        Sprites.fish(Palette.APRICOT, Palette.CORAL).tiltedAt(196, 190, 0.9, -24));
        return scene;
    }

    private static Scene beach() {
        Scene scene = openSea("beach.jpg", 320, 240, 110);
        scene.add(
                        Category.KITE,
                        Kind.POLYGONS,
                        Sprites.kite(Palette.CORAL, Palette.MUSTARD).tiltedAt(70, 50, 0.65, -20))
                .add(
                        Category.BOAT,
                        Kind.BOX,
                        Sprites.sailingBoat(Palette.PLUM, Palette.ROSE).at(236, 124, 0.85));
        wave(scene, 138, Palette.SEA);
        hill(scene, 196, 172, Palette.SAND);
        return scene.add(
                        Category.PERSON,
                        Kind.POLYGONS,
                        Sprites.person(Palette.DEEP_SEA, Curves.at(33, -52), Curves.at(-32, -98))
                                .at(112, 222, 1.05))
                .add(
                        Category.RING,
                        Kind.MASK,
                        Sprites.lifebuoy(Palette.CORAL).at(164, 176, 0.5))
                .add(
                        Category.FISH,
                        Kind.BOX,
                        Sprites.fish(Palette.MUSTARD, Palette.APRICOT).mirroredAt(262, 214, 0.55));
    }

    private static Scene openSea(String fileName, int width, int height, int horizon) {
        Scene scene = new Scene(fileName, width, height).background(Palette.SKY, Palette.DAWN);
        scene.draw(Curves.disc(width * 0.5, horizon - 8, 30), Palette.CREAM);
        scene.draw(Sprites.cloud().at(width * 0.24, horizon * 0.36, 0.6));
        scene.draw(Sprites.cloud().at(width * 0.6, horizon * 0.2, 0.45));
        Paint water = new GradientPaint(0, horizon, Palette.SHALLOWS, 0, height, Palette.SEA);
        return scene.draw(new Rectangle2D.Double(0, horizon, width, height - horizon), water);
    }

    private static Scene underWater(String fileName, int width, int height) {
        Scene scene = new Scene(fileName, width, height).background(Palette.SEA, Palette.ABYSS);
        for (int i = 0; i < 4; i++) {
            scene.draw(Curves.disc(width * 0.9 - i % 2 * 12, height * 0.6 - i * 26, 5 - i * 0.8), Palette.GLINT);
        }
        return scene;
    }

    private static void wave(Scene scene, double y, Color color) {
        int length = 40;
        Curves.PathBuilder wave = Curves.path(0, y);
        for (int x = 0; x < scene.width(); x += length) {
            wave.quad(x + length / 4.0, y - 5, x + length / 2.0, y).quad(x + length * 0.75, y + 5, x + length, y);
        }
        scene.draw(
                wave.line(scene.width(), scene.height())
                        .line(0, scene.height())
                        .closed(),
                color);
    }

    private static void hill(Scene scene, double y, double top, Color color) {
        int width = scene.width();
        scene.draw(
                Curves.path(0, y)
                        .cubic(width * 0.3, top - (y - top), width * 0.6, y + (y - top) / 2, width, top)
                        .line(width, scene.height())
                        .line(0, scene.height())
                        .closed(),
                color);
    }

    private static void kelp(Scene scene, double x, double top) {
        double bottom = scene.height();
        double middle = (top + bottom) / 2;
        scene.draw(
                Curves.path(x - 9, bottom)
                        .cubic(x - 26, middle, x + 12, middle, x, top)
                        .cubic(x + 32, middle, x - 6, middle, x + 9, bottom)
                        .closed(),
                Palette.KELP);
    }

    private static void string(
            Scene scene, double x1, double y1, double bendX, double bendY, double x2, double y2) {
        Path2D line = Curves.path(x1, y1).quad(bendX, bendY, x2, y2).open();
        scene.draw(new BasicStroke(1.2f).createStrokedShape(line), Palette.STRING);
    }

    private static Shape ripple(double x, double y) {
        return new BasicStroke(3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                .createStrokedShape(Curves.path(x, y)
                        .quad(x + 15, y - 8, x + 30, y)
                        .quad(x + 45, y + 8, x + 60, y)
                        .open());
    }

    private static Sprite pier() {
        return Sprite.of(
                new Layer(new Rectangle2D.Double(14, 186, 12, 54), Palette.NAVY),
                new Layer(new Rectangle2D.Double(96, 206, 12, 34), Palette.NAVY),
                new Layer(new Rectangle2D.Double(178, 206, 12, 34), Palette.NAVY),
                new Layer(new Rectangle2D.Double(0, 212, 204, 14), Palette.WOOD));
    }
}
