import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * Draws the pictures of the example data set "shapes" and writes what is on them as a COCO file.
 *
 * <p>Each picture is a list of filled shapes, and an annotation is computed from the shapes that were drawn, less what
 * was drawn over them. So geometry and pixels cannot drift apart. Nothing is random: the same JDK writes the same
 * bytes.
 */
public final class DrawShapes {
    /** Farthest a curve may be from its polygon, in pixels. */
    private static final double FLATNESS = 0.1;

    private static final String USAGE = "Usage: java DrawShapes.java <out folder> [--overview <file.png>]";

    private DrawShapes() {}

    public static void main(String[] args) throws IOException {
        boolean withOverview = args.length == 3 && args[1].equals("--overview");
        if (args.length != 1 && !withOverview) {
            System.err.println(USAGE);
            System.exit(2);
        }
        System.setProperty("java.awt.headless", "true");
        ImageIO.setUseCache(false);
        List<Scene> scenes = Pictures.all();
        Path out = Path.of(args[0]);
        Map<Path, Scene> sceneByFile = filesIn(out.resolve("images"), scenes);
        for (Map.Entry<Path, Scene> entry : sceneByFile.entrySet()) {
            ImageFile.write(entry.getValue().render(), entry.getKey());
        }
        Files.writeString(out.resolve("annotations.json"), CocoJson.of(scenes), StandardCharsets.UTF_8);
        if (withOverview) {
            ImageFile.write(Overview.of(scenes), Path.of(args[2]));
        }
    }

    /** Asks the file system for all names before the first file is written: not every locale has umlauts. */
    private static Map<Path, Scene> filesIn(Path folder, List<Scene> scenes) throws IOException {
        Map<Path, Scene> sceneByFile = new LinkedHashMap<>();
        for (Scene scene : scenes) {
            try {
                sceneByFile.put(folder.resolve(scene.fileName()), scene);
            } catch (InvalidPathException e) {
                throw new IOException("This locale cannot name a picture. Set LC_ALL=C.UTF-8 and run again.", e);
            }
        }
        return sceneByFile;
    }

    /** The categories in id order. The order is not alphabetical, so that sorting by name shows. */
    enum Category {
        PERSON("person", "person", new Color(0x0B6B4F)),
        BOAT("boat", "vehicle", new Color(0x1D4ED8)),
        FISH("fish", "animal", new Color(0xC2410C)),
        /** On no picture: an export must keep it, or the class numbers after it move. */
        LIGHTHOUSE("lighthouse", "building", new Color(0x444444)),
        KITE("kite", "toy", new Color(0x6D28D9)),
        RING("ring", "toy", new Color(0xBE185D));

        static final List<String> PERSON_KEYPOINTS =
                List.of("head", "left_hand", "right_hand", "left_foot", "right_foot");
        /** Pairs of 1-based positions in {@link #PERSON_KEYPOINTS}, as COCO counts them. */
        static final List<List<Integer>> PERSON_SKELETON =
                List.of(List.of(1, 2), List.of(1, 3), List.of(1, 4), List.of(1, 5));

        private final String label;
        private final String supercategory;
        private final Color ink;

        Category(String label, String supercategory, Color ink) {
            this.label = label;
            this.supercategory = supercategory;
            this.ink = ink;
        }

        int id() {
            return ordinal() + 1;
        }
    }

    /** How an object is annotated. */
    enum Kind {
        BOX,
        /** As annotators draw it: the whole object's box, also where it leaves the picture. */
        BOX_BEYOND_THE_EDGE,
        POLYGONS,
        MASK,
        CROWD
    }

    /** One filled shape. Translucent paint (glints, clouds) hides nothing. */
    record Layer(Shape shape, Paint paint) {
        Layer moved(AffineTransform transform) {
            return new Layer(transform.createTransformedShape(shape), paint);
        }

        boolean hides() {
            return paint.getTransparency() == Paint.OPAQUE;
        }
    }

    /** Something to place on a picture: its layers from back to front, and its keypoints, if any. */
    record Sprite(List<Layer> layers, List<Point2D> keypoints) {
        Sprite {
            layers = List.copyOf(layers);
            keypoints = List.copyOf(keypoints);
        }

        static Sprite of(Layer... layers) {
            return new Sprite(List.of(layers), List.of());
        }

        static Sprite group(List<Sprite> sprites) {
            return new Sprite(sprites.stream().flatMap(s -> s.layers().stream()).toList(), List.of());
        }

        Sprite at(double x, double y, double scale) {
            return moved(x, y, scale, scale, 0);
        }

        Sprite mirroredAt(double x, double y, double scale) {
            return moved(x, y, -scale, scale, 0);
        }

        Sprite tiltedAt(double x, double y, double scale, double degreesClockwise) {
            return moved(x, y, scale, scale, degreesClockwise);
        }

        private Sprite moved(double x, double y, double scaleX, double scaleY, double degreesClockwise) {
            AffineTransform transform = AffineTransform.getTranslateInstance(x, y);
            transform.rotate(Math.toRadians(degreesClockwise));
            transform.scale(scaleX, scaleY);
            return new Sprite(
                    layers.stream().map(layer -> layer.moved(transform)).toList(),
                    keypoints.stream()
                            .map(point -> transform.transform(point, null))
                            .toList());
        }

        Area outline() {
            Area outline = new Area();
            layers.forEach(layer -> outline.add(flat(layer.shape())));
            return outline;
        }
    }

    /** What is on one picture. Things added later are in front. */
    static final class Scene {
        private final String fileName;
        private final int width;
        private final int height;
        private final List<Layer> layers = new ArrayList<>();
        private final List<Placed> placed = new ArrayList<>();

        private record Placed(Category category, Kind kind, Sprite sprite, int nextLayer) {}

        Scene(String fileName, int width, int height) {
            this.fileName = fileName;
            this.width = width;
            this.height = height;
        }

        String fileName() {
            return fileName;
        }

        int width() {
            return width;
        }

        int height() {
            return height;
        }

        Rectangle2D frame() {
            return new Rectangle2D.Double(0, 0, width, height);
        }

        Scene background(Color top, Color bottom) {
            return draw(frame(), new GradientPaint(0, 0, top, 0, height, bottom));
        }

        Scene draw(Shape shape, Paint paint) {
            layers.add(new Layer(shape, paint));
            return this;
        }

        Scene draw(Sprite sprite) {
            layers.addAll(sprite.layers());
            return this;
        }

        Scene add(Category category, Kind kind, Sprite sprite) {
            draw(sprite);
            placed.add(new Placed(category, kind, sprite, layers.size()));
            return this;
        }

        BufferedImage render() {
            BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = smooth(image.createGraphics());
            paint(graphics);
            graphics.dispose();
            return image;
        }

        void paint(Graphics2D graphics) {
            for (Layer layer : layers) {
                graphics.setPaint(layer.paint());
                graphics.fill(layer.shape());
            }
        }

        List<Annotation> annotations() {
            return placed.stream().map(this::annotate).toList();
        }

        private Annotation annotate(Placed object) {
            Area cover = coverOver(object);
            Area visible = object.sprite().outline();
            visible.subtract(cover);
            visible.intersect(new Area(frame()));
            List<Keypoint> keypoints = object.sprite().keypoints().stream()
                    .map(point -> keypoint(point, cover))
                    .toList();
            Region region = switch (object.kind()) {
                case BOX -> new Box(rounded(visible.getBounds2D()));
                case BOX_BEYOND_THE_EDGE ->
                    new Box(rounded(object.sprite().outline().getBounds2D()));
                case POLYGONS -> Polygons.of(visible);
                case MASK -> Mask.of(visible, width, height, Counts.COMPRESSED);
                case CROWD -> Mask.of(visible, width, height, Counts.PLAIN);
            };
            return new Annotation(object.category(), region, object.kind() == Kind.CROWD, keypoints);
        }

        private Area coverOver(Placed object) {
            Area cover = new Area();
            layers.subList(object.nextLayer(), layers.size()).stream()
                    .filter(Layer::hides)
                    .forEach(layer -> cover.add(flat(layer.shape())));
            return cover;
        }

        private Keypoint keypoint(Point2D point, Area cover) {
            if (!frame().contains(point)) {
                return Keypoint.NOT_LABELLED;
            }
            int visibility = cover.contains(point) ? Keypoint.HIDDEN : Keypoint.VISIBLE;
            return new Keypoint(round(point.getX()), round(point.getY()), visibility);
        }
    }

    /** A keypoint in continuous pixel coordinates. */
    record Keypoint(double x, double y, int visibility) {
        static final int HIDDEN = 1;
        static final int VISIBLE = 2;
        static final Keypoint NOT_LABELLED = new Keypoint(0, 0, 0);

        boolean labelled() {
            return visibility > 0;
        }
    }

    record Annotation(Category category, Region region, boolean crowd, List<Keypoint> keypoints) {}

    /** Where an object is, in pixels with the origin at the top left corner of the picture. */
    sealed interface Region permits Box, Polygons, Mask {
        Rectangle2D bounds();

        double area();
    }

    record Box(Rectangle2D bounds) implements Region {
        @Override
        public double area() {
            return bounds.getWidth() * bounds.getHeight();
        }
    }

    /** One or more rings that do not overlap; not closed, without holes. */
    record Polygons(List<List<Point2D>> parts) implements Region {
        /** Slivers left by cutting one curve with another, in square pixels. */
        private static final double SMALLEST_PART = 1;

        static Polygons of(Area visible) {
            List<List<Point2D>> rings = rings(visible).stream()
                    .filter(ring -> Math.abs(signedArea(ring)) >= SMALLEST_PART)
                    .toList();
            // COCO unites all rings, so a hole would be filled; Area winds holes the other way round.
            long clockwise = rings.stream().filter(ring -> signedArea(ring) > 0).count();
            if (clockwise != 0 && clockwise != rings.size()) {
                throw new IllegalArgumentException("A polygon cannot have a hole. Place this object as Kind.MASK.");
            }
            return new Polygons(rings);
        }

        private static List<List<Point2D>> rings(Area area) {
            List<List<Point2D>> rings = new ArrayList<>();
            double[] xy = new double[2];
            for (PathIterator path = area.getPathIterator(null); !path.isDone(); path.next()) {
                int segment = path.currentSegment(xy);
                if (segment == PathIterator.SEG_MOVETO) {
                    rings.add(new ArrayList<>());
                }
                if (segment != PathIterator.SEG_CLOSE) {
                    append(rings.get(rings.size() - 1), new Point2D.Double(round(xy[0]), round(xy[1])));
                }
            }
            rings.forEach(Polygons::open);
            return rings;
        }

        private static void append(List<Point2D> ring, Point2D point) {
            if (ring.isEmpty() || !ring.get(ring.size() - 1).equals(point)) {
                ring.add(point);
            }
        }

        private static void open(List<Point2D> ring) {
            int last = ring.size() - 1;
            if (last > 0 && ring.get(last).equals(ring.get(0))) {
                ring.remove(last);
            }
        }

        private static double signedArea(List<Point2D> ring) {
            double twice = 0;
            Point2D before = ring.get(ring.size() - 1);
            for (Point2D point : ring) {
                twice += before.getX() * point.getY() - point.getX() * before.getY();
                before = point;
            }
            return twice / 2;
        }

        Path2D path() {
            Path2D path = new Path2D.Double();
            for (List<Point2D> ring : parts) {
                path.moveTo(ring.get(0).getX(), ring.get(0).getY());
                ring.subList(1, ring.size()).forEach(point -> path.lineTo(point.getX(), point.getY()));
                path.closePath();
            }
            return path;
        }

        @Override
        public Rectangle2D bounds() {
            return rounded(path().getBounds2D());
        }

        @Override
        public double area() {
            return parts.stream()
                    .mapToDouble(ring -> Math.abs(signedArea(ring)))
                    .sum();
        }
    }

    /** How COCO writes the run lengths of a mask: as a list of numbers, or packed into a string. */
    enum Counts {
        PLAIN,
        COMPRESSED
    }

    /** A pixel is set when at least half of it is covered. Bits are in COCO's order: column by column. */
    record Mask(BitSet columns, int width, int height, Counts counts) implements Region {
        /** Sub-pixels per pixel and direction. */
        private static final int FINE = 8;

        static Mask of(Area visible, int width, int height, Counts counts) {
            BufferedImage fine = new BufferedImage(width * FINE, height * FINE, BufferedImage.TYPE_BYTE_GRAY);
            Graphics2D graphics = fine.createGraphics();
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.scale(FINE, FINE);
            graphics.setPaint(Color.WHITE);
            graphics.fill(visible);
            graphics.dispose();
            BitSet columns = new BitSet(width * height);
            for (int x = 0; x < width; x++) {
                for (int y = 0; y < height; y++) {
                    columns.set(x * height + y, 2 * covered(fine, x, y) >= FINE * FINE);
                }
            }
            return new Mask(columns, width, height, counts);
        }

        private static int covered(BufferedImage fine, int x, int y) {
            int[] samples = fine.getRaster().getSamples(x * FINE, y * FINE, FINE, FINE, 0, (int[]) null);
            return (int) IntStream.of(samples).filter(sample -> sample > 0).count();
        }

        boolean isSet(int x, int y) {
            return columns.get(x * height + y);
        }

        /** Lengths of the runs of unset and set pixels in turn, beginning with unset (which may be 0 long). */
        List<Integer> runs() {
            List<Integer> runs = new ArrayList<>();
            int pixels = width * height;
            boolean set = false;
            for (int start = 0; start < pixels; set = !set) {
                int next = set ? columns.nextClearBit(start) : columns.nextSetBit(start);
                int end = next < 0 ? pixels : Math.min(next, pixels);
                runs.add(end - start);
                start = end;
            }
            return runs;
        }

        /** The runs in COCO's string form: from the fourth on as difference, in groups of 5 bits, lowest first. */
        String compressedRuns() {
            List<Integer> runs = runs();
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < runs.size(); i++) {
                int rest = i > 2 ? runs.get(i) - runs.get(i - 2) : runs.get(i);
                boolean more = true;
                while (more) {
                    int group = rest & 0x1f;
                    rest >>= 5;
                    more = (group & 0x10) != 0 ? rest != -1 : rest != 0;
                    text.append((char) ('0' + (more ? group | 0x20 : group)));
                }
            }
            return text.toString();
        }

        @Override
        public Rectangle2D bounds() {
            Rectangle2D bounds = null;
            for (int i = columns.nextSetBit(0); i >= 0; i = columns.nextSetBit(i + 1)) {
                Rectangle2D pixel = new Rectangle2D.Double(i / height, i % height, 1, 1);
                bounds = bounds == null ? pixel : bounds.createUnion(pixel);
            }
            return bounds;
        }

        @Override
        public double area() {
            return columns.cardinality();
        }
    }

    /** Soft colours that go together on every picture. */
    static final class Palette {
        static final Color CREAM = new Color(0xFDF8EC);
        static final Color SKY = new Color(0xCFE6EE);
        static final Color DAWN = new Color(0xFBE9D7);
        static final Color SAND = new Color(0xF0DFBF);
        static final Color SHALLOWS = new Color(0xB9DBDD);
        static final Color SEA = new Color(0x8CC0CC);
        static final Color DEEP_SEA = new Color(0x5F9FB2);
        static final Color ABYSS = new Color(0x3B7288);
        static final Color GRASS = new Color(0xB5CFA0);
        static final Color LEAF = new Color(0x86AD7E);
        static final Color KELP = new Color(0x4F8A6F);
        static final Color CORAL = new Color(0xE5745E);
        static final Color APRICOT = new Color(0xF3A66B);
        static final Color MUSTARD = new Color(0xEDC05A);
        static final Color ROSE = new Color(0xE9A5A4);
        static final Color PLUM = new Color(0x875C85);
        static final Color NAVY = new Color(0x2F4B63);
        static final Color WOOD = new Color(0xA9785A);
        static final Color SKIN = new Color(0xEFC3A0);
        static final Color GLINT = new Color(0x60FFFFFF, true);
        static final Color CLOUD = new Color(0xC8FFFFFF, true);
        static final Color STRING = new Color(0x702F4B63, true);

        private Palette() {}
    }

    /** The things on the pictures, about 100 units large. Boats and people stand on y = 0, the others are centred. */
    static final class Sprites {
        private Sprites() {}

        static Sprite sailingBoat(Color hullColor, Color sailColor) {
            Shape hull = dinghyHull();
            Path2D mainSail = path(0, -88).quad(36, -54, 44, -22).line(0, -22).closed();
            Path2D jib = path(0, -78).quad(-26, -48, -36, -22).line(0, -22).closed();
            Path2D pennant = path(0, -97).line(17, -92).line(0, -87).closed();
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
            Shape hull = path(-72, -14)
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
                layers.add(new Layer(disc(x, -22, 3.5), Palette.DEEP_SEA));
            }
            for (int x = -28; x <= 20; x += 12) {
                layers.add(new Layer(new Rectangle2D.Double(x, -46, 7, 6), Palette.DEEP_SEA));
            }
            return new Sprite(layers, List.of());
        }

        private static Shape dinghyHull() {
            return path(-52, -16)
                    .line(52, -16)
                    .quad(46, 10, 26, 12)
                    .line(-30, 12)
                    .quad(-48, 8, -52, -16)
                    .closed();
        }

        /** Swims to the right. */
        static Sprite fish(Color bodyColor, Color finColor) {
            Shape body = path(-36, 0)
                    .cubic(-20, -32, 26, -32, 48, 0)
                    .cubic(26, 32, -20, 32, -36, 0)
                    .closed();
            Path2D tail = path(-24, 0)
                    .quad(-44, -10, -56, -24)
                    .quad(-46, 0, -56, 24)
                    .quad(-44, 10, -24, 0)
                    .closed();
            Path2D backFin = path(-12, -18).quad(0, -38, 20, -32).line(16, -16).closed();
            Path2D sideFin = path(4, 4).quad(-14, 4, -16, 14).quad(0, 16, 4, 4).closed();
            return Sprite.of(
                    new Layer(tail, finColor),
                    new Layer(backFin, finColor),
                    new Layer(body, bodyColor),
                    new Layer(overlap(body, disc(64, 0, 42)), finColor),
                    new Layer(overlap(body, disc(70, 0, 42)), bodyColor),
                    new Layer(sideFin, finColor),
                    new Layer(disc(34, -6, 4.5), Palette.CREAM),
                    new Layer(disc(35, -6, 2.4), Palette.NAVY));
        }

        static Sprite kite(Color color, Color panelColor) {
            return Sprite.of(
                    new Layer(
                            path(0, -52)
                                    .line(36, -12)
                                    .line(0, 52)
                                    .line(-36, -12)
                                    .closed(),
                            color),
                    new Layer(path(0, -52).line(36, -12).line(0, -12).closed(), panelColor),
                    new Layer(path(0, 52).line(-36, -12).line(0, -12).closed(), panelColor));
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

        /** Faces the viewer, so that the left hand is on the right of the picture. Keypoints as in the category. */
        static Sprite person(Color shirt, Point2D leftHand, Point2D rightHand) {
            Point2D head = at(0, -86);
            Point2D leftFoot = at(15, -4);
            Point2D rightFoot = at(-15, -4);
            Point2D hip = at(0, -40);
            Point2D shoulders = at(0, -66);
            List<Layer> layers = List.of(
                    new Layer(limb(hip, leftFoot, 9), Palette.NAVY),
                    new Layer(limb(hip, rightFoot, 9), Palette.NAVY),
                    new Layer(limb(shoulders, leftHand, 8), Palette.SKIN),
                    new Layer(limb(shoulders, rightHand, 8), Palette.SKIN),
                    new Layer(limb(at(0, -67), hip, 17), shirt),
                    new Layer(disc(0, -86, 13), Palette.SKIN),
                    new Layer(overlap(disc(0, -86, 13), new Rectangle2D.Double(-20, -102, 40, 12)), Palette.WOOD));
            return new Sprite(layers, List.of(head, leftHand, rightHand, leftFoot, rightFoot));
        }

        static Sprite cloud() {
            Area cloud = new Area(new RoundRectangle2D.Double(-50, -12, 100, 24, 24, 24));
            cloud.add(new Area(disc(-14, -12, 20)));
            cloud.add(new Area(disc(16, -8, 15)));
            return Sprite.of(new Layer(cloud, Palette.CLOUD));
        }

        private static Area ring(double outerRadius, double innerRadius) {
            Area ring = new Area(disc(0, 0, outerRadius));
            ring.subtract(new Area(disc(0, 0, innerRadius)));
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

    /** The twelve pictures, in id order. The table in README.md says what each is there for. */
    static final class Pictures {
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
            scene.draw(disc(150, 60, 26), Palette.MUSTARD).draw(Sprites.cloud().at(56, 48, 0.6));
            hill(scene, 236, 216, Palette.LEAF);
            hill(scene, 262, 256, Palette.GRASS);
            return scene.add(
                            Category.PERSON,
                            Kind.POLYGONS,
                            Sprites.person(Palette.CORAL, at(34, -104), at(-34, -104))
                                    .at(72, 206, 1.15))
                    .add(
                            Category.PERSON,
                            Kind.POLYGONS,
                            Sprites.person(Palette.DEEP_SEA, at(34, -84), at(-30, -38))
                                    .at(148, 274, 1.0));
        }

        private static Scene rowing() {
            Scene scene = openSea("rowing.jpg", 300, 200, 104);
            scene.add(
                            Category.PERSON,
                            Kind.POLYGONS,
                            Sprites.person(Palette.MUSTARD, at(40, -74), at(-24, -14))
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
                    Sprites.person(Palette.PLUM, at(36, -70), at(-30, -92)).at(274, 184, 1.2));
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
            // Half the kite's size from the corner, so that its box ends on the edges.
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
                            Sprites.person(Palette.DEEP_SEA, at(33, -52), at(-32, -98))
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
            scene.draw(disc(width * 0.5, horizon - 8, 30), Palette.CREAM);
            scene.draw(Sprites.cloud().at(width * 0.24, horizon * 0.36, 0.6));
            scene.draw(Sprites.cloud().at(width * 0.6, horizon * 0.2, 0.45));
            Paint water = new GradientPaint(0, horizon, Palette.SHALLOWS, 0, height, Palette.SEA);
            return scene.draw(new Rectangle2D.Double(0, horizon, width, height - horizon), water);
        }

        private static Scene underWater(String fileName, int width, int height) {
            Scene scene = new Scene(fileName, width, height).background(Palette.SEA, Palette.ABYSS);
            for (int i = 0; i < 4; i++) {
                scene.draw(disc(width * 0.9 - i % 2 * 12, height * 0.6 - i * 26, 5 - i * 0.8), Palette.GLINT);
            }
            return scene;
        }

        private static void wave(Scene scene, double y, Color color) {
            int length = 40;
            PathBuilder wave = path(0, y);
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
                    path(0, y)
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
                    path(x - 9, bottom)
                            .cubic(x - 26, middle, x + 12, middle, x, top)
                            .cubic(x + 32, middle, x - 6, middle, x + 9, bottom)
                            .closed(),
                    Palette.KELP);
        }

        private static void string(
                Scene scene, double x1, double y1, double bendX, double bendY, double x2, double y2) {
            Path2D line = path(x1, y1).quad(bendX, bendY, x2, y2).open();
            scene.draw(new BasicStroke(1.2f).createStrokedShape(line), Palette.STRING);
        }

        private static Shape ripple(double x, double y) {
            return new BasicStroke(3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                    .createStrokedShape(path(x, y)
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

    /** Builds a path by chaining, which {@link Path2D} does not. */
    private static final class PathBuilder {
        private final Path2D path = new Path2D.Double();

        PathBuilder line(double x, double y) {
            path.lineTo(x, y);
            return this;
        }

        PathBuilder quad(double controlX, double controlY, double x, double y) {
            path.quadTo(controlX, controlY, x, y);
            return this;
        }

        PathBuilder cubic(double control1X, double control1Y, double control2X, double control2Y, double x, double y) {
            path.curveTo(control1X, control1Y, control2X, control2Y, x, y);
            return this;
        }

        Path2D closed() {
            path.closePath();
            return path;
        }

        Path2D open() {
            return path;
        }
    }

    private static PathBuilder path(double x, double y) {
        PathBuilder builder = new PathBuilder();
        builder.path.moveTo(x, y);
        return builder;
    }

    private static Shape disc(double centerX, double centerY, double radius) {
        return new Ellipse2D.Double(centerX - radius, centerY - radius, 2 * radius, 2 * radius);
    }

    /** Straight lines only: Area cuts curves with curves less exactly, and differently from one JDK to the next. */
    private static Area flat(Shape shape) {
        Path2D lines = new Path2D.Double();
        lines.append(shape.getPathIterator(null, FLATNESS), false);
        return new Area(lines);
    }

    private static Point2D at(double x, double y) {
        return new Point2D.Double(x, y);
    }

    private static double round(double pixels) {
        return decimal(pixels).doubleValue();
    }

    private static BigDecimal decimal(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
    }

    private static Rectangle2D rounded(Rectangle2D box) {
        double x = round(box.getMinX());
        double y = round(box.getMinY());
        return new Rectangle2D.Double(x, y, round(box.getMaxX() - x), round(box.getMaxY() - y));
    }

    private static Graphics2D smooth(Graphics2D graphics) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        return graphics;
    }

    /** Writes the data set as COCO instances, one picture, annotation and category a line. */
    static final class CocoJson {
        private CocoJson() {}

        static String of(List<Scene> scenes) {
            List<String> images = new ArrayList<>();
            List<String> annotations = new ArrayList<>();
            for (Scene scene : scenes) {
                int imageId = images.size() + 1;
                images.add(image(imageId, scene));
                for (Annotation annotation : scene.annotations()) {
                    annotations.add(annotation(annotations.size() + 1, imageId, annotation));
                }
            }
            List<String> categories =
                    Stream.of(Category.values()).map(CocoJson::category).toList();
            String template = """
                    {
                    "info": %s,
                    "licenses": %s,
                    "images": %s,
                    "annotations": %s,
                    "categories": %s
                    }
                    """;
            return json(
                    template, info(), lines(List.of(licence())), lines(images), lines(annotations), lines(categories));
        }

        private static String info() {
            String description =
                    "Labelport example data set 'shapes': 12 drawn pictures, dedicated to the public domain (CC0-1.0)";
            return json("{\"description\":%s,\"version\":\"1.0\",\"contributor\":\"Labelport\"}", quoted(description));
        }

        private static String licence() {
            return "{\"id\":1,\"name\":\"CC0-1.0\",\"url\":\"https://creativecommons.org/publicdomain/zero/1.0/\"}";
        }

        private static String image(int id, Scene scene) {
            return json(
                    "{\"id\":%d,\"file_name\":%s,\"width\":%d,\"height\":%d,\"license\":1}",
                    id, quoted(scene.fileName()), scene.width(), scene.height());
        }

        private static String category(Category category) {
            String head = json(
                    "{\"id\":%d,\"name\":%s,\"supercategory\":%s",
                    category.id(), quoted(category.label), quoted(category.supercategory));
            if (category != Category.PERSON) {
                return head + "}";
            }
            String names =
                    Category.PERSON_KEYPOINTS.stream().map(CocoJson::quoted).collect(Collectors.joining(","));
            String skeleton = Category.PERSON_SKELETON.toString().replace(" ", "");
            return head + ",\"keypoints\":[" + names + "],\"skeleton\":" + skeleton + "}";
        }

        private static String annotation(int id, int imageId, Annotation annotation) {
            Rectangle2D box = annotation.region().bounds();
            return json(
                    "{\"id\":%d,\"image_id\":%d,\"category_id\":%d,"
                            + "\"bbox\":%s,\"area\":%s,\"iscrowd\":%d%s,\"segmentation\":%s}",
                    id,
                    imageId,
                    annotation.category().id(),
                    numbers(box.getX(), box.getY(), box.getWidth(), box.getHeight()),
                    number(annotation.region().area()),
                    annotation.crowd() ? 1 : 0,
                    keypoints(annotation.keypoints()),
                    segmentation(annotation.region()));
        }

        private static String keypoints(List<Keypoint> keypoints) {
            if (keypoints.isEmpty()) {
                return "";
            }
            double[] flat = keypoints.stream()
                    .flatMapToDouble(point -> DoubleStream.of(point.x(), point.y(), point.visibility()))
                    .toArray();
            long labelled = keypoints.stream().filter(Keypoint::labelled).count();
            return json(",\"keypoints\":%s,\"num_keypoints\":%d", numbers(flat), labelled);
        }

        private static String segmentation(Region region) {
            if (region instanceof Polygons polygons) {
                return polygons.parts().stream().map(CocoJson::ring).collect(Collectors.joining(",", "[", "]"));
            }
            if (region instanceof Mask mask) {
                String counts = mask.counts() == Counts.PLAIN
                        ? mask.runs().toString().replace(" ", "")
                        : quoted(mask.compressedRuns());
                return json("{\"size\":[%d,%d],\"counts\":%s}", mask.height(), mask.width(), counts);
            }
            return "[]";
        }

        private static String ring(List<Point2D> ring) {
            return numbers(ring.stream()
                    .flatMapToDouble(point -> DoubleStream.of(point.getX(), point.getY()))
                    .toArray());
        }

        private static String numbers(double... values) {
            return DoubleStream.of(values).mapToObj(CocoJson::number).collect(Collectors.joining(",", "[", "]"));
        }

        private static String number(double value) {
            return decimal(value).stripTrailingZeros().toPlainString();
        }

        private static String json(String template, Object... values) {
            return String.format(Locale.ROOT, template, values);
        }

        private static String lines(List<String> objects) {
            return objects.stream().collect(Collectors.joining(",\n  ", "[\n  ", "\n]"));
        }

        /** Plain ASCII, because some readers open the file in the encoding of the locale. */
        private static String quoted(String text) {
            StringBuilder json = new StringBuilder("\"");
            for (char c : text.toCharArray()) {
                if (c == '"' || c == '\\') {
                    json.append('\\').append(c);
                } else if (c < ' ' || c > '~') {
                    json.append(json("\\u%04x", (int) c));
                } else {
                    json.append(c);
                }
            }
            return json.append('"').toString();
        }
    }

    /** Draws all pictures on one sheet, with their annotations over them. */
    static final class Overview {
        private static final int COLUMNS = 4;
        private static final int CELL_WIDTH = 300;
        private static final int CELL_HEIGHT = 225;
        private static final int GAP = 16;
        private static final Color PAPER = new Color(0xF7F5F0);
        private static final float POLYGON_TINT = 0.15f;
        /** Stronger, because a mask gets no outline: its pixels are to be seen. */
        private static final float MASK_TINT = 0.5f;

        private static final float LINE = 1.8f;
        private static final double KEYPOINT_RADIUS = 3.4;

        private Overview() {}

        static BufferedImage of(List<Scene> scenes) {
            int rows = (scenes.size() + COLUMNS - 1) / COLUMNS;
            int width = COLUMNS * (CELL_WIDTH + GAP) + GAP;
            int height = rows * (CELL_HEIGHT + GAP) + GAP;
            BufferedImage sheet = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = smooth(sheet.createGraphics());
            graphics.setPaint(PAPER);
            graphics.fillRect(0, 0, width, height);
            for (int i = 0; i < scenes.size(); i++) {
                int left = GAP + i % COLUMNS * (CELL_WIDTH + GAP);
                int top = GAP + i / COLUMNS * (CELL_HEIGHT + GAP);
                Graphics2D cell = (Graphics2D) graphics.create(left, top, CELL_WIDTH, CELL_HEIGHT);
                drawCell(cell, scenes.get(i));
                cell.dispose();
            }
            graphics.dispose();
            return sheet;
        }

        private static void drawCell(Graphics2D cell, Scene scene) {
            double scale = Math.min(1.0 * CELL_WIDTH / scene.width(), 1.0 * CELL_HEIGHT / scene.height());
            // Whole pixels, or the picture's edges would blur.
            cell.translate(
                    Math.round((CELL_WIDTH - scale * scene.width()) / 2),
                    Math.round((CELL_HEIGHT - scale * scene.height()) / 2));
            cell.scale(scale, scale);
            cell.clip(scene.frame());
            scene.paint(cell);
            cell.setStroke(new BasicStroke((float) (LINE / scale)));
            scene.annotations().forEach(annotation -> drawAnnotation(cell, annotation));
        }

        private static void drawAnnotation(Graphics2D cell, Annotation annotation) {
            cell.setPaint(annotation.category().ink);
            if (annotation.region() instanceof Polygons polygons) {
                tint(cell, polygons.path(), POLYGON_TINT);
                cell.draw(polygons.path());
            } else if (annotation.region() instanceof Mask mask) {
                tint(cell, pixels(mask), MASK_TINT);
            }
            cell.draw(annotation.region().bounds());
            drawKeypoints(cell, annotation.keypoints());
        }

        private static void tint(Graphics2D cell, Shape shape, float opacity) {
            cell.setComposite(AlphaComposite.SrcOver.derive(opacity));
            cell.fill(shape);
            cell.setComposite(AlphaComposite.SrcOver);
        }

        private static Shape pixels(Mask mask) {
            Path2D pixels = new Path2D.Double();
            for (int x = 0; x < mask.width(); x++) {
                for (int y = 0; y < mask.height(); y++) {
                    if (mask.isSet(x, y)) {
                        pixels.append(new Rectangle2D.Double(x, y, 1, 1), false);
                    }
                }
            }
            return pixels;
        }

        /** A visible keypoint is a filled dot, a hidden one an open circle. */
        private static void drawKeypoints(Graphics2D cell, List<Keypoint> keypoints) {
            if (keypoints.isEmpty()) {
                return;
            }
            Paint ink = cell.getPaint();
            for (List<Integer> bone : Category.PERSON_SKELETON) {
                Keypoint from = keypoints.get(bone.get(0) - 1);
                Keypoint to = keypoints.get(bone.get(1) - 1);
                if (from.labelled() && to.labelled()) {
                    cell.draw(new Line2D.Double(from.x(), from.y(), to.x(), to.y()));
                }
            }
            for (Keypoint point : keypoints.stream().filter(Keypoint::labelled).toList()) {
                Shape dot = disc(point.x(), point.y(), KEYPOINT_RADIUS);
                cell.setPaint(point.visibility() == Keypoint.VISIBLE ? ink : Color.WHITE);
                cell.fill(dot);
                cell.setPaint(point.visibility() == Keypoint.VISIBLE ? Color.WHITE : ink);
                cell.draw(dot);
                cell.setPaint(ink);
            }
        }
    }

    /** Writes a picture in the format that its file name asks for. */
    static final class ImageFile {
        private static final float JPEG_QUALITY = 0.9f;
        /** PNG is without loss: its "quality" is speed, 0 the slowest and smallest. */
        private static final float PNG_SMALLEST = 0;

        private ImageFile() {}

        static void write(BufferedImage image, Path file) throws IOException {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            boolean jpeg = file.toString().toLowerCase(Locale.ROOT).endsWith(".jpg");
            ImageWriter writer =
                    ImageIO.getImageWritersByFormatName(jpeg ? "jpeg" : "png").next();
            ImageWriteParam quality = writer.getDefaultWriteParam();
            quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            quality.setCompressionQuality(jpeg ? JPEG_QUALITY : PNG_SMALLEST);
            try (OutputStream bytes = Files.newOutputStream(file);
                    ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
                writer.setOutput(out);
                writer.write(null, new IIOImage(image, null, null), quality);
            } finally {
                writer.dispose();
            }
        }
    }
}
