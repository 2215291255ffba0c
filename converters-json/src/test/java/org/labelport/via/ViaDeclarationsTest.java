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
import org.labelport.report.ExportException;
import org.labelport.report.Loss;
import org.labelport.testkit.trial.Trial;

/** What projects declare of attributes, beside their names and options, is told once for each file. */
class ViaDeclarationsTest {

    private static final String COAT =
            "\"coat\":{\"type\":\"radio\",\"description\":\"Of the back\",\"options\":{\"short\":"
                    + "\"short\",\"long\":\"Longer than 3 cm\"},\"default_options\":{\"short\":true}}";
    private static final String NAME =
            "\"name\":{\"type\":\"text\",\"description\":\"\",\"default_value\":\"not_defined\"}";
    private static final String WEATHER =
            "\"weather\":{\"type\":\"radio\",\"description\":\"\",\"options\":{\"sun\":\"\"},\"default_options\":{}}";

    @TempDir
    Path folder;

    @TempDir
    Path scratch;

    private List<String> told(String region) throws ExportException, IOException {
        Files.writeString(
                folder.resolve("p.json"),
                "{\"_via_settings\":{},\"_via_img_metadata\":{},\"_via_attributes\":{\"region\":{" + region
                        + "},\"file\":{" + WEATHER + "}}}");
        return details();
    }

    private List<String> details() throws ExportException, IOException {
        Trial trial = Trial.read(new ViaTarget(), Map.of("path", folder.toString()), scratch);
        return trial.losses().stream()
                .filter(loss -> loss.code().equals("via.key-dropped"))
                .map(Loss::detail)
                .toList();
    }

    @Test
    void ofVersion2() throws Exception {
        String usual =
                "p.json: not read of the attributes that the project declares: description (1), default_options (1),"
                        + " texts of options (1), default_value (1), options of attributes of files (1)";
        String classes = "\"class\":{\"type\":\"dropdown\",\"options\":{\"cat\":\"\"},\"default_options\":{}}";

        assertEquals(List.of(usual), told(classes + "," + COAT + "," + NAME));
        assertEquals(
                List.of(usual + ", options of attributes of regions, since there are no classes to have them (1)"),
                told(COAT + "," + NAME));
    }

    @Test
    void valuesOfOtherTypes() throws Exception {
        String rest = "p.json: not read of the attributes that the project declares: %s"
                + "options of attributes of files (1)";
        assertEquals(List.of(rest.formatted("")), told("\"class\":null"));
        assertEquals(List.of(rest.formatted("values that are no objects (1), ")), told("\"class\":[\"cat\"]"));
        assertEquals(
                List.of(rest.formatted("values that are no objects (1), ")),
                told("\"class\":{\"type\":\"dropdown\",\"options\":[\"cat\"]}"));
    }

    @Test
    void aKeyThatIsThereTwiceEndsTheRun() {
        ExportException refused =
                assertThrows(ExportException.class, () -> told("\"class\":{\"options\":{}},\"class\":{}"));
        assertEquals("via.syntax", refused.code());
        assertTrue(refused.getMessage().contains("the key 'class' is there twice"), refused.getMessage());
        refused = assertThrows(ExportException.class, () -> told("},\"file\":{}},\"_via_attributes\":{\"region\":{"));
        assertTrue(refused.getMessage().contains("the key '_via_attributes' is there twice"), refused.getMessage());
    }

    @Test
    void ofVersion3() throws Exception {
        Files.writeString(folder.resolve("p.json"), """
                {"project":{"pid":"__VIA_PROJECT_ID__","data_format_version":"3.1.1","vid_list":[]},"config":{},
                "attribute":{"1":{"aname":"class","anchor_id":"FILE1_Z0_XY1","type":3,"desc":"Kind of animal",
                "options":{"0":"cat"},"default_option_id":"0"}},"file":{},"metadata":{},"view":{}}""");

        assertEquals(
                List.of(
                        "p.json: not read of the attributes that the project declares: desc (1), default_option_id (1)"),
                details());
    }
}
