package org.labelport.yolo.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.testkit.trial.Trial;
import org.labelport.yolo.Reading;
import org.labelport.yolo.Verification;

class KerasTest {

    @TempDir
    Path folder;

    @Test
    void writesALineForEachPictureAndTheClassesOfEachSplit() throws Exception {
        Path out = folder.resolve("out");
        Media.Image image = Media.Image.of(Blob.ABSENT, 100, 50);
        Trial trial = Trial.write(
                new KerasConverter(),
                Map.of(),
                new Taxonomy(List.of(Category.of("cat"), Category.of("dog\nhouse"))),
                List.of(
                        Item.of(
                                "1",
                                "my cats/a,b.jpg",
                                image,
                                List.of(
                                        Annotation.of("1", "dog\nhouse", Shape.Box.of(10.4, 5.5, 20, 10)),
                                        Annotation.of("2", "cat", Shape.Box.of(90, 40, 20, 20)),
                                        Annotation.of("3", "", Shape.Box.of(1, 1, 2, 2)),
                                        Annotation.of("4", "cat", new Shape.Whole()))),
                        Item.of("2", "b.jpg", image, List.of()).withSplit(Split.VALIDATION)),
                out);

        assertEquals(
                "my_cats/a,b.jpg 10,6,30,16,1 90,40,100,50,0\n",
                Files.readString(out.resolve("train/_annotations.txt")));
        assertEquals("cat\ndog_house\n", Files.readString(out.resolve("train/_classes.txt")));
        assertEquals("b.jpg\n", Files.readString(out.resolve("val/_annotations.txt")));
        assertEquals("cat\ndog_house\n", Files.readString(out.resolve("val/_classes.txt")));
        assertEquals(
                List.of(
                        "class.renamed",
                        "file.renamed",
                        "geometry.clipped",
                        "category.missing",
                        "geometry.unsupported"),
                trial.lossCodes());
        assertEquals(List.of(), new Verification(out, new KerasConverter()).faults(Map.of()));
    }

    /** An expression that calls itself for each of them would end in a StackOverflowError. */
    @Test
    void endlessDotsBeforeAPictureAreLeftOut() throws Exception {
        Files.writeString(folder.resolve("_classes.txt"), "cat\n");
        Path list = folder.resolve("_annotations.txt");
        Files.writeString(list, "./".repeat(200_000) + "a.jpg\n");

        Trial read = Reading.of(new KerasTarget(), list, Map.of());

        assertEquals(List.of("a.jpg"), read.items().stream().map(Item::path).toList());
    }

    @Test
    void picturesWithoutABoxAreLeftOutOnDemand() throws Exception {
        Path out = folder.resolve("out");
        Media.Image image = Media.Image.of(Blob.ABSENT, 100, 50);
        Trial trial = Trial.write(
                new KerasConverter(),
                Map.of("empty-items", "drop"),
                new Taxonomy(List.of(Category.of("cat"))),
                List.of(
                        Item.of("1", "a.jpg", image, List.of(Annotation.of("1", "cat", Shape.Box.of(1, 2, 3, 4)))),
                        Item.of("2", "b.jpg", image, List.of()),
                        Item.of("3", "c.jpg", image, List.of(Annotation.of("1", "cat", new Shape.Whole()))),
                        Item.of("4", "d.jpg", Media.Image.of(Blob.ABSENT, 0, 0), List.of())
                                .withSplit(Split.TEST)),
                out);

        assertEquals("a.jpg 1,2,4,6,0\n", Files.readString(out.resolve("train/_annotations.txt")));
        assertTrue(Files.notExists(out.resolve("test")));
        assertEquals(
                List.of("item.unlabelled", "geometry.unsupported", "item.unlabelled", "item.unlabelled"),
                trial.lossCodes());
        assertEquals(List.of(), new Verification(out, new KerasConverter()).faults(Map.of()));
    }

    @Test
    void aListMayBeginWithAPictureWithoutAnExtensionAndWithoutBoxes() throws Exception {
        Files.writeString(folder.resolve("_classes.txt"), "cat\n");
        Files.writeString(folder.resolve("_annotations.txt"), "photo\na.jpg 1,2,3,4,0\n");

        Trial read = Reading.of(new KerasTarget(), folder, Map.of());

        assertEquals(
                List.of("photo", "a.jpg"), read.items().stream().map(Item::path).toList());
    }

    @Test
    void picturesWithoutABoxAreToldOnceForAList() throws Exception {
        set().text("_classes.txt", "cat\n")
                .text("_annotations.txt", "a.png 1,2,3,4,0\nb.png\nc.png\n")
                .picture("a.png")
                .picture("b.png")
                .picture("c.png");

        assertEquals(List.of("REMARK yolo-keras.picture-empty _annotations.txt:2"), set().shown(Map.of()));
    }

    @Test
    void readsWhatRoboflowWrites() throws Exception {
        set().text("README.roboflow.txt", "Cats - v1\n==\n")
                .text("train/_classes.txt", "cat\ndog")
                .text("train/_annotations.txt", "a_jpg.rf.0f1e.png 40,20,60,30,1 1,2,3,4,0\nempty.png\n\n")
                .picture("train/a_jpg.rf.0f1e.png")
                .picture("train/empty.png")
                .picture("train/extra.png")
                .text("valid/_classes.txt", "cat\ndog\n")
                .text("valid/_annotations.txt", "b.png 0,0,10,10,0")
                .picture("valid/b.png");

        Trial read = read(Map.of());

        assertEquals(List.of("cat", "dog"), read.taxonomy().names());
        assertEquals(List.of("train/a_jpg.rf.0f1e.png", "train/empty.png", "valid/b.png"), read.ids());
        assertEquals(
                List.of(Split.TRAIN, Split.TRAIN, Split.VALIDATION),
                read.items().stream().map(Item::split).toList());
        assertEquals(
                List.of(
                        Annotation.of("1", "dog", Shape.Box.of(40, 20, 20, 10)),
                        Annotation.of("2", "cat", Shape.Box.of(1, 2, 2, 2))),
                read.annotations(0));
        assertEquals(List.of("yolo-keras.file-ignored", "picture.unannotated"), read.lossCodes());
        assertEquals(List.of(), read.errorCodes());
    }

    /**
     * The scripts of keras-yolo3 write paths of the machine on which they run, and read the list of classes from a
     * folder of models.
     */
    @Test
    void readsListsOfKerasYolo3WithPathsOfAnotherMachine() throws Exception {
        set().text(
                        "2007_train.txt",
                        "/home/me/VOCdevkit/JPEGImages/a b.png 1,2,11.5,12,0\nC:\\data\\c.png 1,2,3,4,0\n./sub/d.png\n")
                .text("model_data/voc_classes.txt", "cat\n")
                .picture("pictures/a b.png")
                .picture("pictures/c.png")
                .picture("pictures/sub/d.png");

        Trial read = read(Map.of(
                "images", folder.resolve("pictures").toString(),
                "classes", folder.resolve("model_data/voc_classes.txt").toString()));

        assertEquals(List.of("home/me/VOCdevkit/JPEGImages/a b.png", "data/c.png", "sub/d.png"), read.ids());
        assertEquals(List.of(Annotation.of("1", "cat", Shape.Box.of(1, 2, 10.5, 10))), read.annotations(0));
        assertEquals(100, ((Media.Image) read.items().get(2).media()).width());
        assertEquals(List.of(), read.errorCodes());
    }

    @Test
    void findsPicturesByTheEndOfAPathOfAnotherMachine() throws Exception {
        set().text("train.txt", "/home/me/VOCdevkit/JPEGImages/a.png 1,2,3,4,0\n")
                .text("classes.txt", "cat\n")
                .picture("JPEGImages/a.png");

        Trial read = read(Map.of());

        assertEquals(100, ((Media.Image) read.items().get(0).media()).width());
        assertEquals(List.of(), read.lossCodes());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,2,3,0     | is not left,top,right,bottom,class",
                "1,2,3,4,7   | there is no class 7 among 1",
                "1,2,3,4,0.5 | there is no class",
                "1,2,3,4,-1  | there is no class -1",
                "5,2,3,4,0   | left must not be greater than right",
                "1,2,NaN,4,0 | 'NaN' is not a number",
                "1,2,1e999,4,0 | larger than a number can be",
                "cat.jpg     | 'cat.jpg' is not left,top,right,bottom,class"
            })
    void boxThatIsNoneIsAnErrorOfItsOwn(String box, String message) throws Exception {
        set().text("_classes.txt", "cat\n")
                .text("_annotations.txt", "a.png 1,1,2,2,0 " + box + " 3,3,4,4,0\n")
                .picture("a.png");

        Trial read = read(Map.of());

        assertEquals(2, read.annotations(0).size());
        assertEquals(List.of("yolo.row"), read.errorCodes());
        String said = read.errors().get(0).message();
        assertTrue(said.startsWith("_annotations.txt, line 1, box 2: ") && said.contains(message), said);
    }

    @Test
    void saysWhatItDoesNotUnderstand() throws Exception {
        set().text("_classes.txt", "cat\n")
                .text("_annotations.txt", "a.png\na.png\n")
                .picture("a.png");
        assertEquals(
                List.of("yolo-keras.picture-repeated", "yolo-keras.no-boxes"),
                read(Map.of()).lossCodes());

        Files.write(folder.resolve("_annotations.txt"), new byte[] {'a', '\n', (byte) 0xff});
        ExportException text = assertThrows(ExportException.class, () -> read(Map.of()));
        assertEquals("yolo-keras.list", text.code());
        assertTrue(text.getMessage().contains("_annotations.txt, line 2: it is not UTF-8"), text.getMessage());

        set().text("_annotations.txt", "a.png\n");
        Files.delete(folder.resolve("_classes.txt"));
        ExportException classes = assertThrows(ExportException.class, () -> read(Map.of()));
        assertEquals("yolo.classes", classes.code());

        Files.delete(folder.resolve("_annotations.txt"));
        set().text("notes.txt", "nothing\n");
        ExportException missing = assertThrows(ExportException.class, () -> read(Map.of()));
        assertEquals("yolo-keras.missing", missing.code());
    }

    @Test
    void listsOfSplitsWithOtherClassesAreRefused() throws Exception {
        set().text("train/_classes.txt", "cat\n")
                .text("train/_annotations.txt", "a.png 1,1,2,2,0\n")
                .text("test/_classes.txt", "dog\n")
                .text("test/_annotations.txt", "b.png 1,1,2,2,0\n")
                .text("valid/_classes.txt", "fox\n")
                .text("valid/_annotations.txt", "c.png 1,1,2,2,0\n");

        assertEquals(
                "yolo.classes",
                assertThrows(ExportException.class, () -> read(Map.of())).code());
        assertEquals(
                List.of("REJECTED yolo-keras.classes train/_classes.txt:0"),
                set().shown(Map.of()).stream()
                        .filter(problem -> problem.startsWith("REJECTED yolo-keras.classes"))
                        .toList());
    }

    @Test
    void listsOfClassesThatAreNotUtf8DoNotEndTheCheck() throws Exception {
        set().bytes("_classes.txt", new byte[] {'c', (byte) 0xE9, '\n'}).text("_annotations.txt", "a.png 1,1,5,5,1\n");

        assertEquals(
                List.of("REJECTED yolo-keras.encoding _classes.txt:0", "REJECTED yolo-keras.class _annotations.txt:1"),
                set().faults(Map.of()));
    }

    @Test
    void listsOfClassesInUtf16AreNoLists() throws Exception {
        set().bytes("_classes.txt", "cat\ndog\n".getBytes(StandardCharsets.UTF_16LE))
                .text("_annotations.txt", "a.png 1,1,5,5,1\n")
                .picture("a.png");

        ExportException e = assertThrows(ExportException.class, () -> read(Map.of()));
        assertEquals("yolo.classes", e.code());
        assertTrue(e.getMessage().contains("line 1: there are NUL characters"), e.getMessage());
        assertEquals(List.of("REJECTED yolo-keras.encoding _classes.txt:0"), set().faults(Map.of()));
    }

    @Test
    void listsOfClassesWithAByteOrderMarkAreReadButNotByOthers() throws Exception {
        set().text("_classes.txt", "\uFEFFcat\ndog\n")
                .text("_annotations.txt", "a.png 1,1,5,5,1\n")
                .picture("a.png");

        assertEquals(List.of("cat", "dog"), read(Map.of()).taxonomy().names());
        assertEquals(List.of("REJECTED yolo-keras.byte-order-mark _classes.txt:1"), set().faults(Map.of()));
    }

    @Test
    void verifierSaysWhatReadersStumbleOver() throws Exception {
        Verification set = set().text("_classes.txt", "cat\n\ncat\n")
                .text(
                        "_annotations.txt",
                        "\uFEFFa.png 1,1,2,2,0\n\nmy cat.png 1,1,2,2,0\na.png 1.0,1,2,2,0 1,1,1,2,0 90,40,101,50,0 1,1,2,2,3\n"
                                + "gone.png 1,1,2\n")
                .text("notes.txt", "nothing\n")
                .picture("a.png")
                .picture("my cat.png")
                .text("broken.png", "no picture");

        assertEquals(
                List.of(
                        "DAMAGED yolo-keras.classes _classes.txt:2",
                        "REMARK yolo-keras.classes _classes.txt:0",
                        "REJECTED yolo-keras.byte-order-mark _annotations.txt:1",
                        "REJECTED yolo-keras.line-empty _annotations.txt:2",
                        "REJECTED yolo-keras.name-blank _annotations.txt:3",
                        "REMARK yolo-keras.picture-repeated _annotations.txt:4",
                        "REJECTED yolo-keras.fraction _annotations.txt:4",
                        "DAMAGED yolo-keras.box-empty _annotations.txt:4",
                        "DAMAGED yolo-keras.box-outside _annotations.txt:4",
                        "REJECTED yolo-keras.class _annotations.txt:4",
                        "REJECTED yolo-keras.picture-missing _annotations.txt:5",
                        "REJECTED yolo-keras.box _annotations.txt:5",
                        "REMARK yolo-keras.file-ignored notes.txt:0"),
                set.shown(Map.of()));
    }

    @Test
    void verifierMissesClassesAndPictures() throws Exception {
        Verification set = set().text("train.txt", "a.png 1,1,2,2,0\n");

        assertEquals(
                List.of("REJECTED yolo-keras.classes-missing :0", "REMARK yolo-keras.no-pictures :0"),
                set.shown(Map.of()));
    }

    private Verification set() {
        return new Verification(folder, new KerasConverter());
    }

    private Trial read(Map<String, String> filter) throws Exception {
        return Reading.of(new KerasTarget(), folder, filter);
    }
}
