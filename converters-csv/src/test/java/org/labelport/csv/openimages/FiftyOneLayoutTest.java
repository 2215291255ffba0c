package org.labelport.csv.openimages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.csv.Tables;
import org.labelport.model.Item;
import org.labelport.model.Split;
import org.labelport.raster.LabelCanvas;
import org.labelport.raster.PngWriter;
import org.labelport.report.Loss;
import org.labelport.testkit.trial.Trial;

/** Open Images as FiftyOne keeps it. */
class FiftyOneLayoutTest {

    @TempDir
    Path folder;

    @BeforeEach
    void dataSet() throws Exception {
        for (String split : List.of("train", "validation")) {
            String id = split.substring(0, 1) + "b12";
            Tables.write(folder, split + "/metadata/classes.csv", "/m/01yrx,Cat\n/m/0bt9lr,Dog\n");
            Tables.write(folder, split + "/metadata/image_ids.csv", "ImageID,Subset\n");
            Tables.write(folder, split + "/data/" + id + ".jpg", "pixels");
            Tables.write(
                    folder,
                    split + "/labels/detections.csv",
                    OpenImagesLayout.Table.BOXES.header() + "\n" + id + ",xclick,/m/01yrx,1,0.25,0.5,0,1,1,0,0,0,0\n");
            Tables.write(
                    folder,
                    split + "/labels/classifications.csv",
                    OpenImagesLayout.Table.LABELS.header() + "\n" + id + ",verification,/m/0bt9lr,1\n");
            Tables.write(folder, split + "/labels/relationships.csv", "ImageID,LabelName1,LabelName2\n");
            Tables.write(
                    folder,
                    split + "/labels/segmentations.csv",
                    OpenImagesLayout.Table.SEGMENTS.header() + "\n" + id + "_a.png," + id
                            + ",/m/01yrx,a,0,0.5,0,0.5,0.9,\n");
            mask(folder.resolve(
                    split + "/labels/masks/" + id.substring(0, 1).toUpperCase(Locale.ROOT) + "/" + id + "_a.png"));
        }
    }

    private static void mask(Path file) throws Exception {
        Files.createDirectories(file.getParent());
        int[] values = new int[12 * 8];
        values[0] = 255;
        try (OutputStream out = Files.newOutputStream(file)) {
            PngWriter.gray8(out, LabelCanvas.of(12, 8, values));
        }
    }

    private static Trial read(Path path) throws Exception {
        return Trial.read(new OpenImagesTarget(), Map.of("path", path.toString()), path);
    }

    @Test
    void theTreeOfClassesOfAllSplitsIsNamedOnce() throws Exception {
        for (String split : List.of("train", "validation")) {
            Tables.write(folder, split + "/metadata/hierarchy.json", "{\"LabelName\": \"/m/0bl9f\"}\n");
        }

        List<String> told = read(folder).losses().stream()
                .map(Loss::detail)
                .filter(detail -> detail.contains("hierarchy"))
                .toList();

        assertEquals(
                List.of("train/metadata/hierarchy.json is not read: which class is a kind of which is left out"), told);
    }

    @Test
    void allSplitsAreRead() throws Exception {
        Trial trial = read(folder);

        assertEquals(
                List.of(Split.TRAIN, Split.VALIDATION),
                trial.items().stream().map(Item::split).toList());
        for (Item item : trial.items()) {
            assertEquals(
                    List.of("Whole", "Box", "Mask"),
                    item.annotations().stream()
                            .map(one -> one.shape().getClass().getSimpleName())
                            .toList());
        }
        assertEquals(List.of("Cat", "Dog"), trial.taxonomy().names());
        assertEquals(List.of(), trial.errors());
        assertEquals(
                List.of("csv.table-dropped", "csv.table-dropped", "csv.column-dropped", "csv.column-dropped"),
                trial.lossCodes());
    }

    @Test
    void theFolderOfASplitIsReadToo() throws Exception {
        Trial trial = read(folder.resolve("validation"));

        assertEquals(
                List.of(Split.VALIDATION),
                trial.items().stream().map(Item::split).toList());
        assertEquals(3, trial.items().get(0).annotations().size());
    }
}
