package org.labelport.voc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.convert.Census;
import org.labelport.convert.Metadata;
import org.labelport.model.Annotation;
import org.labelport.model.Annotation.Provenance;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Skeleton;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.model.Value;
import org.labelport.options.Options;
import org.labelport.report.Loss;
import org.labelport.testkit.ListCensus;
import org.labelport.testkit.Requests;
import org.labelport.testkit.trial.Trial;

/** Tests which losses are reported of what VOC cannot hold. */
class VocLossesTest {

    private static final Taxonomy TAXONOMY = new Taxonomy(List.of(Category.of("cat"), Category.of("dog <&> é")));

    @TempDir
    Path temp;

    @Test
    void picturesThatReadersDoNotFindAreReported() throws Exception {
        Trial written = write(Map.of(), picture("a.png"), picture("b.jpg"), picture("c.JPG"));

        assertEquals(List.of("image.not-jpeg", "image.not-jpeg"), written.lossCodes());
        assertEquals(
                List.of("a.png", "c.JPG"),
                written.losses().stream().map(Loss::item).toList());
    }

    @Test
    void picturesThatAreEncodedAnewAreNotReported() throws Exception {
        assertEquals(
                List.of(), write(Map.of("pictures", "jpeg"), picture("a.png")).lossCodes());
    }

    @Test
    void tagsSayTheirClassOnceAndNoMore() throws Exception {
        Annotation tag =
                new Annotation("1", "cat", new Shape.Whole(), -1, true, "t", "g", 3, Map.of(), Provenance.UNKNOWN);
        Item item = picture("a.jpg").withAnnotations(List.of(tag, Annotation.of("2", "cat", new Shape.Whole())));

        assertEquals(
                List.of("track.dropped", "group.dropped", "z-order.dropped", "annotation.duplicate"),
                write(Map.of(), item).lossCodes());
    }

    @Test
    void aTagOfAnObjectsClassIsSaidToBeLeftOut() throws Exception {
        Item item = picture("a.jpg")
                .withAnnotations(List.of(
                        Annotation.of("1", "cat", new Shape.Whole()),
                        Annotation.of("2", "cat", Shape.Box.of(1, 1, 5, 5)),
                        Annotation.of("3", "dog <&> é", new Shape.Whole())));

        List<Loss> losses = write(Map.of(), item).losses();

        assertEquals(
                List.of("1 annotation.duplicate"),
                losses.stream()
                        .filter(loss -> loss.item().equals(item.id()))
                        .map(loss -> loss.annotation() + " " + loss.code())
                        .toList());
    }

    @Test
    void aTagWithoutACategoryIsNotSaidToBeAShapeThatVocLacks() throws Exception {
        Item item = picture("a.jpg").withAnnotations(List.of(Annotation.of("1", "", new Shape.Whole())));

        assertEquals(List.of("category.missing"), write(Map.of(), item).lossCodes());
    }

    @Test
    void tagsOfTooManyClassesAreLeftOutWithTheReason() throws Exception {
        List<String> classes =
                IntStream.rangeClosed(0, 1000).mapToObj(i -> "class " + i).toList();
        List<Annotation> tags = classes.stream()
                .map(each -> Annotation.of(each, each, new Shape.Whole()))
                .toList();
        Taxonomy taxonomy = new Taxonomy(classes.stream().map(Category::of).toList());

        List<Loss> losses = Trial.write(
                        new VocConverter(),
                        Map.of(),
                        taxonomy,
                        List.of(picture("a.jpg").withAnnotations(tags)),
                        temp)
                .losses();

        assertEquals(1001, losses.size());
        assertEquals("geometry.unsupported", losses.get(0).code());
        assertTrue(
                losses.get(0).detail().contains("more than 1000 classes"),
                losses.get(0).detail());
    }

    @Test
    void coloursOfTheLabelMapAreNoLoss() throws Exception {
        assertTrue(kept("#800000").contains(Metadata.COLORS));
        assertTrue(kept("").contains(Metadata.COLORS));
        assertFalse(kept("#800001").contains(Metadata.COLORS));
    }

    private static Set<Metadata> kept(String color) throws Exception {
        Category cat = new Category("cat", "", color, Skeleton.NONE, List.of());
        Census census = new ListCensus(new Taxonomy(List.of(cat)), List.of());
        VocConverter voc = new VocConverter();
        return voc.plan(Requests.plan(census, Options.check("voc", voc.options(), Map.of()), loss -> {}))
                .keeps();
    }

    @Test
    void attributesThatReadersTakeForSomethingElseAreLeftOutAndSaidToBe() throws Exception {
        Map<String, Value> taken = new LinkedHashMap<>();
        taken.put("track_id", new Value.Text("north"));
        taken.put("group_id", new Value.Number(3));
        taken.put("z_order", new Value.Text("front"));
        taken.put("rotation", new Value.Number(30));
        Annotation box = Annotation.of("1", "cat", Shape.Box.of(1, 1, 5, 5)).withAttributes(taken);

        Trial written = write(Map.of(), picture("a.jpg").withAnnotations(List.of(box)));

        assertEquals(List.of("attribute.dropped"), written.lossCodes());
        for (String name : taken.keySet()) {
            assertTrue(
                    written.losses().get(0).detail().contains(name),
                    written.losses().get(0).detail());
        }
        Trial read = Trial.read(new VocTarget(), Map.of("path", temp.toString()), temp);
        assertEquals(List.of(), read.errors());
        Annotation back = read.items().get(0).annotations().get(0);
        assertEquals(List.of("", "", 0), List.of(back.track(), back.group(), back.z()));
        assertEquals(box.shape(), back.shape());
    }

    private Trial write(Map<String, String> options, Item... items) throws Exception {
        return Trial.write(new VocConverter(), options, TAXONOMY, List.of(items), temp);
    }

    private static Item picture(String path) {
        return new Item(
                path,
                path,
                Split.TRAIN,
                Optional.empty(),
                Media.Image.of(Blob.ABSENT, 20, 16),
                List.of(),
                List.of(),
                Map.of());
    }
}
