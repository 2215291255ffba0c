package org.labelport.yolo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.labelport.yolo.Animals.ANIMALS;
import static org.labelport.yolo.Animals.annotation;
import static org.labelport.yolo.Animals.export;
import static org.labelport.yolo.Animals.item;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Keypoint;
import org.labelport.model.Media;
import org.labelport.model.PointList;
import org.labelport.model.Relation;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.model.Value;
import org.labelport.testkit.trial.MemoryExport;

/** Tests which row each annotation gets, and what is reported of annotations that change or get none. */
class YoloRowsTest {

    private static final Shape BOX = Shape.Box.of(10, 20, 30, 40);
    private static final Shape TRIANGLE = Shape.Polygon.of(10, 10, 60, 10, 10, 60);

    @Test
    void writesABoxAsShareOfTheSides() throws Exception {
        MemoryExport export = export(item("a.jpg", annotation("1", "dog", BOX)));

        assertEquals("1 0.250000 0.400000 0.300000 0.400000\n", export.text("labels/train/a.txt"));
        assertEquals(Set.of("images/train/a.jpg"), export.media().keySet());
    }

    @Test
    void boxTouchingTheEdgeIsClipped() throws Exception {
        MemoryExport export = export(item("a.jpg", annotation("1", "cat", Shape.Box.of(-20, 90, 40, 40))));

        assertEquals("0 0.100000 0.950000 0.200000 0.100000\n", export.text("labels/train/a.txt"));
        assertEquals(List.of("geometry.clipped"), export.lossCodes("a.jpg", "1"));
    }

    @Test
    void boxOutsideOrThinnerThanAPixelIsDropped() throws Exception {
        MemoryExport export = export(item(
                "a.jpg",
                annotation("outside", "cat", Shape.Box.of(200, 0, 40, 40)),
                annotation("thin", "cat", Shape.Box.of(0, 0, 0.9, 40)),
                annotation("pixel", "cat", Shape.Box.of(0.1, 0.7, 1, 1))));

        assertEquals(List.of("geometry.degenerate"), export.lossCodes("a.jpg", "outside"));
        assertEquals(List.of("geometry.degenerate"), export.lossCodes("a.jpg", "thin"));
        assertEquals("0 0.006000 0.012000 0.010000 0.010000\n", export.text("labels/train/a.txt"));
    }

    @Test
    void largePicturesGetMoreDecimals() throws Exception {
        Item item =
                Item.of("a", "a.jpg", Media.Image.of(Blob.ABSENT, 10_001, 100), List.of(annotation("1", "cat", BOX)));

        assertEquals(
                "0 0.00249975 0.40000000 0.00299970 0.40000000\n", export(item).text("labels/train/a.txt"));
    }

    @Test
    void regionsMakeASegmentDataSet() throws Exception {
        MemoryExport export = export(item("a.jpg", annotation("1", "cat", TRIANGLE)));

        assertEquals("0 0.100000 0.100000 0.600000 0.100000 0.100000 0.600000\n", export.text("labels/train/a.txt"));
        assertEquals(List.of(), export.lossCodes("a.jpg", "1"));
    }

    @Test
    void detectWritesEveryRegionAsItsEnclosingBox() throws Exception {
        MemoryExport export = export("detect", everyShape());

        assertEquals(List.of("geometry.as-box"), export.lossCodes("every.png", "polygon"));
        assertEquals(List.of("geometry.as-box"), export.lossCodes("every.png", "mask"));
        assertEquals(List.of("geometry.as-box"), export.lossCodes("every.png", "ellipse"));
        assertEquals(List.of("geometry.as-box"), export.lossCodes("every.png", "closed"));
        assertEquals(List.of("box.rotation-dropped"), export.lossCodes("every.png", "rotated"));
        assertEquals(List.of(), UltralyticsRules.offences(export));
    }

    @Test
    void segmentWritesEveryRegionAsOneRing() throws Exception {
        MemoryExport export = export("segment", everyShape());

        assertEquals(
                List.of("polygon.parts-joined", "polygon.holes-bridged"), export.lossCodes("every.png", "polygon"));
        assertEquals(List.of("mask.vectorised", "polygon.parts-joined"), export.lossCodes("every.png", "mask"));
        assertEquals(List.of("curve.flattened"), export.lossCodes("every.png", "ellipse"));
        assertEquals(List.of("curve.flattened"), export.lossCodes("every.png", "closed"));
        assertEquals(List.of("box.rotation-as-polygon"), export.lossCodes("every.png", "rotated"));
        assertEquals(List.of(), UltralyticsRules.offences(export));
    }

    @Test
    void maskOfNoiseIsDroppedWithTheLimitNamed() throws Exception {
        int side = 3000;
        Random random = new Random(1);
        int[] runs = random.ints(side * side / 2, 1, 3).toArray();
        runs[0] += side * side - IntStream.of(runs).sum();
        Annotation noise = annotation("noise", "cat", new Shape.Mask(0, 0, side, side, runs));
        Item item = Item.of("a.jpg", "a.jpg", Media.Image.of(Blob.ABSENT, side, side), List.of(noise));

        for (String task : List.of("segment", "obb")) {
            MemoryExport export = export(task, item);

            assertEquals(List.of("geometry.unsupported"), export.lossCodes("a.jpg", "noise"), task);
        }
    }

    @Test
    void whatTheFormatCannotHoldIsDroppedByName() throws Exception {
        for (String task : List.of("detect", "segment")) {
            MemoryExport export = export(task, everyShape());

            for (String id : List.of("tag", "points", "open", "interval")) {
                assertEquals(List.of("geometry.unsupported"), export.lossCodes("every.png", id), task + " " + id);
            }
            assertEquals(List.of("mask.empty"), export.lossCodes("every.png", "empty"), task);
        }
    }

    @Test
    void regionAcrossTheBorderIsCutNotClamped() throws Exception {
        Shape overCorner = Shape.Polygon.of(-50, 50, 50, -50, 50, 50);
        MemoryExport detect = export("detect", item("a.jpg", annotation("1", "cat", overCorner)));
        MemoryExport segment = export("segment", item("a.jpg", annotation("1", "cat", overCorner)));

        assertEquals("0 0.250000 0.250000 0.500000 0.500000\n", detect.text("labels/train/a.txt"));
        assertEquals(List.of("geometry.as-box", "geometry.clipped"), detect.lossCodes("a.jpg", "1"));
        assertEquals(List.of("geometry.clipped"), segment.lossCodes("a.jpg", "1"));
        assertEquals(List.of(), UltralyticsRules.offences(segment));
    }

    @Test
    void cornersInTheWrongOrderAreStillARegion() throws Exception {
        Shape hourglass = Shape.Polygon.of(10, 10, 50, 10, 10, 50, 50, 50);
        Shape sliver = Shape.Polygon.of(10, 10, 50, 10, 50, 10.04);
        Item item = item("a.jpg", annotation("hourglass", "cat", hourglass), annotation("sliver", "cat", sliver));

        for (String task : List.of("detect", "segment")) {
            MemoryExport export = export(task, item);
            assertFalse(export.lossCodes("a.jpg", "hourglass").contains("geometry.degenerate"), task);
            assertEquals(List.of("geometry.degenerate"), export.lossCodes("a.jpg", "sliver"), task);
        }
    }

    @Test
    void pointsThatRoundingMakesEqualAreWrittenOnceAndARingWithoutHeightIsNotWritten() throws Exception {
        Shape repeating = Shape.Polygon.of(10, 10, 10.00001, 10, 50, 10, 50, 50, 50, 50.00001, 10, 10.00002);
        MemoryExport small = export("segment", item("a.jpg", annotation("1", "cat", repeating)));
        Shape flat = Shape.Polygon.of(0, 10, 10_000, 10, 10_000, 10.0003, 0, 10.0003);
        MemoryExport large = export(
                "segment",
                Item.of(
                        "a",
                        "a.jpg",
                        Media.Image.of(Blob.ABSENT, 10_000, 10_000),
                        List.of(annotation("1", "cat", flat))));

        assertEquals("0 0.100000 0.100000 0.500000 0.100000 0.500000 0.500000\n", small.text("labels/train/a.txt"));
        assertEquals(List.of("geometry.degenerate"), large.lossCodes("a", "1"));
    }

    @Test
    void aRegionBesideItsBoxIsToldAndSoAreTagsBesideGroups() throws Exception {
        Item item = item(
                "a.jpg",
                annotation("box", "cat", BOX).withGroup("g"),
                annotation("region", "cat", TRIANGLE).withGroup("g"),
                annotation("tag", "cat", new Shape.Whole()));

        MemoryExport export = export("detect", item);

        assertEquals("0 0.250000 0.400000 0.300000 0.400000\n", export.text("labels/train/a.txt"));
        assertEquals(List.of(), export.lossCodes("a.jpg", "box"));
        assertEquals(List.of("geometry.as-box"), export.lossCodes("a.jpg", "region"));
        assertEquals(List.of("geometry.unsupported"), export.lossCodes("a.jpg", "tag"));
    }

    @Test
    void boxesThatAreEqualInSinglePrecisionAreDuplicates() throws Exception {
        Item item = Item.of(
                "a",
                "a.jpg",
                Media.Image.of(Blob.ABSENT, 50_000, 50_000),
                List.of(
                        annotation("1", "cat", Shape.Box.of(40_000, 40_000, 100, 100)),
                        annotation("2", "cat", Shape.Box.of(40_000.0005, 40_000, 100, 100)),
                        annotation("3", "cat", Shape.Box.of(40_000.01, 40_000, 100, 100))));
        MemoryExport export = export(item);

        assertEquals(List.of("annotation.duplicate"), export.lossCodes("a", "2"));
        assertEquals(2, export.text("labels/train/a.txt").lines().count());
        assertEquals(List.of(), UltralyticsRules.offences(export));
    }

    @Test
    void exactDuplicatesAreDropped() throws Exception {
        MemoryExport detect = export(item(
                "a.jpg",
                annotation("1", "cat", BOX),
                annotation("2", "cat", Shape.Box.of(10.00001, 20, 30, 40)),
                annotation("3", "dog", BOX)));

        assertEquals(List.of("annotation.duplicate"), detect.lossCodes("a.jpg", "2"));
        assertEquals(List.of(), detect.lossCodes("a.jpg", "3"));
        assertEquals(List.of(), UltralyticsRules.offences(detect));
    }

    @Test
    void polygonsOfOneClassWithOneBoxAreMovedApartAndReported() throws Exception {
        MemoryExport export = export(item(
                "a.jpg",
                annotation("1", "cat", TRIANGLE),
                annotation("2", "cat", Shape.Polygon.of(10, 10, 60, 10, 60, 60)),
                annotation("3", "cat", TRIANGLE),
                annotation("4", "dog", TRIANGLE)));

        assertEquals(3, export.text("labels/train/a.txt").lines().count());
        assertEquals(List.of("annotation.duplicate-box"), export.lossCodes("a.jpg", "2"));
        assertEquals(List.of("annotation.duplicate"), export.lossCodes("a.jpg", "3"));
        assertEquals(List.of(), export.lossCodes("a.jpg", "4"));
        assertEquals(List.of(), UltralyticsRules.offences(export));
    }

    @Test
    void crowdsAreDroppedOrKeptAsTheUserSays() throws Exception {
        Item item = item("a.jpg", crowd(annotation("1", "cat", BOX), true), crowd(annotation("2", "dog", BOX), false));

        MemoryExport drop = MemoryExport.of(new YoloConverter(), Map.of(), ANIMALS, List.of(item));
        assertEquals(List.of("crowd.dropped"), drop.lossCodes("a.jpg", "1"));
        assertEquals(List.of(), drop.lossCodes("a.jpg", "2"));
        MemoryExport keep = MemoryExport.of(new YoloConverter(), Map.of("crowd", "keep"), ANIMALS, List.of(item));
        assertEquals(List.of("crowd.as-object"), keep.lossCodes("a.jpg", "1"));
        assertEquals(2, keep.text("labels/train/a.txt").lines().count());
    }

    @Test
    void whatHasNoPlaceIsReported() throws Exception {
        Annotation rich = new Annotation(
                "1",
                "cat",
                BOX,
                Annotation.WHOLE_ITEM,
                true,
                "track 7",
                "group 3",
                0,
                Map.of(Attributes.OCCLUDED, new Value.Flag(true)),
                new Annotation.Provenance(Optional.of(0.5), true, "", Optional.empty()));
        Item item = new Item(
                "a.jpg",
                "a.jpg",
                Split.TRAIN,
                Optional.empty(),
                Media.Image.of(Blob.ABSENT, 100, 100),
                List.of(rich, annotation("2", "", TRIANGLE)),
                List.of(new Relation("r", "on", List.of("1"), List.of("2"))),
                Map.of("weather", new Value.Text("rain")));
        MemoryExport export = export("detect", item);

        assertEquals(
                List.of("attribute.dropped", "track.dropped", "score.dropped", "group.dropped"),
                export.lossCodes("a.jpg", "1"));
        assertEquals(List.of("category.missing"), export.lossCodes("a.jpg", "2"));
        assertEquals(List.of("relation.dropped", "attribute.dropped"), export.lossCodes("a.jpg", ""));
    }

    private static Item everyShape() {
        Shape holed = new Shape.Polygon(List.of(
                new Shape.Polygon.Part(
                        PointList.of(0, 0, 40, 0, 40, 40, 0, 40),
                        List.of(PointList.of(10, 10, 30, 10, 30, 30, 10, 30))),
                new Shape.Polygon.Part(PointList.of(60, 60, 80, 60, 80, 80, 60, 80), List.of())));
        return item(
                "every.png",
                annotation("box", "cat", BOX),
                annotation("rotated", "cat", new Shape.Box(30, 30, 20, 10, 0.5)),
                annotation("polygon", "cat", holed),
                annotation("mask", "cat", new Shape.Mask(5, 5, 3, 2, new int[] {0, 1, 1, 2, 1, 1})),
                annotation("empty", "cat", new Shape.Mask(5, 5, 0, 0, new int[] {})),
                annotation("ellipse", "cat", new Shape.Ellipse(50, 50, 20, 10, 0.3)),
                annotation("closed", "cat", new Shape.Path(PointList.of(20, 20, 60, 25, 40, 70), true, true)),
                annotation("open", "cat", new Shape.Path(PointList.of(20, 20, 60, 25, 40, 70), false, false)),
                annotation("tag", "cat", new Shape.Whole()),
                annotation("interval", "cat", new Shape.Interval(0, 1, -1)),
                annotation(
                        "points",
                        "cat",
                        new Shape.Points(List.of(new Keypoint("nose", 1, 2, Keypoint.Visibility.VISIBLE)))));
    }

    private static Annotation crowd(Annotation annotation, boolean on) {
        return annotation.withAttributes(Map.of(Attributes.CROWD, new Value.Flag(on)));
    }
}
