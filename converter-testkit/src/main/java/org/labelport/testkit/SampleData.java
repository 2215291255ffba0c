package org.labelport.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.labelport.model.Annotation;
import org.labelport.model.Annotation.Provenance;
import org.labelport.model.Attributes;
import org.labelport.model.Category;
import org.labelport.model.DataType;
import org.labelport.model.Item;
import org.labelport.model.Shape;
import org.labelport.model.ShapeKind;
import org.labelport.model.Skeleton;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.model.Value;

/**
 * The fixed data set of the contract, made of the types of data that a format lists. Items are in the order of their paths,
 * and splits follow one another, so that a reader that goes by folders finds the same order.
 */
final class SampleData {

    /** The category with keypoints. */
    static final String PERSON = "person";

    /** In the order that gives categories their numbers; not sorted, and with one that nothing uses. */
    static final Taxonomy CATEGORIES = new Taxonomy(List.of(
            new Category("dog", "animal", "#ff8000", Skeleton.NONE, List.of()),
            Category.of("cat"),
            new Category(
                    PERSON,
                    "",
                    "",
                    new Skeleton(
                            List.of("head", "left hand", "right hand", "feet"),
                            List.of(new Skeleton.Edge(0, 1), new Skeleton.Edge(0, 2), new Skeleton.Edge(0, 3)),
                            List.of(0, 2, 1, 3)),
                    List.of()),
            Category.of("zebra, grévy's"),
            Category.of("aardvark (unused)")));

    private final SampleMedia media;
    private final List<Item> items = new ArrayList<>();

    private SampleData(SampleMedia media) {
        this.media = media;
    }

    /** Items of the data types that a format lists. */
    static DataSet of(Set<DataType> types, SampleFiles files) {
        SampleData sample = new SampleData(new SampleMedia(files));
        for (Split split : List.of(Split.TRAIN, Split.VALIDATION, Split.TEST)) {
            if (types.contains(DataType.IMAGE)) {
                sample.addPictures(split);
            }
            Arrays.stream(DataType.values())
                    .filter(type -> type != DataType.IMAGE && types.contains(type))
                    .forEach(type -> sample.addOther(type, split));
        }
        return new DataSet(CATEGORIES, sample.items);
    }

    private void addPictures(Split split) {
        switch (split) {
            case TRAIN -> addTrainingPictures();
            case VALIDATION -> {
                picture(split, "b1-edges", box("dog", 0, 0, 64, 48), box("cat", 60.125, 0, 3.875, 1.5));
                picture(split, "b2-outside", box("dog", -8, 30, 20, 40), box("cat", 10, 10, 5, 5));
                picture(split, "b3-empty");
            }
            default -> picture(split, "c1-boxes", box("zebra, grévy's", 1, 2, 3, 4), box("dog", 20, 20, 8, 8));
        }
    }

    private void addTrainingPictures() {
        Split train = Split.TRAIN;
        picture(
                train,
                "a1-boxes",
                box("cat", 10, 12, 20, 16),
                box("dog", 1.5, 2.25, 30.125, 40.0625).withAttributes(attributes()),
                box("cat", 33.333333, 7.1, 12.7, 9.9)
                        .withProvenance(new Provenance(Optional.of(0.875), true, "model-7", Optional.empty())));
        picture(
                train,
                "a2-polygons",
                shape("dog", SampleShapes.holed()),
                shape("cat", SampleShapes.twoParts()),
                shape("cat", Shape.Polygon.of(50, 5, 60, 5.5, 55, 14)));
        picture(
                train,
                "a3-masks",
                shape("dog", SampleShapes.mask()),
                shape("cat", SampleShapes.mask()).withAttributes(Map.of(Attributes.CROWD, new Value.Flag(true))));
        picture(train, "a4-rotated", shape("dog", SampleShapes.rotatedBox()));
        picture(
                train,
                "a5-keypoints",
                box(PERSON, 8, 4, 20, 40).withGroup("ada"),
                shape(PERSON, SampleShapes.keypoints()).withGroup("ada"));
        picture(
                train,
                "a6-others",
                shape("cat", new Shape.Whole()),
                shape("dog", SampleShapes.of(ShapeKind.ELLIPSE).get(0)),
                shape("dog", SampleShapes.of(ShapeKind.POLYLINE).get(0)),
                shape("dog", SampleShapes.of(ShapeKind.POLYLINE).get(1)));
        picture(train, "a7-empty");
    }

    private void addOther(DataType type, Split split) {
        String letter = split == Split.TRAIN ? "a" : split == Split.VALIDATION ? "b" : "c";
        List<Annotation> annotations = new ArrayList<>();
        for (ShapeKind kind : ShapeKind.values()) {
            if (kind.isOn(type)) {
                SampleShapes.of(kind).forEach(shape -> annotations.add(onFrame(type, kind, shape)));
            }
        }
        add(type, split, letter + "8-" + type.key(), annotations);
        if (split == Split.TRAIN) {
            add(type, split, letter + "9-" + type.key() + "-empty", List.of());
        }
    }

    private static Annotation onFrame(DataType type, ShapeKind kind, Shape shape) {
        Annotation annotation = shape(kind == ShapeKind.POINTS ? PERSON : "dog", shape);
        return SampleShapes.isOnFrame(type, kind)
                ? new Annotation(
                        annotation.id(),
                        annotation.category(),
                        shape,
                        3,
                        true,
                        "t1",
                        "",
                        0,
                        Map.of(),
                        Provenance.UNKNOWN)
                : annotation;
    }

    private void picture(Split split, String name, Annotation... annotations) {
        add(DataType.IMAGE, split, name, List.of(annotations));
    }

    private void add(DataType type, Split split, String name, List<Annotation> annotations) {
        List<Annotation> numbered = new ArrayList<>();
        for (Annotation annotation : annotations) {
            numbered.add(annotation.withId("m" + (numbered.size() + 1)));
        }
        String path = name + SampleMedia.extension(type);
        items.add(Item.of("id-" + name, path, media.of(type), numbered).withSplit(split));
    }

    private static Map<String, Value> attributes() {
        Map<String, Value> attributes = new LinkedHashMap<>();
        attributes.put(Attributes.OCCLUDED, new Value.Flag(true));
        attributes.put("note", new Value.Text("sits, \"waits\" <&> naïve"));
        attributes.put("age", new Value.Number(2.5));
        attributes.put("toys", new Value.Choices(List.of("ball", "stick")));
        return attributes;
    }

    static Annotation box(String category, double x, double y, double width, double height) {
        return shape(category, Shape.Box.of(x, y, width, height));
    }

    static Annotation shape(String category, Shape shape) {
        return Annotation.of("m", category, shape);
    }
}
