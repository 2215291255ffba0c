package org.labelport.yolo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.labelport.convert.ItemDetail;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.JsonText;
import org.labelport.model.Keypoint;
import org.labelport.model.Media;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.model.SourceRecord;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.options.Options;
import org.labelport.report.ExportException;
import org.labelport.testkit.RecordedItem;
import org.labelport.testkit.trial.MemoryExport;

/**
 * Tests the layout of the Synapse SDK. The golden files were made by the SDK; other expected values were made with
 * Python 3.11.
 */
class YoloSynapseTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "sdk");
    private static final Media.Image IMAGE = Media.Image.of(Blob.ABSENT, 200, 100);

    @Test
    void writesWhatTheSdkWrites() throws Exception {
        MemoryExport export = export(Map.of("root", "/src"), worked("a.jpg"));

        assertEquals(Set.of("labels/a.txt", "dataset.yaml", "classes.txt"), export.files());
        assertEquals(golden("yolo/labels/a.txt"), export.text("labels/a.txt"));
        assertEquals(golden("yolo/dataset.yaml"), export.text("dataset.yaml"));
        assertEquals(golden("yolo/classes.txt"), export.text("classes.txt"));
        assertEquals(Set.of("images/a.jpg"), export.media().keySet());
        assertEquals(List.of("geometry.unsupported"), export.lossCodes("a.jpg", "l1"));
    }

    @Test
    void splitsAreFoldersAndOneListOfClasses() throws Exception {
        MemoryExport export = export(
                Map.of("root", "/src"),
                worked("a.jpg").withSplit(Split.TRAIN),
                worked("b.jpg").withSplit(Split.VALIDATION),
                worked("c.jpg").withSplit(Split.TEST),
                worked("d.jpg"));

        assertEquals(
                Set.of(
                        "train/labels/a.txt",
                        "valid/labels/b.txt",
                        "test/labels/c.txt",
                        "train/labels/d.txt",
                        "dataset.yaml",
                        "classes.txt"),
                export.files());
        assertEquals(golden("yolo/labels/a.txt"), export.text("test/labels/c.txt"));
        assertEquals(golden("yolo/dataset-categorized.yaml"), export.text("dataset.yaml"));
        assertEquals(golden("yolo/classes.txt"), export.text("classes.txt"));
        assertTrue(export.media().containsKey("valid/images/b.jpg"));
        assertEquals(List.of("split.assumed"), export.lossCodes("", ""));
    }

    @Test
    void testSetIsNamedWhenThereIsOne() throws Exception {
        MemoryExport export = export(Map.of(), worked("a.jpg").withSplit(Split.TRAIN));

        assertEquals(
                "path: .\ntrain: train/images\nval: valid/images\n\nnc: 2\nnames: ['car', 'person']\n",
                export.text("dataset.yaml"));
        assertEquals(Set.of("train/images", "train/labels", "valid/images", "valid/labels"), export.folders());
    }

    @Test
    void withoutAnnotationsFilesAreEmpty() throws Exception {
        MemoryExport export = export(Map.of(), RecordedItem.of("a.png", IMAGE, "{\"classification\": {}}"));

        assertEquals("", export.text("labels/a.txt"));
        assertEquals("", export.text("classes.txt"));
        assertEquals("path: .\n\nnc: 0\nnames: []\n", export.text("dataset.yaml"));
        assertEquals(List.of(), export.losses());
    }

    @Test
    void nothingIsClippedAndHalvesGoToTheEvenDigit() throws Exception {
        Media.Image image = Media.Image.of(Blob.ABSENT, 128, 1);
        String label = label(
                image,
                "{\"bounding_box\": [" + entry("1", "c", "[-1, -1e-9, 2, 0]") + ","
                        + entry("2", "c", "[300, 2, -6.5, 7]") + "], \"polygon\": ["
                        + entry("3", "c", "[[3, -0.0], [1.0, 1e3], [-1, 0.0000025]]") + "]}");

        assertEquals("""
                0 0.000000 -0.000000 0.015625 0.000000
                0 2.318359 5.500000 -0.050781 7.000000
                0 0.023438 -0.000000 0.007812 1000.000000 -0.007812 0.000003""", label);
    }

    @Test
    void aKeypointIsOnePointThatIsSeen() throws Exception {
        String label = label(
                IMAGE,
                "{\"keypoint\": [" + entry("1", "nose", "[50, 25]") + ","
                        + entry("2", "nose", "[[10, 20, 1], [0, 0, 0.0]]")
                        + ", {\"id\": \"3\", \"classification\": \"eye\", \"data\": [1, 2, 0],"
                        + " \"bounding_box\": [0, 0, 100, 50]}]}");

        assertEquals("""
                1 0.500000 0.500000 1.000000 1.000000 0.250000 0.250000 2
                1 0.500000 0.500000 1.000000 1.000000 0.050000 0.200000 1 0.000000 0.000000 0.0
                0 0.250000 0.250000 0.500000 0.500000 0.005000 0.020000 0""", label);
    }

    @Test
    void whatStopsTheSdkIsLeftOutAndReported() throws Exception {
        MemoryExport export = export(
                Map.of(),
                RecordedItem.of(
                        "a.jpg",
                        IMAGE,
                        images("{\"bounding_box\": [" + entry("1", "c", "[1, 2, 3]") + "," + entry("2", "c", "null")
                                + "], \"polygon\": [" + entry("3", "c", "[]") + "," + entry("4", "c", "[1, 2, 3, 4]")
                                + "], \"keypoint\": [" + entry("5", "c", "{}") + "," + entry("6", null, "[0, 0]")
                                + "]}")));

        assertEquals("0 0.500000 0.500000 1.000000 1.000000 0.000000 0.000000 2", export.text("labels/a.txt"));
        assertEquals("\nc\n", export.text("classes.txt"), "no class is a class without a name");
        assertEquals(List.of("geometry.invalid"), export.lossCodes("a.jpg", "1"));
        assertEquals(List.of("geometry.invalid"), export.lossCodes("a.jpg", "2"));
        assertEquals(List.of("geometry.degenerate"), export.lossCodes("a.jpg", "3"));
        assertEquals(List.of("geometry.invalid"), export.lossCodes("a.jpg", "4"));
        assertEquals(List.of("geometry.invalid"), export.lossCodes("a.jpg", "5"));
        assertEquals(List.of(), export.lossCodes("a.jpg", "6"));
    }

    @Test
    void namesThatTheSdkDoesNotFindAreErrors() throws Exception {
        MemoryExport export = export(
                Map.of(), worked("a.JPG"), worked("b.webp"), worked(".c.jpg"), worked("d"), worked("x/../e.jpeg"));

        assertEquals(
                Set.of("a.JPG", "b.webp", ".c.jpg", "d"), export.errorCodes().keySet());
        assertEquals(Set.of("file.not-found"), Set.copyOf(export.errorCodes().values()));
        assertEquals(Set.of("images/e.jpeg"), export.media().keySet());
        assertEquals(List.of("file.renamed"), export.lossCodes("x/../e.jpeg", ""));
    }

    @Test
    void classesOfItemsThatAreNotFoundCountAndThoseOfHiddenOnesDoNot() throws Exception {
        MemoryExport export = export(
                Map.of(),
                RecordedItem.of("a.JPG", IMAGE, images("{\"polygon\": [" + entry("1", "upper", "[]") + "]}")),
                RecordedItem.of(".b.jpg", IMAGE, images("{\"polygon\": [" + entry("1", "hidden", "[]") + "]}")),
                RecordedItem.of("c.jpg", IMAGE, images("{\"polyline\": [" + entry("1", "line", "[]") + "]}")),
                RecordedItem.of("d.jpg", IMAGE, images("{\"segmentation\": [" + entry("1", "mask", "[]") + "]}")),
                RecordedItem.of("e.jpg", IMAGE, images("{}, {\"keypoint\": [" + entry("1", "further", "[]") + "]}")));

        assertEquals("further\nupper\n", export.text("classes.txt"));
        assertEquals(List.of("annotation.other-picture"), export.lossCodes("e.jpg", "1"));
    }

    @Test
    void classesAreSortedByCodePointsAndPrintedAsPythonPrintsAList() throws Exception {
        List<String> entries = new ArrayList<>();
        for (String name : List.of("\uD83D\uDE00", "\uFF21", "it's", "b", "B", "é\u00a0")) {
            entries.add(entry("" + entries.size(), name, "[[0, 0]]"));
        }
        MemoryExport export = export(
                Map.of(),
                RecordedItem.of("a.jpg", IMAGE, images("{\"polygon\": [" + String.join(",", entries) + "]}")));

        assertEquals("B\nb\nit's\né\u00a0\n\uFF21\n\uD83D\uDE00\n", export.text("classes.txt"));
        assertEquals(
                "path: .\n\nnc: 6\nnames: ['B', 'b', \"it's\", 'é\\xa0', '\uFF21', '\uD83D\uDE00']\n",
                export.text("dataset.yaml"));
    }

    @Test
    void picturesAreMeasuredAsStored() throws Exception {
        String label = label(
                new Media.Image(Blob.ABSENT, 100, 200, 8), "{\"polygon\": [" + entry("1", "c", "[[100, 50]]") + "]}");

        assertEquals("0 0.500000 0.500000", label);
    }

    @Test
    void itemsOfOtherSourcesAreWrittenFromTheModel() throws Exception {
        Item item = Item.of(
                "1",
                "a.jpg",
                IMAGE,
                List.of(
                        Annotation.of("box one", "car", Shape.Box.of(10, 20, 30, 40)),
                        Annotation.of("p", "car", Shape.Polygon.of(0, 0, 100, 0, 100, 50))));

        MemoryExport export = export(Map.of(), item);

        assertEquals("""
                0 0.125000 0.400000 0.150000 0.400000
                0 0.000000 0.000000 0.500000 0.000000 0.500000 0.500000""", export.text("labels/a.txt"));
    }

    @Test
    void whatIsLostOnTheWayToDmIsReported() throws Exception {
        PointList triangle = PointList.of(0, 0, 100, 0, 100, 50);
        Shape parts = new Shape.Polygon(
                List.of(new Shape.Polygon.Part(triangle, List.of()), new Shape.Polygon.Part(triangle, List.of())));
        Shape unlabelled = new Shape.Points(List.of(new Keypoint("nose", 0, 0, Keypoint.Visibility.NOT_LABELLED)));
        Item item = Item.of(
                "1",
                "a.jpg",
                IMAGE,
                List.of(
                        Annotation.of("parts", "car", parts),
                        Annotation.of("round", "car", new Shape.Ellipse(50, 50, 10, 10, 0)),
                        Annotation.of("no point", "car", unlabelled)));

        MemoryExport export = export(Map.of(), item);

        assertEquals(3, export.text("labels/a.txt").lines().count());
        assertEquals(List.of("annotation.split-up"), export.lossCodes("1", "parts"));
        assertEquals(List.of("curve.flattened"), export.lossCodes("1", "round"));
        assertEquals(List.of("geometry.unsupported"), export.lossCodes("1", "no point"));
    }

    @Test
    void furtherPicturesOfARecordAreSkipped() throws Exception {
        Item further = Item.of("b", "b.jpg", IMAGE, List.of(Annotation.of("1", "car", Shape.Box.of(1, 1, 1, 1))))
                .withSource(new SourceRecord("a", JsonText.NONE, List.of()));

        MemoryExport export = export(Map.of(), further);

        assertEquals(Map.of(), export.media());
        assertEquals("car\n", export.text("classes.txt"), "the SDK looks for classes on all pictures");
    }

    @Test
    void equalNamesDifferOnlyAmongItemsThatAreFound() throws Exception {
        MemoryExport export = export(Map.of(), worked("1/a.PNG"), worked("2/a.png"), worked("3/a.jpg"));

        assertEquals(Set.of("images/a.png", "images/a__2.jpg"), export.media().keySet());
    }

    @Test
    void optionsOfTheOtherLayoutAreRefused() {
        assertConflict(Map.of("layout", "synapse", "task", "detect"));
        assertConflict(Map.of("layout", "synapse", "crowd", "keep"));
        assertConflict(Map.of("root", "/src"));
    }

    private static void assertConflict(Map<String, String> options) {
        ExportException refused = assertThrows(
                ExportException.class, () -> MemoryExport.of(new YoloConverter(), options, Taxonomy.EMPTY, List.of()));
        assertEquals("option.conflict", refused.code());
    }

    @Test
    void theSourcesOwnDataIsNeeded() throws Exception {
        YoloConverter converter = new YoloConverter();
        Options chosen = Options.check("yolo", converter.options(), Map.of("layout", "synapse"));

        assertEquals(Set.of(ItemDetail.PICTURE_SIZE, ItemDetail.SOURCE_RECORD), converter.needs(chosen));
        assertEquals(
                Set.of(ItemDetail.PICTURE_SIZE), converter.needs(Options.check("yolo", converter.options(), Map.of())));
    }

    private static String label(Media.Image image, String firstImage) throws ExportException, IOException {
        return export(Map.of(), RecordedItem.of("a.jpg", image, images(firstImage)))
                .text("labels/a.txt");
    }

    private static String images(String images) {
        return "{\"images\": [" + images + "]}";
    }

    private static String entry(String id, String name, String data) {
        String classification = name == null ? "null" : "\"" + name + "\"";
        return "{\"id\": \"" + id + "\", \"classification\": " + classification + ", \"attrs\": [], \"data\": " + data
                + "}";
    }

    private static Item worked(String path) throws IOException {
        return RecordedItem.of(path, IMAGE, golden("input/a.json"));
    }

    private static String golden(String name) throws IOException {
        return Files.readString(GOLDEN.resolve(name));
    }

    private static MemoryExport export(Map<String, String> options, Item... items) throws ExportException, IOException {
        Map<String, String> all = new HashMap<>(options);
        all.put("layout", "synapse");
        return MemoryExport.of(new YoloConverter(), all, List.of(items));
    }
}
