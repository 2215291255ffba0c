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
import org.labelport.model.Message;
import org.labelport.model.PointList;
import org.labelport.model.Quaternion;
import org.labelport.model.Shape;
import org.labelport.model.Value;

class DmReaderTest {

    // Boxes, polygons, lines, points

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

    // Frames

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

    // Pixels, points, frames of a range

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

    // Space

    @Test
    void cuboidsWithoutRotationAreTakenAsNotTurned() {
        Reader read = Reader.one(
                "3d_bounding_box",
                "'psr': {'position': {'x': 1, 'y': 2, 'z': 3}, 'scale': {'x': 1, 'y': -2, 'z': 3}, 'order': 'ZYX'}",
                Reader.CLOUD);

        Shape.Cuboid cuboid = (Shape.Cuboid) read.only().shape();
        assertEquals(Quaternion.IDENTITY, cuboid.rotation());
        assertEquals(2, cuboid.size().y());
        assertEquals(List.of("a dm.rotation-missing", "a dm.size-negative"), read.codes());
        assertTrue(Reader.unknown(read.only(), "psr").contains("\"order\": \"ZYX\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'scale': {'x': 1, 'y': 2, 'z': 3}} | dm.geometry-missing",
                "{'position': {'x': 1, 'y': 2}, 'scale': {'x': 1, 'y': 2, 'z': 3}} | dm.geometry-invalid",
                "{'position': [1, 2, 3], 'scale': {'x': 1, 'y': 2, 'z': 3}} | dm.geometry-invalid",
                "[1] | dm.geometry-invalid"
            })
    void cuboidsThatAreNoneAreKept(String psr, String code) {
        Reader read = Reader.one("3d_bounding_box", "'psr': " + psr, Reader.CLOUD);

        assertEquals(List.of("a " + code), read.codes());
        assertTrue(read.only().shape() instanceof Shape.Other);
    }

    // Text

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{'start': '/p[1]', 'end': '/p[2]', 'startOffset': 1, 'endOffset': 2}] | dm.geometry-invalid",
                "[{'start': '/p[1]', 'end': '/p[1]', 'startOffset': 1, 'endOffset': 2},"
                        + " {'start': '/p[2]', 'end': '/p[2]', 'startOffset': 1, 'endOffset': 2}] | dm.geometry-invalid",
                "[{'start': '/p[1]', 'end': '/p[1]'}] | dm.geometry-invalid",
                "[{'start': 5, 'end': 4}] | dm.geometry-invalid",
                "[{'start': -1, 'end': 4}] | dm.geometry-invalid",
                "[{'start': 1, 'end': 400}] | dm.geometry-invalid",
                "[{'start': 1}] | dm.geometry-invalid",
                "[null] | dm.geometry-invalid",
                "'all' | dm.geometry-invalid",
                "[] | dm.geometry-missing",
                "null | dm.geometry-missing"
            })
    void rangesOfTextThatAreNoneAreKept(String ranges, String code) {
        Reader read = Reader.one("named_entity", "'ranges': " + ranges, Reader.TEXT);

        assertEquals(List.of("a " + code), read.codes());
        assertTrue(read.only().shape() instanceof Shape.Other);
    }

    @Test
    void quotedTextIsComparedWithTheText() {
        String range = "'ranges': [{'start': 0, 'end': 6}, {'start': 10, 'end': 15}], 'content': ";

        assertEquals(
                Map.of(),
                Reader.one("named_entity", range + "'TrainsSeoul'", Reader.TEXT)
                        .only()
                        .attributes());
        Reader blanks = Reader.one("named_entity", range + "'Trains Seoul'", Reader.TEXT);
        assertEquals("Trains Seoul", Reader.unknown(blanks.only(), "content"));
        assertEquals(List.of(), blanks.codes());
        Reader other = Reader.one("named_entity", range + "'Busan'", Reader.TEXT);
        assertEquals(List.of("a dm.text-differs"), other.codes());
        assertTrue(other.only().shape() instanceof Shape.Span);
        Reader unknownText = Reader.one("named_entity", range + "'Busan'", new Media.Text("", Blob.ABSENT));
        assertEquals(List.of(), unknownText.codes());
        assertEquals("Busan", Reader.unknown(unknownText.only(), "content"));
    }

    // Conversations

    @Test
    void partsThatAreNotTextAreKept() {
        Reader read = Reader.one(
                "answer",
                "'output': [{'type': 'text', 'value': 'a'}, {'type': 'image', 'value': 'u'}, 'b'], 'generatedBy': 'user',"
                        + " 'model': 'm', 'timestamp': 'soon', 'rating': 5",
                Reader.CHAT);

        assertEquals(
                new Shape.Reply(List.of(new Message("assistant", "a"), new Message("assistant", "b")), 0),
                read.only().shape());
        assertEquals(
                new Annotation.Provenance(Optional.empty(), false, "user", Optional.empty()),
                read.only().provenance());
        assertEquals(
                List.of("generatedBy", "model", "x:timestamp", "x:output", "x:data"),
                List.copyOf(read.only().attributes().keySet()));
        assertEquals("{\"rating\": 5}", Reader.unknown(read.only(), "data"));
    }

    @Test
    void promptsFollowWhatTheChatHasAlready() {
        Media chat = new Media.Chat(List.of(new Message("system", "Be brief.")), List.of());
        Reader read = Reader.of(
                Examples.json("{'prompts': [{'prompt': [{'id': 'a', 'data': {'input': 'One.'}}, {'id': 'b', 'data':"
                        + " {'input': [{'type': 'text', 'value': 'Two.'}, {'type': 'image'}]}}, {'id': 'c', 'data': {}},"
                        + " {'id': 'd', 'data': {'input': 5}}]}]}"),
                "prompt_1",
                chat);

        assertEquals(
                new Media.Chat(
                        List.of(
                                new Message("system", "Be brief."),
                                new Message("user", "One."),
                                new Message("user", "Two.")),
                        List.of()),
                read.content().media());
        assertEquals(4, read.annotations().size());
        assertEquals(List.of("c dm.geometry-missing", "d dm.geometry-invalid"), read.codes());
    }

    // Classes and attributes

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'class': 'a' | a |",
                "'class': '' | `` |",
                "'class': null | `` |",
                "'class': 5 | 5 |",
                "'class': ['a'] | `` | x:class",
                "'color': 'red' | `` | color"
            })
    void classesMayBeOdd(String classification, String category, String attribute) {
        Annotation annotation = Reader.v1(
                        "{'id': 'a', 'tool': 'classification', 'classification': {" + classification + "}}",
                        "",
                        Reader.IMAGE)
                .only();

        assertEquals(category, annotation.category());
        assertEquals(
                attribute == null ? List.of() : List.of(attribute),
                List.copyOf(annotation.attributes().keySet()));
    }

    @Test
    void valuesOfAttributesKeepTheirKind() {
        Map<String, Value> attributes = Reader.v1(
                        "{'id': 'a', 'tool': 'classification', 'classification': {'t': 'x', 'n': 1.5, 'f': true, 'c': ['a'],"
                                + " 'none': [], 'null': null, 'big': 9007199254740993, 'huge': 1e999, 'mixed': ['a', 1],"
                                + " 'o': {'k': 1}, '': 'unnamed'}}",
                        "",
                        Reader.IMAGE)
                .only()
                .attributes();

        assertEquals(new Value.Text("x"), attributes.get("t"));
        assertEquals(new Value.Number(1.5), attributes.get("n"));
        assertEquals(new Value.Flag(true), attributes.get("f"));
        assertEquals(new Value.Choices(List.of("a")), attributes.get("c"));
        assertEquals(new Value.Choices(List.of()), attributes.get("none"));
        assertEquals(new Value.Text("null"), attributes.get("x:null"));
        assertEquals(new Value.Text("9007199254740993"), attributes.get("x:big"));
        assertEquals(new Value.Text("Infinity"), attributes.get("x:huge"));
        assertEquals(new Value.Text("[\"a\", 1]"), attributes.get("x:mixed"));
        assertEquals(new Value.Text("{\"k\": 1}"), attributes.get("x:o"));
        assertEquals(new Value.Text("unnamed"), attributes.get("x:"));
    }

    @Test
    void attributesOfV2AreReadInEveryForm() {
        Reader read = Reader.v2(
                "{'classification': [{'id': 'a', 'classification': {'class': 'c', 'k': 1}, 'attrs': [{'name': 'k',"
                        + " 'value': 2}, 'tone', {'name': 'u', 'value': 3, 'unit': 'm'}, {'value': 4}, 'mood', 7],"
                        + " 'extra': 'e'}, {'id': 'b', 'attrs': {'k': 'v'}}, {'id': 'c'}, {'id': 'd', 'attrs': 5,"
                        + " 'data': {'left': 'over'}}]}",
                Reader.IMAGE);

        Map<String, Value> attributes = read.annotation("a").attributes();
        assertEquals("c", read.annotation("a").category());
        assertEquals(List.of("k", "k-2", "u", "attrs", "x:attrs", "x:extra"), List.copyOf(attributes.keySet()));
        assertEquals(new Value.Number(2), attributes.get("k-2"));
        assertEquals(new Value.Choices(List.of("tone", "mood")), attributes.get("attrs"));
        assertEquals(
                new Value.Text("[{\"name\": \"u\", \"value\": 3, \"unit\": \"m\"}, {\"value\": 4}, 7]"),
                attributes.get("x:attrs"));
        assertEquals(Map.of("k", new Value.Text("v")), read.annotation("b").attributes());
        assertEquals(Map.of(), read.annotation("c").attributes());
        assertEquals(
                Map.of("x:attrs", new Value.Number(5), "x:data", new Value.Text("{\"left\": \"over\"}")),
                read.annotation("d").attributes());
        assertEquals(List.of("a dm.attribute-duplicate"), read.codes());
    }

    @Test
    void rotationOfV2IsGeometryOfBoxesOnly() {
        String attrs = "'attrs': [{'name': 'rotation', 'value': 0.5}]";
        Reader read = Reader.v2(
                "{'bounding_box': [{'id': 'a', " + attrs + ", 'data': [1, 2, 3, 4]}, {'id': 'b', " + attrs + "},"
                        + " {'id': 'c', 'attrs': [{'name': 'rotation', 'value': 'left'}], 'data': [1, 2, 3, 4]}],"
                        + " 'classification': [{'id': 'd', " + attrs + "}]}",
                Reader.IMAGE);

        assertEquals(new Shape.Box(1, 2, 3, 4, 0.5), read.annotation("a").shape());
        assertEquals(Map.of(), read.annotation("a").attributes());
        assertEquals(
                Map.of("rotation", new Value.Number(0.5)), read.annotation("b").attributes());
        assertEquals(
                Map.of("rotation", new Value.Text("left")), read.annotation("c").attributes());
        assertEquals(
                Map.of("rotation", new Value.Number(0.5)), read.annotation("d").attributes());
    }

    @Test
    void onlyUnusualFlagsAreKept() {
        Reader read = Reader.v1(
                "{'id': 'a', 'tool': 'classification', 'isLocked': false, 'isVisible': null, 'isValid': true,"
                        + " 'isDrawCompleted': 'no', 'classification': {'class': 'c'}, 'label': ['other']},"
                        + " {'id': 'b', 'tool': 'classification', 'classification': {'class': 'c'}, 'label': ['c']}",
                "{'id': 'a', 'note': 'n'}",
                Reader.IMAGE);

        assertEquals(
                Map.of(
                        "x:isValid", new Value.Flag(true),
                        "x:isDrawCompleted", new Value.Text("no"),
                        "x:label", new Value.Choices(List.of("other")),
                        "x:note", new Value.Text("n")),
                read.annotation("a").attributes());
        assertEquals(Map.of(), read.annotation("b").attributes());
        assertEquals(List.of(), read.codes());
    }

    // Ids and entries

    @Test
    void idsThatAreThereTwiceGetASuffix() {
        Reader read = Reader.v1(
                "{'id': 'a', 'tool': 'keypoint'}, {'id': 'a', 'tool': 'keypoint'}, {'id': 'a', 'tool': 'keypoint'},"
                        + " {'id': 'a-2', 'tool': 'classification'}",
                "{'id': 'a', 'coordinate': [1, 1]}, {'id': 'a', 'coordinate': [2, 2]}",
                Reader.IMAGE);

        assertEquals(
                List.of("a", "a-3", "a-4", "a-2"),
                read.annotations().stream().map(Annotation::id).toList());
        assertEquals(List.of("a-3 dm.id-duplicate", "a-4 dm.id-duplicate"), read.codes());
        assertEquals(
                List.of(1.0, 2.0, 2.0),
                read.annotations().stream()
                        .limit(3)
                        .map(annotation -> ((Shape.Points) annotation.shape())
                                .points()
                                .get(0)
                                .x())
                        .toList());
    }

    @Test
    void idsThatAreMissingSayWhereTheEntryStands() {
        Reader read = Reader.v1(
                "{'tool': 'polygon'}, {'id': '', 'tool': 'classification'}, {'id': 7, 'tool': 'classification'},"
                        + " {'id': {}}, {'id': 'polygon-1', 'tool': 'classification'}",
                "{'id': 7.0}, {'coordinate': []}, {'id': null}",
                Reader.IMAGE);

        assertEquals(
                List.of("polygon-1-2", "classification-2", "7", "annotation-4", "polygon-1", "7.0", "data-7", "data-8"),
                read.annotations().stream().map(Annotation::id).toList());
    }

    @Test
    void whatIsNoObjectIsKept() {
        Reader first = Reader.of(
                Examples.json("{'annotations': {'image_1': [7, null, ['a']], 'image_2': 'odd'}, 'annotationsData':"
                        + " {'image_1': [5, null], 'image_2': {'id': 'd'}}, 'relations': {'image_1': ['r']},"
                        + " 'annotationGroups': {'image_1': 'g'}}"),
                "image_1",
                Reader.IMAGE);

        assertEquals(
                List.of(
                        new Shape.Other("annotations", JsonText.of("7")),
                        new Shape.Other("annotations", JsonText.of("null")),
                        new Shape.Other("annotations", JsonText.of("[\"a\"]")),
                        new Shape.Other("annotationsData", JsonText.of("5")),
                        new Shape.Other("annotationsData", JsonText.of("null")),
                        new Shape.Other("relation", JsonText.of("\"r\"")),
                        new Shape.Other("annotationGroup", JsonText.of("\"g\""))),
                first.annotations().stream().map(Annotation::shape).toList());
        Reader second = Reader.of(
                Examples.json("{'images': ['odd', {'polygon': 'odd', 'keypoint': null, 'polyline': [null]}]}"),
                "image_2",
                Reader.IMAGE);
        assertEquals(
                List.of(
                        new Shape.Other("polygon", JsonText.of("\"odd\"")),
                        new Shape.Other("polyline", JsonText.of("null"))),
                second.annotations().stream().map(Annotation::shape).toList());
        assertEquals(
                List.of(
                        "polygon-1 dm.id-missing",
                        "polyline-2 dm.id-missing",
                        "polygon-1 dm.entry-invalid",
                        "polyline-2 dm.entry-invalid"),
                second.codes());
        assertEquals(
                new Shape.Other("medium", JsonText.of("\"odd\"")),
                Reader.v2("'odd'", Reader.IMAGE).only().shape());
    }

    @Test
    void whatIsBesideTheAnnotationsIsAnAttributeOfTheItem() {
        Reader read = Reader.of(
                Examples.json("{'extra': {'image_1': {'angle': 90}}, 'annotations': {'image_1': []},"
                        + " 'annotationsData': {}, 'assignmentId': 5}"),
                "image_1",
                Reader.IMAGE);

        assertEquals(
                Map.of("x:extra", new Value.Text("{\"angle\": 90}")),
                read.content().attributes());
    }
}
