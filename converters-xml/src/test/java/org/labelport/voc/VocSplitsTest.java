package org.labelport.voc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Split;
import org.labelport.testkit.trial.Trial;

/** Tests which files say the split of an item, and which ones list the classes. */
class VocSplitsTest extends VocFixture {

    @Test
    void setsOfClassesTellTheSplitsWhereThereAreNoOthers() throws Exception {
        for (String name : List.of("a", "b", "c")) {
            xml("Annotations/" + name + ".xml", "<filename>" + name + ".jpg</filename>" + SIZE);
        }
        text("ImageSets/Main/cat_train.txt", "a.jpg 1\nb.jpg -1\n");
        text("ImageSets/Main/cat_val.txt", "c  1\nd 1\n");

        Trial read = read("");

        assertEquals(
                List.of(Split.TRAIN, Split.TRAIN, Split.VALIDATION),
                read.items().stream().map(Item::split).toList());
        assertEquals(List.of("voc.set-unknown"), read.lossCodes());
    }

    @Test
    void splitsAndClassesComeFromTheirFiles() throws Exception {
        for (String id : List.of("a", "b", "c", "with blank")) {
            xml("Annotations/" + id + ".xml", SIZE + object("cat", "", 1, 1, 2, 2) + object("cow", "", 1, 1, 2, 2));
        }
        text("ImageSets/Main/train.txt", "a\r\nwith blank\n\nmissing\n");
        text("ImageSets/Main/val.txt", "b\na\n");
        text(
                "labelmap.txt",
                "# label:color_rgb:parts:actions\nbackground:0,0,0::\ndog:128,0,0:head,tail:\ncat:1,2,300::\n");

        Trial read = read("");

        assertEquals(
                List.of(Split.TRAIN, Split.VALIDATION, Split.NONE, Split.TRAIN),
                read.items().stream().map(Item::split).toList());
        assertEquals(List.of("voc.set-unknown", "split.several"), read.lossCodes());
        assertEquals(List.of("dog", "cat"), read.taxonomy().names());
        assertEquals("#800000", read.taxonomy().categories().get(0).color());
        assertEquals(
                List.of("category.unknown"),
                read.errorCodes().stream().distinct().toList());
        assertEquals(4, read.errors().size());
    }

    @Test
    void aLongLineOfBlanksIsReadAtOnce() throws Exception {
        xml("Annotations/a.xml", SIZE);
        text("ImageSets/Main/train.txt", "a\nb" + " ".repeat(400_000) + "c\n");

        assertEquals(List.of("a TRAIN"), assertTimeoutPreemptively(Duration.ofSeconds(30), () -> splits(read(""))));
    }

    @Test
    void setsAreCalledAsInCvat() throws Exception {
        for (String id : List.of("a", "b", "c", "d")) {
            xml("Annotations/" + id + ".xml", SIZE);
        }
        text("ImageSets/Main/Train.txt", "a\n");
        text("ImageSets/Main/Validation.txt", "b\n");
        text("ImageSets/Main/default.txt", "c\n");
        text("ImageSets/Main/odd.txt", "d\n");
        text("ImageSets/Main/traffic_light_default.txt", "c  1\n");
        text("ImageSets/Main/light_default.txt", "c -1\n");
        text("ImageSets/Main/cat_Train.txt", "a  1\n");
        text("ImageSets/Main/cat_Validation.txt", "b  1\n");

        Trial read = read("");

        assertEquals(List.of("a TRAIN", "b VALIDATION", "c NONE", "d NONE"), splits(read));
        assertEquals(List.of("voc.set-dropped"), read.lossCodes());
        assertEquals(
                "ImageSets/Main/odd.txt does not have the name of a split, and is not read",
                read.losses().get(0).detail());
        assertEquals(
                List.of("cat", "cat", "traffic_light"),
                read.items().stream()
                        .flatMap(item -> item.annotations().stream())
                        .map(Annotation::category)
                        .toList());
    }

    @Test
    void setsLieInOtherFoldersOrAreOneForTrainingAndValidation() throws Exception {
        for (String root : List.of("a", "b", "c")) {
            for (String id : List.of("1", "2", "3")) {
                xml(root + "/Annotations/" + id + ".xml", SIZE);
            }
        }
        text("a/ImageSets/Main/trainval.txt", "1\n2\n4\n");
        text("a/ImageSets/Main/val.txt", "2\n4\n");
        text("a/ImageSets/Segmentation/train.txt", "3\n");
        text("b/ImageSets/Segmentation/test.txt", "1\n");
        text("c/ImageSets/val.txt", "1\n");

        Trial first = read("a");

        assertEquals(List.of("1 TRAIN", "2 VALIDATION", "3 NONE"), splits(first));
        assertEquals(List.of("voc.set-unknown"), first.lossCodes());
        assertEquals(List.of("1 TEST", "2 NONE", "3 NONE"), splits(read("b")));
        assertEquals(List.of("1 VALIDATION", "2 NONE", "3 NONE"), splits(read("c")));
    }

    @Test
    void foldersOfSplitsAreSplitsWhereNoSetFileSaysIt() throws Exception {
        for (String name : List.of("train/a", "valid/b", "test/c", "other/d")) {
            xml("robo/" + name + ".xml", "<filename>x.jpg</filename>" + SIZE);
        }
        assertEquals(
                List.of("other/d NONE", "test/c TEST", "train/a TRAIN", "valid/b VALIDATION"), splits(read("robo")));
        assertEquals(
                List.of(Split.NONE, Split.TEST, Split.TRAIN, Split.VALIDATION),
                Trial.read(
                                new LabelImgTarget(),
                                Map.of("path", temp.resolve("robo").toString()),
                                temp)
                        .items()
                        .stream()
                        .map(Item::split)
                        .toList());

        text("robo/ImageSets/Main/val.txt", "test/c\n");
        assertEquals(
                List.of("other/d NONE", "test/c VALIDATION", "train/a NONE", "valid/b NONE"), splits(read("robo")));
    }

    @Test
    void byteOrderMarksOfListsAreNoPartOfTheirFirstName() throws Exception {
        xml("Annotations/a.xml", SIZE + object("cat", "", 1, 1, 2, 2));
        text("ImageSets/Main/val.txt", "\uFEFFa\n");
        text("labelmap.txt", "\uFEFF# label:color_rgb:parts:actions\ncat:128,0,0::\n");

        Trial read = read("");

        assertEquals(List.of("a VALIDATION"), splits(read));
        assertEquals(List.of("cat"), read.taxonomy().names());
        assertEquals(List.of(), read.lossCodes());
    }

    @Test
    void byteOrderMarkOfLabelImgsClassesIsNoPartOfTheFirst() throws Exception {
        xml("robo/a.xml", SIZE + object("cat", "", 1, 1, 2, 2));
        text("robo/predefined_classes.txt", "\uFEFFcat\n\n dog \n");

        Trial read = Trial.read(
                new LabelImgTarget(), Map.of("path", temp.resolve("robo").toString()), temp);

        assertEquals(List.of("cat", "dog"), read.taxonomy().names());
        assertEquals(List.of(), read.errorCodes());
    }

    @Test
    void aClassThatLabelImgsListLacksNamesThatList() throws Exception {
        xml("robo/a.xml", SIZE + object("cow", "", 1, 1, 2, 2));
        text("robo/predefined_classes.txt", "cat\n");

        Trial read = Trial.read(
                new LabelImgTarget(), Map.of("path", temp.resolve("robo").toString()), temp);

        assertEquals(
                "a.xml, line 1: 'cow' is not in predefined_classes.txt or classes.txt. Add it there, or remove that file.",
                read.errors().get(0).message());
    }
}
