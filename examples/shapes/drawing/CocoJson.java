import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Writes the data set as COCO instances, one picture, annotation or category on each line. */
final class CocoJson {
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
                "info": {},
                "licenses": [],
                "images": %s,
                "annotations": %s,
                "categories": %s
                }
                """;
        return json(template, lines(images), lines(annotations), lines(categories));
    }

    private static String image(int id, Scene scene) {
        return json(
                "{\"id\":%d,\"file_name\":%s,\"width\":%d,\"height\":%d}",
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
            String counts = mask.counts() == Mask.Counts.PLAIN
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
        return Decimals.decimal(value).stripTrailingZeros().toPlainString();
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
