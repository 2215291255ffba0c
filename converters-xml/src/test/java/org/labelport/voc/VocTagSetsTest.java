package org.labelport.voc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.model.Value;
import org.labelport.testkit.trial.Trial;

/** What set files of classes say, and which class one is of where names of classes are no names of files. */
class VocTagSetsTest {

    @TempDir
    Path temp;

    private Trial back(List<String> classes) throws Exception {
        List<Item> items = new ArrayList<>();
        for (String name : classes) {
            items.add(picture("p" + items.size(), Annotation.of("tag-" + name, name, new Shape.Whole())));
        }
        return Trial.read(new VocTarget(), Map.of("path", write(classes, items).toString()), temp);
    }

    private static Item picture(String id, Annotation... annotations) {
        return Item.of(id, id + ".jpg", Media.Image.of(Blob.ABSENT, 20, 16), List.of(annotations));
    }

    private Path write(List<String> classes, List<Item> items) throws Exception {
        Taxonomy taxonomy = new Taxonomy(classes.stream().map(Category::of).toList());
        Path out = temp.resolve("out");
        assertEquals(
                List.of(),
                Trial.write(new VocConverter(), Map.of(), taxonomy, items, out).errors());
        return out;
    }

    private static List<String> tags(Trial read) {
        return read.items().stream()
                .flatMap(item -> item.annotations().stream())
                .map(Annotation::category)
                .toList();
    }

    @Test
    void classesWhoseNamesBecomeEqualAreReadAsThemselves() throws Exception {
        List<String> classes = List.of("a_b", "a/b", "a\\b", "a_b__2", "a|b", "..", "café", "cafe\u0301");
        assertEquals(classes, tags(back(classes)));
    }

    /** As in the files of the challenge, from which programs train classifiers: 0 where all objects are difficult. */
    @Test
    void picturesWithObjectsOfAClassHaveItToo() throws Exception {
        Shape.Box box = Shape.Box.of(2, 2, 6, 5);
        Map<String, Value> difficult = Map.of(Attributes.DIFFICULT, new Value.Flag(true));
        Annotation hard = Annotation.of("1", "cat", box).withAttributes(difficult);
        write(
                List.of("cat", "dog"),
                List.of(
                        picture("tag", Annotation.of("1", "cat", new Shape.Whole())),
                        picture("object", Annotation.of("1", "cat", box)),
                        picture("difficult", hard),
                        picture("both", hard, Annotation.of("2", "cat", box)),
                        picture("other", Annotation.of("1", "dog", box)),
                        picture("outside", Annotation.of("1", "cat", Shape.Box.of(-9, 2, 6, 5)))));

        Path sets = temp.resolve("out/VOCdevkit/VOC2012/ImageSets/Main");
        assertEquals(
                "tag  1\nobject  1\ndifficult  0\nboth  1\nother -1\noutside -1\n",
                Files.readString(sets.resolve("cat_train.txt")));
        assertFalse(Files.exists(sets.resolve("dog_train.txt")));
    }

    @Test
    void classesThatDifferInCaseHaveFilesOfTheirOwnOnEverySystem() throws Exception {
        List<String> classes = List.of("car", "Car", "CAR");
        assertEquals(classes, tags(back(classes)));
        try (Stream<Path> sets = Files.list(temp.resolve("out/VOCdevkit/VOC2012/ImageSets/Main"))) {
            List<String> names = sets.map(file -> file.getFileName().toString().toLowerCase(Locale.ROOT))
                    .toList();
            assertEquals(names.size(), names.stream().distinct().count(), names::toString);
        }
    }
}
