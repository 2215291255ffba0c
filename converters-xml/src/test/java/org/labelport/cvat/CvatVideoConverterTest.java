package org.labelport.cvat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Annotation;
import org.labelport.model.Annotation.Provenance;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.model.Value;
import org.labelport.testkit.trial.Trial;

final class CvatVideoConverterTest {

    private static final Taxonomy TAXONOMY = new Taxonomy(List.of(Category.of("cat"), Category.of("dog")));
    private static final boolean KEYFRAME = true;
    private static final boolean BETWEEN = false;

    @TempDir
    Path temp;

    @Test
    void objectEndsOnTheFrameAfterItsLast() throws Exception {
        write(Map.of(), box("7", 2, KEYFRAME, 10));

        assertEquals(List.of("2 1 0", "3 1 1"), steps());
        assertTrue(xml().contains("<track id=\"7\" label=\"cat\""), xml());
    }

    @Test
    void objectOnTheLastFrameHasNoEnd() throws Exception {
        write(Map.of(), box("7", 9, KEYFRAME, 10));

        assertEquals(List.of("9 1 0"), steps());
    }

    @Test
    void framesWithoutTheObjectAreOutside() throws Exception {
        write(Map.of(), box("7", 2, KEYFRAME, 10), box("7", 3, KEYFRAME, 11), box("7", 6, KEYFRAME, 12));

        assertEquals(List.of("2 1 0", "3 1 0", "4 1 1", "6 1 0", "7 1 1"), steps());
        assertEquals(List.of(2, 3, 6), frames(read("all")));
    }

    @Test
    void keyFramesOfAnInterpolatedTrackHaveNoGap() throws Exception {
        write(Map.of("gaps", "interpolated"), box("7", 2, KEYFRAME, 10), box("7", 6, KEYFRAME, 18));

        assertEquals(List.of("2 1 0", "6 1 0", "7 1 1"), steps());
        List<Annotation> read = read("all");
        assertEquals(List.of(2, 3, 4, 5, 6), frames(read));
        assertEquals(Shape.Box.of(14, 4, 5, 5), read.get(2).shape());
        assertEquals(BETWEEN, read.get(2).keyframe());
        assertEquals(List.of(2, 6), frames(read("listed")));
    }

    @Test
    void interpolatedShapesThatCvatFindsAreNoKeyFrames() throws Exception {
        Annotation[] track = {
            box("7", 2, KEYFRAME, 10), box("7", 3, BETWEEN, 11), box("7", 4, KEYFRAME, 12), box("7", 5, BETWEEN, 12)
        };
        write(Map.of(), track);
        assertEquals(List.of("2 1 0", "3 0 0", "4 1 0", "5 0 0", "6 1 1"), steps());
        assertEquals(
                List.of(KEYFRAME, BETWEEN, KEYFRAME, BETWEEN),
                read("all").stream().map(Annotation::keyframe).toList());

        write(Map.of("frames", "keyframes"), track);
        assertEquals(List.of("2 1 0", "4 1 0", "6 1 1"), steps());
        assertEquals(List.of(2, 3, 4, 5), frames(read("all")));
    }

    @Test
    void interpolatedShapesThatCvatWouldPutElsewhereAreKeyFrames() throws Exception {
        write(
                Map.of("frames", "keyframes"),
                box("7", 2, KEYFRAME, 10),
                box("7", 3, BETWEEN, 30),
                box("7", 4, KEYFRAME, 12),
                box("7", 5, BETWEEN, 13));

        assertEquals(List.of("2 1 0", "3 1 0", "4 1 0", "5 1 0", "6 1 1"), steps());
    }

    @Test
    void namesOfTracksThatAreNoNumbersAreKept() throws Exception {
        write(Map.of(), box("0a-uuid", 1, KEYFRAME, 10), box("0", 1, KEYFRAME, 20), box("", 1, KEYFRAME, 30));

        String xml = xml();
        assertTrue(xml.contains("<track id=\"1\" label=\"cat\""), xml);
        assertEquals(
                List.of("0a-uuid", "0", "2"),
                read("all").stream().map(Annotation::track).toList());
    }

    @Test
    void aTrackOfTwoLabelsBecomesTwo() throws Exception {
        Trial written = write(
                Map.of(), box("7", 1, KEYFRAME, 10), box("7", 2, KEYFRAME, 10).withCategory("dog"));

        assertEquals(List.of("track.split"), written.lossCodes());
        List<Annotation> read = read("all");
        assertEquals(List.of("7", "7"), read.stream().map(Annotation::track).toList());
        assertEquals(
                List.of("cat", "dog"), read.stream().map(Annotation::category).toList());
    }

    @Test
    void aTrackHasOneSource() throws Exception {
        Annotation.Provenance model = new Annotation.Provenance(Optional.empty(), true, "", Optional.empty());
        Annotation second = box("7", 2, KEYFRAME, 10).withProvenance(model);

        assertEquals(
                List.of("provenance.dropped"),
                write(Map.of(), box("7", 1, KEYFRAME, 10), second).lossCodes());
        assertEquals(
                List.of(),
                write(Map.of(), box("7", 1, KEYFRAME, 10).withProvenance(model), second)
                        .lossCodes());
    }

    @Test
    void masksAreObjectsOfTheirOwn() throws Exception {
        Shape.Mask mask = new Shape.Mask(1, 1, 2, 1, new int[] {0, 2});
        Trial written = write(
                Map.of(),
                box("7", 1, KEYFRAME, 1).withShape(mask),
                box("7", 2, KEYFRAME, 1).withShape(mask));

        assertEquals(List.of("track.dropped", "track.dropped"), written.lossCodes());
        assertEquals(List.of(1, 2), frames(read("all")));
    }

    @Test
    void attributesThatChangeAreMutable() throws Exception {
        write(
                Map.of(),
                box("7", 1, KEYFRAME, 1)
                        .withAttributes(Map.of("pose", new Value.Text("up"), "name", new Value.Text("x"))),
                box("7", 2, KEYFRAME, 1)
                        .withAttributes(Map.of("pose", new Value.Text("down"), "name", new Value.Text("x"))));

        String xml = xml().replaceAll("\\s+", "");
        assertTrue(xml.contains("<name>pose</name><mutable>True</mutable>"), xml);
        assertTrue(xml.contains("<name>name</name><mutable>False</mutable>"), xml);
    }

    @Test
    void whatHasNoFrameIsDropped() throws Exception {
        Trial written = write(
                Map.of(),
                box("7", Annotation.WHOLE_ITEM, KEYFRAME, 1),
                box("7", 1, KEYFRAME, 1).withShape(new Shape.Whole()),
                box("7", 1, KEYFRAME, 1).withCategory(""));

        assertEquals(List.of("geometry.unsupported", "tag.dropped", "category.missing"), written.lossCodes());
    }

    private static Annotation box(String track, int frame, boolean keyframe, double x) {
        return new Annotation(
                "m" + track + "-" + frame,
                "cat",
                Shape.Box.of(x, 4, 5, 5),
                frame,
                keyframe,
                track,
                "",
                0,
                Map.of(),
                Provenance.UNKNOWN);
    }

    @Test
    void aLengthThatTheVideoDoesNotSayIsTold() throws Exception {
        Media.Video video = new Media.Video(Blob.ABSENT, 100, 50, 0, 25, 1);
        Trial written = write(video, Map.of(), box("7", 3, KEYFRAME, 10));
        assertEquals(List.of("video.frames-assumed"), written.lossCodes());
        assertTrue(Files.readString(file()).contains("<size>5</size>"), Files.readString(file()));
    }

    private Trial write(Map<String, ?> options, Annotation... annotations) throws Exception {
        return write(new Media.Video(Blob.ABSENT, 100, 50, 10, 25, 1), options, annotations);
    }

    private Trial write(Media.Video video, Map<String, ?> options, Annotation... annotations) throws Exception {
        Files.deleteIfExists(file());
        Trial written = Trial.write(
                new CvatVideoConverter(),
                options,
                TAXONOMY,
                List.of(Item.of("v", "clips/v.mp4", video, List.of(annotations))),
                temp);
        assertEquals(List.of(), written.errors());
        return written;
    }

    private List<Annotation> read(String frames) throws Exception {
        Trial read = Trial.read(
                new CvatVideoTarget(),
                Map.of("path", temp.toString(), "frames", frames),
                Files.createTempDirectory(temp, "scratch"));
        assertEquals(List.of(), read.errors());
        assertEquals("clips/v.mp4", read.items().get(0).path());
        return read.items().get(0).annotations();
    }

    private static List<Integer> frames(List<Annotation> annotations) {
        return annotations.stream().map(Annotation::index).toList();
    }

    private Path file() {
        return temp.resolve("videos/clips/v.mp4/annotations.xml");
    }

    private String xml() throws Exception {
        return Files.readString(file());
    }

    /** Returns frame, keyframe and outside of each box. */
    private List<String> steps() throws Exception {
        List<String> steps = new ArrayList<>();
        for (String line : xml().split("\n")) {
            if (line.contains("<box")) {
                steps.add(line.replaceAll(".*frame=\"(\\d+)\" keyframe=\"(\\d)\" outside=\"(\\d)\".*", "$1 $2 $3"));
            }
        }
        return steps;
    }
}
