package org.labelport.voc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Annotation;
import org.labelport.model.Annotation.Provenance;
import org.labelport.model.Attributes;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Keypoint;
import org.labelport.model.Media;
import org.labelport.model.PointList;
import org.labelport.model.Relation;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.model.Value;
import org.labelport.testkit.trial.Trial;
import org.w3c.dom.Document;

class VocConverterTest {

    private static final Taxonomy TAXONOMY = taxonomy("cat", "dog <&> é");
    private static final Path VOC = Path.of("VOCdevkit/VOC2012");

    @TempDir
    Path temp;

    @Test
    void fileIsWrittenAsExpected() throws Exception {
        Map<String, Value> attributes = new LinkedHashMap<>();
        attributes.put(Attributes.POSE, new Value.Text("Left"));
        attributes.put(Attributes.OCCLUDED, new Value.Flag(true));
        attributes.put("color", new Value.Choices(List.of("red")));
        attributes.put("age", new Value.Number(2.5));
        attributes.put("note", new Value.Text("a < b\r\nbell \u0007 & more"));
        attributes.put("several", new Value.Choices(List.of("a", "b")));
        Annotation first = new Annotation(
                "a",
                "cat",
                Shape.Box.of(1.5, 1.49, 8.5, 9),
                -1,
                true,
                "7",
                "g",
                2,
                attributes,
                new Provenance(Optional.of(0.5), true, "", Optional.empty()));
        Annotation second = Annotation.of("b", "dog <&> é", new Shape.Box(8, 7, 4, 2, Math.PI / 2))
                .withAttributes(Map.of(Attributes.CROWD, new Value.Flag(true)));
        Annotation third = Annotation.of("c", "cat", Shape.Polygon.of(-5, -5, 5, -5, 5, 5));
        Item item = new Item(
                "1",
                "sub dir/é 1.png",
                Split.TRAIN,
                Optional.empty(),
                Media.Image.of(Blob.ABSENT, 20, 16),
                List.of(first, second, third),
                List.of(new Relation("r", "on", List.of("a"), List.of("b"))),
                Map.of("weather", new Value.Text("rain")));

        Trial written = write(Map.of("segmentation", "false"), item);

        try (InputStream golden = VocConverterTest.class.getResourceAsStream("golden.xml")) {
            assertEquals(
                    new String(golden.readAllBytes(), StandardCharsets.UTF_8), read("Annotations/sub dir/é 1.xml"));
        }
        assertEquals(
                List.of(
                        "image.not-jpeg",
                        "attribute.dropped",
                        "score.dropped",
                        "text.control-chars",
                        "box.rotation-dropped",
                        "crowd.as-object",
                        "geometry.as-box",
                        "geometry.clipped",
                        "relation.dropped",
                        "attribute.dropped"),
                written.lossCodes());
        assertEquals("sub dir/é 1\n", read("ImageSets/Main/train.txt"));
        assertEquals("sub dir/é 1\n", read("ImageSets/Main/trainval.txt"));
        assertFalse(Files.exists(temp.resolve(VOC).resolve("ImageSets/Main/val.txt")));
        assertEquals("background:0,0,0::\ncat:128,0,0::\ndog <&> é:0,128,0::\n", read("labelmap.txt"));
    }

    @Test
    void shapesWithoutAnAreaAreDroppedByName() throws Exception {
        Trial written = write(
                Map.of("segmentation", "false"),
                picture(
                        new Shape.Points(List.of(new Keypoint("a", 1, 1, Keypoint.Visibility.VISIBLE))),
                        new Shape.Path(PointList.of(1, 1, 5, 5), false, false),
                        new Shape.Mask(0, 0, 0, 0, new int[0]),
                        Shape.Box.of(3, 3, 0, 5),
                        Shape.Box.of(3, 3, 0.5, 0.5),
                        Shape.Box.of(30, 3, 5, 5),
                        new Shape.Path(PointList.of(1, 1, 5, 5, 1, 5), true, false),
                        new Shape.Ellipse(5, 5, 2, 2, 0),
                        new Shape.Mask(2, 2, 2, 1, new int[] {0, 2})));

        assertEquals(
                List.of(
                        "geometry.unsupported",
                        "geometry.unsupported",
                        "mask.empty",
                        "geometry.degenerate",
                        "geometry.degenerate",
                        "geometry.degenerate",
                        "geometry.as-box",
                        "geometry.as-box",
                        "geometry.as-box"),
                written.lossCodes());
        assertEquals(List.of("1 1 5 5", "3 3 7 7", "2 2 4 3"), boxes("a"));
    }

    @Test
    void aBoxIsThatOfWhatIsVisible() throws Exception {
        Trial written = write(
                Map.of("segmentation", "false"),
                picture(
                        Shape.Polygon.of(-30, 20, 20, -30, -30, -30),
                        Shape.Polygon.of(-30, 40, 40, -30, -30, -30),
                        new Shape.Box(-6, -6, 12, 12, Math.PI / 4)));

        assertEquals(
                List.of(
                        "geometry.degenerate",
                        "geometry.as-box",
                        "geometry.clipped",
                        "box.rotation-dropped",
                        "geometry.clipped"),
                written.lossCodes());
        assertEquals(List.of("0 0 10 10", "0 0 8 8"), boxes("a"));
    }

    @Test
    void roundingKeepsAtLeastOnePixelInsideThePicture() throws Exception {
        Trial written = write(
                Map.of(),
                picture(
                        Shape.Box.of(3.1, 3, 0.2, 8),
                        Shape.Box.of(19.9, 3, 0.1, 12),
                        Shape.Box.of(-0.2, 0, 20.4, 16),
                        Shape.Box.of(-0.6, 0, 5, 5)));

        assertEquals(List.of("3 3 4 11", "19 3 20 15", "0 0 20 16", "0 0 4 5"), boxes("a"));
        assertEquals(List.of("geometry.clipped"), written.lossCodes());
    }

    @Test
    void baseOneCountsPixelsAsTheDevkitDoes() throws Exception {
        write(Map.of("base", "1"), picture(Shape.Box.of(0, 0, 20, 16), Shape.Box.of(3, 4, 1, 2)));
        assertEquals(List.of("1 1 20 16", "4 5 4 6"), boxes("a"));
        assertTrue(read("Annotations/a.xml").contains("<annotation>Labelport, first pixel 1</annotation>"));
    }

    @Test
    void floatKeepsTwoDecimals() throws Exception {
        Item item = picture(Shape.Box.of(0.125, 1.004, 3.5, 2), Shape.Box.of(1, 1, 0.08, 14));
        write(Map.of("float", "true"), item);
        assertEquals(List.of("0.13 1 3.63 3", "1 1 1.08 15"), boxes("a"));
    }

    @Test
    void thinBoxCountedFromOneEndsWhereItBegins() throws Exception {
        write(Map.of("float", "true", "base", "1"), picture(Shape.Box.of(1, 1, 0.08, 14)));
        assertEquals(List.of("2 2 2 15"), boxes("a"));
    }

    @Test
    void splitsBecomeSetFiles() throws Exception {
        List<Item> items = new ArrayList<>();
        for (Split split : Split.values()) {
            items.add(Item.of(split.name(), split + ".jpg", Media.Image.of(Blob.ABSENT, 5, 5), List.of())
                    .withSplit(split));
        }
        write(Map.of(), items.toArray(Item[]::new));
        assertEquals("NONE\nTRAIN\n", read("ImageSets/Main/train.txt"));
        assertEquals("VALIDATION\n", read("ImageSets/Main/val.txt"));
        assertEquals("TEST\n", read("ImageSets/Main/test.txt"));
        assertEquals("NONE\nTRAIN\nVALIDATION\n", read("ImageSets/Main/trainval.txt"));
    }

    @Test
    void hostileNamesStayInsideAndApart() throws Exception {
        Media image = Media.Image.of(Blob.ABSENT, 5, 5);
        List<String> paths = List.of(
                "../../etc/passwd",
                "/abs.jpg",
                "a.jpg",
                "A.png",
                "#comment.jpg",
                " lead.jpg",
                "trail .jpg",
                "a\nb.jpg",
                "",
                "x/../../y.jpg",
                "con.jpg",
                "\ud800.jpg");
        List<Item> items = new ArrayList<>();
        for (String path : paths) {
            items.add(Item.of("i" + items.size(), path, image, List.of()));
        }

        Trial written = write(Map.of(), items.toArray(Item[]::new));

        assertEquals(List.of(), written.errors());
        List<String> ids = Files.readAllLines(temp.resolve(VOC).resolve("ImageSets/Main/train.txt"));
        assertEquals(
                List.of(
                        "etc/passwd",
                        "abs",
                        "a",
                        "A__2",
                        "_comment",
                        "_lead",
                        "trail_",
                        "a_b",
                        "unnamed",
                        "x/y",
                        "con_",
                        "_"),
                ids);
        for (String id : ids) {
            assertTrue(Files.exists(temp.resolve(VOC).resolve("Annotations/" + id + ".xml")), id);
        }
        assertTrue(written.lossCodes().stream().allMatch(Set.of("file.renamed", "image.not-jpeg")::contains));
        Trial back = Trial.read(new VocTarget(), Map.of("path", temp.toString()), temp);
        assertEquals(paths.size(), back.items().size());
        assertTrue(back.items().stream().allMatch(item -> item.split() == Split.TRAIN));
    }

    @Test
    void hostileClassNamesAreRenamedAndStayApart() throws Exception {
        Taxonomy names = taxonomy("a:b", "a,b", "a_b", " cat ", "_cat_", "background", "#x", "line\nbreak", "\ud800");
        List<Annotation> annotations = new ArrayList<>();
        for (String name : names.names()) {
            annotations.add(Annotation.of("a" + annotations.size(), name, Shape.Box.of(1, 1, 3, 3)));
        }
        Item item = Item.of("1", "a.jpg", Media.Image.of(Blob.ABSENT, 20, 16), annotations);

        Trial written = Trial.write(new VocConverter(), Map.of(), names, List.of(item), temp);

        List<String> expected =
                List.of("a_b__2", "a,b", "a_b", "_cat___2", "_cat_", "background__2", "_x", "line_break", "_");
        assertEquals(
                6, written.lossCodes().stream().filter("class.renamed"::equals).count());
        Trial back = Trial.read(new VocTarget(), Map.of("path", temp.toString()), temp);
        assertEquals(List.of(), back.errors());
        assertEquals(expected, back.taxonomy().names());
        assertEquals(
                expected,
                back.items().get(0).annotations().stream()
                        .map(Annotation::category)
                        .toList());
    }

    @Test
    void otherMediaAndUnknownSizesAreItemErrors() throws Exception {
        Trial written = write(
                Map.of(),
                Item.of("1", "a.wav", new Media.Audio(Blob.ABSENT, 0, 0, 0), List.of()),
                Item.of("2", "b.jpg", Media.Image.of(Blob.ABSENT, 0, 0), List.of()));
        assertEquals(List.of("media.unsupported", "image.size-unknown"), written.errorCodes());
    }

    @Test
    void writtenDataReadsBack() throws Exception {
        Path picture = Files.writeString(temp.resolve("p.bin"), "pixels");
        Map<String, Value> attributes = new LinkedHashMap<>();
        attributes.put(Attributes.POSE, new Value.Text("Left"));
        attributes.put(Attributes.DIFFICULT, new Value.Flag(true));
        attributes.put("flag", new Value.Flag(false));
        attributes.put("number", new Value.Number(0.1));
        attributes.put("digits", new Value.Text("007"));
        attributes.put("text", new Value.Text("<a> & \"b\"\r\n\t]]> 😀"));
        attributes.put("", new Value.Text(""));
        Annotation annotation = new Annotation(
                "1", "cat", Shape.Box.of(1, 2, 3, 4), -1, true, "t 1", "g", -3, attributes, Provenance.UNKNOWN);
        Item item = new Item(
                "sub/a",
                "sub/a.jpg",
                Split.VALIDATION,
                Optional.empty(),
                Media.Image.of(Blob.at(picture.toUri(), 6), 20, 16),
                List.of(annotation, Annotation.of("2", "dog <&> é", Shape.Box.of(0, 0, 20, 16))),
                List.of(),
                Map.of());
        for (String base : List.of("0", "1")) {
            Path out = Files.createDirectories(temp.resolve("base" + base));
            Trial written = Trial.write(new VocConverter(), Map.of("base", base), TAXONOMY, List.of(item), out);
            assertEquals(List.of(), written.losses());
            Path copy = out.resolve(VOC).resolve("JPEGImages/sub/a.jpg").toRealPath();
            Item expected = item.withMedia(Media.Image.of(Blob.at(copy.toUri(), 6), 20, 16));

            Trial back = Trial.read(new VocTarget(), Map.of("path", out.toString()), temp);

            assertEquals(List.of(), back.errors());
            assertEquals(List.of(), back.losses());
            assertEquals(List.of(expected), back.items());
            assertEquals(TAXONOMY.names(), back.taxonomy().names());
        }
    }

    private Trial write(Map<String, String> options, Item... items) throws Exception {
        Trial written = Trial.write(new VocConverter(), options, TAXONOMY, List.of(items), temp);
        try (Stream<Path> files = Files.walk(temp.resolve(VOC))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".xml")).toList()) {
                parse(file);
            }
        }
        return written;
    }

    private static Document parse(Path file) throws Exception {
        DocumentBuilder parser = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
        return parser.parse(file.toFile());
    }

    private List<String> boxes(String id) throws Exception {
        Document document = parse(temp.resolve(VOC).resolve("Annotations/" + id + ".xml"));
        var nodes = document.getElementsByTagName("bndbox");
        List<String> boxes = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            boxes.add(nodes.item(i).getTextContent().strip().replaceAll("\\s+", " "));
        }
        return boxes;
    }

    private String read(String file) throws Exception {
        return Files.readString(temp.resolve(VOC).resolve(file));
    }

    private static Item picture(Shape... shapes) {
        List<Annotation> annotations = new ArrayList<>();
        for (Shape shape : shapes) {
            annotations.add(Annotation.of("a" + annotations.size(), "cat", shape));
        }
        return Item.of("1", "a.jpg", Media.Image.of(Blob.ABSENT, 20, 16), annotations);
    }

    private static Taxonomy taxonomy(String... names) {
        return new Taxonomy(Stream.of(names).map(Category::of).toList());
    }
}
