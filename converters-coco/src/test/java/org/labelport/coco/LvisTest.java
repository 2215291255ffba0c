package org.labelport.coco;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.labelport.coco.Written.item;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.geometry.Masks;
import org.labelport.model.Annotation;
import org.labelport.model.Attributes;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.PointList;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.model.Value;
import org.labelport.report.ExportException;

/** What LVIS files have and other files do not. */
class LvisTest {

    private static final String FILE = "annotations/lvis_v1_train.json";

    @TempDir
    Path folder;

    private Written write(Item... items) throws ExportException, IOException {
        return Written.of(new LvisConverter(), Map.of(), folder, items);
    }

    @Test
    void frequencyFollowsFromTheImagesOfTheTrainingData() throws ExportException, IOException {
        Item[] items = new Item[102];
        for (int i = 0; i < items.length; i++) {
            Annotation person = Annotation.of("1", "person", Shape.Box.of(1, 1, 5, 5));
            Annotation cat = Annotation.of("2", "cat", Shape.Box.of(1, 1, 5, 5));
            Annotation second = Annotation.of("3", "cat", Shape.Box.of(1, 1, 5, 5));
            Annotation tree = Annotation.of("4", "tree", Shape.Box.of(1, 1, 5, 5));
            items[i] = i == 101
                    ? item("" + i, cat).withSplit(Split.VALIDATION)
                    : i < 10
                            ? item("" + i, person, cat, second, tree)
                            : i < 11 ? item("" + i, person, cat) : item("" + i, person);
        }
        Written written = write(items);
        for (String file : List.of(FILE, "annotations/lvis_v1_val.json")) {
            String text = written.text(file);
            assertTrue(text.contains("\"frequency\":\"f\",\"image_count\":101,\"instance_count\":101"), text);
            assertTrue(text.contains("\"frequency\":\"c\",\"image_count\":11,\"instance_count\":21"), text);
            assertTrue(text.contains("\"frequency\":\"r\",\"image_count\":10,\"instance_count\":10"), text);
        }
    }

    @Test
    void namesHaveOneFolderAndAreFoundAgain() throws ExportException, IOException {
        Item deep = Item.of("1", "a/b/c.jpg", Media.Image.of(Blob.ABSENT, 100, 80), List.of())
                .withSplit(Split.VALIDATION);
        Written written = write(deep);
        assertTrue(written.text("annotations/lvis_v1_val.json")
                .contains("\"coco_url\":\"val/a_b_c.jpg\",\"neg_category_ids\":[],\"not_exhaustive_category_ids\":[]"));
        assertEquals(
                List.of("a_b_c.jpg"),
                written.read(new LvisTarget()).items().stream().map(Item::path).toList());
    }

    @Test
    void picturesLieInTheFolderThatTheirAddressNames() throws ExportException, IOException {
        String lvis = """
                {"images":[{"id":1,"coco_url":"http://images.cocodataset.org/train2017/a.jpg","width":9,"height":9,
                            "neg_category_ids":[],"not_exhaustive_category_ids":[]},
                           {"id":2,"coco_url":"http://images.cocodataset.org/val2017/a.jpg","width":9,"height":9},
                           {"id":3,"coco_url":"http://images.cocodataset.org/val2017/flat.jpg","width":9,"height":9},
                           {"id":4,"coco_url":"../flat.jpg","width":9,"height":9}],
                 "annotations":[],"categories":[]}""";
        for (String picture : List.of("train2017/a.jpg", "val2017/a.jpg", "flat.jpg")) {
            Files.createDirectories(folder.resolve(picture).getParent());
            Files.writeString(folder.resolve(picture), picture);
        }
        Files.writeString(folder.resolve("lvis_v1_val.json"), lvis);
        assertEquals(List.of("train2017/a.jpg", "val2017/a.jpg", "flat.jpg", "flat.jpg"), pictures(folder));

        Files.createDirectories(folder.resolve("annotations"));
        Files.move(folder.resolve("lvis_v1_val.json"), folder.resolve("annotations/lvis_v1_val.json"));
        assertEquals(List.of("train2017/a.jpg", "val2017/a.jpg", "flat.jpg", "flat.jpg"), pictures(folder));
    }

    @Test
    void missingPictureIsNamedWithTheFolderOfItsAddress() throws ExportException, IOException {
        Files.createDirectories(folder.resolve("val2017"));
        Files.writeString(folder.resolve("val2017/b.jpg"), "b");
        Files.writeString(folder.resolve("lvis_v1_val.json"), """
                {"images":[{"id":1,"coco_url":"http://x/val2017/b.jpg","width":9,"height":9},
                           {"id":2,"coco_url":"http://x/val2017/a.jpg","width":9,"height":9}],
                 "annotations":[],"categories":[]}""");
        CocoReading read = CocoReading.of(Map.of("path", folder.toString()));
        assertEquals(List.of("media.missing"), read.errorCodes());
        assertTrue(
                read.errors().get(0).message().contains("there is no file 'val2017/a.jpg' in "),
                read.errors()::toString);
    }

    private List<String> pictures(Path set) throws ExportException, IOException {
        CocoReading read = CocoReading.of(Map.of("path", set.toString()));
        assertEquals(List.of(), read.errors());
        assertEquals(List.of(), read.lossCodes());
        return read.items().stream()
                .map(item -> set.toUri()
                        .relativize(
                                ((Media.Image) item.media()).blob().location().orElseThrow())
                        .getPath())
                .toList();
    }

    @Test
    void whatIsKnownOfCategoriesThatArePresentNowhereIsSaidToBeLost() throws ExportException, IOException {
        CocoReading read = CocoReading.ofJson("""
                {"images":[{"id":1,"coco_url":"http://x/val2017/a.jpg","width":9,"height":9,
                            "neg_category_ids":[1],"not_exhaustive_category_ids":[]}],
                 "categories":[{"id":1,"name":"can","synset":"can.n.01","synonyms":["can","tin"],"def":"a tin","frequency":"r",
                                "image_count":1,"instance_count":2},
                               {"id":2,"name":"cup","synset":"cup","synonyms":["cup"],"def":""}]}""");
        assertEquals(
                List.of("images.neg_category_ids", "categories.def", "categories.synset, synonyms"),
                read.losses().stream().map(loss -> loss.detail().split("'")[1]).toList());
    }

    @Test
    void everyRegionIsPolygonsThatCoverItsPixels() throws ExportException, IOException {
        Shape ring = new Shape.Polygon(List.of(new Shape.Polygon.Part(
                PointList.of(10, 10, 40, 10, 40, 40, 10, 40), List.of(PointList.of(20, 20, 20, 30, 30, 30, 30, 20)))));
        Shape.Mask mask = new Shape.Mask(5, 5, 3, 3, new int[] {0, 4, 1, 4});
        Written written = write(item(
                "1",
                Annotation.of("1", "cat", ring),
                Annotation.of("2", "cat", mask).withAttributes(Map.of(Attributes.CROWD, new Value.Flag(true)))));
        assertEquals(
                List.of("polygon.holes-bridged", "mask.vectorised", "polygon.holes-bridged", "crowd.as-object"),
                written.trial().lossCodes());
        assertTrue(written.entries(FILE).stream().noneMatch(entry -> entry.contains("iscrowd")));
        List<Annotation> read = written.read(new LvisTarget()).items().get(0).annotations();
        assertEquals(
                List.of(Masks.fill((Shape.Polygon) ring, 100, 80), mask),
                read.stream()
                        .map(annotation -> Masks.fill((Shape.Polygon) annotation.shape(), 100, 80))
                        .toList());
    }
}
