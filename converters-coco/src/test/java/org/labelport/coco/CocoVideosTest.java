package org.labelport.coco;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.SequenceSlot;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.model.Value;
import org.labelport.report.ExportException;
import org.labelport.testkit.trial.Trial;

/** Files of YouTube-VIS, in which an annotation is an object on the frames of a video. */
class CocoVideosTest {

    private static final String VIDEOS = """
            "videos":[
             {"id":7,"width":4,"height":3,"length":2,"file_names":["a1/00000.jpg","a1/00005.jpg"]},
             {"id":8,"width":4,"height":3,"length":1,"file_names":["b2/00000.jpg"]}]""";
    private static final String CATEGORIES = "\"categories\":[{\"id\":1,\"name\":\"cat\"}]";
    private static final String ANNOTATIONS = """
            "annotations":[
             {"id":1,"video_id":7,"category_id":1,"iscrowd":0,"height":3,"width":4,"length":2,"areas":[null,2],
              "bboxes":[null,[1,1,2,1]],"segmentations":[null,{"counts":[4,1,2,1,4],"size":[3,4]}]},
             {"id":2,"video_id":7,"category_id":1,"iscrowd":1,"bboxes":[[0,0,2,2],[1,0,2,2]],"segmentations":[null,null]},
             {"id":3,"video_id":8,"category_id":1,"iscrowd":0,"segmentations":[[[0,0,3,0,3,2]]],"bboxes":[[0,0,3,2]]}]""";

    @TempDir
    Path folder;

    private Path file(String... parts) throws IOException {
        Path file = folder.resolve("train/instances.json");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "{" + String.join(",", parts) + "}");
    }

    /** Reads a file alone, for which no pictures are looked for. */
    private Trial read(String... parts) throws Exception {
        Path file = file(parts);
        return Trial.read(new CocoTarget(), Map.of("path", file.toString(), "split", "train"), folder);
    }

    private static List<Annotation> annotations(Trial read, int item) {
        return read.items().get(item).annotations();
    }

    @Test
    void framesAreItemsAndAnObjectIsATrack() throws Exception {
        Trial read = read(VIDEOS, CATEGORIES, ANNOTATIONS);
        assertEquals(List.of(), read.errors());
        assertEquals(List.of(), read.lossCodes());
        assertEquals(List.of("7/0", "7/1", "8/0"), read.ids());
        Item second = read.items().get(1);
        assertEquals("a1/00005.jpg", second.path());
        assertEquals(Split.TRAIN, second.split());
        assertEquals(Optional.of(new SequenceSlot("a1", 1, 0)), second.slot());
        assertEquals(
                List.of("1", "2"),
                annotations(read, 1).stream().map(Annotation::track).toList());
        assertEquals(
                new Shape.Mask(1, 1, 2, 1, new int[] {0, 2}),
                annotations(read, 1).get(0).shape());
        assertEquals(Map.of(), annotations(read, 1).get(0).attributes());
        assertEquals(
                List.of("2"),
                annotations(read, 0).stream().map(Annotation::track).toList());
        assertEquals(Shape.Box.of(0, 0, 2, 2), annotations(read, 0).get(0).shape());
        assertEquals(
                Shape.Polygon.of(0, 0, 3, 0, 3, 2), annotations(read, 2).get(0).shape());
        assertEquals("cat", annotations(read, 2).get(0).category());
    }

    @Test
    void theOrderOfTheListsDoesNotMatter() throws Exception {
        assertEquals(
                read(VIDEOS, CATEGORIES, ANNOTATIONS).items(),
                read(ANNOTATIONS, CATEGORIES, VIDEOS).items());
    }

    @Test
    void picturesAreInJpegImages() throws Exception {
        for (String frame : List.of("a1/00000.jpg", "a1/00005.jpg")) {
            Path picture = folder.resolve("train/JPEGImages").resolve(frame);
            Files.createDirectories(picture.getParent());
            Files.writeString(picture, "pixels");
        }
        file(VIDEOS, CATEGORIES, ANNOTATIONS);
        Trial read = Trial.read(new CocoTarget(), Map.of("path", folder.toString()), folder);
        assertEquals(List.of("train/7/0", "train/7/1"), read.ids());
        Files.move(folder.resolve("train/instances.json"), folder.resolve("train.json"));
        assertEquals(
                read.items().stream().map(Item::media).toList(),
                Trial.read(new CocoTarget(), Map.of("path", folder.toString()), folder).items().stream()
                        .map(Item::media)
                        .toList());
        assertEquals(List.of("media.missing"), read.errorCodes());
    }

    @Test
    void videosThatCannotBeUsedAreErrors() throws Exception {
        Trial read = read(
                "\"videos\":[{\"file_names\":[\"a/0.jpg\"]},{\"id\":1,\"file_names\":[\"a/0.jpg\",3]},"
                        + "{\"id\":1,\"file_names\":[\"b/0.jpg\"]}]",
                CATEGORIES,
                "\"annotations\":[{\"id\":1,\"video_id\":9,\"category_id\":1,\"bboxes\":[[0,0,1,1]]}]");
        assertEquals(List.of("1/0"), read.ids());
        assertEquals(List.of("image.invalid", "image.invalid", "id.duplicate", "image.unknown"), read.errorCodes());
    }

    @Test
    void objectsThatNoFrameHasAreErrors() throws Exception {
        Trial read = read(
                VIDEOS,
                CATEGORIES,
                "\"annotations\":[{\"id\":1,\"video_id\":7,\"category_id\":1,\"segmentations\":[null,null],\"bboxes\":[null,null]},"
                        + "{\"id\":2,\"video_id\":7,\"category_id\":1,\"segmentations\":null,\"bboxes\":[]}]");
        assertEquals(List.of("geometry.missing", "geometry.missing"), read.errorCodes());
        assertTrue(
                read.errors().get(1).message().contains("annotation 2 has no segmentation and no box on any frame"),
                read.errors().toString());
    }

    @Test
    void videosWithoutFramesAreErrorsAndTheirOtherKeysAreReported() throws Exception {
        Trial read = read(
                "\"videos\":[{\"id\":1},7,{\"id\":2,\"file_names\":[\"a/0.jpg\"],\"length\":1,\"license\":1,\"fps\":24}]",
                CATEGORIES);
        assertEquals(List.of("2/0"), read.ids());
        assertEquals(List.of("image.invalid", "image.invalid"), read.errorCodes());
        assertEquals(List.of("attribute.dropped", "coco.origin-dropped"), read.lossCodes());
        assertTrue(
                read.losses().get(0).detail().contains("'videos.fps' is not read"),
                read.losses().toString());
    }

    @Test
    void picturesAreReadFromOneOfTheListsOnly() throws Exception {
        String images = "\"images\":[{\"id\":5,\"file_name\":\"a1/00000.jpg\",\"width\":4,\"height\":3}]";
        Trial described = read(images, VIDEOS, CATEGORIES);
        assertEquals(List.of("5"), described.ids());
        assertEquals(List.of("attribute.dropped"), described.lossCodes());
        assertEquals(
                List.of("7/0", "7/1", "8/0"),
                read(VIDEOS, "\"images\":[]", CATEGORIES).ids());
        String refused = assertThrows(ExportException.class, () -> read(VIDEOS, images, CATEGORIES))
                .line();
        assertTrue(refused.contains("Remove one of the lists"), refused);
    }

    @Test
    void videosThatOnlyDescribeImagesAreNotRead() throws Exception {
        Trial read = read(
                "\"videos\":[{\"id\":1,\"name\":\"a\"}]",
                "\"images\":[{\"id\":5,\"file_name\":\"a.jpg\",\"width\":9,\"height\":9}]",
                "\"annotations\":[{\"id\":1,\"image_id\":5,\"video_id\":{\"a\":1},\"bbox\":[0,0,1,1]}]");
        assertEquals(List.of("5"), read.ids());
        assertTrue(
                read.lossCodes().contains("attribute.dropped"), read.lossCodes().toString());
        assertEquals(Optional.empty(), read.items().get(0).slot());
    }

    private static final String FRAMES = """
            "videos":[{"id":3,"name":"street"}],
            "images":[{"id":1,"file_name":"street/0.jpg","width":4,"height":3,"video_id":3,"frame_id":0},
             {"id":2,"file_name":"street/1.jpg","width":4,"height":3,"video_id":3,"frame_id":1},
             {"id":9,"file_name":"alone.jpg","width":4,"height":3}]""";

    @Test
    void imagesWithVideoAndNumberAreFrames() throws Exception {
        Trial read = read(FRAMES, CATEGORIES, """
                "annotations":[
                 {"id":1,"image_id":1,"video_id":3,"category_id":1,"instance_id":5,"bbox":[0,0,2,2],"iscrowd":false},
                 {"id":2,"image_id":2,"video_id":3,"category_id":1,"track_id":"t","bbox":[1,0,2,2]},
                 {"id":3,"image_id":2,"category_id":1,"track_id":-1,"occluded":true,"bbox":[0,0,1,1]},
                 {"id":4,"image_id":9,"category_id":1,"instance_id":5,"bbox":[0,0,1,1]}]""");
        assertEquals(List.of(), read.errors());
        assertEquals(
                List.of(
                        Optional.of(new SequenceSlot("street", 0, 0)),
                        Optional.of(new SequenceSlot("street", 1, 0)),
                        Optional.<SequenceSlot>empty()),
                read.items().stream().map(Item::slot).toList());
        assertEquals(
                List.of("5", "t", "", ""),
                read.items().stream()
                        .flatMap(item -> item.annotations().stream())
                        .map(Annotation::track)
                        .toList());
        assertEquals(Map.of(), annotations(read, 0).get(0).attributes());
        assertEquals(
                Set.of("x:occluded"), annotations(read, 1).get(1).attributes().keySet());
        assertEquals(
                Set.of("x:instance_id"),
                annotations(read, 2).get(0).attributes().keySet());
    }

    @Test
    void whatSaysMoreThanTheTrackStaysAnAttribute() throws Exception {
        Trial read = read(FRAMES, CATEGORIES, """
                "annotations":[
                 {"id":1,"image_id":1,"category_id":1,"track_id":5,"instance_id":5,"bbox":[0,0,2,2]},
                 {"id":2,"image_id":1,"category_id":1,"track_id":5,"instance_id":17,"bbox":[0,0,2,2]},
                 {"id":3,"image_id":1,"category_id":1,"track_id":"-a","bbox":[0,0,1,1]}]""");
        List<Annotation> frame = annotations(read, 0);
        assertEquals(
                List.of("5", "5", "-a"), frame.stream().map(Annotation::track).toList());
        assertEquals(
                List.of(Map.of(), Map.of("x:instance_id", new Value.Text("17")), Map.of()),
                frame.stream().map(Annotation::attributes).toList());
    }

    @Test
    void videoOfAnImageWithoutNumberIsReported() throws Exception {
        Trial read = read(
                "\"images\":[{\"id\":1,\"file_name\":\"a.jpg\",\"width\":4,\"height\":3,\"video_id\":3}]", CATEGORIES);
        assertEquals(Optional.empty(), read.items().get(0).slot());
        assertEquals(List.of("attribute.dropped"), read.lossCodes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-1", "-99999999999", "99999999999", "123456789012345678901234567890", "1.5", "\"1\"", "[1]"})
    void imagesWithANumberThatNoFrameHasAreNoFrames(String number) throws Exception {
        Trial read = read(
                "\"images\":[{\"id\":1,\"file_name\":\"a.jpg\",\"width\":4,\"height\":3,\"video_id\":3,\"frame_id\":"
                        + number + "}]",
                CATEGORIES);
        assertEquals(Optional.empty(), read.items().get(0).slot());
        assertEquals(List.of("attribute.dropped", "attribute.dropped"), read.lossCodes());
    }

    @Test
    void aVideoThatIsCalledLikeTheIdOfAnotherIsNotJoinedWithIt() throws Exception {
        Trial read = read(
                "\"images\":[{\"id\":1,\"file_name\":\"a.jpg\",\"video_id\":3,\"frame_id\":0},"
                        + "{\"id\":2,\"file_name\":\"b.jpg\",\"video_id\":4,\"frame_id\":0}]",
                "\"videos\":[{\"id\":3,\"name\":\"4\"},{\"id\":4}]");
        assertEquals(
                List.of("3", "4"),
                read.items().stream()
                        .map(item -> item.slot().orElseThrow().sequence())
                        .toList());
    }

    @Test
    void sequencesAreCalledByTheNamesOfVideosWhereverTheseAre() throws Exception {
        String images = "\"images\":[{\"id\":1,\"file_name\":\"a.jpg\",\"video_id\":3,\"frame_id\":0},"
                + "{\"id\":2,\"file_name\":\"b.jpg\",\"video_id\":4,\"frame_id\":0},"
                + "{\"id\":3,\"file_name\":\"c.jpg\",\"video_id\":5,\"frame_id\":7},"
                + "{\"id\":4,\"file_name\":\"d.jpg\",\"video_id\":6,\"frame_id\":0}]";
        String videos = "\"videos\":[{\"id\":3,\"name\":\"street\"},7,{\"id\":4,\"name\":\"street\"},"
                + "{\"id\":6,\"file_name\":\"MOT17-02\"}]";
        for (List<String> order : List.of(List.of(images, videos), List.of(videos, images))) {
            Trial read = read(order.get(0), order.get(1));
            assertEquals(List.of(), read.lossCodes());
            assertEquals(
                    List.of("street", "4", "5", "MOT17-02"),
                    read.items().stream()
                            .map(item -> item.slot().orElseThrow().sequence())
                            .toList());
        }
    }

    private static List<String> slots(Trial read) {
        return read.items().stream()
                .map(item -> item.id()
                        + item.slot()
                                .map(slot -> " " + slot.sequence() + " " + slot.index())
                                .orElse(""))
                .toList();
    }

    @Test
    void videosWithTheIdOfAnotherAreErrorsAsAWhole() throws Exception {
        Trial read = read("\"videos\":[{\"id\":1,\"file_names\":[\"a/0.jpg\"]},"
                + "{\"id\":1,\"file_names\":[\"b/0.jpg\",\"b/1.jpg\"]}]");
        assertEquals(List.of("1/0 a 0"), slots(read));
        assertEquals(List.of("id.duplicate", "id.duplicate"), read.errorCodes());
        assertEquals("1/1", read.errors().get(1).item());
    }

    @Test
    void videosInOneFolderStayApart() throws Exception {
        Trial read = read("\"videos\":[{\"id\":1,\"file_names\":[\"clips/one/0.jpg\"]},"
                + "{\"id\":2,\"file_names\":[\"clips/two/0.jpg\"]}]");
        assertEquals(List.of("1/0 clips 0", "2/0 clips__2 0"), slots(read));
    }

    @Test
    void twoVideosOfOneIdAreTold() throws Exception {
        String images = "\"images\":[{\"id\":1,\"file_name\":\"a.jpg\",\"video_id\":1,\"frame_id\":0}]";
        String videos = "\"videos\":[{\"id\":1,\"name\":\"one\"},{\"id\":1,\"name\":\"two\"},"
                + "{\"id\":2,\"name\":\"three\"},{\"id\":2,\"name\":\"three\"}]";
        for (Trial read : List.of(read(videos, images), read(images, videos))) {
            assertEquals(List.of("1 one 0"), slots(read));
            assertEquals(List.of("id.duplicate"), read.lossCodes());
            assertTrue(read.losses().get(0).detail().contains("the id 1,"), read.losses()::toString);
        }
    }

    @Test
    void secondImageOfAFrameIsReadAsAPictureOfNoVideo() throws Exception {
        Trial read = read("\"images\":[{\"id\":1,\"file_name\":\"a.jpg\",\"video_id\":3,\"frame_id\":0},"
                + "{\"id\":2,\"file_name\":\"b.jpg\",\"video_id\":3,\"frame_id\":0},"
                + "{\"id\":3,\"file_name\":\"c.jpg\",\"video_id\":4,\"frame_id\":0}]");
        assertEquals(List.of("1 3 0", "2", "3 4 0"), slots(read));
        assertEquals(
                List.of("2 coco.frame-repeated"),
                read.losses().stream()
                        .map(loss -> loss.item() + " " + loss.code())
                        .toList());
    }
}
