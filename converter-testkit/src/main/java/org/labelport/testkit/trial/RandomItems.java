package org.labelport.testkit.trial;

import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.labelport.model.Annotation;
import org.labelport.model.Annotation.Provenance;
import org.labelport.model.AttributeDefinition;
import org.labelport.model.Blob;
import org.labelport.model.Camera;
import org.labelport.model.Category;
import org.labelport.model.DataType;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Message;
import org.labelport.model.Pose;
import org.labelport.model.Quaternion;
import org.labelport.model.Relation;
import org.labelport.model.SequenceSlot;
import org.labelport.model.ShapeKind;
import org.labelport.model.Skeleton;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.model.Value;
import org.labelport.model.Vec3;

/**
 * Random items of every type of data with everything that the model can hold, for tests of formats that are to keep all
 * of it.
 */
public final class RandomItems {

    private static final int MOST = 4;

    private final Random random;
    private final RandomNames names;
    private final RandomShapes shapes;

    /** Makes items from a source of random numbers; the same seed gives the same items. */
    public RandomItems(Random random) {
        this.random = random;
        this.names = RandomNames.any(random);
        this.shapes = new RandomShapes(random);
    }

    /** Categories with parents, colours, skeletons and attributes. */
    public Taxonomy taxonomy() {
        List<Category> categories = new ArrayList<>();
        for (String name : names.different(1 + random.nextInt(MOST))) {
            List<String> points = random.nextBoolean() ? List.of() : names.different(1 + random.nextInt(MOST));
            List<Skeleton.Edge> edges =
                    points.size() < 2 ? List.of() : List.of(new Skeleton.Edge(0, points.size() - 1));
            List<Integer> flip = new ArrayList<>();
            if (random.nextBoolean()) {
                for (int i = points.size() - 1; i >= 0; i--) {
                    flip.add(i);
                }
            }
            String color = random.nextBoolean() ? "" : String.format(Locale.ROOT, "#%06x", random.nextInt(1 << 24));
            categories.add(new Category(name, names.text(), color, new Skeleton(points, edges, flip), definitions()));
        }
        return new Taxonomy(categories);
    }

    private List<AttributeDefinition> definitions() {
        List<AttributeDefinition> definitions = new ArrayList<>();
        AttributeDefinition.Kind[] kinds = AttributeDefinition.Kind.values();
        for (String name : names.different(random.nextInt(3))) {
            definitions.add(new AttributeDefinition(
                    name,
                    kinds[random.nextInt(kinds.length)],
                    names.different(random.nextInt(3)),
                    random.nextBoolean()));
        }
        return definitions;
    }

    /** An item of this type of data with annotations, relations and attributes. */
    public Item item(DataType type, String id, Taxonomy taxonomy) {
        Media media = media(type);
        List<Annotation> annotations = new ArrayList<>();
        for (String annotation : names.different(random.nextInt(2 * MOST))) {
            annotations.add(annotation(annotation, type, media, taxonomy));
        }
        Split[] splits = Split.values();
        Optional<SequenceSlot> slot = random.nextInt(3) > 0
                ? Optional.empty()
                : Optional.of(new SequenceSlot(names.name(), random.nextInt(MOST), random.nextLong()));
        return new Item(
                id,
                names.name(),
                splits[random.nextInt(splits.length)],
                slot,
                media,
                annotations,
                relations(annotations),
                attributes());
    }

    private Annotation annotation(String id, DataType type, Media media, Taxonomy taxonomy) {
        List<ShapeKind> kinds = Arrays.stream(ShapeKind.values())
                .filter(kind -> kind.isOn(type))
                .toList();
        int category = random.nextInt(taxonomy.size() + 1);
        return new Annotation(
                id,
                category == taxonomy.size() ? "" : taxonomy.names().get(category),
                shapes.of(kinds.get(random.nextInt(kinds.size())), media),
                random.nextInt(MOST) - 1,
                random.nextBoolean(),
                random.nextBoolean() ? "" : names.text(),
                random.nextBoolean() ? "" : names.text(),
                random.nextInt(7) - 3,
                attributes(),
                provenance());
    }

    private Provenance provenance() {
        Optional<Instant> at = random.nextBoolean()
                ? Optional.empty()
                : Optional.of(Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)));
        Optional<Double> score = random.nextBoolean() ? Optional.empty() : Optional.of(random.nextDouble());
        return new Provenance(score, random.nextBoolean(), random.nextBoolean() ? "" : names.text(), at);
    }

    private List<Relation> relations(List<Annotation> annotations) {
        List<Relation> relations = new ArrayList<>();
        for (int i = annotations.isEmpty() ? 0 : random.nextInt(3); i > 0; i--) {
            relations.add(new Relation("r" + i, names.text(), ids(annotations), ids(annotations)));
        }
        return relations;
    }

    private List<String> ids(List<Annotation> annotations) {
        List<String> ids = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            ids.add(annotations.get(random.nextInt(annotations.size())).id());
        }
        return ids;
    }

    /** Attributes of every kind of value. */
    public Map<String, Value> attributes() {
        Map<String, Value> attributes = new LinkedHashMap<>();
        for (int i = random.nextInt(MOST); i > 0; i--) {
            attributes.put(names.text(), value());
        }
        return attributes;
    }

    private Value value() {
        return switch (random.nextInt(6)) {
            case 0 -> new Value.Text(names.text());
            case 1 -> new Value.Number(shapes.number());
            case 2 -> new Value.Flag(random.nextBoolean());
            case 3 -> new Value.Choices(names.different(random.nextInt(3)));
            case 4 -> new Value.Whole(new BigInteger(200, random).setBit(Value.EXACT_BITS));
            default -> new Value.Day(LocalDate.ofEpochDay(random.nextInt(100_000) - 50_000));
        };
    }

    /** A medium without a file. */
    public Media media(DataType type) {
        return switch (type) {
            case IMAGE ->
                random.nextInt(3) > 0 ? picture() : new Media.Pages(Blob.ABSENT, List.of(picture(), picture()));
            case VIDEO ->
                new Media.Video(Blob.ABSENT, side(), side(), side(), random.nextInt(100_000), 1 + random.nextInt(2000));
            case AUDIO -> new Media.Audio(Blob.ABSENT, side(), random.nextInt(3), random.nextLong() >>> 20);
            case TEXT -> new Media.Text(names.text() + names.text(), Blob.ABSENT);
            case POINT_CLOUD ->
                new Media.PointCloud(
                        Blob.ABSENT,
                        side(),
                        random.nextBoolean() ? Optional.empty() : Optional.of(pose()),
                        random.nextBoolean() ? List.of() : List.of(camera(), camera()));
            case PROMPT ->
                new Media.Chat(
                        List.of(new Message("user", names.text()), new Message(names.name(), names.text())),
                        random.nextBoolean() ? List.of() : List.of("{\"name\": \"f\"}", names.text()));
        };
    }

    private int side() {
        return random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(4000);
    }

    private Media.Image picture() {
        return new Media.Image(Blob.ABSENT, side(), side(), 1 + random.nextInt(8));
    }

    private Camera camera() {
        return new Camera(
                names.text(), picture(), shapes.number(), shapes.number(), shapes.number(), shapes.number(), pose());
    }

    private Pose pose() {
        Vec3 place = new Vec3(shapes.number(), shapes.number(), shapes.number());
        Quaternion rotation = new Quaternion(random.nextGaussian(), random.nextGaussian(), random.nextGaussian(), 0.1);
        return new Pose(place, rotation);
    }
}
