package org.labelport.it.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text that is not in the encoding that it is read in is refused, and not read as something else. */
class HostileTextIT {

    /** Stands for a byte that begins no character of UTF-8. */
    private static final char BAD = '~';

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "coco | annotations/instances_train.json | {\"images\": [], \"annotations\": [], \"categories\": [{\"id\": 1, \"name\": \"~\"}]}",
                "labelme | a.json | {\"shapes\": [], \"imagePath\": \"~.png\", \"imageHeight\": 9, \"imageWidth\": 9}",
                "via | via.json | {\"a.png1\": {\"filename\": \"~.png\", \"size\": 1, \"regions\": [], \"file_attributes\": {}}}",
                "createml | list.json | [{\"image\": \"~.png\", \"annotations\": []}]",
                "label-studio | tasks.json | [{\"id\": 1, \"data\": {\"image\": \"~.png\"}}]",
                "imagefolder | metadata.jsonl | {\"file_name\": \"~.png\"}",
                "imagefolder | metadata.csv | file_name\\n~.png",
                "voc | Annotations/a.xml | <annotation><filename>~.png</filename></annotation>",
                "cvat-images | annotations.xml | <annotations><version>1.1</version><image id=\"0\" name=\"~\"/></annotations>",
                "yolo | data.yaml | names: [~]",
                "yolo-ndjson | data.ndjson | {\"type\": \"dataset\", \"task\": \"detect\", \"class_names\": {\"0\": \"~\"}}",
                "csv-retinanet | annotations.csv | ~.png,1,1,2,2,cat",
                "textgrid | a.TextGrid | \"ooTextFile\" \"TextGrid\" 0 1 <exists> 1 \"TextTier\" \"~\" 0 1 0",
                "csv-via | via.csv | filename,file_size,file_attributes,region_count,region_id,region_shape_attributes,region_attributes\\n~.png,1,{},0,0,{},{}"
            })
    void textThatIsNoUtf8IsRefused(String target, String file, String text) throws Exception {
        Reading reading = new Reading(folder);
        byte[] bytes = text.replace("\\n", "\n").getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = bytes[i] == BAD ? (byte) 0xff : bytes[i];
        }
        Files.write(reading.put(file, ""), bytes);

        String said = reading.said(target, "");
        assertTrue(said.toUpperCase(Locale.ROOT).contains("UTF-8"), said);
        assertEquals(-1, said.indexOf('\ufffd'), said);
    }
}
