package org.labelport.csv.tensorflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.csv.Tables;
import org.labelport.model.Item;
import org.labelport.model.Split;
import org.labelport.report.ExportException;
import org.labelport.report.Loss;
import org.labelport.testkit.trial.Trial;

/** Tests which tables and pictures of a folder are read, and which of them belong together. */
class TensorflowFolderTest {

    @TempDir
    Path folder;

    private Trial read(String below) throws Exception {
        return Trial.read(
                new TensorflowTarget(), Map.of("path", folder.resolve(below).toString()), folder);
    }

    @Test
    void namesOfFoldersAreSpeltAsOnOtherMachines() throws Exception {
        Tables.write(
                folder,
                "BOXES.CSV",
                "filename,class,xmin,ymin,xmax,ymax\nsub\\a.jpg,cat,1,2,11,22\nhttps://host/x/b.jpg?sig=1/2#x,cat,1,2,11,22\n"
                        + "file:///home/ann/c.jpg,cat,1,2,11,22\n d.jpg,cat,1,2,11,22\n");
        for (String picture : List.of("sub/a.jpg", "b.jpg", "c.jpg", "d.jpg")) {
            Tables.write(folder, picture, "pixels");
        }

        Trial read = read("");

        assertEquals(List.of("sub/a.jpg", "b.jpg", "c.jpg", "d.jpg"), places(read));
        assertEquals(List.of(), read.losses());
    }

    @Test
    void roboflowHasATableInTheFolderOfEachSplit() throws Exception {
        String header = "filename,width,height,class,xmin,ymin,xmax,ymax\n";
        Tables.write(folder, "train/_annotations.csv", header + "a.jpg,20,30,cat,1,2,11,22\n");
        Tables.write(folder, "train/a.jpg", "pixels");
        Tables.write(folder, "valid/_annotations.csv", header + "a.jpg,20,30,cat,1,2,11,22\n");
        Trial read = read("");
        assertEquals(List.of(), read.errors());
        assertEquals(
                List.of(Split.TRAIN, Split.VALIDATION),
                read.items().stream().map(Item::split).toList());
        assertEquals(
                List.of("a.jpg", "validation/a.jpg"),
                read.items().stream().map(Item::id).toList());
        assertTrue(read.items().get(0).media().blob().location().isPresent());
    }

    @Test
    void picturesWithoutARowAreCounted() throws Exception {
        String header = "filename,class,xmin,ymin,xmax,ymax\n";
        for (String split : List.of("train", "valid")) {
            Tables.write(folder, split + "/_annotations.csv", header + "a.jpg,cat,1,2,11,22\n");
            Tables.write(folder, split + "/a.jpg", "pixels");
        }
        Tables.write(folder, "valid/b.jpg", "pixels");
        Tables.write(folder, "train/.cache/c.jpg", "pixels");
        Files.createSymbolicLink(folder.resolve("train/link.jpg"), Path.of("a.jpg"));
        Files.writeString(
                folder.resolve("train/_annotations.csv"), "link.jpg,cat,1,2,11,22\n", StandardOpenOption.APPEND);

        Trial read = read("");

        assertEquals(3, read.items().size());
        assertEquals(
                List.of("'valid/b.jpg' is not named in any annotation file, and is not read"),
                read.losses().stream().map(Loss::detail).toList());
        assertEquals(List.of("picture.unannotated"), read.lossCodes());

        Tables.write(folder, "a.jpg", "pixels");
        assertEquals(
                List.of("2 pictures are not named in any annotation file, and are not read, 'a.jpg' first"),
                read("").losses().stream().map(Loss::detail).toList());
    }

    @Test
    void picturesThatLeadOutAreToldWithTheirRow() throws Exception {
        Tables.write(folder, "set/boxes.csv", "filename,class,xmin,ymin,xmax,ymax\na.jpg,cat,1,2,11,22\n");
        Tables.write(folder, "a.jpg", "pixels");
        Files.createSymbolicLink(folder.resolve("set/a.jpg"), Path.of("../a.jpg"));

        Trial read = read("set");

        assertEquals(List.of("media.outside"), read.errorCodes());
        assertEquals(List.of(), read.losses());
    }

    @Test
    void tablesOfAllDataAreNotReadBesideThoseOfSplits() throws Exception {
        String table = "filename,width,height,class,xmin,ymin,xmax,ymax\na.jpg,20,30,cat,1,2,11,22\n";
        Tables.write(folder, "all_labels.csv", table);
        Tables.write(folder, "train_labels.csv", table);
        Trial read = read("");
        assertEquals(1, read.items().size());
        assertEquals(List.of("csv.file-ignored"), read.lossCodes());
    }

    @Test
    void picturesOutsideTheFolderAreNotRead() throws Exception {
        Tables.write(folder, "in/images/x.jpg", "pixels");
        Tables.write(folder, "secret.jpg", "secret");
        Tables.write(
                folder,
                "in/t_labels.csv",
                "filename,width,height,class,xmin,ymin,xmax,ymax\n../secret.jpg,20,30,cat,1,2,11,22\n");
        assertEquals(
                List.of(),
                read("in").items().stream()
                        .filter(item -> item.media().blob().location().isPresent())
                        .filter(item ->
                                item.media().blob().location().get().toString().endsWith("secret.jpg")
                                        && !item.media()
                                                .blob()
                                                .location()
                                                .get()
                                                .toString()
                                                .contains("/in/"))
                        .toList());
    }

    @Test
    void aFolderWithoutTableIsRefused() {
        ExportException refusal = assertThrows(ExportException.class, () -> read(""));
        assertEquals("csv.missing", refusal.code());
    }

    @Test
    void picturesOfOneNameAreThoseOfTheirSplit() throws Exception {
        for (String split : List.of("train", "valid")) {
            Tables.write(folder, split + "/a.jpg", split);
            Tables.write(
                    folder, split + "/_annotations.csv", "filename,class,xmin,ymin,xmax,ymax\na.jpg,cat,1,2,11,22\n");
            Tables.write(folder, "images/" + split + "/b.jpg", split);
            Tables.write(
                    folder,
                    "tables/" + split + "_labels.csv",
                    "filename,class,xmin,ymin,xmax,ymax\nb.jpg,cat,1,2,11,22\n");
        }

        assertEquals(List.of("train/a.jpg", "valid/a.jpg"), places(read("")));
        Trial given = Trial.read(
                new TensorflowTarget(),
                Map.of(
                        "path", folder.resolve("tables").toString(),
                        "images", folder.resolve("images").toString()),
                folder);
        assertEquals(List.of("images/train/b.jpg", "images/valid/b.jpg"), places(given));
    }

    private List<String> places(Trial read) {
        assertEquals(List.of(), read.errors());
        return read.items().stream()
                .map(item -> Path.of(item.media().blob().location().orElseThrow()))
                .map(file -> folder.relativize(file).toString())
                .toList();
    }

    @Test
    void labelsBesideBoxesAreNotRead() throws Exception {
        Tables.write(folder, "boxes.csv", "filename,class,xmin,ymin,xmax,ymax\na.jpg,cat,1,2,11,22\n");
        Tables.write(folder, "labels.csv", "filename,cat\na.jpg,1\n");
        Tables.write(folder, "others.csv", "filename,size\na.jpg,300\n");

        Trial read = read("");

        assertEquals(
                List.of("tables that are not read: labels.csv, others.csv"),
                read.losses().stream().map(Loss::detail).toList());
        assertEquals(1, read.items().get(0).annotations().size());
    }
}
