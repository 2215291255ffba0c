package org.labelport.csv.tensorflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.csv.Tables;
import org.labelport.model.Shape;
import org.labelport.report.ExportException;
import org.labelport.testkit.trial.Trial;

/** Which tables hold boxes in pixels, and what is said of others. */
class TableKindsTest extends TensorflowFixture {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "filename,cell_type,xmin,xmax,ymin,ymax | no column of the class",
                "xmin,ymin,xmax,ymax,Scan,Label         | no column of the picture",
                "filename,label,x_center,y_center       | no columns of a box",
                "a.jpg,1,2,11,22,cat                    | no column of the picture"
            })
    void whatAHeaderLacksIsSaid(String header, String lacks) throws Exception {
        Tables.write(folder, "set/t.csv", header + "\n");
        for (String path : List.of("set", "set/t.csv")) {
            ExportException refusal = assertThrows(ExportException.class, () -> read(path));
            assertEquals("csv.missing", refusal.code());
            assertTrue(
                    refusal.getMessage().contains("t.csv begins with '" + header + "', which names " + lacks),
                    refusal.getMessage());
        }
    }

    /** As competitions have them: the text of a picture's boxes is no class. */
    @ParameterizedTest
    @ValueSource(strings = {"ImageId,PredictionString", "image_name,BoxesString,domain", "id, predictionstring"})
    void allBoxesOfAPictureInOneTextAreNoLabel(String header) throws Exception {
        Tables.write(folder, "set/t.csv", header + "\na.jpg,1 0.5 10 11 20 21,x\n");
        for (String path : List.of("set", "set/t.csv")) {
            ExportException refusal = assertThrows(ExportException.class, () -> read(path));
            assertEquals("csv.missing", refusal.code());
            assertTrue(
                    refusal.getMessage().contains("t.csv holds all boxes of a picture in one text"),
                    refusal.getMessage());
        }
    }

    @Test
    void aTextOfBoxesBesideColumnsOfABoxIsNoHindrance() throws Exception {
        Tables.write(
                folder,
                "t.csv",
                "filename,class,xmin,ymin,xmax,ymax,PredictionString\na.jpg,cat,10,11,20,21,cat 1 10 11\n");

        assertEquals(1, read("t.csv").items().get(0).annotations().size());
    }

    @Test
    void sharesOfSidesAreNotTakenForPixels() throws Exception {
        Tables.write(
                folder,
                "boxes.csv",
                "filename,class,xmin,ymin,xmax,ymax\na.jpg,cat,0.1,0.2,0.9,1\na.jpg,cat,0,0,1,1\na.jpg,cat,0.5,0.5,1.5,9\n"
                        + "a.jpg,cat,0,0,0.99,1\n");

        Trial read = read("boxes.csv");

        assertEquals(List.of("csv.cell"), read.errorCodes());
        assertEquals(3, read.items().get(0).annotations().size());
    }

    /** Beside rows that can be nothing else, a box of the whole picture is not one of its first pixel. */
    @Test
    void zeroAndOneAreSharesWhereAllCornersAre() throws Exception {
        Tables.write(
                folder,
                "boxes.csv",
                "filename,class,xmin,ymin,xmax,ymax\nb.jpg,,,,,\na.jpg,cat,0,0,1,1\na.jpg,cat,0.1,0.2,0.9,1\n");
        assertEquals(List.of("csv.cell", "csv.cell"), read("boxes.csv").errorCodes());

        Tables.write(folder, "boxes.csv", "filename,class,xmin,ymin,xmax,ymax\na.jpg,cat,0,0,1,1\n");
        assertEquals(List.of(), read("boxes.csv").errorCodes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.1,0.9,0.2,1", "0,1,0,1"})
    void tablesOfOpenImagesAreSaidToBe(String corners) throws Exception {
        Tables.write(folder, "set/class-descriptions.csv", "/m/1,cat\n");
        Tables.write(
                folder,
                "set/t.csv",
                "ImageID,Source,LabelName,Confidence,XMin,XMax,YMin,YMax,IsOccluded\na,xclick,/m/1,1," + corners
                        + ",0\n");
        for (String path : List.of("set", "set/t.csv")) {
            ExportException refusal = assertThrows(ExportException.class, () -> read(path));
            assertEquals("csv.missing", refusal.code());
            assertTrue(refusal.getMessage().contains("csv-openimages reads its folder"), refusal.getMessage());
        }
    }

    /** Its columns of boxes would be read, and polygons and masks become attributes. */
    @Test
    void tableOfAnnotationsOfAllKindsIsSaidToBe() throws Exception {
        Tables.write(
                folder,
                "set/annotations.csv",
                "item_id,path,annotation_id,kind,class,x,y,w,h,geometry\na,a.jpg,1,box,cat,1,2,3,4,\n");
        for (String path : List.of("set", "set/annotations.csv")) {
            ExportException refusal = assertThrows(ExportException.class, () -> read(path));
            assertEquals("csv.missing", refusal.code());
            assertTrue(
                    refusal.getMessage()
                            .endsWith("annotations.csv holds annotations of all kinds. csv reads its folder."),
                    refusal.getMessage());
        }
    }

    @Test
    void tableWithTheNamesOfOpenImagesAndPixelsIsRead() throws Exception {
        Tables.write(folder, "t.csv", "ImageID,LabelName,XMin,XMax,YMin,YMax\na.jpg,cat,1,11,2,22\n");
        assertEquals(1, read("t.csv").items().get(0).annotations().size());
    }

    @Test
    void cornersMayBeCountedFromZero() throws Exception {
        Tables.write(folder, "boxes.csv", "image_name,label,x0,y0,x1,y1\na.jpg,cat,1,2,11,22\n");
        assertEquals(
                Shape.Box.of(1, 2, 10, 20),
                read("boxes.csv").items().get(0).annotations().get(0).shape());
    }
}
