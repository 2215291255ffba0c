package org.labelport.csv.tensorflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.csv.Tables;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.model.Value;
import org.labelport.report.ExportException;
import org.labelport.report.ItemError;
import org.labelport.testkit.trial.Trial;

/** Tests what the columns and rows of tables mean. */
class TensorflowTargetTest extends TensorflowFixture {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filename,width,height,class,xmin,ymin,xmax,ymax\na.jpg,20,30,cat,1,2,11,22\n",
                "\"image\",\"xmin\",\"ymin\",\"xmax\",\"ymax\",\"label\"\r\n\"a.jpg\",\"1.0\",\"2.0\",\"11.0\",\"22.0\",\"cat\"\r\n",
                "image,xmin,ymin,xmax,ymax,label\na.jpg,1,2,11,22,cat",
                "\uFEFFfilename;class;xmin;ymin;xmax;ymax\na.jpg;cat;1;2;11;22\n\n",
                "label_name,bbox_x,bbox_y,bbox_width,bbox_height,image_name,image_width,image_height\ncat,1,2,10,20,a.jpg,20,30\n",
                "cat,1,2,10,20,a.jpg,20,30\n",
                "image,x,y,w,h,class\na.jpg,1,2,10,20,cat\n",
                "filename,x,y,width,height,label\na.jpg,1,2,10,20,cat\n",
                "Width;Height;Roi.X1;Roi.Y1;Roi.X2;Roi.Y2;ClassId;Path\n20;30;1;2;11;22;cat;a.jpg\n",
                "xmin,ymin,xmax,ymax,Frame,Label\n1,2,11,22,a.jpg,cat\n",
                "ImageId,X Min,Y Min,X Max,Y Max,ClassName\na.jpg,1,2,11,22,cat\n",
                "Image_Name,Class Name,bbox_x,bbox_y,bbox_width,bbox_height\na.jpg,cat,1,2,10,20\n",
                "sep=;\nlabel;image;x_max;x_min;y_min;y_max\ncat;a.jpg;11;1;2;22\n"
            })
    void variantsAreKnownByTheirHeader(String table) throws Exception {
        Tables.write(folder, "boxes.csv", table);
        Trial read = read("boxes.csv");
        assertEquals(List.of(), read.errors());
        Item item = read.items().get(0);
        assertEquals("a.jpg", item.path());
        assertEquals("cat", item.annotations().get(0).category());
        assertEquals(Shape.Box.of(1, 2, 10, 20), item.annotations().get(0).shape());
    }

    @Test
    void blanksBehindTheSeparatorsOfTheHeaderAreNoPartOfCells() throws Exception {
        for (String separator : List.of(", ", "| ", " ; ")) {
            Tables.write(
                    folder,
                    "t.csv",
                    "filename, width, height, class, xmin, ymin, xmax, ymax\na.jpg, 100, 50, big cat, 1, 2, 3, 4\n"
                            .replace(", ", separator));

            Trial read = Trial.read(new TensorflowTarget(), Map.of("path", folder.toString()), folder);

            assertEquals(List.of(), read.errors(), separator);
            assertEquals("a.jpg", read.items().get(0).path());
            assertEquals("big cat", read.items().get(0).annotations().get(0).category());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "NaN", "nan", "NULL", "<NA>"})
    void cellsThatPandasLeavesOutAreNoBox(String missing) throws Exception {
        Tables.write(
                folder,
                "train.csv",
                "filename,class,xmin,ymin,xmax,ymax\na.jpg,#,#,#,#,#\nb.jpg,None,#,#,#,#\nc.jpg,cat,1,#,3,4\n"
                        .replace("#", missing));

        Trial read = read("");

        assertEquals(List.of("csv.cell"), read.errorCodes());
        assertEquals(List.of(), read.items().get(0).annotations());
        assertEquals("None", read.items().get(1).annotations().get(0).category());
    }

    @Test
    void aDecimalCommaIsSaid() throws Exception {
        Tables.write(folder, "boxes.csv", "filename;class;xmin;ymin;xmax;ymax\na.jpg;cat;1,5;2;11;22\n");
        assertEquals(
                "boxes.csv, line 2: xmin is '1,5', which is not a number. Write decimals with a point.",
                read("boxes.csv").errors().get(0).message());
    }

    @Test
    void aRowWithMoreCellsThanColumnsIsAnError() throws Exception {
        Tables.write(
                folder,
                "boxes.csv",
                "filename,xmin,ymin,xmax,ymax,class\na.jpg,1,2,11,22,cat, asleep\na.jpg,1,2,11,22,dog,\n");
        Trial read = read("boxes.csv");
        assertEquals(
                List.of(
                        "boxes.csv, line 2: it has 7 cells for 6 columns. Put quotation marks around texts with separators."),
                read.errors().stream().map(ItemError::message).toList());
        assertEquals("dog", read.annotations(0).get(0).category());
    }

    @Test
    void furtherColumnsAreAttributes() throws Exception {
        Tables.write(
                folder,
                "boxes.csv",
                ",filename,class,xmin,ymin,xmax,ymax,Confidence,pose,ID,pose,text\n"
                        + "0,a.jpg,cat,1,2,11,22,0.5,left,7,x,\n1,a.jpg,cat,1,2,11,22,high,,,,\n");
        Trial read = read("boxes.csv");
        assertEquals(List.of(), read.errors());
        Annotation first = read.items().get(0).annotations().get(0);
        assertEquals(0.5, first.provenance().score().orElseThrow());
        assertEquals(
                Map.of("pose", new Value.Text("left"), "ID", new Value.Number(7), "pose__11", new Value.Text("x")),
                first.attributes());
        Annotation second = read.items().get(0).annotations().get(1);
        assertEquals(Map.of("score", new Value.Text("high")), second.attributes());

        Tables.write(folder, "wheat.csv", "image_id,width,height,bbox,source\nw,20,30,\"[1, 2, 3, 4]\",usask_1\n");
        assertEquals(
                Map.of("source", new Value.Text("usask_1")),
                read("wheat.csv").items().get(0).annotations().get(0).attributes());
    }

    @Test
    void rowsThatGiveAPictureOtherSizesAreSaid() throws Exception {
        Tables.write(
                folder,
                "boxes.csv",
                "filename,width,height,class,xmin,ymin,xmax,ymax\na.jpg,20,30,cat,1,2,11,22\n"
                        + "b.jpg,20,30,cat,1,2,11,22\na.jpg,,,cat,1,2,11,22\na.jpg,40,30,cat,1,2,11,22\n"
                        + "a.jpg,50,30,cat,1,2,11,22\nb.jpg,20,30,cat,1,2,11,22\n");
        Trial read = read("boxes.csv");
        assertEquals(List.of(), read.errors());
        assertEquals(1, read.losses().size());
        assertEquals("csv.sizes-differ", read.losses().get(0).code());
        assertTrue(read.losses().get(0).detail().startsWith("boxes.csv, line 5 gives the picture 40 x 30 pixels"));
        assertEquals(20, ((Media.Image) read.items().get(0).media()).width());
    }

    @Test
    void theSizeInTheFirstRowCountsMoreThanThatOfTheFile() throws Exception {
        Tables.write(folder, "a.jpg", "pixels");
        Tables.write(
                folder,
                "boxes.csv",
                "filename,width,height,class,xmin,ymin,xmax,ymax\na.jpg,20,30,cat,1,2,11,22\na.jpg,40,30,cat,1,2,11,22\n");
        Trial read = read("boxes.csv");
        assertEquals(20, ((Media.Image) read.items().get(0).media()).width());
        assertTrue(read.losses().get(0).detail().endsWith("; the size in the first row counts"));
    }

    @Test
    void aBoxLargerThanANumberCanBeIsAnErrorOfItsRow() throws Exception {
        Tables.write(
                folder,
                "boxes.csv",
                "filename,width,height,class,xmin,ymin,xmax,ymax\na.jpg,20,30,cat,-1e308,2,1e308,22\n"
                        + "a.jpg,20,30,cat,1,2,11,22\n");
        Trial read = read("boxes.csv");
        assertEquals(
                List.of("csv.cell"),
                read.errors().stream().map(error -> error.code()).toList());
        assertEquals(1, read.items().get(0).annotations().size());
    }

    @Test
    void boxesInOneColumnAsInTheWheatCompetition() throws Exception {
        Tables.write(
                folder,
                "train.csv",
                "image_id,width,height,bbox,source\n"
                        + "b6ab,1024,512,\"[834.0, 222.0, 56.0, 36.0]\",usask_1\n"
                        + "b6ab,1024,512,\"[ 1,2,3,4 ]\",usask_1\n"
                        + "b6ab,1024,512,\"[1, 2, 3]\",usask_1\n"
                        + "b6ab,1024,512,\"1, 2, 3, 4\",usask_1\n"
                        + "b6ab,1024,512,\"[1, 2, 3, x]\",usask_1\n"
                        + "empty,1024,512,,usask_1\n");
        Tables.write(folder, "train/b6ab.jpg", "pixels");
        Trial read = Trial.read(
                new TensorflowTarget(),
                Map.of(
                        "path", folder.resolve("train.csv").toString(),
                        "images", folder.resolve("train").toString()),
                folder);

        assertEquals(List.of("csv.cell", "csv.cell", "csv.cell", "media.missing"), read.errorCodes());
        Item item = read.items().get(0);
        assertEquals("b6ab.jpg", item.path());
        assertEquals(Split.TRAIN, item.split());
        assertEquals(
                List.of(Shape.Box.of(834, 222, 56, 36), Shape.Box.of(1, 2, 3, 4)),
                item.annotations().stream().map(Annotation::shape).toList());
        assertEquals("", item.annotations().get(0).category());
    }

    @Test
    void cornersNeedNoClassWhereNoOtherColumnMayBeIt() throws Exception {
        Tables.write(folder, "t.csv", "image,xmin,ymin,xmax,ymax\na.jpg,1,2,11,22\n");
        Trial read = read("t.csv");
        assertEquals(List.of(), read.errors());
        Annotation box = read.items().get(0).annotations().get(0);
        assertEquals("", box.category());
        assertEquals(Shape.Box.of(1, 2, 10, 20), box.shape());
    }

    @Test
    void framesThatAreNumbersAreNoPictures() throws Exception {
        Tables.write(folder, "t.csv", "frame,label,x,y,w,h\n7,cat,1,2,10,20\n");
        ExportException refusal = assertThrows(ExportException.class, () -> read("t.csv"));
        assertTrue(refusal.getMessage().contains("names no column of the picture"), refusal.getMessage());
    }

    /** With one corner of two, the sides are the picture's. */
    @Test
    void cornersOfWhichOneIsMissingAreNoBoxes() throws Exception {
        Tables.write(folder, "t.csv", "filename,width,height,class,xmin,ymin,xmax\na.jpg,20,30,cat,1,2,11\n");
        assertThrows(ExportException.class, () -> read("t.csv"));
    }

    @Test
    void boxesInOneColumnMayHaveAClass() throws Exception {
        Tables.write(folder, "t.csv", "filename,bbox,label\na.jpg,\"[1, 2, 3, 4]\",cat\nb.jpg,,\nc.jpg,,night\n");
        Trial read = read("t.csv");
        assertEquals(List.of(), read.errors());
        assertEquals("cat", read.items().get(0).annotations().get(0).category());
        assertEquals(List.of(), read.items().get(1).annotations());
        assertEquals(new Shape.Whole(), read.items().get(2).annotations().get(0).shape());
    }

    @Test
    void rowsOfAPictureNeedNotBeTogether() throws Exception {
        Tables.write(
                folder,
                "t.csv",
                "filename,width,height,class,xmin,ymin,xmax,ymax\n"
                        + "b.jpg,20,30,cat,1,2,11,22\na.jpg,20,30,dog,1,2,11,22\nb.jpg,20,30,dog,1,2,11,22\n");
        Trial read = read("t.csv");
        assertEquals(
                List.of("b.jpg", "a.jpg"), read.items().stream().map(Item::path).toList());
        assertEquals(2, read.items().get(0).annotations().size());
    }

    @Test
    void badRowsAreErrorsAndTheOthersAreRead() throws Exception {
        Tables.write(
                folder,
                "t.csv",
                "filename,width,height,class,xmin,ymin,xmax,ymax\n"
                        + "a.jpg,20,30,cat,1,2,NaN,22\na.jpg,20,30,cat,9,2,3,22\na.jpg,20,30,,1,2,3,4\n"
                        + ",20,30,cat,1,2,3,4\na.jpg,20,30,fox,1,2,11,22\na.jpg,20,30,cat,1,2,11,22\n");
        Tables.write(folder, "label_map.pbtxt", "item { id: 1 name: \"cat\" }");
        Trial read = read("t.csv");
        assertEquals(List.of("csv.cell", "csv.cell", "csv.cell", "csv.cell", "category.unknown"), read.errorCodes());
        assertTrue(
                read.errors().get(1).message().startsWith("t.csv, line 2: "),
                read.errors().get(1).message());
        assertEquals(1, read.items().get(0).annotations().size());
    }

    @Test
    void aRowThatWasCutOffIsNoLabelAndNoPictureWithoutBoxes() throws Exception {
        String rows = "a.jpg,20,30,cat,1,2,11,22\nb.jpg,20,30,cat,,,,\nc.jpg,20,30,cat\nd.jpg,20\n";
        Tables.write(folder, "t.csv", "filename,width,height,class,xmin,ymin,xmax,ymax\n" + rows);
        Trial read = read("t.csv");
        assertEquals(List.of("csv.cell", "csv.cell"), read.errorCodes());
        assertTrue(read.errors().get(0).message().startsWith("t.csv, line 4: it has 4 cells, and ends before"));
        assertEquals(
                List.of(1, 1, 0, 0),
                read.items().stream().map(item -> item.annotations().size()).toList());
        Tables.write(folder, "labels.csv", "filename,class\na.jpg,cat\nb.jpg,\nc.jpg\n");
        assertEquals(List.of("csv.cell"), read("labels.csv").errorCodes());
    }

    @Test
    void aSizeThatIsNoneIsTold() throws Exception {
        Tables.write(
                folder,
                "t.csv",
                "filename,width,height,class,xmin,ymin,xmax,ymax\na.jpg,20,30,cat,1,2,11,22\na.jpg,20,-30,cat,1,2,12,22\n"
                        + "b.jpg,abc,30,cat,1,2,11,22\n");
        Trial read = read("t.csv");
        assertEquals(List.of(), read.errors());
        assertEquals(List.of("number.invalid", "number.invalid"), read.lossCodes());
    }

    @Test
    void labelMapsThatTensorflowRefusesAreRefused() throws Exception {
        String good = "item {\n  id: 1\n  name: 'cat'\n  keypoints { id: 7 label: 'nose' }\n  n: 0.5, m: X;\n}\n";
        Path map = folder.resolve("label_map.pbtxt");
        Tables.write(folder, "label_map.pbtxt", good.replace("'cat'", "'c' \"at\""));
        assertEquals(Map.of(1, "cat"), LabelMap.read(map));
        Map<String, String> mistakes = new LinkedHashMap<>();
        mistakes.put(good.replace("1\n", "1x\n"), "line 3: 'x' is not a field with a value");
        mistakes.put(good.replace("id: 1", "id: 1e18"), "line 3: 'e18' is not a field with a value");
        mistakes.put(good.replace("id: 1", "id: 1 2"), "line 2: '2' is not the name of a field");
        mistakes.put(good.replace("id: 1", "id id: 1"), "line 2: there is no : behind id");
        mistakes.put(good.replace("id: 1", "id: 99999999999"), "line 2: '99999999999' is not an id");
        mistakes.put(good.replace("'cat'", "cat"), "line 3: 'cat' is not a name in quotation marks");
        mistakes.put(good.replace("item {", ""), "line 2: an item begins with the word item");
        mistakes.put(good.replace("item {", "item"), "line 2: there is no { behind item");
        mistakes.put(good.replace("}\n", ""), "the text ends in an item");
        mistakes.put(good + "garbage", "line 7: an item begins with the word item");
        mistakes.put("", "line 1: there is no item");
        mistakes.put(" \n# none\n", "line 3: there is no item");
        for (Map.Entry<String, String> mistake : mistakes.entrySet()) {
            Tables.write(folder, "label_map.pbtxt", mistake.getKey());
            String message = assertThrows(ExportException.class, () -> LabelMap.read(map), mistake.getKey())
                    .getMessage();
            assertTrue(message.contains(mistake.getValue()), message);
        }
    }

    @Test
    void labelMapsOfOthersAreRead() throws Exception {
        Tables.write(
                folder,
                "label_map.pbtxt",
                "# comment\nitem {\n  name: \"K\\303\\244se\"\n  id: 2\n  display_name: 'x'\n}\nitem{id:1,name:'it\\'s'}\n");
        assertEquals(Map.of(1, "it's", 2, "Käse"), LabelMap.read(folder.resolve("label_map.pbtxt")));
        Tables.write(folder, "label_map.pbtxt", "\uFEFFitem { id: 1 name: 'cat' }");
        assertEquals(Map.of(1, "cat"), LabelMap.read(folder.resolve("label_map.pbtxt")));
        Tables.write(
                folder,
                "label_map.pbtxt",
                "item {\n  name: \"background\"\n  id: 0\n  display_name: \"background\"\n}\nitem { id: 1 name: 'cat' }");
        assertEquals(Map.of(1, "cat"), LabelMap.read(folder.resolve("label_map.pbtxt")));
        Tables.write(folder, "label_map.pbtxt", "item { id: 1 name: 'open }");
        assertThrows(ExportException.class, () -> LabelMap.read(folder.resolve("label_map.pbtxt")));
    }
}
