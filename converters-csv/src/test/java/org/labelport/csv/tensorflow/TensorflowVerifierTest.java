package org.labelport.csv.tensorflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
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
import org.labelport.model.Taxonomy;
import org.labelport.testkit.trial.Trial;

class TensorflowVerifierTest {

    private static final String HEADER = "filename,width,height,class,xmin,ymin,xmax,ymax\n";

    @TempDir
    Path folder;

    @BeforeEach
    void dataSet() throws Exception {
        Tables.write(folder, "label_map.pbtxt", "item {\n  id: 1\n  name: 'cat'\n}\nitem { id: 2 name: 'NA' }\n");
        Tables.write(folder, "images/a.jpg", "pixels");
        Tables.write(folder, "train_labels.csv", HEADER + "a.jpg,100,50,cat,1,2,11,22\n");
    }

    private List<String> problems() throws Exception {
        return Tables.problems(new TensorflowConverter(), folder, Map.of());
    }

    @Test
    void aGoodDataSetHasNoProblems() throws Exception {
        assertEquals(List.of(), problems());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.jpg,100,50,cat,1,2,11.5,22 | DAMAGED csv-tensorflow.decimals",
                "a.jpg,100,50,cat,1,2,x,22 | REJECTED csv-tensorflow.number",
                "a.jpg,100,50,cat,11,2,11,22 | REJECTED csv-tensorflow.box",
                "a.jpg,100,50,cat,1,2,101,22 | DAMAGED csv-tensorflow.box-outside",
                "a.jpg,100,50,dog,1,2,11,22 | REJECTED csv-tensorflow.class-unknown",
                "a.jpg,100,50,NA,1,2,11,22 | REMARK csv-tensorflow.missing-word",
                "a.jpg,50,100,cat,1,2,11,23 | DAMAGED csv-tensorflow.picture-size",
                "a.jpg,0,50,cat,1,2,11,23 | REJECTED csv-tensorflow.size",
                "b.jpg,100,50,cat,1,2,11,22 | REJECTED csv-tensorflow.picture-missing",
                "a.jpg,100,50,cat,1,2,11 | REJECTED csv-tensorflow.cells",
                "a.jpg,100,50,cat,01,2,11,22 | REMARK csv-tensorflow.duplicate",
                "'' | REMARK csv-tensorflow.blank-line"
            })
    void whatReadersStumbleOverIsTold(String row, String problem) throws Exception {
        Tables.write(folder, "train_labels.csv", HEADER + "a.jpg,100,50,cat,1,2,11,22\n" + row + "\n");
        assertEquals(List.of(problem + " train_labels.csv:3"), problems());
    }

    @Test
    void classesThatAreAllNumbersAreTold() throws Exception {
        Files.delete(folder.resolve("label_map.pbtxt"));
        Tables.write(folder, "train_labels.csv", HEADER + "a.jpg,100,50,1,1,2,11,22\na.jpg,100,50,01,1,2,11,22\n");
        assertTrue(problems().stream().anyMatch(p -> p.startsWith("REMARK csv-tensorflow.numeric-classes")));

        Tables.write(folder, "train_labels.csv", HEADER + "a.jpg,100,50,1,1,2,11,22\na.jpg,100,50,cat,1,2,11,22\n");
        assertFalse(problems().stream().anyMatch(p -> p.startsWith("REMARK csv-tensorflow.numeric-classes")));
    }

    @Test
    void picturesCalledLikeAMissingValueAreTold() throws Exception {
        Tables.write(folder, "images/null", "pixels");
        Tables.write(folder, "train_labels.csv", HEADER + "null,100,50,cat,1,2,11,22\n");

        assertEquals(List.of("REMARK csv-tensorflow.missing-word train_labels.csv:2"), problems());
    }

    @Test
    void picturesThatTensorflowDoesNotDecodeAreToldOnce() throws Exception {
        Tables.write(folder, "images/b.WebP", "pixels");
        String row = "b.WebP,100,50,cat,1,2,11,22\n";
        Tables.write(folder, "train_labels.csv", HEADER + row + row.replace("11", "12"));

        assertEquals(List.of("REMARK csv-tensorflow.suffix train_labels.csv:2"), problems());
    }

    @Test
    void whatPandasTakesForAMissingValueIsReportedOrRenamed() throws Exception {
        Item item = Item.of(
                "1",
                "null",
                Media.Image.of(Blob.ABSENT, 100, 50),
                List.of(Annotation.of("1", "NA", Shape.Box.of(1, 2, 10, 20))));
        Path out = folder.resolve("out");
        Trial written = Trial.write(
                new TensorflowConverter(),
                Map.of(),
                new Taxonomy(List.of(Category.of("NA"), Category.of("None"))),
                List.of(item),
                out);

        assertEquals(List.of("class.missing-word", "file.renamed"), written.lossCodes());
        assertEquals(
                "filename,width,height,class,xmin,ymin,xmax,ymax\nnull_,100,50,NA,1,2,11,22\n",
                Files.readString(out.resolve("train_labels.csv")));
    }

    @Test
    void picturesLieBesideTheirTable() throws Exception {
        Files.delete(folder.resolve("images/a.jpg"));
        Files.delete(folder.resolve("train_labels.csv"));
        for (String split : List.of("train", "valid")) {
            Tables.write(folder, split + "/_annotations.csv", HEADER + split + ".jpg,100,50,cat,1,2,11,22\n");
            Tables.write(folder, split + "/" + split + ".jpg", "pixels");
        }
        assertEquals(List.of(), problems());

        Files.delete(folder.resolve("valid/valid.jpg"));
        assertEquals(List.of("REJECTED csv-tensorflow.picture-missing valid/_annotations.csv:2"), problems());

        Files.delete(folder.resolve("train/train.jpg"));
        assertEquals(List.of("REMARK csv-tensorflow.pictures-missing"), problems());
    }

    @Test
    void picturesOfASplitLieInItsFolder() throws Exception {
        Files.delete(folder.resolve("images/a.jpg"));
        Tables.write(folder, "images/train/a.jpg", "pixels");
        assertEquals(List.of(), problems());
    }

    @Test
    void tablesWithoutClassesAreToldOnce() throws Exception {
        Tables.write(folder, "train_labels.csv", "filename,xmin,ymin,xmax,ymax\na.jpg,1,2,11,22\n");
        assertEquals(
                List.of("REJECTED csv-tensorflow.header train_labels.csv:1"),
                problems().stream()
                        .filter(problem -> problem.startsWith("REJECTED") && !problem.contains("picture"))
                        .toList());
    }

    /** Their columns are never those that the scripts want, so all have a problem of the header. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "image_id,cat,NA;a,1,0;a,0,0 | ",
                "image_id,cat,NA;a,1,0;a,2,0 | REJECTED csv-tensorflow.number train_labels.csv:3",
                "image_id,cat,NA;a,1,0;b,1,0 | REJECTED csv-tensorflow.picture-missing train_labels.csv:3",
                "image_id,cat,NA;a,1,0;a,1 | REJECTED csv-tensorflow.cells train_labels.csv:3",
                "image_id,cat,dog;a,1,0 | REJECTED csv-tensorflow.class-unknown train_labels.csv:1",
                "filename,class;a.jpg,cat;a.jpg,dog | REJECTED csv-tensorflow.class-unknown train_labels.csv:3",
                "filename,class;a.jpg,cat;b.jpg,cat | REJECTED csv-tensorflow.picture-missing train_labels.csv:3",
                "filename,tags;a.jpg,cat NA;a.jpg,cat dog | REJECTED csv-tensorflow.class-unknown train_labels.csv:3",
                "image,class,x,y,w,h;a.jpg,cat,1,2,3,4;a.jpg,cat,1,2,x,4 | REJECTED csv-tensorflow.number train_labels.csv:3"
            })
    void rowsOfOtherTablesAreCheckedToo(String table, String problem) throws Exception {
        Tables.write(folder, "train_labels.csv", table.replace(';', '\n') + "\n");
        List<String> problems = problems().stream()
                .filter(each -> !each.equals("REJECTED csv-tensorflow.header train_labels.csv:1"))
                .filter(each -> !each.startsWith("REMARK csv-tensorflow.missing-word"))
                .toList();
        assertEquals(problem == null ? List.of() : List.of(problem), problems);
    }

    @Test
    void columnsAreLookedUpByName() throws Exception {
        Tables.write(folder, "train_labels.csv", "image,label,xmin,ymin,xmax,ymax\na.jpg,cat,1,2,3,4\n");
        assertEquals(List.of("REJECTED csv-tensorflow.header train_labels.csv:1"), problems());
    }

    @Test
    void bytesThatAreNoTextAndNamesThatAreThereTwice() throws Exception {
        Tables.write(folder, "label_map.pbtxt", "item { id: 1 name: 'cat' } item { id: 2 name: 'cat' }");
        Tables.write(folder, "train_labels.csv", "\uFEFF" + HEADER + "a.jpg,100,50,\"cat,1,2,3,4\n");
        List<String> problems = problems();
        assertTrue(problems.contains("DAMAGED csv-tensorflow.label-map label_map.pbtxt:0"), problems.toString());
        assertTrue(
                problems.contains("REJECTED csv-tensorflow.byte-order-mark train_labels.csv:1"), problems.toString());
        assertTrue(problems.contains("REJECTED csv-tensorflow.syntax train_labels.csv:2"), problems.toString());
        Tables.write(folder, "label_map.pbtxt", "\uFEFFitem { id: 1 name: 'cat' }");
        assertTrue(problems().contains("REJECTED csv-tensorflow.label-map label_map.pbtxt:0"));
        Tables.write(folder, "label_map.pbtxt", "item {\n id: x }");
        assertTrue(problems().contains("REJECTED csv-tensorflow.label-map label_map.pbtxt:2"));
        assertEquals(
                "'x' is not an id. Correct it, or remove the file.",
                Tables.messages(new TensorflowConverter(), folder).get(0));
    }
}
