import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Point2D;
import java.util.List;

/** A thing that is placed on pictures: its layers from back to front, and its keypoints if it has any. */
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
        layers.forEach(layer -> outline.add(Curves.flat(layer.shape())));
        return outline;
    }
}
