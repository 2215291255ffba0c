package org.labelport.via;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Annotation;
import org.labelport.model.Shape;
import org.labelport.model.Value;
import org.labelport.report.ExportException;
import org.labelport.testkit.trial.Trial;

/** The CSV that VIA 3 exports. */
class Via3CsvTest {

    private static final String BEFORE = """
            # Exported using VGG Image Annotator (http://www.robots.ox.ac.uk/~vgg/software/via)
            # Notes:
            # ATTRIBUTE = {"1":{"aname":"class","anchor_id":"FILE1_Z0_XY1","type":3,"options":{"0":"cat","1":"dog"}},"2":{"aname":"note","type":1,"options":{}}}
            # CSV_HEADER = metadata_id,file_list,flags,temporal_coordinates,spatial_coordinates,metadata
            """;

    @TempDir
    Path folder;

    @TempDir
    Path scratch;

    private Trial read(String text) throws ExportException, IOException {
        Files.writeString(folder.resolve("train.csv"), text);
        return Trial.read(new CsvViaTarget(), Map.of("path", folder.toString()), scratch);
    }

    @Test
    void regionsOfAPictureNeedNotFollowEachOther() throws Exception {
        Files.writeString(folder.resolve("a.jpg"), "pixels");
        Trial read = read(BEFORE + """
                "1_x","[""a.jpg""]",0,"[]","[2,3,4,10,12]","{""1"":""1"",""2"":""x, y""}"
                "2_y","[""sub/b.jpg""]",0,"[]","[7,1,1,9,1,9,9]","{""1"":""0""}"
                "1_z","[""a.jpg""]",0,"[]","[1,5,6]","{}"
                "1_p","[""a.jpg""]",0,"[]","[]","{""2"":""blurred""}"
                """);
        assertEquals(List.of(), read.errors());
        assertEquals(List.of("train/a.jpg", "train/sub/b.jpg"), read.ids());
        List<Annotation> first = read.items().get(0).annotations();
        assertEquals(
                List.of("dog", ""), first.stream().map(Annotation::category).toList());
        assertEquals(Shape.Box.of(3, 4, 10, 12), first.get(0).shape());
        assertEquals(Map.of("note", new Value.Text("x, y")), first.get(0).attributes());
        assertEquals(
                Map.of("note", new Value.Text("blurred")), read.items().get(0).attributes());
        assertTrue(read.items().get(0).media().blob().location().isPresent());
        assertEquals("cat", read.items().get(1).annotations().get(0).category());
    }

    @Test
    void linesThatCannotBeReadAreErrors() throws Exception {
        Trial read = read(BEFORE + """
                "1_x","[""a.jpg""]",0,"[]","[2,3,4,10,12]"
                "1_y","[""a.jpg"",",0,"[]","[2,3,4,10,12]","{}"
                "1_z","[""a.jpg""]",0,"[]","{}","{}"
                "1_v","[""a.mp4""]",0,"[1.5]","[2,3,4,10,12]","{}"
                "1_w","[""a.jpg"",""b.jpg""]",0,"[]","[]","{}"
                """);
        assertEquals(
                List.of("csv-via.fields", "csv-via.syntax", "csv-via.syntax", "via.view", "via.view"),
                read.errorCodes());
        assertTrue(read.errors().get(0).message().contains("train.csv, line 5"));
        assertEquals(List.of(), read.items());
    }

    @Test
    void otherColumnsAreRefused() {
        ExportException refused = assertThrows(
                ExportException.class,
                () -> read("# CSV_HEADER = metadata_id,\tfile_list,\ttemporal_segment_start\n\"1\",\"[]\",1\n"));
        assertEquals("csv-via.header", refused.code());
    }
}
