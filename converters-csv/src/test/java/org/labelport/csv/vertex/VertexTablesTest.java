package org.labelport.csv.vertex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.csv.Tables;
import org.labelport.model.Item;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.report.Loss;
import org.labelport.testkit.trial.Trial;

/** Folders of several tables, and tables with a header. */
class VertexTablesTest {

    @TempDir
    Path folder;

    @TempDir
    Path scratch;

    private Trial read() throws Exception {
        return Trial.read(new VertexTarget(), Map.of("path", folder.toString()), scratch);
    }

    private static List<String> items(Trial read) {
        return read.items().stream()
                .map(item -> item.split() + " " + item.path() + " " + labels(item))
                .toList();
    }

    private static List<String> labels(Item item) {
        return item.annotations().stream().map(each -> each.category()).toList();
    }

    @Test
    void ofSplitsInFoldersOfTheirOwn() throws Exception {
        String header = "set,path,label\n";
        Tables.write(folder.resolve("train"), "_annotations.csv", header + ",gs://b/train/a.jpg,cat\n");
        Tables.write(folder.resolve("valid"), "_annotations.csv", header + ",gs://b/valid/a.jpg,dog\n");
        Tables.write(folder.resolve("test"), "_annotations.csv", header + "TRAIN,gs://b/test/c.jpg,dog\n");

        Trial read = read();

        assertEquals(List.of(), read.errors());
        assertEquals(List.of(), read.losses());
        assertEquals(
                List.of("TRAIN test/c.jpg [dog]", "TRAIN train/a.jpg [cat]", "VALIDATION valid/a.jpg [dog]"),
                items(read));
    }

    @Test
    void ofSplitsByTheirNames() throws Exception {
        Tables.write(folder, "train.csv", "gs://b/a.jpg,cat\n");
        Tables.write(folder, "test_data.csv", "gs://b/b.jpg,dog\n");
        Tables.write(folder, "all.csv", "gs://b/a.jpg,cat\ngs://b/b.jpg,dog\n");

        Trial read = read();

        assertEquals(List.of("TEST b.jpg [dog]", "TRAIN a.jpg [cat]"), items(read));
        assertEquals(
                List.of("tables that are not read: all.csv"),
                read.losses().stream().map(Loss::detail).toList());
    }

    @Test
    void givenThemselvesAreOfTheSplitInTheirName() throws Exception {
        Tables.write(folder, "test_data.csv", "gs://b/b.jpg,dog\n");

        Trial read = Trial.read(
                new VertexTarget(),
                Map.of("path", folder.resolve("test_data.csv").toString()),
                scratch);

        assertEquals(List.of("TEST b.jpg [dog]"), items(read));
    }

    @Test
    void wordsThatAreNoSetAreErrorsAlsoBeforePicturesOnThisMachine() throws Exception {
        Tables.write(folder, "import.csv", "trianing,a.jpg,cat\ntest,b.jpg,cat\nNice weather,praise\n");

        Trial read = read();

        assertEquals(
                List.of("import.csv, line 1: 'trianing' is not a set, such as training, validation, test or TRAIN"),
                read.errors().stream().map(ItemError::message).toList());
        assertEquals(2, read.items().size());
    }

    @Test
    void besideTheImportTableAreNamed() throws Exception {
        Tables.write(folder, "import.csv", "test,gs://b/a.jpg,cat\n");
        Tables.write(folder, "train.csv", "gs://b/b.jpg,cat\n");

        Trial read = read();

        assertEquals(List.of("TEST a.jpg [cat]"), items(read));
        assertEquals(List.of("csv.file-ignored"), read.lossCodes());
    }

    @Test
    void withoutSplitsAreNotGuessed() throws Exception {
        Tables.write(folder, "a.csv", "gs://b/a.jpg,cat\n");
        Tables.write(folder, "b.csv", "gs://b/b.jpg,cat\n");

        ExportException refused = assertThrows(ExportException.class, this::read);

        assertEquals("csv.missing", refused.code());
        assertTrue(refused.getMessage().endsWith("Give the table itself."), refused::getMessage);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ML_USE,GCS_FILE_PATH,label",
                "set,image_path,label,x_min,y_min,,,x_max,y_max,,",
                "ML_USE,path,LABEL,X_MIN,Y_MIN,X_MAX,Y_MIN,X_MAX,Y_MAX,X_MIN,Y_MAX"
            })
    void withTheColumnsOfGoogle(String header) throws Exception {
        Tables.write(folder, "t.csv", header + "\nTEST,gs://b/a.jpg,cat\n");

        Trial read = read();

        assertEquals(List.of("TEST a.jpg [cat]"), items(read));
        assertEquals(List.of(), read.losses());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ML_USE,label,path", "set,path,label,x_min,y_min,x_max,y_max", "ML_USE,cat,dog"})
    void withOtherColumnsAreRefused(String header) throws Exception {
        Tables.write(folder, "t.csv", header + "\nTEST,gs://b/a.jpg,cat\n");

        assertEquals(
                "csv-vertex.header",
                assertThrows(ExportException.class, this::read).code());
    }
}
