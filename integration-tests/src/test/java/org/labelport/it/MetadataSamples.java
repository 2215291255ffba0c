package org.labelport.it;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.imageio.ImageIO;
import org.labelport.model.Annotation;
import org.labelport.model.Annotation.Provenance;
import org.labelport.model.AttributeDefinition;
import org.labelport.model.AttributeDefinition.Kind;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Keypoint;
import org.labelport.model.Media;
import org.labelport.model.Relation;
import org.labelport.model.SequenceSlot;
import org.labelport.model.Shape;
import org.labelport.model.ShapeKind;
import org.labelport.model.Skeleton;
import org.labelport.model.Split;
import org.labelport.model.Value;

/** Items that have, one each, what items and categories can have beside annotations. */
final class MetadataSamples {

    /** Id of the annotation of another page. */
    static final String ON_PAGE = "3";

    /** Id of the annotation that is interpolated, though not where any program would interpolate it. */
    static final String INTERPOLATED = "4";

    private static final int WIDTH = 100;
    private static final int HEIGHT = 80;

    static final List<AttributeDefinition> DEFINITIONS = List.of(
            new AttributeDefinition("one", Kind.RADIO, List.of("old", "young"), false),
            new AttributeDefinition("some", Kind.CHECKBOX, List.of("old", "young"), false),
            new AttributeDefinition("words", Kind.TEXT, List.of(), false),
            new AttributeDefinition("size", Kind.NUMBER, List.of(), false),
            new AttributeDefinition("day", Kind.DATE, List.of(), false),
            new AttributeDefinition("flag", Kind.FLAG, List.of(), false),
            new AttributeDefinition("change", Kind.TEXT, List.of(), true));

    static final Skeleton SKELETON =
            new Skeleton(List.of("head", "tail"), List.of(new Skeleton.Edge(0, 1)), List.of(1, 0));
    static final Category DOG = new Category("dog", "animal", "#12ab9f", SKELETON, DEFINITIONS);
    static final Category CAT = new Category("cat", "", "", SKELETON, List.of());

    /** Not in the order of their names; nobody annotates the last. */
    private static final List<Category> CATEGORIES = List.of(DOG, CAT, Category.of("fox"));

    /**
     * Something that an item has.
     *
     * @param seen what must be the same when the item has come back
     */
    record Thing(String name, UnaryOperator<Item> on, Function<Item, Object> seen) {}

    static final List<Thing> THINGS = List.of(
            new Thing("nothing", item -> item, Item::path),
            new Thing("a split to validate", item -> item.withSplit(Split.VALIDATION), Item::split),
            new Thing("a split to test", item -> item.withSplit(Split.TEST), Item::split),
            new Thing("a place in a sequence", MetadataSamples::inFilm, item -> item.slot()),
            attribute(new Value.Text("fog")),
            attribute(new Value.Number(0.5)),
            attribute(new Value.Flag(true)),
            attribute(new Value.Choices(List.of("a", "b"))),
            new Thing(
                    "an annotation of another page",
                    MetadataSamples::withAnotherPage,
                    item -> item.annotations().stream().anyMatch(annotation -> annotation.index() > 0)),
            new Thing(
                    "a relation",
                    item -> item.withRelations(List.of(new Relation("r", "eats", List.of("1"), List.of("2")))),
                    item -> !item.relations().isEmpty()));

    /** What was read, or is to be. */
    record Data(List<Category> categories, List<Item> items) {

        Optional<Category> category(String name) {
            return categories.stream()
                    .filter(category -> category.name().equals(name))
                    .findFirst();
        }

        Data withoutAnnotations() {
            return new Data(
                    categories,
                    items.stream()
                            .map(item -> item.withAnnotations(List.of()).withRelations(List.of()))
                            .toList());
        }

        List<String> names() {
            return categories.stream().map(Category::name).toList();
        }
    }

    private final Path folder;

    /** @param folder for the files of the items */
    MetadataSamples(Path folder) {
        this.folder = folder;
    }

    private static Thing attribute(Value value) {
        String name = value.getClass().getSimpleName();
        return new Thing(
                "the attribute " + value,
                item -> item.withAttributes(Map.of(name, value)),
                item -> Optional.ofNullable(item.attributes().get(name)));
    }

    private static Item withAnotherPage(Item item) {
        List<Annotation> annotations = new ArrayList<>(item.annotations());
        annotations.add(
                onFrame(Annotation.of(ON_PAGE, "cat", item.annotations().get(0).shape()), 1, ""));
        return item.withAnnotations(annotations);
    }

    private static Annotation onFrame(Annotation each, int frame, String track) {
        return inTrack(each, frame, true, track);
    }

    private static Annotation inTrack(Annotation each, int frame, boolean keyframe, String track) {
        return new Annotation(
                each.id(), each.category(), each.shape(), frame, keyframe, track, "", 0, Map.of(), Provenance.UNKNOWN);
    }

    private static Item inFilm(Item item) {
        return new Item(
                item.id(),
                item.path(),
                item.split(),
                Optional.of(new SequenceSlot("film", 7, 280_000)),
                item.media(),
                item.annotations(),
                item.relations(),
                item.attributes());
    }

    /** One of the things on each picture, of a width of its own. */
    Data pictures(ShapeKind kind) throws IOException {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < THINGS.size(); i++) {
            String name = "picture" + i + ".png";
            Path file = folder.resolve(name);
            if (!Files.exists(file)) {
                ImageIO.write(new BufferedImage(WIDTH + i, HEIGHT, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
            }
            Media picture = Media.Image.of(Blob.at(file.toUri(), Files.size(file)), WIDTH + i, HEIGHT);
            items.add(THINGS.get(i)
                    .on()
                    .apply(Item.of("item" + i, name, picture, annotations(kind, i))
                            .withSplit(Split.TRAIN)));
        }
        return new Data(CATEGORIES, items);
    }

    Data film(ShapeKind kind) throws IOException {
        Path file = folder.resolve("film.mp4");
        Files.writeString(file, "film");
        Media film = new Media.Video(Blob.at(file.toUri(), Files.size(file)), WIDTH, HEIGHT, 3, 30_000, 1001);
        List<Annotation> annotations = new ArrayList<>();
        annotations(kind, 0).forEach(each -> annotations.add(onFrame(each, 0, "track" + each.id())));
        if (kind != ShapeKind.TAG) {
            annotations.add(inTrack(Annotation.of(INTERPOLATED, "cat", shape(kind, 50)), 1, false, "track1"));
            annotations.add(onFrame(Annotation.of("5", "cat", shape(kind, 12)), 2, "track1"));
        }
        return new Data(
                CATEGORIES,
                List.of(Item.of("film", "film.mp4", film, annotations).withSplit(Split.TRAIN)));
    }

    /** A cat and a dog, or one of them in turn where an item has one label. */
    private static List<Annotation> annotations(ShapeKind kind, int item) {
        Annotation cat = Annotation.of("1", "cat", shape(kind, 10));
        Annotation dog = Annotation.of("2", "dog", shape(kind, 55));
        if (kind == ShapeKind.TAG) {
            return List.of(item % 2 == 0 ? cat : dog);
        }
        return List.of(cat, dog);
    }

    private static Shape shape(ShapeKind kind, double x) {
        return switch (kind) {
            case TAG -> new Shape.Whole();
            case BOX -> Shape.Box.of(x, 12, 30, 20);
            default ->
                new Shape.Points(List.of(
                        new Keypoint("head", x, 12, Keypoint.Visibility.VISIBLE),
                        new Keypoint("tail", x + 30, 30, Keypoint.Visibility.VISIBLE)));
        };
    }
}
