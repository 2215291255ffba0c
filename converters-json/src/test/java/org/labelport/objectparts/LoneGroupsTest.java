package org.labelport.objectparts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.labelport.convert.Converter;
import org.labelport.labelme.LabelmeConverter;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.report.LossCodes;
import org.labelport.testkit.trial.Trial;
import org.labelport.via.ViaConverter;

/** Tests that a group with one object is reported where readers take it for the link between the object's parts. */
class LoneGroupsTest {

    private static final Shape.Polygon TWO_PARTS = new Shape.Polygon(List.of(square(10), square(30)));

    @TempDir
    Path folder;

    private static Shape.Polygon.Part square(double at) {
        return new Shape.Polygon.Part(
                new PointList(new double[] {at, 10, at + 10, 10, at + 10, 20, at, 20}), List.of());
    }

    static Stream<Converter> formats() {
        return Stream.of(new LabelmeConverter(), new ViaConverter());
    }

    private long groupsLost(Converter format, List<Annotation> annotations) throws Exception {
        Item item = Item.of("a.jpg", "a.jpg", Media.Image.of(Blob.ABSENT, 100, 100), annotations);
        Taxonomy cats = new Taxonomy(List.of(Category.of("cat"), Category.of("dog")));
        return Trial.write(format, Map.of(), cats, List.of(item), folder).lossCodes().stream()
                .filter(LossCodes.GROUP_DROPPED::equals)
                .count();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void readersTakeTheGroupOfOneObjectForItsParts(Converter format) throws Exception {
        Annotation cat = Annotation.of("1", "cat", TWO_PARTS).withGroup("g");

        assertEquals(1, groupsLost(format, List.of(cat)));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void theySeeItBesideAnotherObject(Converter format) throws Exception {
        Annotation cat = Annotation.of("1", "cat", TWO_PARTS).withGroup("g");
        Annotation dog = Annotation.of("2", "dog", Shape.Box.of(60, 60, 10, 10)).withGroup("g");

        assertEquals(0, groupsLost(format, List.of(cat, dog)));
    }
}
