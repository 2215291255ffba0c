package org.labelport.csv.vertex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labelport.csv.Tables;
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

class VertexTest {

    private static final Taxonomy CLASSES =
            new Taxonomy(List.of(Category.of("cat"), Category.of("dog"), Category.of("None_of_the_above")));

    @TempDir
    Path folder;

    private Trial write(Map<String, ?> options, Item... items) throws Exception {
        Files.deleteIfExists(folder.resolve("import.csv"));
        return Trial.write(new VertexConverter(), options, CLASSES, List.of(items), folder);
    }

    private String table() throws Exception {
        return Files.readString(folder.resolve("import.csv"));
    }

    @Test
    void smallBoxesAndThoseAfterThe500thAreLeftOut() throws Exception {
        List<Annotation> boxes = new ArrayList<>();
        boxes.add(Tables.box("small", "cat", 1, 1, 7.9, 20));
        for (int i = 0; i < 501; i++) {
            boxes.add(Tables.box("b" + i, "cat", 1, 1, 8, 8));
        }
        Trial written = write(Map.of(), Tables.picture("a.jpg", boxes.toArray(Annotation[]::new)));
        assertEquals(500, table().lines().count());
        assertTrue(written.lossCodes().containsAll(List.of("box.too-small", "box.too-many")));
    }

    @Test
    void aHundredthOfALargePictureIsMoreThanEightPixels() throws Exception {
        Item wide = Item.of(
                "w", "w.jpg", Media.Image.of(Blob.ABSENT, 4000, 3000), List.of(Tables.box("1", "cat", 1, 1, 30, 300)));
        assertTrue(write(Map.of(), wide).lossCodes().contains("box.too-small"));
        assertEquals(",gs://bucket/images/w.jpg,,,,,,,,,\n", table());
    }

    @Test
    void splitsAreCompleteOrAbsent() throws Exception {
        Item a = Tables.picture("a.jpg");
        write(Map.of("sets", "automl"), a);
        assertEquals("UNASSIGNED,gs://bucket/images/a.jpg,,,,,,,,,\n", table());
        Trial mixed = write(Map.of(), a, Tables.picture("b.jpg").withSplit(Split.TEST));
        assertEquals("training,gs://bucket/images/a.jpg,,,,,,,,,\ntest,gs://bucket/images/b.jpg,,,,,,,,,\n", table());
        assertTrue(mixed.lossCodes().contains("split.assumed"));
    }

    @Test
    void allLabelsOfAPictureAreInOneRow() throws Exception {
        Item item = Tables.picture(
                "a.jpg",
                Annotation.of("1", "cat", new Shape.Whole()),
                Annotation.of("2", "None_of_the_above", new Shape.Whole()),
                Annotation.of("3", "cat", new Shape.Whole()));
        Trial written = write(Map.of("path-prefix", "gs://b/set/"), item);
        assertEquals(",gs://b/set/images/a.jpg,cat,None_of_the_above_\n", table());
        assertTrue(written.lossCodes().containsAll(List.of("class.renamed", "annotation.duplicate")));
    }

    @Test
    void aPictureWithAsManyLabelsAsABoxHasColumnsIsReadBack() throws Exception {
        List<Annotation> labels = new ArrayList<>();
        List<Category> classes = new ArrayList<>();
        for (int i = 1; i <= 9; i++) {
            classes.add(Category.of("label " + i));
            labels.add(Annotation.of(Integer.toString(i), "label " + i, new Shape.Whole()));
        }
        Item item = Tables.picture("a.jpg", labels.toArray(Annotation[]::new));
        Trial.write(new VertexConverter(), Map.of(), new Taxonomy(classes), List.of(item), folder);

        Trial read = Trial.read(new VertexTarget(), Map.of("path", folder.toString()), folder);

        assertEquals(List.of(), read.errorCodes());
        assertEquals(labels, read.annotations(0));
    }

    @Test
    void anItemOfAnotherTaskIsLost() throws Exception {
        Trial written = write(Map.of("task", "text"), Tables.picture("a.jpg", Tables.box("1", "cat", 1, 1, 20, 20)));

        assertEquals("", table());
        assertEquals(
                List.of("item.other-task DROPPED", "geometry.unsupported DROPPED"),
                written.losses().stream()
                        .filter(loss -> !loss.item().isEmpty())
                        .map(loss -> loss.code() + " " + loss.effect())
                        .toList());
    }

    @Test
    void eachDroppedLabelHasItsOwnReason() throws Exception {
        Item item = Tables.picture(
                "a.jpg",
                Annotation.of("1", "cat", new Shape.Whole()),
                Tables.box("box", "cat", 1, 1, 20, 20),
                Annotation.of("unnamed", "", new Shape.Whole()),
                Annotation.of("again", "cat", new Shape.Whole()));
        Trial written = write(Map.of("task", "classification"), item);
        assertEquals(
                List.of(
                        "box: a row holds labels of the whole item",
                        "unnamed: a row needs a class, and the annotation has none",
                        "again: the item already has this label"),
                written.losses().stream()
                        .filter(loss -> !loss.annotation().isEmpty())
                        .map(loss -> loss.annotation() + ": " + loss.detail())
                        .toList());
    }

    @Test
    void aPrefixIsInCloudStorage() {
        ExportException refusal =
                assertThrows(ExportException.class, () -> write(Map.of("path-prefix", "s3://b"), Tables.picture("a")));
        assertEquals("option.invalid", refusal.code());
        assertTrue(refusal.getMessage().contains("path-prefix"));
    }

    @Test
    void pathsAreFoundByTheirEnd() throws Exception {
        Tables.write(folder, "import.csv", "TRAIN,gs://other/2020/x/sub/a.jpg,cat,0.25,0.25,,,0.75,0.75,,\n");
        Tables.write(folder, "images/sub/a.jpg", "pixels");
        Trial read = Trial.read(new VertexTarget(), Map.of("path", folder.toString()), folder);
        assertEquals(List.of(), read.errors());
        Item item = read.items().get(0);
        assertEquals(Split.TRAIN, item.split());
        assertEquals(Shape.Box.of(3, 2, 6, 4), item.annotations().get(0).shape());
    }

    @Test
    void blankCellsAtTheEndOfABoxMayBeMissing() throws Exception {
        Tables.write(
                folder,
                "import.csv",
                "TRAIN,images/a.jpg,cat,0.25,0.25,,,0.75,0.75\nTRAIN,images/a.jpg,cat,0.25,0.25,,,0.75,0.75,\n"
                        + "TRAIN,images/a.jpg,1,2,3,4,5,6,7\n");
        Tables.write(folder, "images/a.jpg", "pixels");
        Trial read = Trial.read(new VertexTarget(), Map.of("path", folder.toString()), folder);
        assertEquals(List.of(), read.errors());
        List<Annotation> annotations = read.items().get(0).annotations();
        assertEquals(Shape.Box.of(3, 2, 6, 4), annotations.get(0).shape());
        assertEquals(Shape.Box.of(3, 2, 6, 4), annotations.get(1).shape());
        assertEquals(9, annotations.size(), "numbers may be labels");
    }

    @Test
    void cornersAtOtherPlacesAreNoLabels() throws Exception {
        Tables.write(
                folder,
                "import.csv",
                "training,gs://b/a.jpg,cat,0.1,0.2,0.5,0.6\ntraining,gs://b/a.jpg,cat,0.1\n"
                        + "training,gs://b/a.jpg,cat,0,0,1,1\ntraining,gs://b/a.jpg,7,1\n"
                        + "training,a text,fine,0.1,0.2,0.5,0.6\n");
        Trial read = Trial.read(new VertexTarget(), Map.of("path", folder.toString()), folder);
        assertEquals(List.of("csv.cell", "csv.cell", "csv.cell"), read.errorCodes());
        assertEquals(
                List.of("7", "1"),
                read.items().get(0).annotations().stream()
                        .map(Annotation::category)
                        .toList());
        assertEquals(5, read.items().get(1).annotations().size());
        assertTrue(Tables.problems(new VertexConverter(), folder, Map.of())
                .contains("REJECTED csv-vertex.cells import.csv:1"));
    }

    @Test
    void cornersWithDecimalCommasAreNoLabels() throws Exception {
        Tables.write(
                folder,
                "import.csv",
                "training,gs://b/a.jpg,cat,0.1,1,5,,,0.5,0.6,,\ntraining,gs://b/a.jpg,1,5,7,9,12\n"
                        + "training,gs://b/a.jpg,1.5,2.0\n");
        Trial read = Trial.read(new VertexTarget(), Map.of("path", folder.toString()), folder);
        assertEquals(List.of("csv.cell"), read.errorCodes());
        assertEquals(
                List.of("1", "5", "7", "9", "12", "1.5", "2.0"),
                read.items().get(0).annotations().stream()
                        .map(Annotation::category)
                        .toList());
    }

    @Test
    void signsThatEndAFileAreNoText() throws Exception {
        for (String end : List.of("\u001a", "\u0000", "\u0000\u0000\u0000\n")) {
            Tables.write(folder, "t.csv", "training,good thing,good\n" + end);
            Trial read = read();
            assertEquals(1, read.items().size());
            assertEquals(List.of("csv.cell"), read.errorCodes());
        }
    }

    @Test
    void boxesBeforeTheirPictureAreNoTexts() throws Exception {
        Tables.write(folder, "import.csv", "cat,5,6,10,12,a.png,40,30\n");
        ExportException refused = assertThrows(
                ExportException.class, () -> Trial.read(new VertexTarget(), Map.of("path", folder.toString()), folder));
        assertEquals("csv-vertex.header", refused.code());

        Tables.write(folder, "import.csv", "a text,1,2,3,a.png\n");
        assertEquals(
                4,
                Trial.read(new VertexTarget(), Map.of("path", folder.toString()), folder)
                        .items()
                        .get(0)
                        .annotations()
                        .size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.png,1,2,3,4,cat | csv-retinanet",
                "#filename,file_size,region_shape_attributes | csv-via",
                "<?xml version='1.0'?><annotations/> | such as voc"
            })
    void rowsOfOtherTablesAreNeitherTextsNorLabels(String row, String reader) throws Exception {
        Tables.write(folder, "t.csv", row + "\n");
        ExportException refused = assertThrows(ExportException.class, this::read);
        assertEquals("csv-vertex.header", refused.code());
        assertTrue(String.valueOf(refused.getMessage()).contains(reader), refused.getMessage());
    }

    @Test
    void picturesMayHaveLabelsThatAreNumbers() throws Exception {
        Tables.write(folder, "t.csv", "a.png,1,2,3,4,5\n");
        assertEquals(5, read().items().get(0).annotations().size());
    }

    @Test
    void tablesWithNamesOfColumnsAreOthers() throws Exception {
        Tables.write(folder, "t.csv", "filename, cat, dog\na.jpg, 1, 0\n");
        ExportException refused = assertThrows(ExportException.class, this::read);
        assertEquals("csv-vertex.header", refused.code());

        Tables.write(folder, "t.csv", "set,label,path\nTRAIN,cat,gs://b/a.jpg\n");
        refused = assertThrows(ExportException.class, this::read);
        assertEquals("csv-vertex.header", refused.code());

        Tables.write(folder, "t.csv", "filename.jpg,cat\n");
        assertEquals(1, read().items().size());
    }

    private Trial read() throws Exception {
        return Trial.read(
                new VertexTarget(), Map.of("path", folder.resolve("t.csv").toString()), folder);
    }

    @Test
    void textsInTheTableAreRead() throws Exception {
        Tables.write(folder, "t.csv", "training,\"so, \"\"good\"\"\",good\ntest,bad thing,bad,\n");
        Trial read = Trial.read(
                new VertexTarget(), Map.of("path", folder.resolve("t.csv").toString()), folder);
        assertEquals(List.of(), read.errors());
        assertEquals("so, \"good\"", ((Media.Text) read.items().get(0).media()).text());
        assertEquals(1, read.items().get(1).annotations().size());
    }

    @Test
    void fourCornersAreABox() throws Exception {
        Tables.write(folder, "images/a.jpg", "pixels");
        Tables.write(folder, "t.csv", "test,gs://b/a.jpg,cat,0,0,1,0,1,0.5,0,0.5\ntest,gs://b/a.jpg,cat,0,0,,,2,1,,\n");
        Trial read = Trial.read(
                new VertexTarget(), Map.of("path", folder.resolve("t.csv").toString()), folder);
        assertEquals(List.of("csv.cell"), read.errorCodes());
        assertEquals(
                Shape.Box.of(0, 0, 12, 4),
                read.items().get(0).annotations().get(0).shape());
    }
}
