package org.labelport.csv.openimages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labelport.csv.Tables;
import org.labelport.limits.Limits;
import org.labelport.model.Annotation;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Keypoint;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.model.Value;
import org.labelport.raster.LabelCanvas;
import org.labelport.raster.LabelImage;
import org.labelport.raster.PngReader;
import org.labelport.raster.PngWriter;
import org.labelport.report.ExportException;
import org.labelport.report.Loss;
import org.labelport.testkit.trial.Trial;

class OpenImagesTest {

    private static final String BOXES = "annotations/train-annotations-bbox.csv";
    private static final String LABELS = "annotations/train-annotations-human-imagelabels.csv";
    private static final String SEGMENTS = "annotations/train-annotations-object-segmentation.csv";
    private static final String IMAGES = "annotations/train-images-with-labels-with-rotation.csv";

    @TempDir
    Path folder;

    @BeforeEach
    void dataSet() throws Exception {
        Tables.write(folder, "annotations/class-descriptions-boxable.csv", "/m/01yrx,Cat\n/m/0bt9lr,Dog\n");
        Tables.write(folder, IMAGES, OpenImagesLayout.Table.IMAGES.header() + "\nab12,train,,,,,,Photo 1.jpg,,,,\n");
        Tables.write(folder, "images/train/ab12.jpg", "pixels");
        Tables.write(
                folder,
                BOXES,
                OpenImagesLayout.Table.BOXES.header() + "\nab12,xclick,/m/01yrx,1,0.25,0.5,0,1,1,0,-1,0,1\n");
        Tables.write(folder, LABELS, OpenImagesLayout.Table.LABELS.header() + "\nab12,verification,/m/0bt9lr,0\n");
        Tables.write(
                folder,
                SEGMENTS,
                OpenImagesLayout.Table.SEGMENTS.header()
                        + "\nab12_m01yrx_0a1b2c3d.png,ab12,/m/01yrx,0a1b2c3d,0,0.5,0,0.5,,\n");
        mask(12, 8);
    }

    private void mask(int width, int height) throws Exception {
        Path file = folder.resolve("masks/train/ab12_m01yrx_0a1b2c3d.png");
        Files.createDirectories(file.getParent());
        int[] values = new int[width * height];
        values[0] = 255;
        values[1] = 255;
        try (OutputStream out = Files.newOutputStream(file)) {
            PngWriter.gray8(out, LabelCanvas.of(width, height, values));
        }
    }

    private Trial read() throws Exception {
        return Trial.read(new OpenImagesTarget(), Map.of("path", folder.toString()), folder);
    }

    private List<String> problems() throws Exception {
        return Tables.problems(new OpenImagesConverter(), folder, Map.of());
    }

    @Test
    void theRealLayoutIsRead() throws Exception {
        Trial read = read();
        assertEquals(List.of(), read.errors());
        assertEquals(List.of("Cat", "Dog"), read.taxonomy().names());
        Item item = read.items().get(0);
        assertEquals("ab12.jpg", item.path());
        List<Annotation> annotations = item.annotations();
        assertEquals(
                Map.of("negative", new Value.Flag(true)), annotations.get(0).attributes());
        assertEquals(Shape.Box.of(3, 0, 3, 8), annotations.get(1).shape());
        assertEquals(
                Map.of(
                        "occluded", new Value.Flag(true),
                        "truncated", new Value.Flag(false),
                        "depiction", new Value.Flag(false),
                        "inside", new Value.Flag(true)),
                annotations.get(1).attributes());
        assertEquals(
                new Shape.Mask(0, 0, 2, 1, new int[] {0, 2}), annotations.get(2).shape());
    }

    @Test
    void picturesOfCvatAreInFoldersOfSubsetsOfAnyName() throws Exception {
        Files.move(folder.resolve("images/train"), folder.resolve("images/default"));
        for (String table : List.of(BOXES, LABELS, IMAGES)) {
            Files.move(folder.resolve(table), folder.resolve(table.replace("/train-", "/default-")));
        }
        Files.delete(folder.resolve(SEGMENTS));

        Trial read = read();

        assertEquals(List.of(), read.errors());
        assertEquals(List.of(), read.lossCodes());
        assertEquals(Shape.Box.of(3, 0, 3, 8), read.annotations(0).get(1).shape());
        assertTrue(read.items().get(0).media().blob().location().isPresent());
        assertEquals(List.of(), problems());
    }

    @Test
    void cellsOfSegmentsThatAreNotReadAreToldOnce() throws Exception {
        for (int i = 0; i < 2; i++) {
            append(
                    OpenImagesLayout.Table.SEGMENTS,
                    "ab12_m01yrx_0a1b2c3d.png,ab12,/m/01yrx,0a1b2c3" + i + ",0,0.5,0,0.5,0.9,0.1 0.2 1");
        }

        assertEquals(
                List.of(
                        "train-annotations-object-segmentation.csv: columns are not read: PredictedIoU",
                        "train-annotations-object-segmentation.csv: columns are not read: Clicks"),
                read().losses().stream().map(Loss::detail).toList());
    }

    @Test
    void tablesThatAreNotReadAreNamed() throws Exception {
        Tables.write(folder, "annotations/oidv6-train-annotations-vrd.csv", "ImageID,LabelName1\nab12,/m/01yrx\n");
        Tables.write(folder, "annotations/train-annotations-machine-imagelabels.csv", "ImageID,Source\nab12,machine\n");

        Trial read = read();

        assertEquals(List.of("csv.table-dropped", "csv.table-dropped"), read.lossCodes());
        assertTrue(
                read.losses().get(0).detail().startsWith("oidv6-train-annotations-vrd.csv is not read"),
                read.losses().get(0).detail());
    }

    @Test
    void theTreeOfClassesIsNamed() throws Exception {
        Tables.write(folder, "annotations/bbox_labels_600_hierarchy.json", "{\"LabelName\": \"/m/0bl9f\"}\n");

        Trial read = read();

        assertEquals(
                List.of(
                        "annotations/bbox_labels_600_hierarchy.json is not read: which class is a kind of which is left out"),
                read.losses().stream().map(Loss::detail).toList());
    }

    @Test
    void folderWithOtherTablesOnlyIsRefusedWithTheirName() throws Exception {
        Path other = folder.resolve("other");
        Tables.write(other, "oidv6-train-annotations-vrd.csv", "ImageID,LabelName1\nab12,/m/01yrx\n");
        ExportException refused = assertThrows(
                ExportException.class,
                () -> Trial.read(new OpenImagesTarget(), Map.of("path", other.toString()), folder));
        assertTrue(refused.getMessage().contains("but oidv6-train-annotations-vrd.csv"), refused.getMessage());
    }

    @Test
    void masksOfAnotherSizeAreScaled() throws Exception {
        mask(6, 4);
        Trial read = read();
        assertEquals(List.of("mask.scaled"), read.lossCodes());
        assertEquals(
                new Shape.Mask(0, 0, 4, 2, new int[] {0, 8}),
                read.items().get(0).annotations().get(2).shape());
    }

    @Test
    void missingMasksAndUnknownClassesAreErrors() throws Exception {
        Files.delete(folder.resolve("masks/train/ab12_m01yrx_0a1b2c3d.png"));
        Tables.write(folder, LABELS, OpenImagesLayout.Table.LABELS.header() + "\nab12,verification,/m/fox,1\n");
        assertEquals(List.of("category.unknown", "mask.missing"), read().errorCodes());
    }

    @Test
    void everythingComesBack() throws Exception {
        Path out = Files.createDirectories(folder.resolve("out"));
        Item item = Tables.picture(
                "sub/a.png",
                Annotation.of("1", "cat", new Shape.Whole()).withAttributes(Map.of("negative", new Value.Flag(true))),
                Tables.box("2", "dog", 1, 2, 30, 40)
                        .withAttributes(Map.of("truncated", new Value.Flag(true), "iscrowd", new Value.Flag(false))),
                Annotation.of("3", "dog", new Shape.Mask(5, 6, 2, 2, new int[] {0, 3, 1})));
        Taxonomy taxonomy = new Taxonomy(List.of(Category.of("cat"), Category.of("dog")));
        Trial written = Trial.write(new OpenImagesConverter(), Map.of(), taxonomy, List.of(item), out);
        assertEquals(List.of("file.renamed", "image.not-jpeg"), written.lossCodes());
        LabelImage mask = PngReader.read(out.resolve("masks/train/sub__a_x1_00000000.png"), Limits.USUAL);
        assertEquals(255, mask.canvas().valueAt(5, 7));
        assertEquals(0, mask.canvas().valueAt(6, 7));
        Tables.write(out, "images/train/sub__a.png", "pixels of 12 x 8");
        Trial back = Trial.read(new OpenImagesTarget(), Map.of("path", out.toString()), folder);
        Item read = back.items().get(0);
        assertEquals("sub/a.png", read.path());
        assertEquals(taxonomy, back.taxonomy());
        assertEquals(
                item.annotations().stream().map(Annotation::attributes).toList(),
                read.annotations().stream().map(Annotation::attributes).toList());
        assertTrue(read.annotations().get(2).shape() instanceof Shape.Mask);
    }

    @Test
    void labelsOfAClassForAndAgainstItAreBothWritten() throws Exception {
        Path out = Files.createDirectories(folder.resolve("out"));
        Map<String, Value> negative = Map.of("negative", new Value.Flag(true));
        Item item = Tables.picture(
                "a.png",
                Annotation.of("1", "cat", new Shape.Whole()),
                Annotation.of("2", "cat", new Shape.Whole()).withAttributes(negative),
                Annotation.of("3", "cat", new Shape.Whole()).withAttributes(negative));
        Taxonomy taxonomy = new Taxonomy(List.of(Category.of("cat")));

        Trial written = Trial.write(new OpenImagesConverter(), Map.of(), taxonomy, List.of(item), out);

        assertEquals(List.of("image.not-jpeg", "annotation.duplicate"), written.lossCodes());
        assertEquals(
                OpenImagesLayout.Table.LABELS.header() + "\na,verification,/x/0,1\na,verification,/x/0,0\n",
                Files.readString(out.resolve(LABELS)));
    }

    @Test
    void aGoodDataSetHasNoProblems() throws Exception {
        mask(100, 50);
        // The mask has the size of the picture, because the probe of this test gives every file the same size.
        assertEquals(List.of(), problems());
    }

    @Test
    void segmentsOfPicturesWithAnUnusualSuffixHaveNoProblems() throws Exception {
        mask(100, 50);
        Tables.write(folder, "images/train/cd34.JPeG", "pixels");
        append(OpenImagesLayout.Table.IMAGES, "cd34,train,,,,,,cd34.JPeG,,,,0");
        append(OpenImagesLayout.Table.SEGMENTS, "ab12_m01yrx_0a1b2c3d.png,cd34,/m/01yrx,0a1b2c3e,0,0.5,0,0.5,,");
        assertEquals(List.of("REMARK csv-openimages.picture-not-jpg " + IMAGES + ":0"), problems());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BOXES | ab12,xclick,/m/01yrx,1,0.25,0.5,0,1.5,1,0,-1,0,1 | REJECTED csv-openimages.not-normalised",
                "BOXES | ab12,xclick,/m/01yrx,1,0.5,0.25,0,1,1,0,-1,0,1 | REJECTED csv-openimages.box",
                "BOXES | ab12,xclick,/m/01yrx,0.5,0.25,0.5,0,1,1,0,-1,0,1 | REJECTED csv-openimages.confidence",
                "BOXES | ab12,xclick,/m/01yrx,1,0.25,0.5,0,1,2,0,-1,0,1 | REJECTED csv-openimages.flag",
                "BOXES | ab12,xclick,Cat,1,0.25,0.5,0,1,1,0,-1,0,1 | REJECTED csv-openimages.class-unknown",
                "BOXES | ab12.jpg,xclick,/m/01yrx,1,0.25,0.5,0,1,1,0,-1,0,1 | REJECTED csv-openimages.image-unlisted",
                "BOXES | ab12,xclick,/m/01yrx | REJECTED csv-openimages.cells",
                "LABELS | ab12,verification,/m/01yrx,2 | REJECTED csv-openimages.confidence",
                "IMAGES | ab12,train,,,,,,,,,, | DAMAGED csv-openimages.image-repeated",
                "IMAGES | ab12.jpg,train,,,,,,,,,, | REJECTED csv-openimages.image-id",
                "IMAGES | b,train,,,,,,,,,, | REJECTED csv-openimages.picture-missing",
                "IMAGES | x/b,train,,,,,,,,,, | REJECTED csv-openimages.image-id",
                "SEGMENTS | m.png,ab12,/m/01yrx,0a1b2c3e,0,0.5,0,0.5,, | REJECTED csv-openimages.mask-missing",
                "SEGMENTS | ab12_m01yrx_0a1b2c3d.png,ab12,/m/01yrx,0a1b2c3d,0,0.5,0,0.5,, | DAMAGED csv-openimages.box-id",
                "SEGMENTS | ab12_m01yrx_0a1b2c3d.png,ab12,/m/01yrx,7,0,0.5,0,0.5,, | REMARK csv-openimages.box-id"
            })
    void whatReadersStumbleOverIsTold(OpenImagesLayout.Table table, String row, String problem) throws Exception {
        assertEquals(List.of(problem + " " + append(table, row) + ":3"), problems());
    }

    /** @return the table's file */
    private String append(OpenImagesLayout.Table table, String row) throws IOException {
        String file = "annotations/" + table.file(Split.TRAIN);
        Tables.write(folder, file, Files.readString(folder.resolve(file)) + row + "\n");
        return file;
    }

    @Test
    void idMayEndAsTheNameOfAFileBesideIt() throws Exception {
        mask(100, 50);
        Tables.write(folder, "images/train/ab12.jpg.jpg", "pixels");
        append(OpenImagesLayout.Table.IMAGES, "ab12.jpg,train,,,,,,ab12.jpg.jpg,,,,");
        assertEquals(List.of(), problems());
    }

    @Test
    void idsThatPandasTakesForNumbersOrMissingValuesAreTold() throws Exception {
        mask(100, 50);
        for (String id : List.of("0017", "18")) {
            Tables.write(folder, "images/train/" + id + ".jpg", "pixels");
            append(OpenImagesLayout.Table.IMAGES, id + ",train,,,,,,,,,,");
        }
        Tables.write(
                folder,
                BOXES,
                OpenImagesLayout.Table.BOXES.header() + "\n0017,xclick,/m/01yrx,1,0.25,0.5,0,1,1,0,-1,0,1\n");
        append(OpenImagesLayout.Table.BOXES, "18,xclick,/m/01yrx,1,0.25,0.5,0,1,1,0,-1,0,1");
        assertEquals(List.of("REMARK csv-openimages.numeric-ids " + BOXES + ":0"), problems());

        Tables.write(folder, "images/train/NA.jpg", "pixels");
        append(OpenImagesLayout.Table.IMAGES, "NA,train,,,,,,,,,,");
        append(OpenImagesLayout.Table.LABELS, "NA,verification,/m/01yrx,1");
        append(OpenImagesLayout.Table.BOXES, "ab12,xclick,/m/01yrx,1,0.25,0.5,0,1,1,0,-1,0,1");
        assertEquals(List.of("REMARK csv-openimages.missing-word " + LABELS + ":0"), problems());
    }

    @Test
    void sidesInAnotherOrderMixPlacesUp() throws Exception {
        Tables.write(
                folder,
                BOXES,
                OpenImagesLayout.Table.BOXES.header().replace("XMin,XMax,YMin,YMax", "XMin,YMin,XMax,YMax")
                        + "\nab12,xclick,/m/01yrx,1,0.25,0.25,0.5,0.5,1,0,-1,0,1\n");
        assertEquals(List.of("DAMAGED csv-openimages.header " + BOXES + ":1"), problems());
    }

    @Test
    void columnsThatReadersNeedAreMissedMoreThanThoseOfFlags() throws Exception {
        mask(100, 50);
        Tables.write(folder, BOXES, "ImageID,LabelName,Confidence,XMin,XMax,YMin,YMax\nab12,/m/01yrx,1,0.25,0.5,0,1\n");
        List<String> problems = new ArrayList<>(List.of("REJECTED csv-openimages.header " + BOXES + ":1")); // Source
        problems.addAll(Collections.nCopies(5, "REMARK csv-openimages.header " + BOXES + ":1"));
        assertEquals(problems, problems());
    }

    @Test
    void tablesWithoutAListOfPicturesAreToldOnce() throws Exception {
        mask(100, 50);
        Files.delete(folder.resolve("annotations/train-images-with-labels-with-rotation.csv"));
        Tables.write(folder, "images/train/cd34.jpg", "pixels");
        append(OpenImagesLayout.Table.BOXES, "cd34,xclick,/m/01yrx,1,0.25,0.5,0,1,1,0,-1,0,1");
        assertEquals(
                List.of(
                        "REJECTED csv-openimages.image-unlisted annotations/train-annotations-human-imagelabels.csv:0",
                        "REJECTED csv-openimages.image-unlisted annotations/train-annotations-bbox.csv:0",
                        "REJECTED csv-openimages.image-unlisted annotations/train-annotations-object-segmentation.csv:0"),
                problems());
    }

    @Test
    void picturesAreLookedForWithoutAListOfThemToo() throws Exception {
        Files.delete(folder.resolve("annotations/train-images-with-labels-with-rotation.csv"));
        String row = "gone,xclick,/m/01yrx,1,0.25,0.5,0,1,1,0,-1,0,1";
        append(OpenImagesLayout.Table.BOXES, row);
        append(OpenImagesLayout.Table.BOXES, row);
        assertEquals(
                List.of("REJECTED csv-openimages.picture-missing " + BOXES + ":3"),
                problems().stream()
                        .filter(problem -> !problem.contains("unlisted"))
                        .toList());
    }

    @Test
    void columnsOfOthersAreToldOnce() throws Exception {
        Tables.write(
                folder,
                BOXES,
                OpenImagesLayout.Table.BOXES.header() + ",XClick1X,weather\n"
                        + "ab12,xclick,/m/01yrx,1,0.25,0.5,0,1,1,0,-1,0,1,0.3,fog\n".repeat(2));
        assertEquals(List.of("csv.column-dropped"), read().lossCodes());
    }

    @Test
    void pointLabelsAreRead() throws Exception {
        String table = "annotations/oidv7-train-annotations-point-labels.csv";
        Tables.write(
                folder,
                table,
                "ImageId,X,Y,Label,EstimatedYesNo,Source,YesVotes,NoVotes,UnsureVotes,TextLabel\n"
                        + "ab12,0.5,0.25,/m/01yrx,yes,cc,3,0,0,\nab12,0,1,/m/0bt9lr,no,cc,0,3,0,\n"
                        + "ab12,1.5,0,/m/0bt9lr,unsure,cc,1,1,1,\nab12,0.5,0.5,,yes,ln,1,0,0,stripes\n");
        Files.delete(folder.resolve(BOXES));
        Files.delete(folder.resolve(LABELS));
        Files.delete(folder.resolve(SEGMENTS));

        Trial read = read();

        List<Annotation> points = read.items().get(0).annotations();
        assertEquals(
                List.of("Cat", "Dog", "Dog", "stripes"),
                points.stream().map(Annotation::category).toList());
        assertEquals(
                new Shape.Points(List.of(new Keypoint("", 6, 2, Keypoint.Visibility.VISIBLE))),
                points.get(0).shape());
        assertEquals(
                List.of(
                        Map.of(),
                        Map.of("negative", new Value.Flag(true)),
                        Map.of("x:EstimatedYesNo", new Value.Text("unsure")),
                        Map.of()),
                points.stream().map(Annotation::attributes).toList());
        assertEquals(List.of("csv.column-dropped"), read.lossCodes());
        assertEquals(List.of("REJECTED csv-openimages.not-normalised " + table + ":4"), problems());
    }

    @Test
    void aListWithoutPicturesIsAList() throws Exception {
        Tables.write(folder, IMAGES, OpenImagesLayout.Table.IMAGES.header() + "\n");
        Tables.write(folder, BOXES, OpenImagesLayout.Table.BOXES.header() + "\n");
        Tables.write(folder, SEGMENTS, OpenImagesLayout.Table.SEGMENTS.header() + "\n");
        assertEquals(List.of("REJECTED csv-openimages.image-unlisted " + LABELS + ":2"), problems());
        Tables.write(folder, LABELS, OpenImagesLayout.Table.LABELS.header() + "\n");
        assertEquals(List.of(), problems());
    }
}
