package org.labelport.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labelport.csv.table.CsvColumns;
import org.labelport.model.Annotation;
import org.labelport.model.Annotation.Provenance;
import org.labelport.model.AttributeDefinition;
import org.labelport.model.Blob;
import org.labelport.model.Camera;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.JsonText;
import org.labelport.model.Keypoint;
import org.labelport.model.Media;
import org.labelport.model.Message;
import org.labelport.model.PointList;
import org.labelport.model.Pose;
import org.labelport.model.Quaternion;
import org.labelport.model.Relation;
import org.labelport.model.SequenceSlot;
import org.labelport.model.Shape;
import org.labelport.model.Skeleton;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.model.Value;
import org.labelport.model.Vec3;
import org.labelport.testkit.trial.Trial;

class CsvRoundTripTest {

    private static final Taxonomy TAXONOMY = new Taxonomy(List.of(
            Category.of("cat, \"big\"\n"),
            new Category(
                    "person",
                    "animal",
                    "#ff0000",
                    new Skeleton(
                            List.of("nose", "left, eye", "right, eye"),
                            List.of(new Skeleton.Edge(0, 1), new Skeleton.Edge(0, 2)),
                            List.of(0, 2, 1)),
                    List.of(
                            new AttributeDefinition(
                                    "colour", AttributeDefinition.Kind.RADIO, List.of("red", "blue"), false),
                            new AttributeDefinition("pose", AttributeDefinition.Kind.TEXT, List.of(), true))),
            Category.of("неиспользованный")));

    @TempDir
    Path temp;

    @Test
    void everyShapeComesBack() throws Exception {
        List<Annotation> annotations = new ArrayList<>();
        for (Shape shape : pictureShapes()) {
            annotations.add(Annotation.of("a" + annotations.size(), "person", shape));
        }
        assertComesBack(Item.of("1", "a.png", Media.Image.of(Blob.ABSENT, 640, 480), annotations));
    }

    @Test
    void polygonOfMillionPointsComesBack() throws Exception {
        double[] coordinates = new double[2_000_000];
        for (int i = 0; i < coordinates.length; i++) {
            coordinates[i] = 4096 + i % 4001 + i % 97 / 100.0;
        }
        Shape polygon = Shape.Polygon.of(coordinates);

        assertComesBack(Item.of(
                "1", "a.png", Media.Image.of(Blob.ABSENT, 8192, 8192), List.of(Annotation.of("a", "person", polygon))));
    }

    private static List<Shape> pictureShapes() {
        return List.of(
                new Shape.Whole(),
                Shape.Box.of(0.1, 1.0 / 3, 1e-7, 12345678.25),
                Shape.Box.of(-5, 3, 0, 0),
                new Shape.Box(1, 2, 3, 4, Math.toRadians(30)),
                new Shape.Box(1, 2, 3, 4, Math.PI),
                new Shape.Box(1, 2, 3, 4, Math.nextUp(-Math.PI)),
                new Shape.Box(1, 2, 3, 4, 0.123456789012345),
                Shape.Polygon.of(1.5, 2, 3, 4.25, 5, 0.1 + 0.2),
                new Shape.Polygon(List.of(
                        new Shape.Polygon.Part(
                                PointList.of(0, 0, 10, 0, 10, 10, 0, 10), List.of(PointList.of(2, 2, 4, 2, 4, 4))),
                        new Shape.Polygon.Part(PointList.of(20, 20, 30, 20, 30, 30), List.of()))),
                new Shape.Polygon(List.of()),
                new Shape.Path(PointList.of(1, 2, 3, 4), false, false),
                new Shape.Path(PointList.of(1, 2, 3, 4, 5, 7), true, false),
                new Shape.Path(PointList.of(1, 2, 3, 4, 5, 7), true, true),
                new Shape.Ellipse(10, 20, 3.3, 4.4, 7),
                new Shape.Points(List.of(
                        new Keypoint("nose", 1.25, 2, Keypoint.Visibility.VISIBLE),
                        new Keypoint("left, \"eye\"", 3, 4, Keypoint.Visibility.OCCLUDED),
                        new Keypoint("", 0, 0, Keypoint.Visibility.NOT_LABELLED))),
                new Shape.Mask(5, 6, 3, 2, new int[] {0, 2, 1, 3}),
                new Shape.Mask(5, 6, 3, 2, new int[] {3, 1, 2}),
                new Shape.Mask(-5, 6, 3, 2, new int[] {0, 6}),
                new Shape.Mask(638, 478, 3, 3, new int[] {0, 9}),
                new Shape.Mask(0, 0, 0, 0, new int[0]),
                new Shape.Cuboid(
                        new Vec3(1.1, -2, 3), new Vec3(4, 2, 1.5), new Quaternion(0.1, 0.2, 0.3, Math.sqrt(0.86))),
                new Shape.PointSet(new int[] {3, 4, 5}),
                new Shape.Span(List.of(new Shape.Span.Range(3, 5))),
                new Shape.Interval(-1_500_000, 2_000_001, -1),
                new Shape.Reply(List.of(new Message("assistant", "hello")), 0),
                new Shape.Other("future_tool", JsonText.of("{\"a\": 1.50, \"b\": [null]}")),
                new Shape.Other("polygon", JsonText.NONE));
    }

    @Test
    void everyPropertyOfAnAnnotationComesBack() throws Exception {
        Map<String, Value> attributes = new LinkedHashMap<>();
        attributes.put("flag", new Value.Flag(false));
        attributes.put("number", new Value.Number(0.1));
        attributes.put("large", new Value.Number(1L << 60));
        attributes.put("text", new Value.Text("true"));
        attributes.put("digits", new Value.Text("007"));
        attributes.put("choices", new Value.Choices(List.of("a,b", "c")));
        attributes.put("none", new Value.Choices(List.of()));
        attributes.put("day", new Value.Day(LocalDate.of(2024, 2, 29)));
        attributes.put("@z", new Value.Text("not reserved"));
        attributes.put("@@", new Value.Text(" "));
        attributes.put("", new Value.Text("\ud800 half"));
        Provenance provenance = new Provenance(
                Optional.of(0.87), true, "model, v1", Optional.of(Instant.parse("2024-01-02T03:04:05.123456789Z")));
        Annotation full = new Annotation(
                " id ", "person", new Shape.Whole(), 7, false, "track\n1", "g\"1", -3, attributes, provenance);
        Annotation bare = Annotation.of("#", "", new Shape.Whole());
        assertComesBack(
                Item.of("1", "v.mp4", new Media.Video(Blob.ABSENT, 64, 48, 30, 30000, 1001), List.of(full, bare)));
    }

    @Test
    void everyMediumComesBack() throws Exception {
        Media.Image page = new Media.Image(Blob.ABSENT, 10, 20, 6);
        Pose pose = new Pose(new Vec3(1, 2, 3), Quaternion.IDENTITY);
        Annotation onPage =
                new Annotation("p", "person", new Shape.Whole(), 1, true, "", "", 0, Map.of(), Provenance.UNKNOWN);
        List<Message> prompt = List.of(new Message("system", "be, \"nice\""), new Message("user", "hi\r\nthere"));
        assertComesBack(
                Item.of("0", "a.jpg", new Media.Image(Blob.ABSENT, 0, 0, 8), List.of()),
                Item.of("1", "a.pdf", new Media.Pages(Blob.ABSENT, List.of(page, page)), List.of(onPage)),
                Item.of("2", "empty.pdf", new Media.Pages(Blob.ABSENT, List.of()), List.of()),
                Item.of("3", "v.mp4", new Media.Video(Blob.ABSENT, 1, 2, 3, 60, 2), List.of()),
                Item.of("4", "v.mkv", new Media.Video(Blob.ABSENT, 0, 0, 0, 0, 1), List.of()),
                Item.of("5", "a.wav", new Media.Audio(Blob.ABSENT, 16000, 2, 1_234_567), List.of()),
                Item.of("6", "b.wav", new Media.Audio(Blob.ABSENT, 0, 0, 0), List.of()),
                Item.of("7", "t.txt", new Media.Text(" héllo,\n\"wörld\" 😀\r\0", Blob.ABSENT), List.of()),
                Item.of(
                        "8",
                        "c.pcd",
                        new Media.PointCloud(
                                Blob.ABSENT,
                                100,
                                Optional.of(pose),
                                List.of(new Camera("front", page, 1.5, 2.5, 3.5, 4.5, pose))),
                        List.of()),
                Item.of("9", "d.pcd", new Media.PointCloud(Blob.ABSENT, 0, Optional.empty(), List.of()), List.of()),
                Item.of("10", "chat", new Media.Chat(prompt, List.of("{\"name\":\"f\"}")), List.of()),
                Item.of("11", "chat2", new Media.Chat(List.of(), List.of()), List.of()));
    }

    @Test
    void answersComeBack() throws Exception {
        Media chat = new Media.Chat(List.of(new Message("user", "?")), List.of());
        assertComesBack(Item.of(
                "1",
                "chat",
                chat,
                List.of(
                        Annotation.of("a", "", new Shape.Reply(List.of(new Message("assistant", "one\ntwo")), 2)),
                        Annotation.of("b", "", new Shape.Reply(List.of(new Message("tool", "{}")), 0)),
                        Annotation.of("c", "", new Shape.Reply(List.of(), 1)),
                        Annotation.of("d", "", new Shape.Reply(List.of(new Message("assistant", "\ud800")), 0)),
                        Annotation.of(
                                "e",
                                "",
                                new Shape.Reply(
                                        List.of(new Message("assistant", "x"), new Message("user", "y")), 0)))));
    }

    @Test
    void textOffsetsCountCodePoints() throws Exception {
        Media text = new Media.Text("a😀b😀c", Blob.ABSENT);
        Item item = Item.of(
                "1",
                "t.txt",
                text,
                List.of(
                        Annotation.of("a", "person", span(3, 4)),
                        Annotation.of("b", "person", span(1, 3, 4, 6)),
                        Annotation.of("c", "person", span(2, 5)),
                        Annotation.of("d", "person", span(6, 70)),
                        Annotation.of("e", "person", new Shape.Span(List.of())),
                        Annotation.of("f", "person", span(0, 7))));
        assertComesBack(item);
        List<String> lines = Files.readAllLines(temp.resolve("annotations.csv"));
        assertTrue(lines.get(1).endsWith(",2,3,b,,{}"), lines.get(1));
        assertTrue(lines.get(2).contains(",1,4,😀 😀,\"{\"\"ranges\"\":[[1,2],[3,4]]}\",{}"), lines.get(2));
    }

    private static Shape.Span span(int... ends) {
        List<Shape.Span.Range> ranges = new ArrayList<>();
        for (int i = 0; i < ends.length; i += 2) {
            ranges.add(new Shape.Span.Range(ends[i], ends[i + 1]));
        }
        return new Shape.Span(ranges);
    }

    @Test
    void relationsSlotsSplitsAndItemAttributesComeBack() throws Exception {
        Media image = Media.Image.of(Blob.ABSENT, 10, 10);
        List<Item> items = new ArrayList<>();
        for (Split split : Split.values()) {
            items.add(new Item(
                    "item " + split,
                    "seq/" + split + ".jpg",
                    split,
                    Optional.of(new SequenceSlot("s,1", 3, (1L << 60) + 1)),
                    image,
                    List.of(Annotation.of("a", "person", new Shape.Whole())),
                    List.of(
                            new Relation("a", "next to, \"or\"", List.of("a"), List.of("b", "c")),
                            new Relation("r2", "", List.of("a", "b"), List.of())),
                    Map.of("weather", new Value.Choices(List.of("rain")), "@at", new Value.Flag(true))));
        }
        assertComesBack(items.toArray(Item[]::new));
    }

    @Test
    void originalPathsComeBackThoughFilesAreRenamed() throws Exception {
        Media image = Media.Image.of(Blob.ABSENT, 10, 10);
        List<Item> items = List.of(
                Item.of("1", "../../etc/passwd", image, List.of()),
                Item.of("2", "A.jpg", image, List.of()),
                Item.of("3", "a.jpg", image, List.of()),
                Item.of("4", "", image, List.of()),
                Item.of("5", "a\n,\"b\".jpg", image, List.of()));
        Trial back = assertComesBack(items.toArray(Item[]::new));
        assertEquals(List.of(), back.lossCodes());
        List<String> lines = Files.readAllLines(temp.resolve("items.csv"));
        assertTrue(lines.get(1).startsWith("1,etc/passwd,"), lines.get(1));
        assertTrue(lines.get(3).startsWith("3,a__2.jpg,"), lines.get(3));
    }

    @Test
    void copiedFilesAreFoundAgain() throws Exception {
        Path picture = Files.writeString(temp.resolve("original.bin"), "pixels");
        Path out = Files.createDirectories(temp.resolve("out"));
        Media image = Media.Image.of(Blob.at(picture.toUri(), 6), 10, 10);
        Trial.write(
                new CsvConverter(), Map.of(), TAXONOMY, List.of(Item.of("1", "sub/a b.jpg", image, List.of())), out);

        Trial back = Trial.read(new CsvTarget(), Map.of("path", out.toString()), temp);

        Path copy = out.resolve("media/sub/a b.jpg").toRealPath();
        assertEquals(
                Media.Image.of(Blob.at(copy.toUri(), 6), 10, 10),
                back.items().get(0).media());
    }

    @Test
    void spreadsheetsGetNoFormulasAndTheTextComesBack() throws Exception {
        Item item = Item.of(
                "=1+1",
                "a.txt",
                new Media.Text("+ x", Blob.ABSENT),
                List.of(
                        Annotation.of("-1", "person", span(0, 3)).withGroup("'=quoted"),
                        Annotation.of("b", "person", Shape.Box.of(-1, -2, 3, 4))));
        Trial written = Trial.write(new CsvConverter(), Map.of("excel", "true"), TAXONOMY, List.of(item), temp);
        assertEquals(List.of("csv.formula-guarded", "csv.formula-guarded", "csv.formula-guarded"), written.lossCodes());
        String rows = Files.readString(temp.resolve("annotations.csv"));
        assertTrue(rows.startsWith("\uFEFFdataset,"), rows);
        assertTrue(rows.contains("\r\n,,'=1+1,a.txt,text,,,,'-1,''=quoted,,span,person,"), rows);
        assertTrue(rows.contains(",-1,-2,3,4,"), rows);
        assertTrue(rows.endsWith("{},apostrophe\r\n"), rows);

        Trial back = Trial.read(new CsvTarget(), Map.of("path", temp.toString()), temp);

        assertEquals(List.of(), back.errors());
        assertEquals(List.of(item), back.items());
    }

    @ParameterizedTest
    @CsvSource({"false,off", "false,apostrophe", "true,off", "true,apostrophe", "false,auto", "true,auto"})
    void guardedOrNotTheTextComesBack(String excel, String guard) throws Exception {
        Item item = Item.of(
                "'=1+1",
                "a.txt",
                new Media.Text("+ x", Blob.ABSENT),
                List.of(
                        Annotation.of("-1", "person", span(0, 3)).withGroup("'=quoted"),
                        Annotation.of("'+", "person", span(0, 1)).withGroup("=a;b\tc")));
        for (String separator : List.of("comma", "semicolon", "tab")) {
            Path out = Files.createTempDirectory(temp, "out");
            Map<String, String> options = Map.of("excel", excel, "formula-guard", guard, "separator", separator);
            Trial written = Trial.write(new CsvConverter(), options, TAXONOMY, List.of(item), out);
            boolean guarded = guard.equals("apostrophe") || guard.equals("auto") && excel.equals("true");
            assertEquals(guarded, written.lossCodes().contains("csv.formula-guarded"));
            assertEquals(guarded, Files.readString(out.resolve("items.csv")).contains("''=1+1"));
            Trial back = Trial.read(new CsvTarget(), Map.of("path", out.toString()), temp);
            assertEquals(List.of(), back.errors());
            assertEquals(List.of(), back.lossCodes());
            assertEquals(List.of(item), back.items());
            assertEquals(TAXONOMY, back.taxonomy());
        }
    }

    @Test
    void guardsAreTakenOffOfTablesThatASpreadsheetSaved() throws Exception {
        Item item = Item.of("=1+1", "a.txt", new Media.Text("+ x", Blob.ABSENT), List.of());
        Taxonomy taxonomy = new Taxonomy(List.of(Category.of("-x"), Category.of("'=quoted")));
        Trial.write(new CsvConverter(), Map.of("excel", "true"), taxonomy, List.of(item), temp);
        for (String table : List.of("annotations.csv", "items.csv", "classes.csv")) {
            // LibreOffice and Excel's plain CSV have no byte order mark.
            String saved = Files.readString(temp.resolve(table)).substring(1).replace("\r\n", "\n");
            Files.writeString(temp.resolve(table), saved);
        }

        Trial back = Trial.read(new CsvTarget(), Map.of("path", temp.toString()), temp);

        assertEquals(List.of(item), back.items());
        assertEquals(taxonomy, back.taxonomy());
    }

    @Test
    void filesWithAByteOrderMarkAndNoColumnAreGuarded() throws Exception {
        Files.writeString(temp.resolve("annotations.csv"), "\uFEFF" + String.join(",", CsvColumns.ANNOTATIONS) + "\n");
        Files.writeString(
                temp.resolve("items.csv"),
                "\uFEFF" + String.join(",", CsvColumns.ITEMS) + "\n'=1,a.jpg,image,,,,,,,,,{}\n");

        Trial back = Trial.read(new CsvTarget(), Map.of("path", temp.toString()), temp);

        assertEquals("=1", back.items().get(0).id());
    }

    @Test
    void whatASpreadsheetCutsIsReported() throws Exception {
        Item item = Item.of("1", "a.txt", new Media.Text("x".repeat(40_000), Blob.ABSENT), List.of());
        Path out = Files.createDirectories(temp.resolve("plain"));
        Trial plain = Trial.write(new CsvConverter(), Map.of(), TAXONOMY, List.of(item), out);
        assertEquals(List.of(), plain.lossCodes());
        Trial excel = Trial.write(new CsvConverter(), Map.of("excel", "true"), TAXONOMY, List.of(item), temp);
        assertEquals(List.of("csv.excel-limit"), excel.lossCodes());
    }

    private Trial assertComesBack(Item... items) throws Exception {
        Trial written = Trial.write(new CsvConverter(), Map.of(), TAXONOMY, List.of(items), temp);
        assertEquals(List.of(), written.errors());
        Trial back = Trial.read(new CsvTarget(), Map.of("path", temp.toString()), temp);
        assertEquals(List.of(), back.errors());
        assertEquals(TAXONOMY, back.taxonomy());
        assertEquals(items.length, back.items().size());
        for (int i = 0; i < items.length; i++) {
            Item read = back.items().get(i);
            for (int j = 0; j < read.annotations().size(); j++) {
                assertEquals(items[i].annotations().get(j), read.annotations().get(j));
            }
            assertEquals(items[i], read);
        }
        return back;
    }
}
