package org.labelport.yolo.darknet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
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
import org.labelport.output.SafePath;
import org.labelport.report.ExportException;
import org.labelport.testkit.trial.Trial;
import org.labelport.yolo.Reading;
import org.labelport.yolo.Verification;

class DarknetTest {

    private static final String DATA =
            "classes = 2\ntrain = data/train.txt\nvalid = data/valid.txt\nnames = data/obj.names\nbackup = backup/\n";

    @TempDir
    Path folder;

    @Test
    void writesTheFilesOfDarknet() throws Exception {
        Path out = folder.resolve("out");
        Item item = Item.of(
                "1",
                "images/sub/a.webp",
                Media.Image.of(Blob.ABSENT, 100, 50),
                List.of(Annotation.of("1", "dog\nhouse", Shape.Box.of(10, 5, 20, 10))));
        Trial trial = Trial.write(
                new DarknetConverter(),
                Map.of(),
                new Taxonomy(List.of(Category.of("cat"), Category.of("dog\nhouse"), Category.of("\u00A0"))),
                List.of(item),
                out);

        assertEquals(
                "classes = 3\ntrain = data/train.txt\nvalid = data/train.txt\nnames = data/obj.names\nbackup = backup/\n",
                Files.readString(out.resolve("obj.data")));
        assertEquals("cat\ndog_house\n_\n", Files.readString(out.resolve("obj.names")));
        assertEquals("data/obj_train_data/sub/a.webp.jpg\n", Files.readString(out.resolve("train.txt")));
        assertEquals(
                "1 0.200000 0.200000 0.200000 0.200000\n",
                Files.readString(out.resolve("obj_train_data/sub/a.webp.txt")));
        assertEquals(List.of("class.renamed", "class.renamed", "file.renamed", "split.missing"), trial.lossCodes());
        assertEquals(List.of(), new Verification(out, new DarknetConverter()).faults(Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "a.jpg, a.jpg",
        "a.JPG, a.JPG",
        "a.TIFF, a.TIFF",
        "a.Jpg, a.Jpg.jpg",
        "a.webp, a.webp.jpg",
        "a.jpg.png, a_jpg.png",
        "a.jpg.jpg, a_jpg.jpg",
        "a.bmp.bmp, a_bmp.bmp",
        "my.png_1.jpg, my_png_1.jpg",
        "a.JPEG/b.png, a_JPEG/b.png",
        "images/a.jpg, a.jpg",
        "images2/JPEGImages_1.jpg, Images2/JpegImages_1.jpg",
        "strawberry.png, stRawberry.png",
    })
    void picturesGetNamesWhoseLabelsDarknetsFind(String path, String name) {
        String picture = DarknetLayout.PREFIX + DarknetLayout.folder("train") + "/" + DarknetLayout.spelled(path);

        assertEquals(name, DarknetLayout.spelled(path));
        assertEquals(DarknetLayout.labelName(picture), LabelPlace.ALEXEY_AB.of(picture));
        if (DarknetLayout.ORIGINAL_SUFFIXES.contains(SafePath.extension(picture))) {
            assertEquals(DarknetLayout.labelName(picture), LabelPlace.ORIGINAL.of(picture));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a.jpg.jpg, a.jpg, REJECTED yolo-darknet.picture-name train.txt:1",
        "a.jpg.png, a.jpg, REMARK yolo-darknet.picture-name train.txt:1",
        "drawing.png, drawing, REMARK yolo-darknet.picture-name train.txt:1",
        "a.jpeg, a, REMARK yolo-darknet.picture-name train.txt:1",
        "a.Png, a, REJECTED yolo-darknet.picture-suffix train.txt:1",
        "JPEGImages/a.png, JPEGImages/a, REJECTED yolo-darknet.picture-name train.txt:1",
        "images/a.png, labels/a, REMARK yolo-darknet.picture-name train.txt:1",
    })
    void namesOfPicturesWhoseLabelsDarknetsDoNotFind(String picture, String labels, String problem) throws Exception {
        good();
        set().text("train.txt", "data/obj_train_data/" + picture + "\n")
                .picture("obj_train_data/" + picture)
                .text("obj_train_data/" + labels + ".txt", "1 0.5 0.5 0.2 0.2\n");

        List<String> ofTheName = set().shown(Map.of()).stream()
                .filter(shown -> !shown.contains("labels-unlisted")) // of the good set, which the list no longer names
                .toList();
        assertEquals(List.of(problem), ofTheName);
    }

    @Test
    void readsWhatCvatWrites() throws Exception {
        good();

        Trial read = read();

        assertEquals(List.of("train/a.png", "val/b.png"), read.ids());
        assertEquals(Split.VALIDATION, read.items().get(1).split());
        assertEquals(List.of(Annotation.of("1", "dog", Shape.Box.of(40, 20, 20, 10))), read.annotations(0));
        assertEquals(List.of("cat", "dog"), read.taxonomy().names());
        assertEquals(List.of(), read.errorCodes());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void pictureThatIsALinkToNothingIsAnErrorOfItsItem() throws Exception {
        good();
        Path link = folder.resolve("obj_train_data/a.png");
        Files.delete(link);
        Files.createSymbolicLink(link, folder.resolve("gone"));

        Trial read = read();

        assertEquals(List.of("val/b.png"), read.ids());
        assertEquals(List.of("media.unreadable"), read.errorCodes());
    }

    @Test
    void readsListsWithoutDataAndOfOtherMachinesAndSubsets() throws Exception {
        set().text(
                        "my.data",
                        "# comment\r\nclasses=1\r\ntrain=lists/one.txt\r\nHoldout = data/two.txt\r\nnames = voc.names\r\n")
                .text("voc.names", "\uFEFFcat\n")
                .text(
                        "lists/one.txt",
                        "C:\\darknet\\data\\obj\\a.png\n/home/me/darknet/data/obj/b.png\nimages/c.png\n\n")
                .text("two.txt", "./obj/d.png\nobj/d.png\nobj/gone.png\n../../etc/passwd.png\n")
                .picture("obj/a.png")
                .picture("obj/b.png")
                .picture("images/c.png")
                .text("labels/c.txt", "0 0.5 0.5 0.2 0.2\n")
                .picture("obj/d.png")
                .text("obj/d.txt", "0 0.5 0.5 0.2 0.2\n4 0.5 0.5 0.2 0.2\n");

        Trial read = read();

        assertEquals(
                List.of("train/obj/a.png", "train/obj/b.png", "train/images/c.png", "holdout/obj/d.png"), read.ids());
        assertEquals(1, read.annotations(2).size());
        assertEquals(List.of("yolo.row", "media.missing", "media.outside"), read.errorCodes());
        assertEquals(List.of("yolo.lines-repeated"), read.lossCodes());
    }

    @Test
    void readsRoboflowsFoldersOfSplits() throws Exception {
        set().text("README.roboflow.txt", "1 0.5 0.5 0.2 0.2\n")
                .text("train/_darknet.labels", "cat\ndog")
                .picture("train/a_jpg.rf.0f1e.png")
                .text("train/a_jpg.rf.0f1e.txt", "1 0.5 0.5 0.2 0.2\n0 0.5 0.5 0.1")
                .picture("train/empty.png")
                .text("train/empty.txt", "")
                .text("train/lost.txt", "0 0.5 0.5 0.2 0.2")
                .text("valid/_darknet.labels", "cat\ndog\n")
                .picture("valid/b.png")
                .text("valid/b.txt", "0 0.5 0.5 0.2 0.2")
                .picture("test/c.png")
                .text("test/c.TXT", "0 0.5 0.5 0.2 0.2");
        Files.createSymbolicLink(folder.resolve("backup"), folder.resolve("gone"));

        Trial read = read();

        assertEquals(List.of("cat", "dog"), read.taxonomy().names());
        assertEquals(List.of("train/a_jpg.rf.0f1e.png", "train/empty.png", "val/b.png", "test/c.png"), read.ids());
        assertEquals(
                List.of(Split.TRAIN, Split.TRAIN, Split.VALIDATION, Split.TEST),
                read.items().stream().map(Item::split).toList());
        assertEquals(List.of(Annotation.of("1", "dog", Shape.Box.of(40, 20, 20, 10))), read.annotations(0));
        assertEquals("a_jpg.rf.0f1e.png", read.items().get(0).path());
        assertEquals(List.of("media.missing", "yolo.row", "yolo.labels"), read.errorCodes());
    }

    @Test
    void checksRoboflowsFoldersOfSplits() throws Exception {
        Verification set = set().text("train/_darknet.labels", "cat\ndog\n")
                .picture("train/a_png.rf.0f1e.png")
                .text("train/a_png.rf.0f1e.txt", "1 0.5 0.5 0.2 0.2\n")
                .text("train/README.txt", "not labels");
        assertEquals(List.of("REMARK yolo-darknet.data :0"), set.shown(Map.of()));

        set.picture("train/a.png.rf.png")
                .text("train/a.png.rf.txt", "2 0.5 0.5 0.2 0.2\n")
                .text("train/lost.txt", "0 0.5 0.5 0.2 0.2\n")
                .picture("valid/b.png");
        assertEquals(
                List.of(
                        "REMARK yolo-darknet.data :0",
                        "REJECTED yolo-darknet.picture-name train/a.png.rf.png:0",
                        "REJECTED yolo-darknet.class train/a.png.rf.txt:1",
                        "REJECTED yolo-darknet.picture-missing train/lost.txt:0",
                        "REMARK yolo-darknet.label-missing valid/b.png:0"),
                set.shown(Map.of()));
    }

    @Test
    void readsOneOfRoboflowsFolders() throws Exception {
        set().text("export/_darknet.labels", "cat\n").picture("export/a.png").text("export/a.txt", "0 0.5 0.5 0.2 0.2");

        assertEquals(List.of("export/a.png"), read().ids());
        for (String path : List.of("export", "export/_darknet.labels")) {
            Trial read = Reading.of(new DarknetTarget(), folder.resolve(path), Map.of());
            assertEquals(List.of("a.png"), read.ids(), path);
            assertEquals(1, read.annotations(0).size(), path);
        }
    }

    @Test
    void pathsOfAnotherMachineAreFoundByTheirEnds() throws Exception {
        set().text(
                        "signs.data",
                        "train = /content/Signs/lists/train.part\nvalid = C:\\Signs\\val.txt\nnames = ../classes.names\n")
                .text("classes.names", "cat\ndog\n")
                .text("lists/train.part", "/content/Signs/ts/a.png\n/content/Signs/ts/gone.png\n")
                .text("val.txt", "C:\\Signs\\images\\b.png\n")
                .picture("ts/a.png")
                .text("ts/a.txt", "1 0.5 0.5 0.2 0.2\n")
                .picture("images/b.png")
                .text("labels/b.txt", "0 0.5 0.5 0.2 0.2\n");

        Trial read = read();

        assertEquals(List.of("media.outside"), read.errorCodes());
        assertEquals(2, read.items().size());
        assertEquals(1, read.annotations(0).size());
        assertEquals(1, read.annotations(1).size());
    }

    @Test
    void readsAFolderOfFiftyOneWithoutObjData() throws Exception {
        set().text("obj.names", "cat\ndog\n")
                .text("images.txt", "data/a.png\n")
                .picture("data/a.png")
                .text("data/a.txt", "1 0.5 0.5 0.2 0.2\n");

        Trial read = read();

        assertEquals(List.of("images/a.png"), read.ids());
        assertEquals(List.of(Annotation.of("1", "dog", Shape.Box.of(40, 20, 20, 10))), read.annotations(0));
        assertEquals(List.of("REMARK yolo-darknet.data :0"), set().shown(Map.of()));
        set().text("data/a.txt", "2 0.5 0.5 0.2 0.2\n");
        assertEquals(List.of("REJECTED yolo-darknet.class data/a.txt:1"), set().faults(Map.of()));
    }

    @Test
    void listsOfDifferentClassesInSplitsAreRefused() throws Exception {
        set().text("train/_darknet.labels", "cat\ndog\n").text("valid/_darknet.labels", "dog\ncat\n");

        assertRefused("yolo.classes");
        assertEquals(
                List.of("REMARK yolo-darknet.data :0", "REJECTED yolo-darknet.classes valid/_darknet.labels:0"),
                set().shown(Map.of()));
    }

    @Test
    void listsOfClassesThatAreNotUtf8DoNotEndTheCheck() throws Exception {
        good();
        set().bytes("obj.names", new byte[] {'c', (byte) 0xE9, '\n', 'd', '\n'})
                .text("obj_train_data/a.txt", "2 0.5 0.5 0.2 0.2\n");

        assertEquals(
                List.of(
                        "REJECTED yolo-darknet.encoding obj.names:0",
                        "REJECTED yolo-darknet.class obj_train_data/a.txt:1"),
                set().shown(Map.of()));
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        assertRefused("yolo-darknet.missing");
        set().text("obj.data", "train\n");
        assertRefused("yolo-darknet.data");
        set().text("obj.data", DATA);
        assertRefused("yolo-darknet.missing");
        set().text("obj.names", "cat\n");
        assertRefused("yolo-darknet.missing");
        set().bytes("obj.names", new byte[] {(byte) 0xE9});
        assertRefused("yolo.classes");
    }

    private void assertRefused(String code) {
        assertEquals(code, assertThrows(ExportException.class, this::read).code());
    }

    @Test
    void aGoodDataSetHasNoFault() throws Exception {
        good();

        assertEquals(List.of(), set().shown(Map.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 0.5 0.5 0.2|REJECTED yolo-darknet.columns",
                "1.0 0.5 0.5 0.2 0.2|REJECTED yolo-darknet.class",
                "2 0.5 0.5 0.2 0.2|REJECTED yolo-darknet.class",
                "1 0.5 x 0.2 0.2|REJECTED yolo-darknet.number",
                "1 1.2 0.5 0.2 0.2|DAMAGED yolo-darknet.out-of-range",
                "1 0.5 0.5 1.2 0.2|DAMAGED yolo-darknet.out-of-range",
                "1 0.5 0.5 0.2 0.001|DAMAGED yolo-darknet.box-empty",
                "1 0.95 0.5 0.2 0.2|REMARK yolo-darknet.box-over-border",
            })
    void rowsThatReadersStumbleOver(String row, String problem) throws Exception {
        good();
        set().text("obj_train_data/a.txt", "1 0.5 0.5 0.2 0.2\n" + row + "\n");

        assertTrue(set().shown(Map.of()).contains(problem + " obj_train_data/a.txt:2"), row);
    }

    @Test
    void filesThatReadersStumbleOver() throws Exception {
        good();
        set().text("obj.data", DATA.replace("classes = 2", "classes = 3") + "test = data/test.txt\n")
                .text("obj.names", "cat\n\ndog\ncat\n")
                .text(
                        "train.txt",
                        "data/obj_train_data/a.png\ndata/obj_train_data/c.png\n data/obj_train_data/d.webp\n");

        assertEquals(
                List.of(
                        "REJECTED yolo-darknet.names obj.names:2",
                        "REJECTED yolo-darknet.classes obj.data:1",
                        "REJECTED yolo-darknet.list-missing obj.data:6",
                        "REJECTED yolo-darknet.picture-missing train.txt:2",
                        "REJECTED yolo-darknet.picture-suffix train.txt:3",
                        "REJECTED yolo-darknet.picture-missing train.txt:3"),
                set().faults(Map.of()));
        assertTrue(set().shown(Map.of()).contains("REMARK yolo-darknet.list-blanks train.txt:3"));
        assertTrue(set().shown(Map.of()).contains("REMARK yolo-darknet.label-missing train.txt:2"));
    }

    @Test
    void aDataFileWithoutListsToTrainFrom() throws Exception {
        good();
        set().text("obj.data", "classes = 2\nvalid = data/valid.txt\nnames = obj.names\n");

        assertEquals(List.of("REJECTED yolo-darknet.data obj.data:0"), set().faults(Map.of()));
    }

    @Test
    void aDataFileThatDarknetReadsInAnotherWay() throws Exception {
        good();
        set().text("obj.data", DATA.replaceAll("(?m)^names.*\n", ""));
        assertEquals(List.of("REMARK yolo-darknet.data obj.data:0"), set().shown(Map.of()));
        set().text("obj.data", "\uFEFF" + DATA).text("obj.names", "\uFEFFcat\ndog\n");
        assertEquals(
                List.of(
                        "REJECTED yolo-darknet.byte-order-mark obj.names:1",
                        "DAMAGED yolo-darknet.byte-order-mark obj.data:1"),
                set().shown(Map.of()));
    }

    private void good() throws Exception {
        set().text("obj.data", DATA)
                .text("obj.names", "cat\ndog\n")
                .text("train.txt", "data/obj_train_data/a.png\n")
                .text("valid.txt", "data/obj_valid_data/b.png\n")
                .picture("obj_train_data/a.png")
                .text("obj_train_data/a.txt", "1 0.5 0.5 0.2 0.2\n")
                .picture("obj_valid_data/b.png")
                .text("obj_valid_data/b.txt", "");
    }

    private Verification set() {
        return new Verification(folder, new DarknetConverter());
    }

    private Trial read() throws Exception {
        return Reading.of(new DarknetTarget(), folder, Map.of());
    }
}
