package org.labelport.yolo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.model.Item;
import org.labelport.model.Split;
import org.labelport.report.ItemError;

/** Tests where the places that data.yaml names are looked for, and which pictures are found there. */
class YoloPlacesTest extends YoloFolder {

    @Test
    void validationDataThatIsTheTrainingDataCountsOnce() throws Exception {
        yaml("train: images/train\nval: ./images/train\n" + NAMES);
        picture("images/train/a.png");

        assertEquals(List.of("train/a.png"), read().stream().map(Item::id).toList());
    }

    @Test
    void aPictureThatIsMissingInItsFolderIsNotTakenFromAnother() throws Exception {
        yaml("train: train.txt\nval: images/val\n" + NAMES);
        picture("images/val/v.png");
        picture("a.png");
        label("train.txt", "images/val/a.png\n");

        assertEquals(List.of("val/v.png"), read().stream().map(Item::id).toList());
        assertEquals(
                List.of("media.missing"), errors.stream().map(ItemError::code).toList());
    }

    @Test
    void picturesBesideTheFoldersOfSplitsAreRead() throws Exception {
        label("classes.txt", "cat\n");
        for (String picture : List.of("loose", "more/m", "train/t", "val/v", "valid/w")) {
            picture("images/" + picture + ".png");
            label("labels/" + picture + ".txt", "0 0.5 0.5 0.2 0.2\n");
        }

        List<Item> items = read();

        assertEquals(
                List.of("loose.png", "more/m.png", "train/t.png", "val/v.png", "val@2/w.png"),
                items.stream().map(Item::id).toList());
        assertEquals(
                List.of(Split.NONE, Split.NONE, Split.TRAIN, Split.VALIDATION, Split.VALIDATION),
                items.stream().map(Item::split).toList());
        assertTrue(items.stream().allMatch(item -> item.annotations().size() == 1));
        assertEquals(List.of(), lossCodes());
    }

    @Test
    void labelsBesideTheFoldersOfSplitsNeedAPictureThere() throws Exception {
        label("classes.txt", "cat\n");
        picture("images/train/t.png");
        for (String label : List.of("train/t", "train/of-train", "lost", "more/lost")) {
            label("labels/" + label + ".txt", "0 0.5 0.5 0.2 0.2\n");
        }
        label("labels/classes.txt", "cat\n");

        assertEquals(List.of("train/t.png"), read().stream().map(Item::id).toList());
        assertEquals(
                List.of("lost", "more/lost", "train/of-train"),
                errors.stream().map(ItemError::item).sorted().toList());
    }

    @Test
    void validationDataThatIsPartOfTheTrainingDataIsReported() throws Exception {
        yaml("train: [images/train, images/val]\nval: images/val\n" + NAMES);
        picture("images/train/a.png");
        picture("images/val/b.png");

        assertEquals(
                List.of("train/a.png", "train@2/b.png"),
                read().stream().map(Item::id).toList());
        assertTrue(lossCodes().contains("split.missing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"my-project-1/", "/content/datasets/my-project-1/", "../../other/", "C:\\data\\my\\"})
    void placesOfAnotherMachineAreFoundByTheirEnds(String start) throws Exception {
        yaml("train: '" + start + "images/train'\nval: '" + start + "lists\\val.txt'\n" + NAMES);
        picture("images/train/a.png");
        picture("images/val/b.png");
        label("lists/val.txt", start.replace('\\', '/') + "images/val/b.png\n/elsewhere/c.png\n");

        assertEquals(
                List.of("train/a.png", "val/images/val/b.png"),
                read().stream().map(Item::id).toList());
        assertEquals(
                List.of("media.outside"), errors.stream().map(ItemError::code).toList());
        assertEquals(
                List.of("yolo.place-elsewhere", "yolo.place-elsewhere"),
                lossCodes().stream()
                        .filter(code -> code.startsWith("yolo.place"))
                        .toList());
    }

    @Test
    void labelsBesideTheFolderOfPicturesInAPlaceAreNotAlone() throws Exception {
        yaml("train: train\nval: train\n" + NAMES);
        picture("train/images/a.png");
        label("train/labels/a.txt", "0 0.5 0.5 0.2 0.2\n");
        label("train/labels/lost.txt", "0 0.5 0.5 0.2 0.2\n");

        List<Item> items = read();

        assertEquals(List.of("train/images/a.png"), items.stream().map(Item::id).toList());
        assertEquals(1, items.get(0).annotations().size());
        assertEquals(
                List.of("train/labels/lost"),
                errors.stream().map(ItemError::item).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"images", ".", "list.txt"})
    void labelsBesidePicturesInImagesAreRead(String place) throws Exception {
        yaml("train: " + place + "\nval: " + place + "\n" + NAMES);
        label("list.txt", "./images/a.png\n./images/empty.png\n");
        picture("images/a.png");
        picture("images/empty.png");
        label("images/a.txt", "0 0.5 0.5 0.2 0.2\n1 0.5 0.5 0.2 0.2\n");

        List<Item> items = read();

        assertEquals(
                List.of(2, 0),
                items.stream().map(item -> item.annotations().size()).toList());
        assertEquals(List.of("yolo.labels-beside"), lossCodes());
        assertEquals(List.of(), errors);
    }

    @Test
    void labelsBesidePicturesInImagesMayHaveNoPicture() throws Exception {
        yaml("train: images\nval: images\n" + NAMES);
        picture("images/a.png");
        label("images/a.txt", "0 0.5 0.5 0.2 0.2\n");
        label("images/classes.txt", "cat\ndog\n");
        label("images/lost.txt", "0 0.5 0.5 0.2 0.2\n");

        read();

        assertEquals(List.of("train/lost"), errors.stream().map(ItemError::item).toList());
    }

    @Test
    void picturesOfAListWithoutAFolderOfLabelsAreReported() throws Exception {
        yaml("train: list.txt\nval: list.txt\n" + NAMES);
        label("list.txt", "./images/a.png\n");
        picture("images/a.png");

        read();

        assertEquals(List.of("yolo.labels-missing"), lossCodes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"train: ./train.txt", "train: images", "path: .\ntrain: images", "path: ../set\ntrain: images"})
    void filesInTheFolderDataOfYolov5NamePlacesFromTheFolderAbove(String places) throws Exception {
        label("program/data/custom.yaml", places + "\nval: val.txt\n" + NAMES);
        String set = places.contains("set") ? "set/" : "program/";
        label("program/train.txt", "./images/a.png\n");
        label(set + "val.txt", "");
        picture(set + "images/a.png");
        label(set + "labels/a.txt", "0 0.5 0.5 0.2 0.2\n");

        List<Item> items = read(folder.resolve("program/data/custom.yaml"));

        assertEquals(1, items.size());
        assertEquals(1, items.get(0).annotations().size());
        assertEquals(List.of(), errors);
    }

    @Test
    void placesMayBeListsOfFoldersAndOtherLayouts() throws Exception {
        yaml("path: data\ntrain:\n- one/images\n- two/images\nvalidation: ../flat\ntest: nowhere\n" + NAMES);
        picture("data/one/images/a.png");
        label("data/one/labels/a.txt", "0 0.5 0.5 0.2 0.2\n");
        picture("data/two/images/a.png");
        label("data/two/labels/a.txt", "1 0.5 0.5 0.2 0.2\n");
        picture("flat/c.png");
        label("flat/c.txt", "1 0.5 0.5 0.2 0.2\n");
        label("flat/README.txt", "some words");
        label("flat/lost.txt", "1 0.5 0.5 0.2 0.2\n");

        List<Item> items = read();

        assertEquals(
                List.of("train/a.png", "train@2/a.png", "val/c.png"),
                items.stream().map(Item::id).toList());
        assertTrue(items.stream().allMatch(item -> item.annotations().size() == 1));
        assertEquals(List.of("val/lost"), errors.stream().map(ItemError::item).toList());
        assertEquals(List.of("split.missing"), lossCodes());
    }

    @Test
    void aListOfPicturesStandsForAFolder() throws Exception {
        yaml("train: lists/train.txt\nval: images/val\n" + NAMES);
        picture("images/val/v.png");
        label("labels/val/v.txt", "");
        picture("images/x/b.png");
        picture("images/x/a.png");
        label("labels/x/a.txt", "0 0.5 0.5 0.2 0.2\n");
        label("labels/x/gone.txt", "0 0.5 0.5 0.2 0.2\n");
        label(
                "lists/train.txt",
                "\uFEFF../images/x/b.png\r\n\r\n./../images/x/a.png\n../images/x/a.png\n../images/x/gone.png\n"
                        + "../../../../etc/passwd.png\n" + folder.resolve("images/x/b.png") + "\n../notes.md\n");

        List<Item> items = read();

        assertEquals(
                List.of("train/images/x/a.png", "train/images/x/b.png", "val/v.png"),
                items.stream().map(Item::id).toList());
        assertEquals(1, items.get(0).annotations().size());
        assertEquals(
                List.of("media.outside", "media.unsupported", "media.missing"),
                errors.stream().map(ItemError::code).toList());
        assertEquals(1, errors.get(2).annotations());
        assertEquals(List.of("yolo.lines-repeated"), lossCodes());
    }

    @Test
    void linksToFoldersAreLossesAndFilesBehindThemErrors() throws Exception {
        Path outside = folder.resolve("outside");
        Pictures.png(outside.resolve("secret.png"), 20, 20);
        label("outside/secret.txt", "0 0.5 0.5 0.2 0.2\n");
        Path set = folder.resolve("set");
        label("set/data.yaml", "train: images/train\n" + NAMES);
        Pictures.png(set.resolve("images/train/ok.png"), 20, 20);
        Files.createDirectories(set.resolve("labels/train"));
        Files.createSymbolicLink(set.resolve("images/train/a.png"), outside.resolve("secret.png"));
        Files.createSymbolicLink(set.resolve("images/train/all"), outside);
        Files.createSymbolicLink(set.resolve("images/train/loop"), set.resolve("images/train"));
        Files.createSymbolicLink(set.resolve("labels/train/ok.txt"), outside.resolve("secret.txt"));

        assertEquals(List.of(), read(set));
        assertEquals(
                List.of("train/a.png", "train/ok.png"),
                errors.stream().map(ItemError::item).toList());
        assertEquals(List.of("folder.link", "folder.link"), lossCodes());
    }
}
