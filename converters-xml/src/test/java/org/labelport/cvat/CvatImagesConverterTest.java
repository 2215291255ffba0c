package org.labelport.cvat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Annotation;
import org.labelport.model.Annotation.Provenance;
import org.labelport.model.AttributeDefinition;
import org.labelport.model.AttributeDefinition.Kind;
import org.labelport.model.Attributes;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Keypoint;
import org.labelport.model.Keypoint.Visibility;
import org.labelport.model.Media;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.model.Skeleton;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.model.Value;
import org.labelport.testkit.trial.Trial;

final class CvatImagesConverterTest {

    private static final Category POSE = new Category(
            "pose",
            "",
            "#00ff00",
            new Skeleton(List.of("nose", "tail"), List.of(new Skeleton.Edge(0, 1)), List.of()),
            List.of());
    private static final Taxonomy TAXONOMY = new Taxonomy(List.of(Category.of("cat"), POSE));

    @TempDir
    Path temp;

    @Test
    void withoutSplitsTheFileIsATask() throws Exception {
        write(TAXONOMY, item("a.jpg"));

        String xml = xml("annotations.xml");
        assertTrue(xml.contains("<task>"), xml);
        assertFalse(xml.contains("subset"), xml);
        assertTrue(xml.contains("<image id=\"0\" name=\"a.jpg\" width=\"20\" height=\"16\"/>"), xml);
    }

    /** Keypoint names that are blank or repeated make no skeleton; dates and check boxes become text attributes. */
    @Test
    void whatLabelsHoldInPartIsSaidToBeLost() throws Exception {
        Skeleton nameless = new Skeleton(List.of("", "tail"), List.of(new Skeleton.Edge(0, 1)), List.of());
        List<AttributeDefinition> attributes = List.of(
                new AttributeDefinition("born", AttributeDefinition.Kind.DATE, List.of(), false),
                new AttributeDefinition("age", AttributeDefinition.Kind.NUMBER, List.of(), false),
                new AttributeDefinition("size", AttributeDefinition.Kind.CHECKBOX, List.of("s", "m"), false),
                new AttributeDefinition("mood", AttributeDefinition.Kind.RADIO, List.of("good", "good"), false));
        Category dog = new Category("dog", "", "", nameless, attributes);
        Trial written = write(new Taxonomy(List.of(Category.of("cat"), dog)), item("a.jpg"));
        assertEquals(
                List.of(
                        "skeleton.points-dropped",
                        "skeleton.edges-dropped",
                        "attribute.definition-dropped",
                        "attribute.definition-dropped",
                        "attribute.definition-dropped"),
                written.lossCodes());
    }

    @Test
    void itemsWithoutSplitAmongOthersAreInTheDefaultSubset() throws Exception {
        write(TAXONOMY, item("a.jpg"), item("b.jpg").withSplit(Split.VALIDATION));

        String xml = xml("annotations.xml");
        assertTrue(xml.contains("name=\"a.jpg\" width=\"20\" height=\"16\" subset=\"default\""), xml);
        assertTrue(xml.contains("<subsets>default\nvalidation</subsets>"), xml);
        Trial back = read();
        assertEquals(
                List.of(Split.NONE, Split.VALIDATION),
                back.items().stream().map(Item::split).toList());
    }

    @Test
    void picturesOfEachSplitCountFromZeroInFilesOfTheirOwn() throws Exception {
        Trial.write(
                new CvatImagesConverter(),
                Map.of("subsets", "files"),
                TAXONOMY,
                List.of(
                        item("a.jpg").withSplit(Split.TRAIN),
                        item("b.jpg").withSplit(Split.TEST),
                        item("c.jpg").withSplit(Split.TRAIN)),
                temp);

        assertTrue(xml("train/train.xml").contains("<image id=\"1\" name=\"c.jpg\""));
        assertTrue(xml("test/test.xml").contains("<image id=\"0\" name=\"b.jpg\""));
    }

    @Test
    void everyShapeComesBack() throws Exception {
        List<Shape> shapes = List.of(
                new Shape.Whole(),
                Shape.Box.of(1, 2, 3, 4),
                new Shape.Box(4, 4, 8, 6, -Math.PI / 6),
                Shape.Polygon.of(1, 1, 9, 1, 9, 9),
                new Shape.Polygon(List.of(
                        new Shape.Polygon.Part(PointList.of(1, 1, 5, 1, 5, 5), List.of()),
                        new Shape.Polygon.Part(PointList.of(9, 9, 15, 9, 15, 15), List.of()))),
                new Shape.Path(PointList.of(1, 1, 5, 5), false, false),
                new Shape.Path(PointList.of(1, 1, 5, 5, 1, 9), true, false),
                new Shape.Path(PointList.of(1, 1, 5, 5), true, false),
                new Shape.Ellipse(8, 8, 4, 2, Math.PI / 2),
                new Shape.Mask(4, 5, 3, 2, new int[] {0, 1, 1, 2, 1, 1}));
        List<Annotation> annotations = new ArrayList<>();
        for (Shape shape : shapes) {
            annotations.add(Annotation.of("m" + annotations.size(), "cat", shape));
        }
        Trial written = write(TAXONOMY, item("a.jpg", annotations.toArray(new Annotation[0])));

        Trial back = read();

        assertEquals(List.of("polygon.parts-split"), written.lossCodes());
        List<Shape> read = back.items().get(0).annotations().stream()
                .map(Annotation::shape)
                .toList();
        assertEquals(shapes.size(), read.size());
        for (int i = 0; i < shapes.size(); i++) {
            if (i == 2) {
                assertEquals(-Math.PI / 6, ((Shape.Box) read.get(i)).angle(), 1e-9);
            } else {
                assertEquals(shapes.get(i), read.get(i));
            }
        }
        assertTrue(xml("annotations.xml").contains("rotation=\"330\""));
        assertTrue(back.items().get(0).annotations().stream()
                .allMatch(annotation -> annotation.group().isEmpty()));
    }

    @Test
    void whatBelongsToAnAnnotationComesBack() throws Exception {
        Map<String, Value> attributes = new LinkedHashMap<>();
        attributes.put(Attributes.OCCLUDED, new Value.Flag(true));
        attributes.put("age", new Value.Number(2.5));
        attributes.put("wild", new Value.Flag(false));
        attributes.put("note", new Value.Text("a\nb \"c\" <d>"));
        Annotation full = new Annotation(
                "m",
                "cat",
                Shape.Box.of(1, 2, 3, 4),
                Annotation.WHOLE_ITEM,
                true,
                "track-9",
                "pair",
                7,
                attributes,
                new Provenance(Optional.of(0.25), true, "", Optional.empty()));

        Trial written = write(TAXONOMY, item("a.jpg", full));

        assertEquals(List.of(), written.lossCodes());
        Annotation back = read().items().get(0).annotations().get(0);
        assertEquals(attributes, back.attributes());
        assertEquals("track-9", back.track());
        assertEquals("1", back.group());
        assertEquals(7, back.z());
        assertEquals(full.provenance(), back.provenance());
    }

    @Test
    void keypointsOfASkeletonHaveNamesAndVisibility() throws Exception {
        Shape.Points points = new Shape.Points(List.of(
                new Keypoint("nose", 3, 4.25, Visibility.OCCLUDED),
                new Keypoint("tail", 0, 0, Visibility.NOT_LABELLED)));

        Trial written = write(TAXONOMY, item("a.jpg", Annotation.of("m", "pose", points)));

        assertEquals(List.of(), written.lossCodes());
        Trial back = read();
        assertEquals(points, back.items().get(0).annotations().get(0).shape());
        assertEquals(POSE.skeleton(), back.taxonomy().categories().get(1).skeleton());
        assertEquals("#00ff00", back.taxonomy().categories().get(1).color());
        assertEquals(2, back.taxonomy().size());
    }

    @Test
    void aPolygonWithHolesIsSaidToBeClipped() throws Exception {
        Trial written = write(
                TAXONOMY,
                item("whole.jpg", Annotation.of("m", "cat", withHole(0))),
                item("cut.jpg", Annotation.of("m", "cat", withHole(-3))));

        assertEquals(
                List.of("whole.jpg polygon.holes-as-mask", "cut.jpg geometry.clipped", "cut.jpg polygon.holes-as-mask"),
                written.losses().stream()
                        .map(loss -> loss.item() + " " + loss.code())
                        .toList());
    }

    private static Shape withHole(double left) {
        PointList ring = PointList.of(left, 0, 8, 0, 8, 8, left, 8);
        return new Shape.Polygon(List.of(new Shape.Polygon.Part(ring, List.of(PointList.of(2, 2, 4, 2, 4, 4)))));
    }

    @Test
    void aBoxWhoseAngleIsTooSmallToBeWrittenEndsAtTheBorder() throws Exception {
        Trial written = write(
                TAXONOMY,
                item(
                        "a.jpg",
                        Annotation.of("cut", "cat", new Shape.Box(10, 4, 30, 8, 1e-6)),
                        Annotation.of("beside", "cat", new Shape.Box(10, -8, 5, 7.9999, 1e-6))));

        assertEquals(List.of("geometry.clipped", "geometry.degenerate"), written.lossCodes());
        assertTrue(xml("annotations.xml").contains("xtl=\"10\" ytl=\"4\" xbr=\"20\" ybr=\"12\"/>"));
    }

    @Test
    void pointsWithoutASkeletonLoseNamesAndVisibility() throws Exception {
        Shape.Points points = new Shape.Points(List.of(
                new Keypoint("x", 3, 4, Visibility.OCCLUDED), new Keypoint("y", 0, 0, Visibility.NOT_LABELLED)));

        Trial written = write(TAXONOMY, item("a.jpg", Annotation.of("m", "cat", points)));

        assertEquals(List.of("points.visibility-dropped"), written.lossCodes());
        assertTrue(xml("annotations.xml")
                .contains(
                        "<points label=\"cat\" source=\"manual\" occluded=\"0\" z_order=\"0\"" + " points=\"3,4\"/>"));
    }

    @Test
    void attributesAreDeclaredByTheirDefinitionWhereAllValuesFit() throws Exception {
        Category category = new Category(
                "car",
                "",
                "",
                Skeleton.NONE,
                List.of(
                        new AttributeDefinition("colour", Kind.RADIO, List.of("red", "blue"), false),
                        new AttributeDefinition("make", Kind.RADIO, List.of("a", "b"), false),
                        new AttributeDefinition("doors", Kind.NUMBER, List.of(), false),
                        new AttributeDefinition("parked", Kind.FLAG, List.of(), true)));
        Map<String, Value> attributes = new LinkedHashMap<>();
        attributes.put("colour", new Value.Choices(List.of("blue")));
        attributes.put("make", new Value.Choices(List.of("unheard of")));
        attributes.put("extra", new Value.Text("x"));

        Trial written = write(
                new Taxonomy(List.of(category, Category.of("cat"))),
                item(
                        "a.jpg",
                        Annotation.of("m", "car", Shape.Box.of(1, 1, 5, 5)).withAttributes(attributes)));

        assertEquals(List.of("attribute.definition-dropped"), written.lossCodes());
        Trial back = read();
        assertEquals(
                List.of(
                        new AttributeDefinition("colour", Kind.RADIO, List.of("red", "blue"), false),
                        new AttributeDefinition("make", Kind.TEXT, List.of(), false),
                        new AttributeDefinition("doors", Kind.NUMBER, List.of(), false),
                        new AttributeDefinition("parked", Kind.FLAG, List.of(), true),
                        new AttributeDefinition("extra", Kind.TEXT, List.of(), false)),
                back.taxonomy().categories().get(0).attributes());
        assertEquals(List.of(), back.taxonomy().categories().get(1).attributes());
        assertEquals(
                new Value.Choices(List.of("blue")),
                back.items().get(0).annotations().get(0).attributes().get("colour"));
    }

    @Test
    void attributeCalledScoreGivesWayToAConfidence() throws Exception {
        Annotation alone = Annotation.of("alone", "cat", Shape.Box.of(1, 1, 5, 5))
                .withAttributes(Map.of("score", new Value.Text("high")));
        Annotation both = alone.withProvenance(new Provenance(Optional.of(0.5), false, "", Optional.empty()));

        Annotation number = alone.withAttributes(Map.of("score", new Value.Number(0.25)));

        Trial written = write(TAXONOMY, item("a.jpg", alone), item("b.jpg", both), item("c.jpg", number));

        String xml = xml("annotations.xml");
        assertTrue(xml.contains("<attribute name=\"score\">high</attribute>"), xml);
        assertTrue(xml.contains("<attribute name=\"score\">0.5</attribute>"), xml);
        assertFalse(xml.contains("0.25"), xml);
        assertEquals(List.of("attribute.dropped", "attribute.dropped"), written.lossCodes());
    }

    @Test
    void whatHasNoPlaceIsReported() throws Exception {
        Annotation several = Annotation.of("several", "cat", Shape.Box.of(1, 1, 5, 5))
                .withAttributes(Map.of("toys", new Value.Choices(List.of("ball", "stick"))));
        Annotation none = Annotation.of("none", "cat", Shape.Box.of(1, 1, 5, 5))
                .withAttributes(Map.of("toys", new Value.Choices(List.of())));
        Annotation taken = Annotation.of("taken", "cat", Shape.Box.of(1, 1, 5, 5))
                .withAttributes(Map.of("part_of", new Value.Text("x")));
        Annotation caption = Annotation.of("caption", "", new Shape.Whole());
        Annotation small = Annotation.of("small", "cat", Shape.Box.of(1, 1, 0.5, 1));
        Annotation outside = Annotation.of("outside", "cat", new Shape.Box(100, 100, 5, 5, 1));
        Annotation spline = Annotation.of("spline", "cat", new Shape.Path(PointList.of(1, 1, 5, 5, 1, 9), false, true));
        Annotation control = Annotation.of("control", "cat", Shape.Box.of(1, 1, 5, 5))
                .withAttributes(Map.of("note", new Value.Text("\u0000")));

        Trial written = write(TAXONOMY, item("a.jpg", several, none, taken, caption, small, outside, spline, control));

        assertEquals(
                List.of(
                        "attribute.choices-joined",
                        "attribute.dropped",
                        "attribute.dropped",
                        "category.missing",
                        "geometry.degenerate",
                        "geometry.degenerate",
                        "curve.flattened",
                        "text.control-chars"),
                written.lossCodes());
    }

    private Trial write(Taxonomy taxonomy, Item... items) throws Exception {
        return Trial.write(new CvatImagesConverter(), Map.of(), taxonomy, List.of(items), temp);
    }

    private Trial read() throws Exception {
        Path scratch = Files.createTempDirectory(temp, "scratch");
        Trial read = Trial.read(
                new CvatImagesTarget(),
                Map.of("path", temp.resolve("annotations.xml").toString()),
                scratch);
        assertEquals(List.of(), read.errors());
        return read;
    }

    private String xml(String name) throws Exception {
        return Files.readString(temp.resolve(name));
    }

    private static Item item(String path, Annotation... annotations) {
        return Item.of(path, path, Media.Image.of(Blob.ABSENT, 20, 16), List.of(annotations));
    }
}
