package org.labelport.labelstudio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
import org.labelport.model.Keypoint;
import org.labelport.model.Media;
import org.labelport.model.Relation;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.model.Value;
import org.labelport.report.ExportException;
import org.labelport.testkit.trial.Trial;

/** Tests the rules of writing the format. */
class LabelStudioConverterTest {

    private static final Taxonomy CATEGORIES = new Taxonomy(List.of(Category.of("cat"), Category.of("dog")));

    @TempDir
    Path folder;

    private Trial write(Media media, List<Annotation> annotations, List<Relation> relations)
            throws IOException, ExportException {
        Item item = new Item("1", "a b.x", Split.NONE, Optional.empty(), media, annotations, relations, Map.of());
        return Trial.write(new LabelStudioConverter(), Map.of(), CATEGORIES, List.of(item), folder);
    }

    private String tasks() throws IOException {
        return Files.readString(folder.resolve("tasks.json"));
    }

    private static Annotation box(String id, int frame, String track, boolean keyframe) {
        return new Annotation(
                id, "cat", Shape.Box.of(1, 1, 10, 10), frame, keyframe, track, "", 0, Map.of(), Provenance.UNKNOWN);
    }

    @Test
    void linesEndWithOneCharacterAndOffsetsFit() throws IOException, ExportException {
        Annotation span = Annotation.of("1", "cat", new Shape.Span(List.of(new Shape.Span.Range(5, 7))));
        Trial trial = write(new Media.Text("\uD83D\uDE00a\r\nbc", Blob.ABSENT), List.of(span), List.of());
        assertEquals(List.of("text.newlines"), trial.lossCodes());
        assertTrue(tasks().contains("\"start\":3,\"end\":5,\"text\":\"bc\""), tasks());
    }

    @Test
    void attributesThatDoNotChangeAlongATrackAreKeptBesideOthers() throws IOException, ExportException {
        Value.Text plate = new Value.Text("007");
        Media.Video video = new Media.Video(Blob.ABSENT, 100, 100, 10, 25, 1);
        Trial trial = write(
                video,
                List.of(
                        box("1", 0, "t", true).withAttributes(Map.of("plate", plate, "parked", new Value.Flag(true))),
                        box("2", 3, "t", true).withAttributes(Map.of("plate", plate, "parked", new Value.Flag(false))),
                        box("3", 6, "t", true).withAttributes(Map.of("plate", plate))),
                List.of());

        assertEquals(List.of("attribute.dropped", "attribute.dropped"), trial.lossCodes());
        List<Annotation> back = Trial.read(new LabelStudioTarget(), Map.of("path", folder.toString()), folder)
                .annotations(0);
        assertEquals(
                List.of(plate),
                back.stream()
                        .map(box -> box.attributes().get("plate"))
                        .distinct()
                        .toList());
    }

    @Test
    void aTrackOfTwoCategoriesIsSaidToBecomeTwoTracks() throws IOException, ExportException {
        Annotation dog = new Annotation(
                "3", "dog", Shape.Box.of(1, 1, 10, 10), 6, true, "t", "", 0, Map.of(), Provenance.UNKNOWN);
        Trial trial = write(
                new Media.Video(Blob.ABSENT, 100, 100, 10, 25, 1),
                List.of(box("1", 0, "t", true), box("2", 3, "t", true), dog, box("4", 8, "t", true)),
                List.of());

        assertEquals(List.of("track.dropped"), trial.lossCodes());
        assertEquals("3", trial.losses().get(0).annotation());
        assertEquals(3, tasks().split("videorectangle").length, tasks());
    }

    @Test
    void aPictureThatBrowsersDoNotShowIsSaid() throws IOException, ExportException {
        Item item = new Item(
                "1",
                "a.tif",
                Split.NONE,
                Optional.empty(),
                Media.Image.of(Blob.ABSENT, 10, 10),
                List.of(),
                List.of(),
                Map.of());
        Trial trial = Trial.write(new LabelStudioConverter(), Map.of(), CATEGORIES, List.of(item), folder);
        assertEquals(List.of("image.not-shown"), trial.lossCodes());
    }

    @Test
    void idsHaveNoNumberSignAndComeBack() throws IOException, ExportException {
        Annotation first =
                Annotation.of("#0", "cat", Shape.Box.of(1, 1, 10, 10)).withGroup("g");
        Annotation second =
                Annotation.of("#1", "dog", Shape.Box.of(5, 5, 10, 10)).withGroup("g");
        Relation relation = new Relation("r", "near", List.of("#0"), List.of("#1"));
        write(Media.Image.of(Blob.ABSENT, 100, 100), List.of(first, second), List.of(relation));
        assertFalse(tasks().contains("#"), tasks());

        Item read = Trial.read(new LabelStudioTarget(), Map.of("path", folder.toString()), folder)
                .items()
                .get(0);
        assertEquals(
                List.of("#0", "#1"),
                read.annotations().stream().map(Annotation::id).toList());
        assertEquals(List.of("#1"), read.relations().get(0).to());
        assertEquals(
                1, read.annotations().stream().map(Annotation::group).distinct().count());
    }

    @Test
    void aTrackWithInterpolatedBoxesEndsWhereFramesAreMissing() throws IOException, ExportException {
        Media.Video video = new Media.Video(Blob.ABSENT, 100, 100, 50, 25, 1);
        Trial trial = write(
                video, List.of(box("1", 0, "t", true), box("2", 1, "t", false), box("3", 9, "t", true)), List.of());
        assertEquals(List.of("track.densified"), trial.lossCodes());
        assertTrue(tasks().contains("{\"frame\":1,\"enabled\":true"), tasks());
        assertTrue(tasks().contains("{\"frame\":2,\"enabled\":false"), tasks());
        assertTrue(tasks().contains("{\"frame\":10,\"enabled\":false"), tasks());
        Trial read = Trial.read(new LabelStudioTarget(), Map.of("path", folder.toString()), folder);
        assertEquals(
                Map.of("enabled", new Value.Flag(false)),
                read.items().get(0).annotations().get(1).attributes());
    }

    @Test
    void interpolatedBoxesWhereLabelStudioShowsThemAreNotSaid() throws IOException, ExportException {
        Media.Video video = new Media.Video(Blob.ABSENT, 100, 100, 5, 25, 1);
        Annotation moved = box("3", 2, "t", true).withShape(Shape.Box.of(21, 1, 10, 10));
        List<Annotation> track = List.of(
                box("1", 0, "t", true),
                box("2", 1, "t", false).withShape(Shape.Box.of(11, 1, 10, 10)),
                moved,
                new Annotation("4", "cat", moved.shape(), 3, false, "t", "", 0, Map.of(), Provenance.UNKNOWN),
                new Annotation("5", "cat", moved.shape(), 4, false, "t", "", 0, Map.of(), Provenance.UNKNOWN));
        Trial trial = write(video, track, List.of());
        assertEquals(List.of(), trial.lossCodes());
        assertEquals(2, tasks().split("\"frame\":").length - 1, tasks());
        assertTrue(tasks().contains("{\"frame\":3,\"enabled\":true"), tasks());

        Trial read = Trial.read(new LabelStudioTarget(), Map.of("path", folder.toString()), folder);
        List<Annotation> back = read.items().get(0).annotations();
        assertEquals(track.stream().map(Annotation::shape).toList(), shapes(back));
        assertEquals(
                List.of(true, false, true, false, false),
                back.stream().map(Annotation::keyframe).toList());
    }

    @Test
    void aFrameRateThatTheVideoDoesNotSayIsToldAndNotReadBack() throws IOException, ExportException {
        Media.Video video = new Media.Video(Blob.ABSENT, 100, 100, 50, 0, 1);
        Trial trial = write(video, List.of(box("1", 4, "t", true)), List.of());
        assertEquals(List.of("video.rate-assumed"), trial.lossCodes());
        assertTrue(tasks().contains("\"duration\":2"), tasks());
        assertTrue(tasks().contains("\"time\":0.2"), tasks());

        Trial read = Trial.read(new LabelStudioTarget(), Map.of("path", folder.toString()), folder);
        Media.Video back = (Media.Video) read.items().get(0).media();
        assertEquals(0, back.fpsNumerator());
        assertEquals(50, back.frames());
    }

    @Test
    void aLastBoxThatIsEnabledStaysUntilTheVideoEnds() throws IOException, ExportException {
        Media.Video video = new Media.Video(Blob.ABSENT, 100, 100, 5, 25, 1);
        Annotation last = box("1", 2, "t", true).withAttributes(Map.of("enabled", new Value.Flag(true)));
        write(video, List.of(last), List.of());
        assertTrue(tasks().contains("{\"frame\":3,\"enabled\":true"), tasks());
        Trial read = Trial.read(new LabelStudioTarget(), Map.of("path", folder.toString()), folder);
        assertEquals(3, read.items().get(0).annotations().size());
    }

    @Test
    void theLastInterpolatedBoxBeforeAGapIsSaid() throws IOException, ExportException {
        Media.Video video = new Media.Video(Blob.ABSENT, 100, 100, 9, 25, 1);
        Trial trial = write(
                video,
                List.of(
                        box("1", 0, "t", true),
                        box("2", 1, "t", false),
                        box("3", 2, "t", false),
                        box("4", 6, "t", true)),
                List.of());
        assertEquals(List.of("track.densified"), trial.lossCodes());
        Trial read = Trial.read(new LabelStudioTarget(), Map.of("path", folder.toString()), folder);
        assertEquals(
                List.of(0, 1, 2, 6),
                read.items().get(0).annotations().stream()
                        .map(Annotation::index)
                        .toList());
    }

    @Test
    void pointsOfSeveralObjectsInAGroupComeBackAsThese() throws IOException, ExportException {
        Annotation box = Annotation.of("b", "cat", Shape.Box.of(10, 10, 50, 50)).withGroup("g");
        Annotation one = Annotation.of("p1", "cat", points(20, 30)).withGroup("g");
        Annotation other = Annotation.of("p2", "dog", points(40)).withGroup("g");
        write(Media.Image.of(Blob.ABSENT, 100, 100), List.of(box, one, other), List.of());

        List<Annotation> back = Trial.read(new LabelStudioTarget(), Map.of("path", folder.toString()), folder)
                .annotations(0);

        assertEquals(List.of("b", "p1", "p2"), back.stream().map(Annotation::id).toList());
        assertEquals(
                List.of("cat", "cat", "dog"),
                back.stream().map(Annotation::category).toList());
        assertEquals(2, ((Shape.Points) back.get(1).shape()).points().size());
    }

    private static Shape.Points points(double... places) {
        return new Shape.Points(Arrays.stream(places)
                .mapToObj(place -> new Keypoint("", place, place, Keypoint.Visibility.VISIBLE))
                .toList());
    }

    private static List<Shape> shapes(List<Annotation> annotations) {
        return annotations.stream().map(Annotation::shape).toList();
    }

    @Test
    void aTurnedBoxWhoseCornerIsBeyondTheFrameIsWrittenUpright() throws IOException, ExportException {
        Media.Video video = new Media.Video(Blob.ABSENT, 100, 100, 50, 25, 1);
        Annotation turned = box("1", 0, "", true).withShape(new Shape.Box(-15, 20, 40, 20, 0.5));
        Trial trial = write(video, List.of(turned), List.of());
        assertEquals(List.of("box.rotation-dropped", "geometry.clipped"), trial.lossCodes());
        assertEquals(List.of(), LabelStudioVerifierTest.problems(folder));
    }

    @Test
    void modelsMakePredictionsWithTheirScores() throws IOException, ExportException {
        Annotation one =
                box("1", -1, "", true).withProvenance(new Provenance(Optional.of(0.5), true, "m", Optional.empty()));
        Annotation other =
                box("2", -1, "", true).withProvenance(new Provenance(Optional.of(1.5), true, "m", Optional.empty()));
        Trial trial = write(Media.Image.of(Blob.ABSENT, 100, 100), List.of(one, other), List.of());
        assertEquals(List.of("score.dropped"), trial.lossCodes());
        assertTrue(tasks().contains("\"predictions\":[{\"model_version\":\"m\",\"score\":0.5,"), tasks());
        assertTrue(!tasks().contains("\"annotations\""), tasks());
    }

    @Test
    void relationsJoinRegionsPairByPair() throws IOException, ExportException {
        Annotation tag = Annotation.of("3", "dog", new Shape.Whole());
        Trial trial = write(
                Media.Image.of(Blob.ABSENT, 100, 100),
                List.of(box("1", -1, "", true), box("2", -1, "", true), tag),
                List.of(
                        new Relation("r1", "on", List.of("1"), List.of("2")),
                        new Relation("r2", "", List.of("1", "2"), List.of()),
                        new Relation("r3", "on", List.of("1"), List.of("3"))));
        assertEquals(List.of("relation.dropped"), trial.lossCodes());
        assertTrue(tasks().contains("\"from_id\":\"1\",\"to_id\":\"2\",\"direction\":\"right\",\"labels\":[\"on\"]"));
        assertTrue(tasks().contains("\"from_id\":\"1\",\"to_id\":\"2\",\"direction\":\"bi\"}"));
        assertTrue(Files.readString(folder.resolve("label_config.xml")).contains("<Relation value=\"on\"/>"));
    }

    @Test
    void relationsThatChangeAreTold() throws IOException, ExportException {
        Trial trial = write(
                Media.Image.of(Blob.ABSENT, 100, 100),
                List.of(box("1", -1, "", true), box("2", -1, "", true), box("3", -1, "", true)),
                List.of(
                        new Relation("r1", "$on", List.of("1"), List.of("2")),
                        new Relation("r2", "", List.of("1", "2", "3"), List.of()),
                        new Relation("r3", "on", List.of("1"), List.of("2", "3"))));
        assertEquals(List.of("label.sanitised", "relation.split", "relation.split"), trial.lossCodes());
    }

    @Test
    void addressesArePercentEncoded() throws IOException, ExportException {
        write(Media.Image.of(Blob.ABSENT, 100, 100), List.of(), List.of());
        assertTrue(tasks().contains("\"image\":\"/data/local-files/?d=media/a%20b.x\""), tasks());
    }
}
