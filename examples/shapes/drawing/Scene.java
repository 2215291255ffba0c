import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** The things on one picture. Those that are added later are in front. */
final class Scene {
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

    /** Makes a canvas draw smooth edges. */
    static Graphics2D smooth(Graphics2D graphics) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        return graphics;
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
            case BOX -> new Box(Decimals.rounded(visible.getBounds2D()));
            case BOX_BEYOND_THE_EDGE ->
                new Box(Decimals.rounded(object.sprite().outline().getBounds2D()));
            case POLYGONS -> Polygons.of(visible);
            case MASK -> Mask.of(visible, width, height, Mask.Counts.COMPRESSED);
            case CROWD -> Mask.of(visible, width, height, Mask.Counts.PLAIN);
        };
        return new Annotation(object.category(), region, object.kind() == Kind.CROWD, keypoints);
    }

    private Area coverOver(Placed object) {
        Area cover = new Area();
        layers.subList(object.nextLayer(), layers.size()).stream()
                .filter(Layer::hides)
                .forEach(layer -> cover.add(Curves.flat(layer.shape())));
        return cover;
    }

    private Keypoint keypoint(Point2D point, Area cover) {
        if (!frame().contains(point)) {
            return Keypoint.NOT_LABELLED;
        }
        int visibility = cover.contains(point) ? Keypoint.HIDDEN : Keypoint.VISIBLE;
        return new Keypoint(Decimals.round(point.getX()), Decimals.round(point.getY()), visibility);
    }
}
