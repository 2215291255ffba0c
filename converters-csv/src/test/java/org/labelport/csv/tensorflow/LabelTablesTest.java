package org.labelport.csv.tensorflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.csv.Tables;
import org.labelport.model.Annotation;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.report.ExportException;
import org.labelport.testkit.trial.Trial;

/** What tables of labels mean, which have no boxes. */
class LabelTablesTest extends TensorflowFixture {

    @Test
    void aClassWithoutABoxIsALabel() throws Exception {
        Tables.write(
                folder,
                "train.csv",
                "image_id,class_name,x_min,y_min,x_max,y_max\na,No finding,,,,\nb,Nodule,1,2,11,22\nb,Nodule,1,,11,22\n");

        Trial read = read("");

        assertEquals(List.of("csv.cell"), read.errorCodes());
        assertEquals(new Shape.Whole(), read.items().get(0).annotations().get(0).shape());
        assertEquals("No finding", read.items().get(0).annotations().get(0).category());
        assertEquals(
                Shape.Box.of(1, 2, 10, 20),
                read.items().get(1).annotations().get(0).shape());
    }

    @Test
    void aColumnForEachClassGivesLabels() throws Exception {
        Tables.write(
                folder, "train/_classes.csv", "filename, cat, traffic light, dog\na.jpg, 1, 0, 1\nb.jpg, 0, 0, 0\n");
        Tables.write(
                folder, "valid/_classes.csv", "filename, cat, traffic light, dog\nc.jpg, 0, 1, 0\nd.jpg, 0, 0, 2\n");

        Trial read = read("");

        assertEquals(List.of("cat", "traffic light", "dog"), read.taxonomy().names());
        assertEquals(
                List.of("cat", "dog"),
                read.items().get(0).annotations().stream()
                        .map(Annotation::category)
                        .toList());
        assertEquals(new Shape.Whole(), read.items().get(0).annotations().get(0).shape());
        assertEquals(List.of(), read.items().get(1).annotations());
        assertEquals(Split.VALIDATION, read.items().get(2).split());
        assertEquals(1, read.errors().size());
        assertEquals(
                "valid/_classes.csv, line 3: the column 'dog' has '2', which is neither 0 nor 1",
                read.errors().get(0).message());
    }

    @Test
    void aColumnOfLabelsHoldsAnyNumberOfThem() throws Exception {
        Tables.write(folder, "train.csv", "image,labels\na.jpg,scab  frog_eye scab\nb.jpg,\nc.jpg,healthy \n");

        Trial read = read("");

        assertEquals(
                List.of(List.of("scab", "frog_eye"), List.of(), List.of("healthy")),
                read.items().stream()
                        .map(item -> item.annotations().stream()
                                .map(Annotation::category)
                                .toList())
                        .toList());
        assertEquals(List.of(), read.errors());

        Tables.write(folder, "train.csv", "image_name,tags,weather\na.jpg,clear primary,dry\n");
        assertThrows(ExportException.class, () -> read(""));
    }

    @Test
    void aPictureAndItsClassAreALabel() throws Exception {
        Tables.write(folder, "train.csv", "image_id,label\na.jpg,3\na.jpg,4\nb.jpg,\n");
        Tables.write(folder, "sample_submission.csv", "image_id,label\nz.jpg,0\n");

        Trial read = read("");

        assertEquals(List.of("csv.file-ignored"), read.lossCodes());
        assertEquals(
                List.of("3", "4"),
                read.items().get(0).annotations().stream()
                        .map(Annotation::category)
                        .toList());
        assertEquals(List.of(), read.items().get(1).annotations());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id,breed\nx0a,pug\n",
                "id_code,diagnosis\nx0a,pug\n",
                "Image,Id\nx0a.jpg,pug\n",
                "image,species\nx0a,pug\n",
                ",id,species\n0,x0a.jpg,pug\n",
                "id,pug\nx0a,1\n"
            })
    void twoColumnsAreAPictureAndItsClass(String table) throws Exception {
        Tables.write(folder, "labels.csv", table);
        Tables.write(folder, "train_images/x0a.jpg", "pixels");

        Trial read = read("");

        assertEquals(List.of(), read.errors());
        assertEquals("x0a.jpg", read.items().get(0).path());
        assertTrue(read.items().get(0).media().blob().location().isPresent());
        assertEquals(
                List.of("pug"),
                read.items().get(0).annotations().stream()
                        .map(Annotation::category)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id,species\n1,cat\n",
                "id,name\nn01440764,tench\n",
                "image,caption\na.jpg,a cat\n",
                "id,name,breed\nx0a,cat,b\n",
                "id,breed\n"
            })
    void twoColumnsOfOtherThingsAreNotLabels(String table) throws Exception {
        Tables.write(folder, "labels.csv", table);
        assertEquals(
                "csv.missing",
                assertThrows(ExportException.class, () -> read("")).code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"id,score\nx0a,3\n", "image,confidence\nx0a.jpg,1\n", "id,age\nx0a,0.73\n"})
    void measuredNumbersAreNoClasses(String table) throws Exception {
        Tables.write(folder, "labels.csv", table);
        ExportException refused = assertThrows(ExportException.class, () -> read(""));
        assertEquals("csv.missing", refused.code());
        assertTrue(refused.getMessage().contains("If they are, call that column class"), refused.getMessage());
    }

    @Test
    void numbersThatAreCalledClassesAreClasses() throws Exception {
        Tables.write(folder, "labels.csv", "image,class\nx0a.jpg,0.5\n");
        assertEquals("0.5", read("").items().get(0).annotations().get(0).category());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cat  dog",
                "\"cat,dog\"",
                "\"cat, dog\"",
                "cat|dog",
                "\"['cat', \"\"dog\"\"]\"",
                "\"[cat,dog,cat]\""
            })
    void severalLabelsOfACellAreDivided(String cell) throws Exception {
        Tables.write(folder, "train.csv", "image,labels\na.jpg," + cell + "\n");
        assertEquals(
                List.of("cat", "dog"),
                read("").items().get(0).annotations().stream()
                        .map(Annotation::category)
                        .toList());
    }

    @Test
    void namesInAListKeepTheirBlanks() throws Exception {
        Tables.write(folder, "train.csv", "image,labels\na.jpg,\"['big cat', 'dog']\"\nb.jpg,[]\n");
        Trial read = read("");
        assertEquals("big cat", read.items().get(0).annotations().get(0).category());
        assertEquals(List.of(), read.items().get(1).annotations());
    }
}
