package org.labelport.csv.retinanet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

class RetinanetTest {

    private static final Taxonomy CLASSES = new Taxonomy(List.of(Category.of("cat, wild"), Category.of("dog")));

    @TempDir
    Path folder;

    @Test
    void cornersAreThePixelsAroundTheBox() throws Exception {
        Trial.write(
                new RetinanetConverter(),
                Map.of(),
                CLASSES,
                List.of(
                        Tables.picture("a,b.jpg", Tables.box("1", "cat, wild", 1.5, 2, 9.25, 20)),
                        Tables.picture("c.jpg", Tables.box("1", "dog", 90, 40, 30, 0.5)),
                        Tables.picture("d.jpg")),
                folder);
        assertEquals(
                "\"images/a,b.jpg\",1,2,11,22,\"cat, wild\"\nimages/c.jpg,,,,,\nimages/d.jpg,,,,,\n",
                Files.readString(folder.resolve("annotations.csv")));
        assertEquals("\"cat, wild\",0\ndog,1\n", Files.readString(folder.resolve("classes.csv")));
    }

    @Property(tries = 300)
    void boxesComeBackAroundTheirOwn(
            @ForAll @DoubleRange(min = 0, max = 99) double x,
            @ForAll @DoubleRange(min = 0, max = 49) double y,
            @ForAll @DoubleRange(min = 0, max = 120) double width,
            @ForAll @DoubleRange(min = 0, max = 120) double height)
            throws Exception {
        Path out = Files.createTempDirectory("retinanet");
        try {
            boxComesBack(out, x, y, width, height);
        } finally {
            Tables.delete(out);
        }
    }

    private static void boxComesBack(Path out, double x, double y, double width, double height) throws Exception {
        Trial written = Trial.write(
                new RetinanetConverter(),
                Map.of(),
                CLASSES,
                List.of(Tables.picture("a.jpg", Tables.box("1", "dog", x, y, width, height))),
                out);
        assertEquals(
                List.of(),
                Tables.problems(new RetinanetConverter(), out, Map.of()).stream()
                        .filter(problem -> !problem.startsWith("REMARK"))
                        .toList());
        Trial back = Trial.read(new RetinanetTarget(), Map.of("path", out.toString()), out);
        assertEquals(List.of(), back.errors());
        if (written.lossCodes().contains("geometry.degenerate")) {
            assertEquals(List.of(), back.items().get(0).annotations());
            return;
        }
        Shape.Box box = (Shape.Box) back.items().get(0).annotations().get(0).shape();
        assertTrue(box.x() <= x && x < box.x() + 1 && box.y() <= y && y < box.y() + 1, box.toString());
        assertTrue(
                box.right() >= Math.min(100, x + width) && box.right() < Math.min(100, x + width) + 1, box.toString());
        assertTrue(
                box.bottom() >= Math.min(50, y + height) && box.bottom() < Math.min(50, y + height) + 1,
                box.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"class_list.csv", "class_mapping.csv", "labels.csv"})
    void listOfClassesIsKnownByItsRows(String name) throws Exception {
        Tables.write(folder, "train_annots.csv", "a.jpg,1,2,11,22,cat\n");
        Tables.write(folder, name, "dog,0\ncat,1\n");
        for (String path : List.of("", "train_annots.csv")) {
            Trial read = Trial.read(
                    new RetinanetTarget(), Map.of("path", folder.resolve(path).toString()), folder);
            assertEquals(List.of(), read.errors());
            assertEquals(List.of("dog", "cat"), read.taxonomy().names());
            assertEquals(1, read.items().size());
        }
    }

    /** Beside rows that can be nothing else, a box of the whole picture is not one of its first pixel. */
    @Test
    void zeroAndOneAreSharesWhereAllCornersAre() throws Exception {
        Tables.write(folder, "annotations.csv", "b.jpg,,,,,\n\na.jpg,0,0,1,1,cat\na.jpg,0.1,0.2,0.9,1,cat\n");
        Trial shares = Trial.read(new RetinanetTarget(), Map.of("path", folder.toString()), folder);
        assertEquals(List.of("csv.cell", "csv.cell"), shares.errorCodes());

        Tables.write(folder, "annotations.csv", "a.jpg,0,0,1,1,cat\na.jpg,1,2,11,22,cat\n");
        Trial pixels = Trial.read(new RetinanetTarget(), Map.of("path", folder.toString()), folder);
        assertEquals(List.of(), pixels.errors());
    }

    @Test
    void picturesThatAreNamedInSeveralWaysAreItemsOfTheirOwn() throws Exception {
        Tables.write(
                folder,
                "annotations.csv",
                "a.jpg,1,2,11,22,cat\nimages/a.jpg,1,2,11,22,cat\n/images/a.jpg,1,2,11,22,cat\n");

        Trial read = Trial.read(new RetinanetTarget(), Map.of("path", folder.toString()), folder);

        assertEquals(
                List.of("a.jpg", "train/a.jpg", "train/a.jpg__2"),
                read.items().stream().map(Item::id).toList());
        assertEquals(List.of("csv.picture-repeated"), read.lossCodes());
    }

    @Test
    void rowsMayEndWithTheSizeOfThePicture() throws Exception {
        Tables.write(
                folder,
                "annotations_train.csv",
                "a.jpg,1,2,11,22,object,300,200\na.jpg,5,6,7,8,object,300,200\nb.jpg,1,2,3,4,object,300,x\n");
        Trial read = Trial.read(new RetinanetTarget(), Map.of("path", folder.toString()), folder);
        assertEquals(List.of("csv.cell"), read.errorCodes());
        Item item = read.items().get(0);
        assertEquals(2, item.annotations().size());
        assertEquals(Media.Image.of(Blob.ABSENT, 300, 200), item.media());
    }

    @Test
    void rowsOfOtherProgramsAreRead() throws Exception {
        Tables.write(folder, "train.csv", "/data/a.jpg,1.0,2,11,22,cat\r\nb.jpg,,,,,\r\nc.jpg,1,2\r\n\r\n");
        Trial read = Trial.read(new RetinanetTarget(), Map.of("path", folder.toString()), folder);
        assertEquals(List.of("csv.cell"), read.errorCodes());
        assertTrue(read.errors().get(0).message().startsWith("train.csv, line 3: "));
        assertEquals("data/a.jpg", read.items().get(0).path());
        assertEquals(2, read.items().size());
        assertEquals(List.of(), read.items().get(1).annotations());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.jpg, 1, 2, 11, 22, cat\nb.jpg, , , , ,\nc.jpg,1,2,3,4,cat\n",
                "a.jpg|1|2|11|22|cat\nb.jpg|||||\nc.jpg|1|2|3|4|cat\n",
                "a.jpg;1;2;11;22;cat\nb.jpg;;;;;\nc.jpg;1;2;3;4;cat\n",
                "a.jpg ,  1 , 2, 11, 22, \"cat\" \nb.jpg, , , , ,\nc.jpg, 1, 2, 3, 4, \"cat\"\n"
            })
    void separatorsAreThoseOfTheFirstLines(String table) throws Exception {
        Tables.write(folder, "annotations.csv", table);
        Tables.write(folder, "classes.csv", "cat, 0\n");

        Trial read = Trial.read(new RetinanetTarget(), Map.of("path", folder.toString()), folder);

        assertEquals(List.of(), read.errors());
        assertEquals(
                List.of("a.jpg", "b.jpg", "c.jpg"),
                read.items().stream().map(Item::path).toList());
        assertEquals(
                List.of(Annotation.of("1", "cat", Shape.Box.of(1, 2, 10, 20))),
                read.items().get(0).annotations());
        assertEquals(List.of(), read.items().get(1).annotations());
    }

    @ParameterizedTest
    @ValueSource(strings = {"path,x1,y1,x2,y2,class\n", "image_path;xmin;ymin;xmax;ymax;class name\n", ""})
    void aHeaderIsNoPicture(String header) throws Exception {
        String separator = header.contains(";") ? ";" : ",";
        Tables.write(folder, "annotations.csv", header + String.join(separator, "a.jpg", "1", "2", "3", "4", "cat\n"));

        Trial read = Trial.read(new RetinanetTarget(), Map.of("path", folder.toString()), folder);

        assertEquals(List.of(), read.errors());
        assertEquals(List.of("a.jpg"), read.items().stream().map(Item::path).toList());
        assertEquals(1, read.items().get(0).annotations().size());
        assertEquals(header.isEmpty() ? List.of() : List.of("csv.header-skipped"), read.lossCodes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"image,xmin,xmax,ymin,ymax,class", "class,image,x1,y1,x2,y2", "path,class,min_x,y_min,x2,y2"})
    void aHeaderOfAnotherOrderIsRefused(String header) throws Exception {
        Tables.write(folder, "annotations.csv", header + "\na.jpg,1,2,3,4,cat\n");

        ExportException refused = assertThrows(
                ExportException.class,
                () -> Trial.read(new RetinanetTarget(), Map.of("path", folder.toString()), folder));

        assertEquals("csv.header", refused.code());
        String said = refused.getMessage();
        assertTrue(said.contains("are " + header + ",") && said.contains("csv-tensorflow"), said);
    }

    @Test
    void aFirstRowWithoutNumbersIsNoHeader() throws Exception {
        Tables.write(folder, "annotations.csv", "a.jpg,nan,nan,nan,nan,cat\nb.jpg,1,2,3,4,cat\n");

        Trial read = Trial.read(new RetinanetTarget(), Map.of("path", folder.toString()), folder);

        assertEquals(2, read.items().size());
        assertEquals(1, read.errors().size());
    }

    @Test
    void blanksOfSingleCellsStay() throws Exception {
        Tables.write(folder, "annotations.csv", "a.jpg,1,2,3,4, cat\nb.jpg,1,2,3,4,\"a; b; c; d; e; f; g\"\n");

        Trial read = Trial.read(new RetinanetTarget(), Map.of("path", folder.toString()), folder);

        assertEquals(List.of(), read.errors());
        assertEquals(
                List.of(" cat", "a; b; c; d; e; f; g"),
                read.items().stream()
                        .map(item -> item.annotations().get(0).category())
                        .toList());
    }

    @Test
    void picturesWithoutARowAreCounted() throws Exception {
        Tables.write(folder, "annotations.csv", "pictures/a.jpg,1,2,3,4,dog\n");
        Tables.write(folder, "pictures/a.jpg", "pixels");
        Tables.write(folder, "pictures/b.jpg", "pixels");

        Trial read = Trial.read(new RetinanetTarget(), Map.of("path", folder.toString()), folder);

        assertEquals(List.of("picture.unannotated"), read.lossCodes());
        assertEquals(
                "'pictures/b.jpg' is not named in any annotation file, and is not read",
                read.losses().get(0).detail());
    }

    @Test
    void picturesMayBeInImagesWhereRowsDoNotSaySo() throws Exception {
        Tables.write(folder, "annotations.csv", "a.jpg,1,2,3,4,dog\n");
        Tables.write(folder, "images/a.jpg", "pixels");
        Tables.write(folder, "images/b.jpg", "pixels");

        Trial read = Trial.read(new RetinanetTarget(), Map.of("path", folder.toString()), folder);

        assertTrue(read.items().get(0).media().blob().location().isPresent());
        assertEquals(
                List.of("'images/b.jpg' is not named in any annotation file, and is not read"),
                read.losses().stream().map(loss -> loss.detail()).toList());
    }

    @Test
    void tablesLieInTheFoldersOfSplits() throws Exception {
        for (String split : List.of("train", "valid")) {
            Tables.write(folder, split + "/_annotations.csv", "a.jpg,1,2,3,4,dog\n");
            Tables.write(folder, split + "/_classes.csv", "cat,0\ndog,1\n");
            Tables.write(folder, split + "/a.jpg", split);
        }

        Trial read = Trial.read(new RetinanetTarget(), Map.of("path", folder.toString()), folder);

        assertEquals(List.of(), read.errors());
        assertEquals(List.of(), read.losses());
        assertEquals(List.of("cat", "dog"), read.taxonomy().names());
        assertEquals(
                List.of(Split.TRAIN, Split.VALIDATION),
                read.items().stream().map(Item::split).toList());
        assertEquals(
                List.of("train", "valid"),
                read.items().stream()
                        .map(item -> Path.of(item.media().blob().location().orElseThrow())
                                .getParent()
                                .getFileName()
                                .toString())
                        .toList());
    }
}
