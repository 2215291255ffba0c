package org.labelport.dm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.JsonText;
import org.labelport.model.Keypoint;
import org.labelport.model.Media;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.model.Value;

/** Shapes on pictures and frames. */
class DmPictureShapesTest {

    @Test
    void negativeSidesAreTurnedAround() {
        Reader read = Reader.one(
                "bounding_box",
                "'coordinate': {'x': 10, 'y': 20, 'width': -4, 'height': -5, 'rotation': 1}",
                Reader.IMAGE);

        assertEquals(new Shape.Box(6, 15, 4, 5, 1), read.only().shape());
        assertEquals(List.of("a dm.size-negative"), read.codes());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "3.141592653589793, 3.141592653589793",
        "-3.141592653589793, 3.141592653589793",
        "-1.5, -1.5",
        "6.283185307179586, 0",
        "7, 0.7168146928204138",
        "-9.42477796076938, 3.141592653589793"
    })
    void rotationIsWithinHalfATurn(String rotation, double angle) {
        Reader read = Reader.one(
                "bounding_box",
                "'coordinate': {'x': 1, 'y': 2, 'width': 3, 'height': 4, 'rotation': " + rotation + "}",
                Reader.IMAGE);

        assertEquals(angle, ((Shape.Box) read.only().shape()).angle(), 1e-15);
        assertEquals(List.of(), read.codes());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'x': 1, 'y': 2, 'width': 3} | dm.geometry-invalid",
                "{'x': 1, 'y': 2, 'width': 3, 'height': null} | dm.geometry-invalid",
                "{'x': 1, 'y': 2, 'width': 3, 'height': '4'} | dm.geometry-invalid",
                "{'x': NaN, 'y': 2, 'width': 3, 'height': 4} | dm.geometry-invalid",
                "{'x': 1, 'y': 2, 'width': Infinity, 'height': 4} | dm.geometry-invalid",
                "{'x': 1, 'y': 2, 'width': 1e999, 'height': 4} | dm.geometry-invalid",
                "{'x': -1.7e308, 'y': 2, 'width': -1.7e308, 'height': 4} | dm.geometry-invalid",
                "{'x': 1, 'y': 2, 'width': 3, 'height': 4, 'rotation': 'left'} | dm.geometry-invalid",
                "{'corner': 1} | dm.geometry-invalid",
                "[1, 2, 3] | dm.geometry-invalid",
                "7 | dm.geometry-invalid",
                "{} | dm.geometry-missing",
                "[] | dm.geometry-missing",
                "null | dm.geometry-missing"
            })
    void boxesThatAreNoneAreKept(String coordinate, String code) {
        Reader read = Reader.one("bounding_box", "'coordinate': " + coordinate, Reader.IMAGE);

        assertEquals("c", read.only().category());
        assertEquals(
                new Shape.Other(
                        "bounding_box",
                        JsonText.of(Examples.line(Examples.json("{'coordinate': " + coordinate + "}")))),
                read.only().shape());
        assertEquals(List.of("a " + code), read.codes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{'x': 1, 'y': 2, 'id': 'p'}, {'x': 3, 'y': 4.5}, {'x': 0, 'y': 9}]",
                "[[1, 2], [3, 4.5], [0, 9]]",
                "[1, 2, 3, 4.5, 0, 9]",
                "[[1, 2], [3, 4.5], [0, 9], [1, 2]]"
            })
    void pointsMayBeObjectsPairsOrNumbers(String points) {
        Shape polygon = Shape.Polygon.of(1, 2, 3, 4.5, 0, 9);

        Reader first = Reader.one("polygon", "'coordinate': " + points, Reader.IMAGE);
        assertEquals(Annotation.of("a", "c", polygon), first.only());
        Reader second =
                Reader.v2("{'polygon': [{'id': 'a', 'classification': 'c', 'data': " + points + "}]}", Reader.IMAGE);
        assertEquals(Annotation.of("a", "c", polygon), second.only());
        assertEquals(List.of(), first.codes());
        assertEquals(List.of(), second.codes());
    }

    @Test
    void linesMayReturnToTheirStart() {
        assertEquals(
                new Shape.Path(PointList.of(1, 2, 3, 4, 1, 2), false, false),
                Reader.one("polyline", "'coordinate': [[1, 2], [3, 4], [1, 2]]", Reader.IMAGE)
                        .only()
                        .shape());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[null]",
                "[[1, 2], null]",
                "[[1]]",
                "[1, 2, 3]",
                "[1, null]",
                "[{'x': 1}]",
                "[[NaN, 1]]",
                "[[[1, 2]]]",
                "['1,2']",
                "'1,2'",
                "{'x': 1, 'y': 2}"
            })
    void pointsThatAreNoneAreKept(String points) {
        for (String tool : List.of("polygon", "polyline")) {
            Reader read = Reader.one(tool, "'coordinate': " + points, Reader.IMAGE);

            assertEquals(List.of("a dm.geometry-invalid"), read.codes());
            assertTrue(read.only().shape() instanceof Shape.Other);
        }
    }

    @Test
    void pointsThatSayMoreAreKeptBesides() {
        Reader read = Reader.one("polygon", "'coordinate': [[1, 2], [3, 4, 2], [5, 6]]", Reader.IMAGE);

        assertEquals(Shape.Polygon.of(1, 2, 3, 4, 5, 6), read.only().shape());
        assertEquals("[[1, 2], [3, 4, 2], [5, 6]]", Reader.unknown(read.only(), "coordinate"));
    }

    @Test
    void keypointsMayHaveAnyShapeAndNoClass() {
        Reader read = Reader.v1(
                "{'id': 'a', 'tool': 'keypoint', 'shape': 'cross'}", "{'id': 'a', 'coordinate': [1, 2]}", Reader.IMAGE);

        assertEquals(
                new Shape.Points(List.of(new Keypoint("", 1, 2, Keypoint.Visibility.VISIBLE))),
                read.only().shape());
        assertEquals("cross", Reader.unknown(read.only(), "shape"));
    }

    @Test
    void framesThatCannotBeReadAreKeptAmongTheOthers() {
        Reader read = Reader.one(
                "bounding_box",
                "'coordinates': {'frame_7': {'x': 1, 'y': 2, 'width': 3, 'height': 4}, 'last': {'x': 5}, '8': null,"
                        + " '99999999999': {}, '07': [1, 1, 1, 1]}",
                Reader.VIDEO);

        assertEquals(
                List.of("a", "a-last", "a-8", "a-99999999999", "a-07"),
                read.annotations().stream().map(Annotation::id).toList());
        assertEquals(
                List.of(7, -1, 8, -1, 7),
                read.annotations().stream().map(Annotation::index).toList());
        assertEquals(
                List.of("a", "", "a", "", "a"),
                read.annotations().stream().map(Annotation::track).toList());
        assertEquals(
                new Shape.Other("bounding_box", JsonText.of("{\"last\": {\"x\": 5}}")),
                read.annotations().get(1).shape());
        assertEquals(
                List.of("a-last dm.geometry-invalid", "a-8 dm.geometry-missing", "a-99999999999 dm.geometry-invalid"),
                read.codes());
    }

    @Test
    void framesOnAPictureAreAnnotations() {
        Reader read = Reader.one(
                "polygon",
                "'coordinates': {'0': [[1, 2], [3, 4], [5, 6]], '1': [[1, 2], [3, 4], [5, 7]]}",
                Reader.IMAGE);

        assertEquals(
                List.of(
                        Annotation.of("a", "c", Shape.Polygon.of(1, 2, 3, 4, 5, 6)),
                        Annotation.of("a-1", "c", Shape.Polygon.of(1, 2, 3, 4, 5, 7))),
                read.annotations());
        assertEquals(List.of("a dm.frames-without-video"), read.codes());
    }

    @Test
    void pluralNameOfOneBoxIsTolerated() {
        assertEquals(
                Annotation.of("a", "c", Shape.Box.of(1, 2, 3, 4)),
                Reader.one("bounding_box", "'coordinates': {'x': 1, 'y': 2, 'width': 3, 'height': 4}", Reader.IMAGE)
                        .only());
    }

    @Test
    void frameIndexIsAFrameOfVideosOnly() {
        String box = "'coordinate': [1, 2, 3, 4], 'frameIndex': ";

        assertEquals(
                5, Reader.one("bounding_box", box + "5", Reader.VIDEO).only().index());
        Annotation picture = Reader.one("bounding_box", box + "5", Reader.IMAGE).only();
        assertEquals(-1, picture.index());
        assertEquals(Map.of("x:frameIndex", new Value.Number(5)), picture.attributes());
        Annotation first = Reader.one(
                        "bounding_box", "'coordinates': {'7': [1, 2, 3, 4]}, 'frameIndex': 5", Reader.VIDEO)
                .only();
        assertEquals(7, first.index());
        assertEquals(Map.of("x:frameIndex", new Value.Number(5)), first.attributes());
        Annotation odd = Reader.one("bounding_box", box + "-5", Reader.VIDEO).only();
        assertEquals(Map.of("x:frameIndex", new Value.Number(-5)), odd.attributes());
        assertEquals(
                9,
                Reader.of(
                                Examples.json("{'videos': [{'polygon': [{'id': 'a', 'data': [1, 1, 2, 2, 3, 1],"
                                        + " 'frameIndex': 9}]}]}"),
                                "video_1",
                                Reader.VIDEO)
                        .only()
                        .index());
    }

    @Test
    void pixelsComeInAnyOrderAndTwice() {
        Reader read = Reader.one("segmentation", "'pixel_indices': [641, 0, 640, 0, 1.0, 640]", Reader.IMAGE);

        assertEquals(new Shape.Mask(0, 0, 2, 2, new int[] {0, 4}), read.only().shape());
        assertEquals(List.of(), read.codes());
    }

    @Test
    void pixelsOutsideAreLeftOutAndReported() {
        Reader read = Reader.one(
                "segmentation", "'pixel_indices': [5, 307200, -1, null, 'x', 1.5, 99999999999999999999]", Reader.IMAGE);

        assertEquals(new Shape.Mask(5, 0, 1, 1, new int[] {0, 1}), read.only().shape());
        assertEquals(List.of("a dm.index-outside"), read.codes());
        assertTrue(read.losses().get(0).detail().startsWith("6 of 7 indices"), read.losses()::toString);
    }

    @Test
    void noPixelIsAnEmptyMaskAndNoneOfThePicturesIsNone() {
        assertEquals(
                new Shape.Mask(0, 0, 0, 0, new int[0]),
                Reader.one("segmentation", "'pixel_indices': []", Reader.IMAGE)
                        .only()
                        .shape());
        assertEquals(
                List.of("a dm.geometry-invalid"),
                Reader.one("segmentation", "'pixel_indices': [-1]", Reader.IMAGE)
                        .codes());
        assertEquals(
                List.of("a dm.picture-size-unknown"),
                Reader.one("segmentation", "'pixel_indices': [1]", Reader.UNSIZED_IMAGE)
                        .codes());
        assertEquals(
                List.of("a dm.geometry-missing"),
                Reader.one("segmentation", "'shape': 1", Reader.IMAGE).codes());
        assertEquals(
                List.of("a dm.geometry-invalid"),
                Reader.one("segmentation", "'pixel_indices': 'rle'", Reader.IMAGE)
                        .codes());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'startFrame': 5, 'endFrame': 4} | dm.geometry-invalid",
                "{'startFrame': -1, 'endFrame': 4} | dm.geometry-invalid",
                "{'startFrame': 0.5, 'endFrame': 4} | dm.geometry-invalid",
                "{'startFrame': 0, 'endFrame': 2147483647} | dm.geometry-invalid",
                "{'endFrame': 4} | dm.geometry-missing",
                "{} | dm.geometry-missing",
                "'all' | dm.geometry-invalid"
            })
    void rangesThatAreNoneAreKept(String section, String code) {
        Reader read = Reader.one("segmentation", "'section': " + section, Reader.VIDEO);

        assertEquals(List.of("a " + code), read.codes());
        assertTrue(read.only().shape() instanceof Shape.Other);
    }

    @Test
    void framesBecomeTimesExactly() {
        Media film = new Media.Video(Blob.ABSENT, 0, 0, 0, 30_000, 1001);

        assertEquals(
                new Shape.Interval(33_367, 66_733, -1),
                Reader.one("segmentation", "'section': {'startFrame': 1, 'endFrame': 1}", film)
                        .only()
                        .shape());
        Media slow = new Media.Video(Blob.ABSENT, 0, 0, 0, 1, Integer.MAX_VALUE);
        assertEquals(
                List.of("a dm.geometry-invalid"),
                Reader.one("segmentation", "'section': {'startFrame': 1, 'endFrame': 2000000000}", slow)
                        .codes());
    }

    @Test
    void pointsOfACloudMayLieInASection() {
        assertEquals(
                new Shape.PointSet(new int[] {1, 2}),
                Reader.one("3d_segmentation", "'section': {'points': [2, 1]}", Reader.CLOUD)
                        .only()
                        .shape());
        assertEquals(
                new Shape.PointSet(new int[0]),
                Reader.one("3d_segmentation", "'points': []", Reader.CLOUD)
                        .only()
                        .shape());
        Media cloud = new Media.PointCloud(Blob.ABSENT, 3, Optional.empty(), List.of());
        Reader outside = Reader.one("3d_segmentation", "'points': [2, 3]", cloud);
        assertEquals(new Shape.PointSet(new int[] {2, 1}), outside.only().shape());
        assertEquals(List.of("a dm.index-outside"), outside.codes());
    }
}
