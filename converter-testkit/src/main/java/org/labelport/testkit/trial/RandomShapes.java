package org.labelport.testkit.trial;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.labelport.model.JsonText;
import org.labelport.model.Keypoint;
import org.labelport.model.Media;
import org.labelport.model.Message;
import org.labelport.model.PointList;
import org.labelport.model.Quaternion;
import org.labelport.model.Shape;
import org.labelport.model.ShapeKind;
import org.labelport.model.Vec3;

/** Shapes of every kind, anywhere and of any size. */
final class RandomShapes {

    private static final int MOST = 5;

    private final Random random;
    private final RandomNames names;

    /** Shapes from a source of chance; the same seed gives the same shapes. */
    RandomShapes(Random random) {
        this.random = random;
        this.names = RandomNames.any(random);
    }

    /** A number of any size and precision, never a negative zero. */
    double number() {
        double number = switch (random.nextInt(6)) {
            case 0 -> random.nextInt(2000) - 1000;
            case 1 -> (random.nextInt(200_000) - 100_000) / 100.0;
            case 2 -> random.nextGaussian() * 1e9;
            case 3 -> random.nextGaussian() * 1e-9;
            case 4 -> random.nextDouble() / 3;
            default -> random.nextGaussian() * 500;
        };
        return number == 0 ? 0.0 : number;
    }

    private double size() {
        return Math.abs(number());
    }

    private double angle() {
        return random.nextInt(3) == 0
                ? Math.toRadians(random.nextInt(360) - 179)
                : Math.PI * (1 - 2 * random.nextDouble());
    }

    /** A shape of this kind; offsets and points are about those of the medium. */
    Shape of(ShapeKind kind, Media media) {
        return switch (kind) {
            case TAG -> new Shape.Whole();
            case BOX -> Shape.Box.of(number(), number(), size(), size());
            case ROTATED_BOX -> new Shape.Box(number(), number(), size(), size(), angle());
            case POLYGON -> polygon();
            case POLYLINE -> new Shape.Path(ring(random.nextInt(MOST)), random.nextBoolean(), random.nextBoolean());
            case ELLIPSE -> new Shape.Ellipse(number(), number(), size(), size(), random.nextBoolean() ? 0 : angle());
            case POINTS -> new Shape.Points(points());
            case MASK -> mask();
            case CUBOID -> new Shape.Cuboid(vector(), new Vec3(size(), size(), size()), rotation());
            case POINT_LABELS ->
                new Shape.PointSet(random.ints(random.nextInt(MOST), 0, 100).toArray());
            case SPAN -> span(media);
            case INTERVAL -> {
                long start = random.nextLong() >> (20 + random.nextInt(30));
                yield new Shape.Interval(start, start + random.nextInt(Integer.MAX_VALUE), random.nextInt(4) - 1);
            }
            case REPLY -> new Shape.Reply(messages(random.nextInt(3)), random.nextInt(3));
            case OTHER -> new Shape.Other(names.name(), json());
        };
    }

    private PointList ring(int points) {
        double[] xy = new double[2 * points];
        for (int i = 0; i < xy.length; i++) {
            xy[i] = number();
        }
        return PointList.of(xy);
    }

    private Shape polygon() {
        List<Shape.Polygon.Part> parts = new ArrayList<>();
        for (int part = random.nextInt(3); part >= 0; part--) {
            List<PointList> holes = new ArrayList<>();
            for (int hole = random.nextInt(3); hole > 0; hole--) {
                holes.add(ring(3 + random.nextInt(MOST)));
            }
            parts.add(new Shape.Polygon.Part(ring(3 + random.nextInt(MOST)), holes));
        }
        return new Shape.Polygon(parts);
    }

    private List<Keypoint> points() {
        List<Keypoint> points = new ArrayList<>();
        for (int i = random.nextInt(MOST); i > 0; i--) {
            Keypoint.Visibility[] all = Keypoint.Visibility.values();
            points.add(new Keypoint(names.text(), number(), number(), all[random.nextInt(all.length)]));
        }
        return points;
    }

    private Shape mask() {
        int width = 1 + random.nextInt(40);
        int height = 1 + random.nextInt(40);
        List<Integer> runs = new ArrayList<>();
        int left = width * height;
        int run = random.nextInt(left + 1);
        while (left > 0) {
            runs.add(run);
            left -= run;
            run = left == 0 ? 0 : 1 + random.nextInt(left);
        }
        int[] all = runs.stream().mapToInt(Integer::intValue).toArray();
        return new Shape.Mask(random.nextInt(80) - 20, random.nextInt(80) - 20, width, height, all);
    }

    private Vec3 vector() {
        return new Vec3(number(), number(), number());
    }

    private Quaternion rotation() {
        return new Quaternion(
                random.nextGaussian(), random.nextGaussian(), random.nextGaussian(), random.nextGaussian());
    }

    private Shape span(Media media) {
        int length = media instanceof Media.Text text ? text.text().length() : 0;
        List<Shape.Span.Range> ranges = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            int start = random.nextInt(length + 1);
            ranges.add(new Shape.Span.Range(start, start + random.nextInt(length - start + 1)));
        }
        return new Shape.Span(ranges);
    }

    private List<Message> messages(int count) {
        List<Message> messages = new ArrayList<>();
        List<String> roles = List.of("system", "user", "assistant", "tool");
        for (int i = 0; i < count; i++) {
            messages.add(new Message(roles.get(random.nextInt(roles.size())), names.text()));
        }
        return messages;
    }

    private JsonText json() {
        List<String> all = List.of("", "null", "{\"a\": 1.50, \"b\": [null, \"\\u00e9\"]}", "[1e3,\"x\"]", "\"\"");
        return new JsonText(all.get(random.nextInt(all.size())).getBytes(StandardCharsets.UTF_8));
    }
}
