package org.labelport.voc;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.testkit.trial.Trial;

/** Which class a set file is of, where names of classes are no names of files. */
class VocTagSetsTest {

    @TempDir
    Path temp;

    private Trial back(List<String> classes) throws Exception {
        List<Item> items = new ArrayList<>();
        for (String name : classes) {
            Annotation tag = Annotation.of("tag-" + name, name, new Shape.Whole());
            String picture = "p" + items.size();
            items.add(Item.of(picture, picture + ".jpg", Media.Image.of(Blob.ABSENT, 20, 16), List.of(tag)));
        }
        Taxonomy taxonomy = new Taxonomy(classes.stream().map(Category::of).toList());
        Path out = temp.resolve("out");
        assertEquals(
                List.of(),
                Trial.write(new VocConverter(), Map.of(), taxonomy, items, out).errors());
        return Trial.read(new VocTarget(), Map.of("path", out.toString()), temp);
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
