package org.labelport.engine.spool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.convert.Census;
import org.labelport.convert.Census.ItemHeader;
import org.labelport.convert.NumberedItem;
import org.labelport.engine.journal.Entry;
import org.labelport.model.Annotation;
import org.labelport.model.AttributeDefinition;
import org.labelport.model.Blob;
import org.labelport.model.Camera;
import org.labelport.model.Category;
import org.labelport.model.DataType;
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
import org.labelport.model.ShapeKind;
import org.labelport.model.Skeleton;
import org.labelport.model.SourceFile;
import org.labelport.model.SourceRecord;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.model.Value;
import org.labelport.model.Vec3;

class SpoolTest {

    private static final Taxonomy TAXONOMY = new Taxonomy(List.of(
            Category.of("cat"),
            new Category(
                    "dog",
                    "animal",
                    "#010203",
                    new Skeleton(List.of("nose", "l", "r"), List.of(new Skeleton.Edge(0, 1)), List.of(0, 2, 1)),
                    List.of(
                            new AttributeDefinition(
                                    "fur", AttributeDefinition.Kind.RADIO, List.of("long", "short"), false),
                            new AttributeDefinition("asleep", AttributeDefinition.Kind.TEXT, List.of(), true)))));

    @TempDir
    Path folder;

    @Test
    void everyMediumShapeAndValueComesBack() throws IOException {
        List<Item> items = everyMedium();
        for (long memory : new long[] {0, 1 << 20}) {
            Path place = Files.createDirectory(folder.resolve("m" + memory));
            try (Spool spool = spooled(items, place, memory, 2)) {
                assertEquals(items, read(spool).stream().map(NumberedItem::item).toList());
                assertEquals(memory == 0, Files.exists(place.resolve("items")), "in memory while it fits");
            }
        }
    }

    @Test
    void halvesOfSurrogatePairsComeBackAsTheyAre() throws IOException {
        String halves = "low \uDC00, high \uD800, whole \uD83D\uDE00, the wrong way round \uDC00\uD800";
        Annotation annotation = Annotation.of(halves, halves, new Shape.Whole())
                .withGroup(halves)
                .withAttributes(Map.of(halves, new Value.Text(halves)));
        Item item = Item.of(halves, halves, new Media.Text(halves, Blob.ABSENT), List.of(annotation));

        try (Spool spool = spooled(List.of(item), folder, 0, 1)) {
            assertEquals(item, read(spool).get(0).item());
            spool.census().forEachItem(header -> assertEquals(halves, header.path()));
        }
    }

    @Test
    void idsThatAreNumbersOrNearlyComeBackAsTheyAre() throws IOException {
        List<Item> items = new ArrayList<>();
        for (String id : List.of(
                "0",
                "7",
                "00",
                "007",
                "-7",
                "+7",
                "1.0",
                "1e3",
                "７",
                "999999999999999999",
                "1000000000000000000",
                "9223372036854775808",
                " 1",
                "1 ")) {
            items.add(Item.of(
                    id, id, new Media.Text("", Blob.ABSENT), List.of(Annotation.of(id, "cat", new Shape.Whole()))));
        }
        try (Spool spool = spooled(items, folder, 0, 2)) {
            assertEquals(items, read(spool).stream().map(NumberedItem::item).toList());
        }
    }

    @Test
    void textsThatAreNoUnicodeComeBack() throws IOException {
        List<Item> items = new ArrayList<>();
        for (String text : List.of("\ud800", "a\udc00b", "\u0000d800", "\u0000", "\ud83d\ude00\ud83d")) {
            items.add(Item.of(
                    text,
                    text + ".png",
                    Media.Image.of(Blob.ABSENT, 1, 1),
                    List.of(Annotation.of(text, text, new Shape.Whole()))));
        }
        try (Spool spool = spooled(items, folder, 0, 2)) {
            assertEquals(items, read(spool).stream().map(NumberedItem::item).toList());
            List<String> ids = new ArrayList<>();
            spool.census().forEachItem(header -> ids.add(header.id()));
            assertEquals(items.stream().map(Item::id).toList(), ids);
        }
    }

    @Test
    void numbersAndHeadersDoNotDependOnSegments() throws IOException {
        List<Item> items = everyMedium();
        List<List<String>> seen = new ArrayList<>();
        for (int segmentItems : new int[] {1, 3, 100}) {
            try (Spool spool =
                    spooled(items, Files.createDirectory(folder.resolve("s" + segmentItems)), 0, segmentItems)) {
                List<String> numbers = new ArrayList<>();
                read(spool).forEach(item -> numbers.add(item.number() + " " + item.firstAnnotation()));
                spool.census().forEachItem(header -> numbers.add(header.toString()));
                spool.census().readItems(item -> numbers.add(item.toString()));
                seen.add(numbers);
            }
        }
        assertEquals(seen.get(0), seen.get(1));
        assertEquals(seen.get(0), seen.get(2));
        assertTrue(seen.get(0).contains(new ItemHeader(2, "video", "clips/v.mp4", Split.TEST, 0).toString()));
    }

    @Test
    void censusCounts() throws IOException {
        try (Spool spool = spooled(everyMedium(), folder, 0, 2)) {
            counts(spool.census());
        }
    }

    private static void counts(Census census) {
        assertEquals(8, census.items());
        assertEquals(everyShape().size(), census.annotations());
        assertEquals(1, census.items(Split.TEST));
        assertEquals(2, census.shapes("cat").get(ShapeKind.POLYLINE));
        assertEquals(2, census.shapes().get(ShapeKind.BOX));
        assertEquals(Map.of(), census.shapes("dog"));
        assertEquals(EnumSet.allOf(DataType.class), census.dataTypes());
        assertEquals(List.of("choices", "day", "flag", "number", "text", "whole"), List.copyOf(census.attributes()));
        assertEquals(TAXONOMY, census.taxonomy());
    }

    /** The formats of a run that is continued plan as they would have. */
    @Test
    void keptSpoolHasTheSameItemsAndCensus() throws IOException {
        List<NumberedItem> items;
        Entry entry;
        try (Spool spool = spooled(everyMedium(), folder, 0, 2)) {
            items = read(spool);
            entry = spool.entry();
        }

        try (Spool again = Spool.reopen(folder, entry)) {
            counts(again.census());
            assertEquals(items, read(again));
        }
    }

    private static Spool spooled(List<Item> items, Path place, long memory, int segmentItems) throws IOException {
        try (SpoolWriter writer = new SpoolWriter(place, memory, segmentItems)) {
            for (Item item : items) {
                writer.add(item);
            }
            return writer.seal(TAXONOMY);
        }
    }

    private static List<NumberedItem> read(Spool spool) throws IOException {
        List<NumberedItem> items = new ArrayList<>();
        for (SpoolSegment segment : spool.segments()) {
            spool.forEach(segment, items::add);
        }
        return items;
    }

    private static List<Item> everyMedium() {
        Blob blob = Blob.at(URI.create("file:///data/a%20b.bin"), 12);
        Media.Image image = new Media.Image(blob, 640, 480, 6);
        Pose pose = new Pose(new Vec3(1, 2, 3), new Quaternion(0, 0, Math.sqrt(0.5), Math.sqrt(0.5)));
        Camera camera = new Camera("front", image, 500.5, 501.5, 320, 240, pose);
        List<Message> chat = List.of(new Message("user", "hé\n\"quoted\""), new Message("system", ""));
        List<Media> media = List.of(
                new Media.Video(blob, 1920, 1080, 900, 30000, 1001),
                new Media.Audio(Blob.ABSENT, 44100, 2, 1_234_567_890_123L),
                new Media.Text("text \uD83D\uDE00", blob),
                new Media.PointCloud(blob, 120_000, Optional.of(pose), List.of(camera)),
                new Media.Pages(blob, List.of(image, image)),
                new Media.Chat(chat, List.of("{\"name\":\"tool\"}")));
        List<Item> items = new ArrayList<>();
        items.add(new Item(
                "image",
                "a/é.jpg",
                Split.TRAIN,
                Optional.of(new SequenceSlot("drive", 7, 700_000)),
                image,
                everyShape(),
                List.of(
                        new Relation("r", "holds", List.of("0"), List.of("1", "2")),
                        new Relation("g", "", List.of("3"), List.of())),
                everyValue()));
        SourceFile file = new SourceFile(
                "image_1",
                "é.jpg",
                SourceFile.Role.ATTACHMENT,
                blob.withChecksum("9e107d9d372bb6826bd81d3542a419d6").failed("media.status", "403"),
                JsonText.of("{\"size\": 12.0}"));
        items.add(Item.of("record", "r", image, List.of())
                .withSource(new SourceRecord("record", JsonText.of("{\"k\": [1.50]}"), List.of(file))));
        items.add(Item.of("video", "clips/v.mp4", media.get(0), List.of()).withSplit(Split.TEST));
        for (int i = 1; i < media.size(); i++) {
            items.add(Item.of("m" + i, "p" + i, media.get(i), List.of()));
        }
        return items;
    }

    private static List<Annotation> everyShape() {
        PointList ring = PointList.of(0, 0, 10.25, 0, 10.25, 1e-9);
        List<Shape> shapes = List.of(
                new Shape.Whole(),
                Shape.Box.of(0.1, 0.2, 0.3, 1e6),
                new Shape.Box(1, 2, 3, 4, -1.5),
                new Shape.Polygon(List.of(
                        new Shape.Polygon.Part(ring, List.of(ring, PointList.of())),
                        new Shape.Polygon.Part(ring, List.of()))),
                new Shape.Path(ring, true, false),
                new Shape.Path(ring, false, true),
                new Shape.Ellipse(1, 2, 3, 4, 0.5),
                new Shape.Points(List.of(new Keypoint("nose", 1.5, 2.5, Keypoint.Visibility.OCCLUDED))),
                new Shape.Mask(3, 4, 2, 2, new int[] {0, 1, 2, 1}),
                new Shape.Mask(0, 0, 0, 0, new int[] {}),
                new Shape.Cuboid(new Vec3(1, 2, 3), new Vec3(4, 5, 6), Quaternion.IDENTITY),
                new Shape.PointSet(new int[] {5, 100_000, 7}),
                new Shape.Span(List.of(new Shape.Span.Range(0, 3), new Shape.Span.Range(5, 5))),
                new Shape.Interval(-5, 1_000_000_000_000L, -1),
                new Shape.Reply(List.of(new Message("assistant", "yes")), 1),
                new Shape.Other("future_tool", JsonText.of("{\"a\": 1.50}")));
        List<Annotation> annotations = new ArrayList<>();
        for (Shape shape : shapes) {
            annotations.add(Annotation.of(Integer.toString(annotations.size()), "cat", shape));
        }
        annotations.add(new Annotation(
                "full",
                "",
                Shape.Box.of(1, 1, 1, 1),
                4,
                false,
                "track",
                "group",
                -3,
                everyValue(),
                new Annotation.Provenance(
                        Optional.of(0.25), true, "model", Optional.of(Instant.parse("2026-02-03T04:05:06.789Z")))));
        return annotations;
    }

    private static Map<String, Value> everyValue() {
        Map<String, Value> values = new LinkedHashMap<>();
        values.put("text", new Value.Text(""));
        values.put("number", new Value.Number(-0.1));
        values.put("flag", new Value.Flag(true));
        values.put("choices", new Value.Choices(List.of("a", "b")));
        values.put("whole", new Value.Whole(BigInteger.TWO.pow(62).add(BigInteger.ONE)));
        values.put("day", new Value.Day(LocalDate.of(1969, 12, 31)));
        return values;
    }
}
