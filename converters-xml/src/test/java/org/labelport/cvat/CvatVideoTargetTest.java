package org.labelport.cvat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.testkit.trial.Trial;

/** Tests which annotations the tracks of a video become, frame by frame. */
final class CvatVideoTargetTest extends CvatReading {

    @Test
    void videosAreFilledAsCvatShowsThem() throws Exception {
        text(
                "v.xml",
                "<annotations><meta><task><name>clip</name><size>8</size><labels>" + CAT + "</labels><original_size>"
                        + "<width>64</width><height>48</height></original_size></task></meta><track id='0' label='cat'>"
                        + box(1, 1, 0, 10) + box(3, 1, 1, 14) + box(5, 1, 0, 20) + box(6, 0, 0, 99) + "</track>"
                        + "</annotations>");

        Trial read = video(Map.of());

        assertEquals(List.of(), read.errors());
        Item item = read.items().get(0);
        assertEquals("clip", item.path());
        assertEquals(new Media.Video(Blob.ABSENT, 64, 48, 8, 0, 1), item.media());
        assertEquals(
                List.of(1, 2, 5, 6, 7),
                item.annotations().stream().map(Annotation::index).toList());
        assertEquals(Shape.Box.of(12, 0, 5, 5), item.annotations().get(1).shape());
        assertEquals(
                List.of(true, false, true, false, false),
                item.annotations().stream().map(Annotation::keyframe).toList());
    }

    @Test
    void eachTaskOfAProjectIsAVideoWithFramesOfItsOwn() throws Exception {
        text(
                "v.xml",
                "<annotations><meta><project><name>p</name><tasks>" + task(7, "Train", 4, "a.mp4")
                        + task(8, "Train", 2, "b.mp4") + task(9, "Test", 3, "c.mp4") + "</tasks><labels>" + CAT
                        + "</labels></project></meta>" + "<track id='0' label='cat' task_id='7'>" + box(3, 1, 0, 10)
                        + "</track><track id='1' label='cat' task_id='8'>" + box(4, 1, 0, 20)
                        + "</track><track id='2' label='cat' task_id='9'>" + box(2, 1, 0, 30)
                        + "</track>\n<track id='3' label='cat' task_id='10'>" + box(2, 1, 0, 30)
                        + "</track></annotations>");

        Trial read = video(Map.of());

        assertEquals(
                List.of("a.mp4", "b.mp4", "c.mp4"),
                read.items().stream().map(Item::path).toList());
        assertEquals(
                List.of(Split.TRAIN, Split.TRAIN, Split.TEST),
                read.items().stream().map(Item::split).toList());
        assertEquals(
                List.of(
                        new Media.Video(Blob.ABSENT, 64, 48, 4, 0, 1),
                        new Media.Video(Blob.ABSENT, 64, 48, 2, 0, 1),
                        new Media.Video(Blob.ABSENT, 64, 48, 3, 0, 1)),
                read.items().stream().map(Item::media).toList());
        assertEquals(
                List.of(List.of(3), List.of(0, 1), List.of(2)),
                read.items().stream()
                        .map(item -> item.annotations().stream()
                                .map(Annotation::index)
                                .toList())
                        .toList());
        assertEquals(List.of("track.task-unknown"), read.errorCodes());
        assertTrue(
                read.errors().get(0).message().startsWith("v.xml, line 2: "),
                read.errors().get(0).message());
    }

    private static String task(int id, String subset, int size, String source) {
        return "<task><id>" + id + "</id><name>t</name><size>" + size + "</size><mode>interpolation</mode><subset>"
                + subset + "</subset><start_frame>0</start_frame><stop_frame>" + (size - 1)
                + "</stop_frame><original_size><width>64</width><height>48</height></original_size><source>" + source
                + "</source></task>";
    }

    @Test
    void sizeAndFileOfAVideoMayStandBesideTheJobOrTask() throws Exception {
        text(
                "v.xml",
                "<annotations><meta><job><size>8</size></job><original_size><width>64</width><height>48</height>"
                        + "</original_size><source>clip.avi</source></meta><track id='0' label='cat'>"
                        + box(7, 1, 0, 10) + "</track></annotations>");

        Item item = video(Map.of()).items().get(0);

        assertEquals("clip.avi", item.path());
        assertEquals(new Media.Video(Blob.ABSENT, 64, 48, 8, 0, 1), item.media());
    }

    @Test
    void twoElementsOnOneFrameOfATrackAreAnErrorUnlessTheyShowTheSame() throws Exception {
        track(box(0, 1, 0, 10) + "\n" + box(0, 1, 0, 50) + box(1, 0, 0, 10) + box(1, 1, 0, 10) + "\n" + box(2, 0, 0, 30)
                + box(2, 1, 1, 10));

        Trial read = video(Map.of());

        assertEquals(List.of("track.frame-taken", "track.frame-taken"), read.errorCodes());
        assertEquals("2", read.errors().get(0).annotation());
        assertTrue(
                read.errors().get(0).message().startsWith("v.xml, line 2: "),
                read.errors().get(0).message());
        assertEquals("5", read.errors().get(1).annotation());
        assertEquals(
                List.of(Shape.Box.of(10, 0, 5, 5), Shape.Box.of(10, 0, 5, 5)),
                read.items().get(0).annotations().stream()
                        .map(Annotation::shape)
                        .toList());
    }

    @Test
    void skeletonIsGoneWhereAllItsPointsAreOutside() throws Exception {
        track(skeleton(0, 0, 1) + skeleton(2, 1, 1));

        assertEquals(
                List.of(0, 1),
                video(Map.of()).items().get(0).annotations().stream()
                        .map(Annotation::index)
                        .toList());
    }

    @Test
    void tracksOfOneIdAreSeveralObjects() throws Exception {
        track(box(0, 1, 0, 10) + box(1, 1, 1, 10) + "</track>\n<track id='0' label='cat'>" + box(0, 1, 0, 30)
                + box(1, 1, 1, 30));

        Trial read = video(Map.of());

        assertEquals(List.of("cvat.track-renamed"), read.lossCodes());
        assertEquals(
                List.of("0", "0#2"),
                read.items().get(0).annotations().stream()
                        .map(Annotation::track)
                        .toList());
    }

    @Test
    void flagsThatAreNeither0Nor1AreTold() throws Exception {
        track(box(0, 1, 0, 10).replace("outside='0'", "outside='true'"));

        Trial read = video(Map.of());

        assertEquals(List.of(), read.errors());
        assertEquals(List.of("cvat.element-dropped"), read.lossCodes());
        assertTrue(
                read.losses().get(0).detail().endsWith("not read: outside='true'"),
                read.losses().get(0).detail());
    }

    @Test
    void attributesOfATrackAreNoElementsOfIt() throws Exception {
        track("<attribute name='colour'>red</attribute>" + box(0, 1, 0, 10) + box(1, 1, 1, 10));

        Trial read = video(Map.of());

        assertEquals(List.of(), read.errors());
        assertEquals(List.of("cvat.element-dropped"), read.lossCodes());
    }

    @Test
    void attributesOfATracksTagThatCvatDoesNotHaveAreTold() throws Exception {
        text(
                "v.xml",
                "<annotations><meta><task><size>4</size><labels>" + CAT + "</labels></task></meta>"
                        + "<track id='0' label='cat' quality='low'>" + box(0, 1, 1, 10) + "</track></annotations>");

        Trial read = video(Map.of());

        assertEquals(List.of("cvat.element-dropped"), read.lossCodes());
        assertTrue(
                read.losses().get(0).detail().endsWith("not read: quality of the track"),
                read.losses().get(0).detail());
    }

    @ParameterizedTest
    @ValueSource(strings = {"step=5", "step = 5"})
    void framesAStepApartAreFilledAtThatStep(String filter) throws Exception {
        text(
                "v.xml",
                "<annotations><meta><task><size>3</size><stop_frame>14</stop_frame><frame_filter>" + filter
                        + "</frame_filter><labels>" + CAT + "</labels></task></meta><track id='0' label='cat'>"
                        + box(0, 1, 0, 10)
                        + "</track></annotations>");

        assertEquals(
                List.of(0, 5, 10),
                video(Map.of()).items().get(0).annotations().stream()
                        .map(Annotation::index)
                        .toList());
    }

    @Test
    void tracksWithoutEndDoNotFillTheMemory() throws Exception {
        text(
                "v.xml",
                "<annotations><meta><task><size>2000000000</size><labels>" + CAT + "</labels></task></meta>"
                        + "<track id='0' label='cat'>" + box(0, 1, 0, 10) + "</track></annotations>");

        assertEquals(List.of("track.too-long"), video(Map.of()).errorCodes());
        assertEquals(
                1,
                video(Map.of("frames", "listed")).items().get(0).annotations().size());
    }

    @Test
    void framesThatNoVideoHasAreErrors() throws Exception {
        text(
                "v.xml",
                "<annotations><meta><task><size>1</size><mode>annotation</mode><labels>" + CAT
                        + "</labels></task></meta><track id='0' label='cat'>" + box(Integer.MAX_VALUE, 1, 0, 10)
                        + "</track></annotations>");

        Trial read = video(Map.of());

        assertEquals(List.of("number.invalid"), read.errorCodes());
        assertEquals(List.of(), read.items().get(0).annotations());
    }

    private void track(String elements) throws Exception {
        text(
                "v.xml",
                "<annotations><meta><task><size>4</size><labels>" + CAT + "</labels></task></meta>"
                        + "<track id='0' label='cat'>" + elements + "</track></annotations>");
    }

    private static String skeleton(int frame, int firstOutside, int secondOutside) {
        return "<skeleton frame='" + frame + "' keyframe='1'><points label='head' keyframe='1' outside='" + firstOutside
                + "' occluded='0' points='1,1'/><points label='tail' keyframe='1' outside='" + secondOutside
                + "' occluded='0' points='3,3'/></skeleton>";
    }

    private static String box(int frame, int keyframe, int outside, int left) {
        return "<box frame='" + frame + "' keyframe='" + keyframe + "' outside='" + outside + "' occluded='0' xtl='"
                + left + "' ytl='0' xbr='" + (left + 5) + "' ybr='5'/>";
    }
}
