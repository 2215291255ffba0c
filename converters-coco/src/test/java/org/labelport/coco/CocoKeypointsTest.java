package org.labelport.coco;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.labelport.coco.Written.item;
import static org.labelport.coco.Written.points;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Category;
import org.labelport.model.Keypoint;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.model.Value;
import org.labelport.report.ExportException;

/** How objects are written to files of keypoints. */
class CocoKeypointsTest {

    private static final String FILE = "annotations/person_keypoints_train.json";
    private static final Shape.Box BOX = Shape.Box.of(10, 20, 30, 40);
    private static final Shape TRIANGLE = Shape.Polygon.of(10, 20, 40, 20, 40, 60);

    @TempDir
    Path folder;

    private Written write(Annotation... annotations) throws ExportException, IOException {
        return Written.of(new CocoKeypointsConverter(), Map.of(), folder, item("1", annotations));
    }

    private static Annotation person(String id, Shape shape) {
        return Annotation.of(id, "person", shape);
    }

    private void writes(String entry, List<String> codes, Annotation... annotations)
            throws ExportException, IOException {
        Written written = write(annotations);
        assertEquals(List.of(entry), written.entries(FILE));
        assertEquals(codes, written.trial().lossCodes());
    }

    @Test
    void boxRegionAndKeypointsOfAnObjectAreOneEntry() throws ExportException, IOException {
        writes(
                "{\"id\":1,\"image_id\":1,\"category_id\":1,\"bbox\":[9,19,32,42],\"area\":600,\"iscrowd\":1,"
                        + "\"segmentation\":[[10,20,40,20,40,60]],\"keypoints\":[11,21,2,12.5,22,1,0,0,0],"
                        + "\"num_keypoints\":2,\"attributes\":{\"note\":\"x\"}}",
                List.of(),
                person("1", points(11, 21, 2, 12.5, 22, 1, 0, 0, 0))
                        .withGroup("g")
                        .withAttributes(Map.of(Attributes.CROWD, new Value.Flag(true))),
                person("2", TRIANGLE).withGroup("g").withAttributes(Map.of("note", new Value.Text("x"))),
                person("3", Shape.Box.of(9, 19, 32, 42)).withGroup("g"));
    }

    @Test
    void aRotatedBoxBesideARegionIsWrittenUpright() throws ExportException, IOException {
        writes(
                "{\"id\":1,\"image_id\":1,\"category_id\":1,\"bbox\":[15,25,20,30],\"area\":600,\"iscrowd\":0,"
                        + "\"segmentation\":[[10,20,40,20,40,60]],\"keypoints\":[11,21,2,12.5,22,1,0,0,0],"
                        + "\"num_keypoints\":2}",
                List.of("box.rotation-dropped"),
                person("1", new Shape.Box(10, 30, 30, 20, Math.PI / 2)).withGroup("g"),
                person("2", TRIANGLE).withGroup("g"),
                person("3", points(11, 21, 2, 12.5, 22, 1, 0, 0, 0)).withGroup("g"));
    }

    @Test
    void keypointsWithoutABoxGetOneOfAPixelAtLeast() throws ExportException, IOException {
        writes(
                "{\"id\":1,\"image_id\":1,\"category_id\":1,\"bbox\":[11,21,20,9],\"area\":180,\"iscrowd\":0,"
                        + "\"segmentation\":[],\"keypoints\":[11,21,2,31,30,1,0,0,0],\"num_keypoints\":2}",
                List.of("points.as-box"),
                person("1", points(11, 21, 2, 31, 30, 1, 0, 0, 0)));
        writes(
                "{\"id\":1,\"image_id\":1,\"category_id\":1,\"bbox\":[99,39.5,1,1],\"area\":1,\"iscrowd\":0,"
                        + "\"segmentation\":[],\"keypoints\":[100,40,2,0,0,0,0,0,0],\"num_keypoints\":1}",
                List.of("points.as-box"),
                person("1", points(100, 40, 2, 50, 50, 0, 0, 0, 0)));
    }

    @Test
    void anObjectWithoutKeypointsHasThemAllUnmarked() throws ExportException, IOException {
        writes(
                "{\"id\":1,\"image_id\":1,\"category_id\":1,\"bbox\":[10,20,30,40],\"area\":1200,\"iscrowd\":0,"
                        + "\"segmentation\":[],\"keypoints\":[0,0,0,0,0,0,0,0,0],\"num_keypoints\":0}",
                List.of(),
                person("1", BOX));
    }

    @Test
    void keypointsOutsideThePictureAreUnmarkedAndLeftOutWhenNoneIsLeft() throws ExportException, IOException {
        Written some = write(person("1", points(11, 21, 2, 100.5, 30, 2, -1, 5, 1)));
        assertTrue(some.entries(FILE).get(0).contains("\"keypoints\":[11,21,2,0,0,0,0,0,0],\"num_keypoints\":1"));
        assertEquals(List.of("geometry.clipped", "points.as-box"), some.trial().lossCodes());
        Written none = write(person("1", points(-11, 21, 2, 0, 0, 0, 0, 0, 0)));
        assertEquals(List.of(), none.entries(FILE));
        assertEquals(List.of("geometry.degenerate"), none.trial().lossCodes());
    }

    @Test
    void keypointsAreInTheOrderOfTheirCategory() throws ExportException, IOException {
        Shape.Points turned = new Shape.Points(List.of(
                new Keypoint("ear", 3, 3, Keypoint.Visibility.VISIBLE),
                new Keypoint("nose", 1, 1, Keypoint.Visibility.OCCLUDED)));
        assertTrue(write(person("1", turned)).entries(FILE).get(0).contains("\"keypoints\":[1,1,1,0,0,0,3,3,2]"));
        Shape.Points numbered = new Shape.Points(List.of(
                new Keypoint("1", 1, 1, Keypoint.Visibility.VISIBLE),
                new Keypoint("2", 2, 2, Keypoint.Visibility.VISIBLE),
                new Keypoint("3", 3, 3, Keypoint.Visibility.VISIBLE)));
        assertTrue(write(person("1", numbered)).entries(FILE).get(0).contains("\"keypoints\":[1,1,2,2,2,2,3,3,2]"));
    }

    @Test
    void anAttributeThatWouldTurnTheBoxAroundKeypointsIsLeftOut() throws ExportException, IOException {
        Annotation turned =
                person("1", points(1, 1, 2, 2, 2, 2, 3, 3, 2)).withAttributes(Map.of("rotation", new Value.Number(3)));

        Written written = write(turned);

        assertEquals(
                List.of("points.as-box", "attribute.dropped"), written.trial().lossCodes());
        assertTrue(!written.entries(FILE).get(0).contains("rotation"), "the box is turned by it");
    }

    @Test
    void keypointsOfAnotherNumberAreLeftOut() throws ExportException, IOException {
        Written written = write(person("1", points(1, 1, 2, 2, 2, 2, 3, 3, 2, 4, 4, 2)));
        assertEquals(List.of("keypoints.invalid"), written.trial().lossCodes());
    }

    @Test
    void aKeypointIsNeverWrittenInThePlaceOfAnother() throws ExportException, IOException {
        Shape.Points inOrder = new Shape.Points(List.of(
                new Keypoint("nose", 1, 1, Keypoint.Visibility.VISIBLE),
                new Keypoint("eye", 2, 2, Keypoint.Visibility.VISIBLE),
                new Keypoint("chin", 3, 3, Keypoint.Visibility.VISIBLE)));
        assertTrue(write(person("1", inOrder)).entries(FILE).get(0).contains("\"keypoints\":[1,1,2,2,2,2,3,3,2]"));
        Shape.Points earFirst = new Shape.Points(List.of(
                new Keypoint("ear", 1, 1, Keypoint.Visibility.VISIBLE),
                new Keypoint("eye", 2, 2, Keypoint.Visibility.VISIBLE),
                new Keypoint("chin", 3, 3, Keypoint.Visibility.VISIBLE)));
        assertEquals(
                List.of("keypoints.invalid"),
                write(person("1", earFirst)).trial().lossCodes());
    }

    @Test
    void aCategoryThatDoesNotSayItsKeypointsTakesThoseOfTheData() throws ExportException, IOException {
        Written written = Written.of(
                new CocoKeypointsConverter(),
                Map.of(),
                new Taxonomy(List.of(Category.of("person"))),
                folder,
                item("1", person("1", points(1, 2, 2, 3, 4, 2))));
        assertTrue(written.text(FILE).contains("\"keypoints\":[\"nose\",\"eye\"],\"skeleton\":[]"));
        assertEquals(List.of("points.as-box"), written.trial().lossCodes());
    }

    @Test
    void categoriesWithDifferentNumbersAreWarnedAbout() throws ExportException, IOException {
        Written written = write(person("1", BOX), Annotation.of("2", "cat", BOX));
        assertEquals(List.of("keypoints.unequal"), written.trial().lossCodes());
        assertTrue(written.text(FILE)
                .contains("\"name\":\"cat\",\"supercategory\":\"\",\"keypoints\":[],\"skeleton\":[]"));
        assertTrue(written.entries(FILE).get(1).contains("\"keypoints\":[],\"num_keypoints\":0"));
    }

    @Test
    void aGroupThatIsNotOneObjectIsReported() throws ExportException, IOException {
        Written written =
                write(person("1", BOX).withGroup("g"), person("2", BOX).withGroup("g"), Annotation.of("3", "", BOX));
        assertEquals(2, written.entries(FILE).size());
        assertEquals(
                List.of("category.missing", "group.dropped"), written.trial().lossCodes());
    }

    @Test
    void objectsComeBackAsTheyWere() throws ExportException, IOException {
        Annotation[] annotations = {
            person("1", TRIANGLE).withGroup("1"),
            person("1/keypoints", points(11, 21, 2, 12.5, 22, 1, 0, 0, 0)).withGroup("1"),
            person("3", BOX),
        };
        Written written = write(annotations);
        assertEquals(List.of(), written.trial().lossCodes());
        assertEquals(
                List.of(annotations),
                written.read(new CocoKeypointsTarget()).items().get(0).annotations());
    }
}
