package org.labelport.cvat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.cvat.file.CvatFlavour;
import org.labelport.cvat.verify.CvatVerifier;
import org.labelport.model.Annotation;
import org.labelport.model.Annotation.Provenance;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.SequenceSlot;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.options.Options;
import org.labelport.testkit.Requests;
import org.labelport.testkit.trial.Trial;

/** Tests pictures that are frames of a sequence, which become a task with tracks. */
final class CvatSequenceTest {

    private static final Taxonomy TAXONOMY = new Taxonomy(List.of(Category.of("cat"), Category.of("dog")));

    @TempDir
    Path temp;

    private Path export() {
        return temp.resolve("export");
    }

    @Test
    void tracksGoOverPicturesAndComeBack() throws Exception {
        List<Item> items = List.of(
                frame("s/a", 0, box("7", 10), box("8", 1)),
                frame("s/a", 1),
                frame("s/a", 2, box("7", 12), box("8", 2)));
        Trial written = write(items);

        assertEquals(List.of(), written.lossCodes());
        String xml = xml("s_a");
        assertTrue(xml.contains("<mode>annotation</mode>"), xml);
        assertEquals(
                List.of("0 1 0", "1 1 1", "2 1 0", "0 1 0", "1 1 1", "2 1 0"), steps(xml), "frame, keyframe, outside");
        List<Item> read = read().items();
        assertEquals(
                items.stream().map(Item::path).toList(),
                read.stream().map(Item::path).toList());
        for (int i = 0; i < items.size(); i++) {
            assertEquals(items.get(i).slot(), read.get(i).slot());
            assertEquals(marks(items.get(i)), marks(read.get(i)));
            assertEquals(
                    Files.size(picture(items.get(i))),
                    read.get(i).media().blob().size());
        }
    }

    @Test
    void framesBetweenAreNoKeyFrames() throws Exception {
        Annotation between = new Annotation(
                "b", "cat", Shape.Box.of(11, 4, 5, 5), -1, false, "7", "", 0, Map.of(), Provenance.UNKNOWN);
        write(List.of(frame("s", 0, box("7", 10)), frame("s", 1, between), frame("s", 2, box("7", 12))));

        assertEquals(List.of("0 1 0", "1 0 0", "2 1 0"), steps(xml("s")));
        assertFalse(read().items().get(1).annotations().get(0).keyframe());
    }

    @Test
    void gapsAreCountedAwayAndKeptInNames() throws Exception {
        List<Item> items = List.of(frame("s", 20, box("7", 3)), frame("s", 10, box("7", 1)), frame("s", 1_000_000));
        Trial written = write(items);

        assertEquals(
                List.of("file.renamed", "file.renamed", "frame.renumbered", "frame.renumbered", "frame.renumbered"),
                written.lossCodes());
        assertEquals(List.of("0 1 0", "1 1 0", "2 1 1"), steps(xml("s")));
        assertEquals(
                List.of(10, 20, 1_000_000),
                read().items().stream()
                        .map(item -> item.slot().orElseThrow().index())
                        .toList());
    }

    @Test
    void sequencesAndSplitsAreTasksOfTheirOwn() throws Exception {
        write(List.of(
                frame("a/b", 0, box("7", 1)),
                frame("A_b", 0, box("7", 2)),
                frame("a/b", 1, box("7", 3)).withSplit(Split.TEST)));

        assertTrue(xml("a_b").contains("<name>a/b</name>"));
        assertTrue(xml("A_b__2").contains("<name>A_b</name>"));
        assertTrue(xml("a_b__3").contains("<subset>test</subset>"));
        assertEquals(
                List.of("A_b NONE", "a/b NONE", "a/b TEST"),
                read().items().stream()
                        .map(item -> item.slot().orElseThrow().sequence() + " " + item.split())
                        .toList());
    }

    /** CVAT tells tasks apart by their numbers, which other programs' files and those of single tasks do not have. */
    @Test
    void tasksOfOneNameAreSequencesOfTheirOwn() throws Exception {
        write(List.of(frame("s", 0, box("7", 1)), frame("s", 1, box("7", 3))));
        Path first = export().resolve("sequences/s");
        Path second = Files.createDirectories(export().resolve("sequences/t"));
        Files.copy(first.resolve("annotations.xml"), second.resolve("annotations.xml"));

        Trial read = read();

        assertEquals(
                List.of("s 0", "s 1", "s#2 0", "s#2 1"),
                read.items().stream()
                        .map(item -> item.slot().orElseThrow())
                        .map(slot -> slot.sequence() + " " + slot.index())
                        .toList());
        assertEquals(List.of("cvat.sequence-renamed"), read.lossCodes());
    }

    @Test
    void whatATrackCannotHoldIsSaid() throws Exception {
        Shape.Mask mask = new Shape.Mask(1, 1, 2, 1, new int[] {0, 2});
        Trial written = write(List.of(
                frame("s", 0, box("7", 1), box("9", 1).withShape(mask)),
                frame("s", 1, box("7", 1).withCategory("dog"), box("9", 1).withShape(new Shape.Whole()))));

        assertEquals(List.of("track.dropped", "tag.dropped", "track.split"), written.lossCodes());
        assertEquals("s1", written.losses().get(2).item());
    }

    @Test
    void groupsOfPicturesAreThoseOfTracks() throws Exception {
        Trial written = write(List.of(
                frame("s", 0, box("1", 1)),
                frame(
                        "s",
                        1,
                        box("1", 1).withGroup("g"),
                        box("2", 1).withGroup("g"),
                        box("3", 1).withGroup("h")),
                frame("s", 2, box("4", 1).withGroup("g"))));

        assertEquals(List.of("group.joined"), written.lossCodes());
        assertEquals("s0", written.losses().get(0).item());
        assertEquals(
                List.of("1", "1", "2", "3"),
                xml("s").lines()
                        .filter(line -> line.contains("<track"))
                        .map(line -> line.replaceAll(".*group_id=\"(\\d+)\".*", "$1"))
                        .toList());
    }

    @Test
    void aFrameIsThereOnce() throws Exception {
        List<Item> twice = List.of(frame("s", 0, box("7", 1)), frame("s", 0, box("7", 2)));
        Trial written = Trial.write(new CvatVideoConverter(), Map.of(), TAXONOMY, twice, export());

        assertEquals(List.of("sequence.frame-taken"), written.errorCodes());
        assertEquals(1, read().items().size());
    }

    @Test
    void picturesOfNoSequenceAreRefused() throws Exception {
        Item alone = Item.of("1", "1.png", Media.Image.of(Blob.ABSENT, 9, 9), List.of());
        Trial written = Trial.write(new CvatVideoConverter(), Map.of(), TAXONOMY, List.of(alone), export());

        assertEquals(List.of("media.unsupported"), written.errorCodes());
        assertTrue(written.errors().get(0).message().contains("cvat-images"));
    }

    @Test
    void picturesOfHighNumbersTakeNoMemory() throws Exception {
        write(List.of(frame("s", 0, box("7", 1)), frame("s", 1, box("7", 2))));
        Path pictures = export().resolve("sequences/s/images");
        Files.move(pictures.resolve("frame_000001.png"), pictures.resolve("frame_2000000000.png"));

        long before = allocated();
        List<Item> items = read().items();
        assertTrue(allocated() - before < 100 << 20, "bytes: " + (allocated() - before));
        assertEquals(2_000_000_000, items.get(1).slot().orElseThrow().index());
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    @Test
    void picturesOfOtherNamesAreCounted() throws Exception {
        write(List.of(frame("s", 0, box("7", 1)), frame("s", 1, box("7", 2))));
        Path pictures = export().resolve("sequences/s/images");
        Files.move(pictures.resolve("frame_000000.png"), pictures.resolve("z.png"));

        assertEquals(
                List.of("s/frame_000001.png 0", "s/z.png 1"),
                read().items().stream()
                        .map(item ->
                                item.path() + " " + item.slot().orElseThrow().index())
                        .toList());
        assertEquals(List.of(), verify());
    }

    @Test
    void pictureWithoutAnExtensionIsCounted() throws Exception {
        Item frame = frame("s", 1, box("7", 2));
        Item bare = new Item(
                frame.id(),
                "s/photo",
                frame.split(),
                frame.slot(),
                frame.media(),
                frame.annotations(),
                frame.relations(),
                frame.attributes());
        write(List.of(frame("s", 0, box("7", 1)), bare));

        assertEquals(
                List.of("s/frame_000000.png", "s/frame_000001.jpg"),
                read().items().stream().map(Item::path).toList());
    }

    @Test
    void missingPicturesAreNoticed() throws Exception {
        write(List.of(frame("s", 0, box("7", 1)), frame("s", 1, box("7", 2))));
        Path pictures = export().resolve("sequences/s/images");
        Files.delete(pictures.resolve("frame_000000.png"));

        assertEquals(List.of("sequence.pictures"), read().errorCodes());
        assertEquals(List.of("DAMAGED cvat-video.pictures-count"), verify());

        Files.delete(pictures.resolve("frame_000001.png"));
        assertEquals(
                List.of("s/frame_000000", "s/frame_000001"),
                read().items().stream().map(Item::path).toList());
        assertEquals(List.of(), verify());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void pictureThatIsALinkToNothingIsNoticed() throws Exception {
        write(List.of(frame("s", 0, box("7", 1)), frame("s", 1, box("7", 2))));
        Path picture = export().resolve("sequences/s/images/frame_000000.png");
        Files.delete(picture);
        Files.createSymbolicLink(picture, picture.resolveSibling("not there"));

        assertEquals(List.of("media.unreadable"), read().errorCodes());
        assertEquals(List.of("DAMAGED cvat-video.pictures-count"), verify());
    }

    private static Annotation box(String track, double x) {
        return new Annotation(
                "m" + track, "cat", Shape.Box.of(x, 4, 5, 5), -1, true, track, "", 0, Map.of(), Provenance.UNKNOWN);
    }

    private Item frame(String sequence, int index, Annotation... annotations) throws Exception {
        String name = "frame_" + String.format(Locale.ROOT, "%06d", index) + ".png";
        Path file = temp.resolve("source").resolve(sequence).resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[index % 7 + 1]);
        return new Item(
                sequence + index,
                sequence + "/" + name,
                Split.NONE,
                Optional.of(new SequenceSlot(sequence, index, 0)),
                Media.Image.of(Blob.at(file.toUri(), Files.size(file)), 100, 50),
                List.of(annotations),
                List.of(),
                Map.of());
    }

    private Path picture(Item item) {
        return temp.resolve("source").resolve(item.path());
    }

    private Trial write(List<Item> items) throws Exception {
        Trial written = Trial.write(new CvatVideoConverter(), Map.of(), TAXONOMY, items, export());
        assertEquals(List.of(), written.errors());
        assertEquals(List.of(), verify());
        return written;
    }

    private Trial read() throws Exception {
        return Trial.read(
                new CvatVideoTarget(), Map.of("path", export().toString()), Files.createTempDirectory(temp, "scratch"));
    }

    private List<String> verify() throws Exception {
        List<String> problems = new ArrayList<>();
        new CvatVerifier(CvatFlavour.VIDEO)
                .verify(Requests.verify(
                        export(),
                        Options.check("format", List.of(), Map.of()),
                        temp,
                        file -> Media.Image.of(Blob.ABSENT, 100, 50),
                        problem -> problems.add(problem.effect() + " " + problem.code())));
        return problems;
    }

    private String xml(String folder) throws Exception {
        return Files.readString(export().resolve("sequences").resolve(folder).resolve("annotations.xml"));
    }

    /** Returns frame, keyframe and outside of each box. */
    private static List<String> steps(String xml) {
        return xml.lines()
                .filter(line -> line.contains("<box"))
                .map(line -> line.replaceAll(".*frame=\"(\\d+)\" keyframe=\"(\\d)\" outside=\"(\\d)\".*", "$1 $2 $3"))
                .toList();
    }

    /** Returns which tracks are on which frames. */
    private static List<String> marks(Item item) {
        return item.annotations().stream()
                .map(mark -> mark.track() + " " + mark.category() + " " + mark.shape() + " " + mark.keyframe() + " "
                        + mark.index())
                .toList();
    }
}
