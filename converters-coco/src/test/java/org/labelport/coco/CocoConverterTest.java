package org.labelport.coco;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Keypoint;
import org.labelport.model.Media;
import org.labelport.model.PointList;
import org.labelport.model.Relation;
import org.labelport.model.Shape;
import org.labelport.model.Skeleton;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.model.Value;
import org.labelport.report.ExportException;
import org.labelport.testkit.trial.MemoryExport;

/** The files that are written, compared byte for byte where that matters. */
class CocoConverterTest {

    private static final Taxonomy TAXONOMY = new Taxonomy(List.of(
            Category.of("cat"),
            new Category(
                    "d\u00f6g \"x\"",
                    "animal",
                    "",
                    new Skeleton(List.of("a", "b"), List.of(new Skeleton.Edge(0, 1)), List.of()),
                    List.of())));
    private static final Shape SQUARE_WITH_HOLE = new Shape.Polygon(List.of(new Shape.Polygon.Part(
            PointList.of(10, 10, 20, 10, 20, 20, 10, 20), List.of(PointList.of(12, 12, 12, 18, 18, 18, 18, 12)))));

    private static Item item(String id, Annotation... annotations) {
        return Item.of(id, id + ".jpg", Media.Image.of(Blob.ABSENT, 100, 80), List.of(annotations));
    }

    private static MemoryExport export(Item... items) throws ExportException, IOException {
        return MemoryExport.of(new CocoConverter(), Map.of(), TAXONOMY, List.of(items));
    }

    /** Returns the entries of the list of annotations, one on each line, without their ids. */
    private static List<String> entries(MemoryExport export) {
        String file = export.text("annotations/instances_train.json");
        int start = file.indexOf("\"annotations\":[") + "\"annotations\":[".length();
        return file.substring(start, file.indexOf("\n],\n\"categories\""))
                .lines()
                .filter(line -> !line.isEmpty())
                .map(line -> line.replaceFirst("^\\{\"id\":\\d+,\"image_id\":1,\"category_id\":1,", "")
                        .replaceFirst(",$", ""))
                .toList();
    }

    private static void writes(String expected, Shape shape, String... codes) throws ExportException, IOException {
        MemoryExport export = export(item("1", Annotation.of("1", "cat", shape)));
        assertEquals(List.of(expected + "}"), entries(export));
        assertEquals(List.of(codes), export.lossCodes());
    }

    private static void drops(String code, Shape shape) throws ExportException, IOException {
        MemoryExport export = export(item("1", Annotation.of("1", "cat", shape)));
        assertEquals(List.of(), entries(export));
        assertEquals(List.of(code), export.lossCodes());
    }

    @Test
    void oneFileForEverySplitThatHasItemsAndAlwaysForTraining() throws ExportException, IOException {
        assertEquals(Set.of("annotations/instances_train.json"), export().files());
        MemoryExport export =
                export(item("1").withSplit(Split.TEST), item("2"), item("3").withSplit(Split.VALIDATION));
        assertEquals(
                Set.of(
                        "annotations/instances_train.json",
                        "annotations/instances_val.json",
                        "annotations/instances_test.json"),
                export.files());
        assertEquals(
                List.of("images/test/1.jpg", "images/train/2.jpg", "images/val/3.jpg"),
                List.copyOf(export.media().keySet()));
        assertTrue(export.text("annotations/instances_val.json").contains("{\"id\":3,\"file_name\":\"3.jpg\""));
    }

    @Test
    void theWholeFileIsPlainAscii() throws ExportException, IOException {
        MemoryExport export = export(
                Item.of(
                        "1",
                        "f\u00f6to\ud83d\ude00.jpg",
                        Media.Image.of(Blob.ABSENT, 100, 80),
                        List.of(Annotation.of("1", "d\u00f6g \"x\"", Shape.Box.of(1, 2, 3.5, 4)))),
                item("2"));
        String file = export.text("annotations/instances_train.json");
        assertTrue(StandardCharsets.US_ASCII.newEncoder().canEncode(file));
        assertEquals("""
                "licenses":[],
                "images":[
                {"id":1,"file_name":"f\\u00f6to\\ud83d\\ude00.jpg","width":100,"height":80},
                {"id":2,"file_name":"2.jpg","width":100,"height":80}
                ],
                "annotations":[
                {"id":1,"image_id":1,"category_id":2,"bbox":[1,2,3.5,4],"area":14,"iscrowd":0,"segmentation":[]}
                ],
                "categories":[
                {"id":1,"name":"cat","supercategory":""},
                {"id":2,"name":"d\\u00f6g \\"x\\"","supercategory":"animal","keypoints":["a","b"],"skeleton":[[1,2]]}
                ]}
                """, file.substring(file.indexOf('\n') + 1));
        assertTrue(file.startsWith("{\"info\":{\"description\":"));
        assertEquals(List.of(), export.losses());
    }

    @Test
    void idsCountOverAllItemsAndLeaveGapsForWhatIsDropped() throws ExportException, IOException {
        Shape box = Shape.Box.of(1, 1, 5, 5);
        MemoryExport export = export(
                item("1", Annotation.of("a", "cat", box), Annotation.of("b", "", box)),
                item("2", Annotation.of("a", "cat", box)));
        String file = export.text("annotations/instances_train.json");
        assertTrue(file.contains("{\"id\":1,\"image_id\":1,"));
        assertFalse(file.contains("{\"id\":2,\"image_id\":1,"));
        assertTrue(file.contains("{\"id\":3,\"image_id\":2,"));
        assertEquals(List.of("category.missing"), export.lossCodes());
    }

    @Test
    void boxes() throws ExportException, IOException {
        writes("\"bbox\":[1.2346,2,3,4],\"area\":12,\"iscrowd\":0,\"segmentation\":[]", Shape.Box.of(1.23456, 2, 3, 4));
        writes(
                "\"bbox\":[0,70,5,10],\"area\":50,\"iscrowd\":0,\"segmentation\":[]",
                Shape.Box.of(-5, 70, 10, 20),
                "geometry.clipped");
        drops("geometry.degenerate", Shape.Box.of(200, 200, 5, 5));
        drops("geometry.degenerate", Shape.Box.of(5, 5, 0.5, 1));
        drops("geometry.degenerate", Shape.Box.of(-5, -5, 5.5, 5.5));
    }

    @Test
    void polygons() throws ExportException, IOException {
        writes(
                "\"bbox\":[10,10,10,10],\"area\":50,\"iscrowd\":0,\"segmentation\":[[10,10,20,10,20,20]]",
                Shape.Polygon.of(10, 10, 20, 10, 20, 20));
        writes(
                "\"bbox\":[10,10,20,10],\"area\":100,\"iscrowd\":0,"
                        + "\"segmentation\":[[10,10,20,10,20,20],[30,10,20,10,20,20]]",
                new Shape.Polygon(List.of(
                        new Shape.Polygon.Part(PointList.of(10, 10, 20, 10, 20, 20), List.of()),
                        new Shape.Polygon.Part(PointList.of(30, 10, 20, 10, 20, 20), List.of()))));
        writes(
                "\"bbox\":[10,10,10,10],\"area\":50,\"iscrowd\":0,\"segmentation\":[[10,10,20,10,20,20]]",
                new Shape.Polygon(List.of(
                        new Shape.Polygon.Part(PointList.of(1, 1, 2, 2), List.of()),
                        new Shape.Polygon.Part(PointList.of(10, 10, 20, 10, 20, 20), List.of()))),
                "geometry.degenerate");
        drops("geometry.degenerate", Shape.Polygon.of(10, 10, 20, 20));
        drops("geometry.degenerate", Shape.Polygon.of(10, 10, 20, 20, 30, 30));
        drops("geometry.degenerate", Shape.Polygon.of(110, 10, 120, 20, 130, 10));
        MemoryExport cut =
                export(item("1", Annotation.of("1", "cat", Shape.Polygon.of(-10, 10, 10, 10, 10, 20, -10, 20))));
        assertTrue(
                entries(cut).get(0).startsWith("\"bbox\":[0,10,10,10],\"area\":100,"),
                entries(cut).toString());
        assertEquals(List.of("geometry.clipped"), cut.lossCodes());
    }

    @Test
    void holesAreCutOutOfAMask() throws ExportException, IOException {
        MemoryExport export = export(item("1", Annotation.of("1", "cat", SQUARE_WITH_HOLE)));
        assertTrue(
                entries(export)
                        .get(0)
                        .startsWith(
                                "\"bbox\":[10,10,10,10],\"area\":64,\"iscrowd\":0,\"segmentation\":{\"size\":[80,100]"),
                entries(export).toString());
        assertEquals(List.of("polygon.holes-as-mask"), export.lossCodes());
    }

    @Test
    void masks() throws ExportException, IOException {
        Item item = Item.of(
                "1",
                "a.jpg",
                Media.Image.of(Blob.ABSENT, 5, 4),
                List.of(Annotation.of("1", "cat", new Shape.Mask(1, 1, 3, 2, new int[] {0, 6}))));
        MemoryExport export = export(item);
        assertEquals(
                List.of("\"bbox\":[1,1,3,2],\"area\":6,\"iscrowd\":0,"
                        + "\"segmentation\":{\"size\":[4,5],\"counts\":\"5220003\"}}"),
                entries(export));
        assertEquals(List.of(), export.losses());
        drops("mask.empty", new Shape.Mask(0, 0, 0, 0, new int[] {}));
        drops("geometry.degenerate", new Shape.Mask(200, 0, 2, 2, new int[] {0, 4}));
        MemoryExport cut = export(item("1", Annotation.of("1", "cat", new Shape.Mask(99, 0, 2, 2, new int[] {0, 4}))));
        assertTrue(
                entries(cut).get(0).startsWith("\"bbox\":[99,0,1,2],\"area\":2,"),
                entries(cut).toString());
        assertEquals(List.of("geometry.clipped"), cut.lossCodes());
    }

    @Test
    void crowdsAreMasks() throws ExportException, IOException {
        Map<String, Value> crowd = Map.of(Attributes.CROWD, new Value.Flag(true));
        MemoryExport export = export(item(
                "1",
                Annotation.of("1", "cat", Shape.Polygon.of(10, 10, 20, 10, 20, 20, 10, 20))
                        .withAttributes(crowd),
                Annotation.of("2", "cat", Shape.Box.of(1, 1, 5, 5)).withAttributes(crowd)));
        assertTrue(
                entries(export)
                        .get(0)
                        .startsWith("\"bbox\":[10,10,10,10],\"area\":100,\"iscrowd\":1,\"segmentation\":{\"size\""),
                entries(export).toString());
        assertEquals(
                "\"bbox\":[1,1,5,5],\"area\":25,\"iscrowd\":1,\"segmentation\":[]}",
                entries(export).get(1));
        assertEquals(List.of("crowd.as-mask"), export.lossCodes());
    }

    @Test
    void aRotatedBoxThatIsCutHasNoAngle() throws ExportException, IOException {
        writes(
                "\"bbox\":[15,0,10,10],\"area\":100,\"iscrowd\":0,\"segmentation\":[[15,0,25,0,25,10,15,10]]",
                new Shape.Box(10, -5, 20, 10, Math.PI / 2),
                "box.rotation-as-polygon",
                "geometry.clipped");
    }

    @Test
    void curvesAndRotatedBoxesBecomePolygons() throws ExportException, IOException {
        writes(
                "\"bbox\":[15,5,10,20],\"area\":200,\"iscrowd\":0,\"segmentation\":[[25,5,25,25,15,25,15,5]],"
                        + "\"attributes\":{\"rotation\":90}",
                new Shape.Box(10, 10, 20, 10, Math.PI / 2),
                "box.rotation-as-polygon");
        MemoryExport curves = export(item(
                "1",
                Annotation.of("1", "cat", new Shape.Ellipse(50, 40, 20, 10, 0)),
                Annotation.of("2", "cat", new Shape.Path(PointList.of(1, 1, 9, 1, 9, 9), true, false)),
                Annotation.of("3", "cat", new Shape.Path(PointList.of(1, 1, 9, 1, 9, 9), true, true))));
        assertEquals(3, entries(curves).size());
        assertEquals(List.of("curve.flattened", "curve.flattened", "curve.flattened"), curves.lossCodes());
        drops("geometry.degenerate", new Shape.Ellipse(500, 40, 20, 10, 0));
    }

    @Test
    void shapesWithoutAnAreaAreRefusedByName() throws ExportException, IOException {
        drops("geometry.unsupported", new Shape.Whole());
        drops("geometry.unsupported", new Shape.Path(PointList.of(1, 1, 9, 1, 9, 9), false, false));
        drops("geometry.unsupported", new Shape.Points(List.of(new Keypoint("a", 1, 1, Keypoint.Visibility.VISIBLE))));
        drops("geometry.unsupported", new Shape.Interval(0, 1, -1));
    }

    @Test
    void attributesAreWrittenBesideWhatTheyExtend() throws ExportException, IOException {
        Map<String, Value> attributes = new LinkedHashMap<>();
        attributes.put("occluded", new Value.Flag(true));
        attributes.put("n", new Value.Number(0.1));
        attributes.put("big", new Value.Number(3e20));
        attributes.put("whole", new Value.Number(-7));
        attributes.put("t\n", new Value.Text("a\tb"));
        attributes.put("c", new Value.Choices(List.of("x", "y")));
        attributes.put("d", new Value.Day(LocalDate.of(2024, 2, 29)));
        attributes.put("x:ignore", new Value.Text("0"));
        attributes.put("source_id", new Value.Text("taken"));
        Annotation annotation = new Annotation(
                "uuid-1",
                "cat",
                Shape.Box.of(1, 1, 5, 5),
                -1,
                true,
                "12",
                "g",
                0,
                attributes,
                new Annotation.Provenance(Optional.of(0.5), true, "", Optional.empty()));
        Item item = new Item(
                "1",
                "a.jpg",
                Split.NONE,
                Optional.empty(),
                Media.Image.of(Blob.ABSENT, 100, 80),
                List.of(annotation, annotation.withShape(Shape.Box.of(2, 2, 5, 5))),
                List.of(new Relation("r", "on", List.of("uuid-1"), List.of())),
                Map.of("weather", new Value.Text("rain")));
        MemoryExport export = export(item.withAnnotations(List.of(annotation)));
        assertEquals(
                List.of("\"bbox\":[1,1,5,5],\"area\":25,\"iscrowd\":0,\"segmentation\":[],"
                        + "\"attributes\":{\"track_id\":12,"
                        + "\"source_id\":\"uuid-1\",\"occluded\":true,\"n\":0.1,\"big\":3E+20,\"whole\":-7,"
                        + "\"t\\u000a\":\"a\\u0009b\",\"c\":\"x, y\",\"d\":\"2024-02-29\"}}"),
                entries(export));
        assertEquals(
                List.of(
                        "attribute.choices-joined",
                        "attribute.dropped",
                        "attribute.dropped",
                        "score.dropped",
                        "relation.dropped",
                        "group.dropped",
                        "attribute.dropped"),
                export.lossCodes());
    }

    @Test
    void attributesThatReadersTakeForSomethingElseAreLeftOutAndSaidToBe() throws ExportException, IOException {
        Annotation box = Annotation.of("1", "cat", Shape.Box.of(1, 1, 5, 5));
        for (Map<String, Value> misread : List.<Map<String, Value>>of(
                Map.of("track_id", new Value.Text("north")), Map.of("rotation", new Value.Number(30)))) {
            MemoryExport export = export(item("1").withAnnotations(List.of(box.withAttributes(misread))));
            assertEquals(List.of("\"bbox\":[1,1,5,5],\"area\":25,\"iscrowd\":0,\"segmentation\":[]}"), entries(export));
            assertEquals(List.of("attribute.dropped"), export.lossCodes());
        }
    }

    @Test
    void itemsThatCocoCannotListFailAlone() throws ExportException, IOException {
        MemoryExport export = export(
                Item.of("1", "a.jpg", Media.Image.of(Blob.ABSENT, 0, 80), List.of()),
                Item.of("2", "a.txt", new Media.Text("x", Blob.ABSENT), List.of()),
                item("3"));
        assertEquals(Map.of("1", "image.size-unknown", "2", "media.unsupported"), export.errorCodes());
        assertTrue(export.text("annotations/instances_train.json").contains("{\"id\":3,"));
    }

    @Test
    void areaAndBoxAreThoseOfTheRoundedNumbers() throws ExportException, IOException {
        writes(
                "\"bbox\":[0.3333,0.6667,9.6667,9.3333],\"area\":45.1111,\"iscrowd\":0,"
                        + "\"segmentation\":[[0.3333,0.6667,10,0.6667,10,10]]",
                Shape.Polygon.of(1 / 3.0, 2 / 3.0, 10, 2 / 3.0, 10, 10));
        writes(
                "\"bbox\":[0.3333,0.3333,76.1235,7],\"area\":532.8645,\"iscrowd\":0,\"segmentation\":[]",
                Shape.Box.of(1 / 3.0, 1 / 3.0, 76.123456, 7));
    }

    @Test
    void equalNamesAreToldApartWithinASplit() throws ExportException, IOException {
        Media picture = Media.Image.of(Blob.ABSENT, 10, 10);
        MemoryExport export = export(
                Item.of("1", "a.jpg", picture, List.of()),
                Item.of("2", "A.jpg", picture, List.of()),
                Item.of("3", "a.jpg", picture, List.of()).withSplit(Split.TEST),
                Item.of("4", "../x/b.jpg", picture, List.of()));
        assertEquals(
                List.of("images/train/a.jpg", "images/train/A__2.jpg", "images/test/a.jpg", "images/train/x/b.jpg"),
                List.copyOf(export.media().keySet()));
        assertEquals(List.of("file.renamed", "file.renamed"), export.lossCodes());
    }
}
