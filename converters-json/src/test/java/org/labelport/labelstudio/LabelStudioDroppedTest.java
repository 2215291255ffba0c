package org.labelport.labelstudio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Keypoint;
import org.labelport.model.Keypoint.Visibility;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.testkit.trial.Trial;

/** Tests that what is left out is not said to be changed, too. */
class LabelStudioDroppedTest {

    private static final Taxonomy CATS = new Taxonomy(List.of(Category.of("cat")));

    @TempDir
    Path temp;

    @Test
    void shapesBesideThePictureAreOnlyDropped() throws Exception {
        Keypoint beyond = new Keypoint("", 30, 5, Visibility.OCCLUDED);
        List<Shape> beside = List.of(
                new Shape.Box(25, 2, 10, 4, 0.5),
                new Shape.Ellipse(40, 5, 6, 3, 0),
                new Shape.Points(List.of(beyond, beyond)));

        assertEquals(
                List.of("geometry.degenerate", "geometry.degenerate", "geometry.degenerate"),
                lossCodes(Media.Image.of(Blob.ABSENT, 20, 10), beside, Annotation.WHOLE_ITEM));
    }

    @Test
    void boxesBesideAVideoAreOnlyDropped() throws Exception {
        assertEquals(
                List.of("geometry.degenerate"),
                lossCodes(
                        new Media.Video(Blob.ABSENT, 20, 10, 5, 25, 1), List.of(new Shape.Box(25, 2, 10, 4, 0.5)), 2));
    }

    @Test
    void pointsBeyondThePictureAreSaidOnce() throws Exception {
        Shape points = new Shape.Points(List.of(
                new Keypoint("", 30, 5, Visibility.VISIBLE),
                new Keypoint("", 5, 5, Visibility.VISIBLE),
                new Keypoint("", 31, 5, Visibility.VISIBLE)));

        assertEquals(
                List.of("geometry.clipped", "provenance.dropped"),
                lossCodes(Media.Image.of(Blob.ABSENT, 20, 10), List.of(points), Annotation.WHOLE_ITEM));
    }

    private List<String> lossCodes(Media media, List<Shape> shapes, int frame) throws Exception {
        List<Annotation> annotations = shapes.stream()
                .map(shape -> new Annotation(
                        "a" + shapes.indexOf(shape),
                        "cat",
                        shape,
                        frame,
                        true,
                        "",
                        "",
                        0,
                        Map.of(),
                        new Annotation.Provenance(Optional.empty(), false, "ann", Optional.empty())))
                .toList();
        Item item = Item.of("1", "a", media, annotations);
        return Trial.write(new LabelStudioConverter(), Map.of(), CATS, List.of(item), temp)
                .lossCodes();
    }
}
