package org.labelport.csv.rle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.csv.Tables;
import org.labelport.csv.tensorflow.TensorflowTarget;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.model.Value;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.testkit.trial.Trial;

/** Masks as run lengths, in the tables of several competitions. */
class RleTargetTest {

    /** The second and third pixel of the first column, and the second of the second, of a picture 3 wide and 4 high. */
    private static final Shape.Mask MASK = new Shape.Mask(0, 1, 2, 2, new int[] {0, 3, 1});

    @TempDir
    Path folder;

    private Trial read(Map<String, String> filter) throws Exception {
        Map<String, String> all = new HashMap<>(Map.of("path", folder.toString()));
        all.putAll(filter);
        return Trial.read(new RleTarget(), all, folder);
    }

    private Trial read(String table) throws Exception {
        Tables.write(folder, "train.csv", table);
        return read(Map.of("size", "3x4"));
    }

    @Test
    void aRowThatEndsBeforeItsRunsIsAnError() throws Exception {
        Trial read = read("ImageId,EncodedPixels\na.jpg,2 2 6 1\na.jpg\nb.jpg\nc.jpg,\n");
        assertEquals(List.of("csv.cell", "csv.cell"), read.errorCodes());
        assertTrue(read.errors().get(0).message().startsWith("train.csv, line 3: it has 1 cells, and ends before"));
        assertEquals(List.of("a.jpg", "b.jpg", "c.jpg"), read.ids());
    }

    @Test
    void aSizeThatIsNoneIsTold() throws Exception {
        for (String bad : List.of("abc", "-3", "2.5", "1e18", "2147483648")) {
            Trial read = read("ImageId,EncodedPixels,width,height\na.jpg,2 2 6 1,3,4\na.jpg,2 2 6 1," + bad + ",4\n");
            assertEquals(List.of("number.invalid"), read.lossCodes(), bad);
            assertTrue(read.losses().get(0).detail().startsWith("train.csv, line 3: '" + bad + "'"));
            assertEquals(List.of(), read.errors(), bad);
        }
        for (String none : List.of("", "NaN", "0", "3.0", " 3 ")) {
            Trial read = read("ImageId,EncodedPixels,width,height\na.jpg,2 2 6 1,3,4\na.jpg,2 2 6 1," + none + ",4\n");
            assertEquals(List.of(), read.lossCodes(), none);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ImageId,EncodedPixels,ClassId\na.jpg,2 2 6 1,cat\n",
                "ImageId_ClassId,EncodedPixels\na.jpg_cat,2 2 6 1\na.jpg_dog,\n",
                "Image_Label;EncodedPixels\na.jpg_cat; 2 2  6 1 \n",
                "id,class,segmentation\na.jpg,cat,2 2 6 1\na.jpg,dog,\n",
                "img,rle_mask,label\na.jpg,2 1 3 1 6 1,cat\n",
                "ImageId,EncodedPixels,Height,Width,ClassId\na.jpg,2 2 6 1,4,3,cat\n"
            })
    void variantsAreKnownByTheirHeader(String table) throws Exception {
        Trial read = read(table);
        assertEquals(List.of(), read.errors());
        Item item = read.items().get(0);
        assertEquals(1, read.items().size());
        assertEquals("a.jpg", item.path());
        assertEquals(Split.TRAIN, item.split());
        Annotation only = item.annotations().get(0);
        assertEquals(1, item.annotations().size());
        assertEquals("cat", only.category());
        assertEquals(MASK, only.shape());
        assertEquals(Map.of(), only.attributes());
    }

    @Test
    void rowsOfAPictureAreItsObjectsAndRowsWithoutRunsAreNone() throws Exception {
        Trial read = read("ImageId,EncodedPixels,grade\na.jpg,1 1,3\nb.jpg,,\na.jpg,12 1,\nc.jpg,-1,\nd.jpg,NaN,\n");
        assertEquals(List.of(), read.errors());
        assertEquals(
                List.of("a.jpg", "b.jpg", "c.jpg", "d.jpg"),
                read.items().stream().map(Item::path).toList());
        List<Annotation> objects = read.items().get(0).annotations();
        assertEquals(
                List.of(new Shape.Mask(0, 0, 1, 1, new int[] {0, 1}), new Shape.Mask(2, 3, 1, 1, new int[] {0, 1})),
                objects.stream().map(Annotation::shape).toList());
        assertEquals("", objects.get(0).category());
        assertEquals(
                List.of(Map.of("grade", new Value.Number(3)), Map.of()),
                objects.stream().map(Annotation::attributes).toList());
        assertTrue(read.items().stream()
                .skip(1)
                .allMatch(item -> item.annotations().isEmpty()));
    }

    @Test
    void aRowWithMoreCellsThanColumnsIsAnError() throws Exception {
        assertEquals(
                List.of("csv.cell"),
                read("ImageId,EncodedPixels\na.jpg,1 1,x\nb.jpg,1 1,\n").errorCodes());
    }

    @Test
    void pixelsMayBeCountedAlongRows() throws Exception {
        Tables.write(folder, "t.csv", "id,annotation\na.jpg,4 2 7 1\n");
        Trial read = read(Map.of("size", "3x4", "order", "rows"));
        assertEquals(MASK, read.items().get(0).annotations().get(0).shape());
    }

    /** As in SIIM-ACR, where -1 follows a blank, and so does the name of the column. */
    @Test
    void startsMayCountFromTheEndOfTheRunBefore() throws Exception {
        Tables.write(folder, "train-rle.csv", "ImageId, EncodedPixels\na.jpg, 1 2 2 1\nb.jpg, -1\nc.jpg,0 1 9 1 0 1\n");
        Trial read = read(Map.of("size", "3x4", "starts", "relative"));
        assertEquals(List.of(), read.errors());
        assertEquals(MASK, read.items().get(0).annotations().get(0).shape());
        assertEquals(List.of(), read.items().get(1).annotations());
        assertEquals(
                new Shape.Mask(0, 0, 3, 4, new int[] {0, 1, 7, 1, 2, 1}),
                read.items().get(2).annotations().get(0).shape());
        Trial absolute = read(Map.of("size", "3x4"));
        assertTrue(
                absolute.errors().get(0).message().contains("--filter starts=relative"),
                absolute.errors().toString());
        Tables.write(folder, "train-rle.csv", "ImageId,EncodedPixels\na.jpg,9223372036854775807 9223372036854775807\n");
        assertEquals(
                List.of("mask.invalid"),
                read(Map.of("size", "3x4", "starts", "relative")).errorCodes());
    }

    @Test
    void sizesAreThoseOfThePicturesAndNamesNeedNoExtension() throws Exception {
        Tables.write(folder, "train.csv", "ImageId,EncodedPixels\na,2 2 10 1\n");
        Tables.write(folder, "train_images/a.png", "12 by 8 pixels for the probe of this test");
        Item item = read(Map.of("size", "300x400")).items().get(0);
        assertEquals("a.png", item.path());
        assertEquals(12, ((Media.Image) item.media()).width());
        assertEquals(MASK, item.annotations().get(0).shape());
    }

    /** As of the nuclei of the Data Science Bowl 2018. */
    @Test
    void aPictureMayHaveAFolderOfItsOwn() throws Exception {
        Tables.write(folder, "stage1_train_labels.csv", "ImageId,EncodedPixels\na,2 2 10 1\n");
        Tables.write(folder, "stage1_train/a/images/a.png", "12 by 8 pixels for the probe of this test");
        for (Map<String, String> filter : List.of(
                Map.<String, String>of(),
                Map.of("images", folder.resolve("stage1_train").toString()))) {
            Trial read = read(filter);
            assertEquals(List.of(), read.errors());
            assertEquals("a/images/a.png", read.items().get(0).path());
            assertEquals(MASK, read.items().get(0).annotations().get(0).shape());
        }
    }

    @Test
    void tablesOfSplitsCountAndSamplesDoNot() throws Exception {
        String table = "ImageId,EncodedPixels\na.jpg,1 1\n";
        Tables.write(folder, "train_v2.csv", table);
        Tables.write(folder, "all.csv", table);
        Tables.write(folder, "sample_submission_test.csv", table);
        Tables.write(folder, "notes.csv", "a,b\n1,2\n");
        Trial read = read(Map.of("size", "3x4"));
        assertEquals(List.of("csv.file-ignored"), read.lossCodes());
        String detail = read.losses().get(0).detail();
        assertTrue(detail.contains("all.csv") && detail.contains("notes.csv") && detail.contains("sample_"), detail);
        assertEquals(1, read.items().get(0).annotations().size());
    }

    @Test
    void samplesOfAStageAreNotRead() throws Exception {
        Tables.write(folder, "masks.csv", "ImageId,EncodedPixels\na.jpg,1 1\n");
        Tables.write(folder, "stage1_sample_submission.csv", "ImageId,EncodedPixels\nother.jpg,1 1\n");
        Trial read = read(Map.of("size", "3x4"));
        assertEquals(List.of("a.jpg"), read.ids());
        assertEquals(List.of("csv.file-ignored"), read.lossCodes());
    }

    /** As of Airbus' ships, whose second version has the rows of the first again. */
    @Test
    void onlyTheNewestVersionOfATableIsRead() throws Exception {
        String table = "ImageId,EncodedPixels\na.jpg,1 1\n";
        for (String name :
                List.of("train_ships.csv", "train_ships_v10.csv", "train_ships_v2.csv", "val_ships_v2.csv")) {
            Tables.write(folder, name, table);
        }
        Trial read = read(Map.of("size", "3x4"));
        assertEquals(
                List.of(1, 1),
                read.items().stream().map(item -> item.annotations().size()).toList());
        assertEquals(
                "tables that are not read: train_ships.csv, train_ships_v2.csv",
                read.losses().get(0).detail());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 2 3       | 3 numbers",
                "0 2         | counted from 1",
                "1 0         | counted from 1",
                "1 x         | whole numbers",
                "5 2 2 1     | begins before",
                "11 3        | picture, which is 3 x 4",
                "9999999999 1| picture, which is 3 x 4",
            })
    void runsThatAreNoneAreErrorsOfTheirRow(String runs, String said) throws Exception {
        Trial read = read("ImageId,EncodedPixels\na.jpg," + runs + "\na.jpg,1 1\n");
        ItemError error = read.errors().get(0);
        assertEquals("mask.invalid", error.code());
        assertTrue(
                error.message().startsWith("train.csv, line 2: ")
                        && error.message().contains(said),
                error.message());
        assertEquals(1, read.items().get(0).annotations().size());
    }

    @Test
    void aPictureWithoutASizeAndOneTooLargeAreSaid() throws Exception {
        Tables.write(folder, "train.csv", "ImageId,EncodedPixels\na.jpg,1 1\n");
        Trial read = read(Map.of());
        assertEquals(List.of("image.size-unknown"), read.errorCodes());
        assertTrue(
                read.errors().get(0).message().contains("--filter size="),
                read.errors().toString());
        assertEquals(
                List.of("mask.invalid"), read(Map.of("size", "999999999x1")).errorCodes());
        String refused = assertThrows(ExportException.class, () -> read(Map.of("size", "3,4")))
                .line();
        assertTrue(refused.contains("'3,4' is not a value for 'size'"), refused);
    }

    @Test
    void anotherTableIsRefusedAndTheReaderOfBoxesNamesThisOne() throws Exception {
        Tables.write(folder, "train.csv", "filename,label\na.jpg,cat\n");
        for (String path : List.of("", "train.csv", "none")) {
            ExportException refused = assertThrows(
                    ExportException.class,
                    () -> read(Map.of("path", folder.resolve(path).toString())));
            assertEquals("csv.missing", refused.code());
        }
        Tables.write(folder, "train.csv", "ImageId,EncodedPixels\na.jpg,1 1\n");
        ExportException refused = assertThrows(
                ExportException.class,
                () -> Trial.read(new TensorflowTarget(), Map.of("path", folder.toString()), folder));
        assertTrue(refused.getMessage().contains("csv-rle reads it"), refused.getMessage());
    }
}
