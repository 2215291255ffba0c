package org.labelport.csv.openimages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.csv.Tables;
import org.labelport.model.Value;
import org.labelport.testkit.trial.Trial;

/** Rows and headers that are not as Open Images writes them are told, and never read as something else. */
class OddRowsTest {

    private static final String BOXES = "annotations/train-annotations-bbox.csv";
    private static final String LABELS = "annotations/train-annotations-human-imagelabels.csv";

    @TempDir
    Path folder;

    @BeforeEach
    void picture() throws Exception {
        Tables.write(folder, "annotations/class-descriptions-boxable.csv", "/m/01yrx,Cat\n");
        Tables.write(folder, "images/train/ab12.jpg", "pixels");
    }

    private Trial boxes(String header, String row) throws Exception {
        Tables.write(folder, BOXES, header + "\n" + row + "\n");
        return read();
    }

    private Trial read() throws Exception {
        return Trial.read(new OpenImagesTarget(), Map.of("path", folder.toString()), folder);
    }

    @Test
    void aRowThatADecimalCommaDividesIsAnError() throws Exception {
        Trial read = boxes(OpenImagesLayout.Table.BOXES.header(), "ab12,xclick,/m/01yrx,1,0.25,0.5,0,1,0.9,1,0,-1,0,1");
        assertEquals(List.of("csv.cell"), read.errorCodes());
        assertEquals(List.of(), read.annotations(0));
    }

    @Test
    void blankCellsAtTheEndAreNothing() throws Exception {
        Trial read = boxes(OpenImagesLayout.Table.BOXES.header(), "ab12,xclick,/m/01yrx,1,0.25,0.5,0,1,1,0,-1,0,1,,");
        assertEquals(List.of(), read.errorCodes());
        assertEquals(1, read.annotations(0).size());
    }

    @Test
    void flagsInOtherWordsAreKeptAsTheyAre() throws Exception {
        Trial read = boxes(OpenImagesLayout.Table.BOXES.header(), "ab12,xclick,/m/01yrx,1,0.25,0.5,0,1,True,2,-1,,1");
        assertEquals(
                Map.of(
                        "x:IsOccluded", new Value.Text("True"),
                        "x:IsTruncated", new Value.Text("2"),
                        "inside", new Value.Flag(true)),
                read.annotations(0).get(0).attributes());
    }

    @Test
    void columnsThatAreThereTwiceAreTold() throws Exception {
        Trial read = boxes("ImageID,LabelName,XMin,XMax,YMin,YMax,XMin,Depth", "ab12,/m/01yrx,0.25,0.5,0,1,0.75,3");
        assertEquals(List.of("csv.column-dropped"), read.lossCodes());
        assertEquals(
                "train-annotations-bbox.csv: columns are not read: Depth, XMin (again)",
                read.losses().get(0).detail());
    }

    @Test
    void confidenceThatIsNoNumberIsAnError() throws Exception {
        Tables.write(
                folder,
                LABELS,
                OpenImagesLayout.Table.LABELS.header()
                        + "\nab12,verification,/m/01yrx,none\nab12,verification,/m/01yrx,\n");
        Trial read = read();
        assertEquals(List.of("csv.cell"), read.errorCodes());
        assertEquals(1, read.annotations(0).size());
    }

    @Test
    void whatAModelIsNotSureOfHasItsScore() throws Exception {
        Tables.write(folder, LABELS, OpenImagesLayout.Table.LABELS.header() + "\nab12,machine,/m/01yrx,0.6\n");
        Trial read =
                boxes(OpenImagesLayout.Table.BOXES.header(), "ab12,activemil,/m/01yrx,0.87,0.25,0.5,0,1,0,0,0,0,0");
        assertEquals(List.of(), read.errorCodes());
        assertEquals(
                Set.of(Optional.of(0.87), Optional.of(0.6)),
                read.annotations(0).stream()
                        .map(annotation -> annotation.provenance().score())
                        .collect(Collectors.toSet()));
    }

    @Test
    void aBoxOfWhichPeopleDenyTheClassSaysSo() throws Exception {
        Trial read = boxes(OpenImagesLayout.Table.BOXES.header(), "ab12,xclick,/m/01yrx,0,0.25,0.5,0,1,,,,,");
        assertEquals(
                Map.of("negative", new Value.Flag(true)),
                read.annotations(0).get(0).attributes());
    }

    @Test
    void confidenceOfABoxBeyondOneIsAnError() throws Exception {
        for (String confidence : List.of("often", "87", "-0.5")) {
            Trial read = boxes(
                    OpenImagesLayout.Table.BOXES.header(), "ab12,xclick,/m/01yrx," + confidence + ",0.25,0.5,0,1,,,,,");
            assertEquals(List.of("csv.cell"), read.errorCodes(), confidence);
        }
    }
}
