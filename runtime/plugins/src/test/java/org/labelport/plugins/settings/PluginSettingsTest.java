package org.labelport.plugins.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.plugin.PluginException;
import org.labelport.plugin.PluginRules.Unsigned;
import org.labelport.settings.Settings;

class PluginSettingsTest {

    @TempDir
    Path conf;

    private PluginSettings read(String json) throws Exception {
        Files.writeString(conf.resolve("plugins.json"), json);
        return PluginSettings.of(Settings.of(Optional.of(conf), Optional.empty()));
    }

    private void refuses(String json, String... parts) {
        PluginException refused = assertThrows(PluginException.class, () -> read(json), json);
        assertEquals("settings.invalid", refused.code());
        for (String part : parts) {
            assertTrue(refused.getMessage().contains(part), refused.getMessage());
        }
        assertTrue(refused.getMessage().startsWith(conf.resolve("plugins.json").toString()), refused.getMessage());
    }

    @Test
    void withoutAFileNothingIsContactedAndNothingUnsignedIsTaken() throws Exception {
        for (PluginSettings settings :
                List.of(PluginSettings.of(Settings.of(Optional.of(conf), Optional.empty())), read("{}"))) {
            assertEquals(List.of(), settings.repositories());
            assertEquals(Unsigned.REFUSE, settings.unsigned());
            assertEquals(Duration.ofSeconds(10), settings.selfCheck());
            assertEquals(256L << 20, settings.downloadLimitBytes());
        }
    }

    @Test
    void everyKeyIsRead() throws Exception {
        PluginSettings settings = read("""
                {"repositories": ["/srv/plugins/index.xml", "../usb", "https://example.org/plugins/"],
                 "pins": {"yolo": "[1.2,1.3)"}, "allowUnsigned": true, "selfCheckSeconds": 3,
                 "downloadLimitMegabytes": 7}
                """);

        assertEquals(
                List.of(
                        "/srv/plugins/index.xml",
                        conf.resolveSibling("usb").toString(),
                        "https://example.org/plugins/"),
                settings.repositories());
        assertEquals(Unsigned.ALLOW, settings.unsigned());
        assertEquals(Duration.ofSeconds(3), settings.selfCheck());
        assertEquals(7L << 20, settings.downloadLimitBytes());
    }

    @Test
    void wrongValuesAreRefusedWithWhatIsAllowed() {
        refuses("{\"repository\": []}", "'repository' is not known", "repositories");
        refuses("{\"repositories\": \"/srv\"}", "repositories", "a list of texts");
        refuses("{\"repositories\": [7]}", "'7'", "the path or the address");
        refuses("{\"repositories\": [\"ftp://host/index.xml\"]}", "ftp://host/index.xml", "https://");
        refuses("{\"repositories\": [\"https://host/index.xml?token=1\"]}", "without ? and #");
        refuses("{\"pins\": {\"yolo\": \"[2,1]\"}}", "pins: '[2,1]' for 'yolo'", "[1.2,1.3)");
        refuses("{\"pins\": []}", "pins", "an object");
        refuses("{\"allowUnsigned\": \"true\"}", "allowUnsigned", "true or false");
        refuses("{\"selfCheckSeconds\": 0}", "selfCheckSeconds", "from 1 to");
        refuses("{\"downloadLimitMegabytes\": 1.5}", "downloadLimitMegabytes", "from 1 to");
        refuses("{\"pins\": {}, \"pins\": {}}", "Duplicate", "line 1");
        refuses("{} {}", "line 1");
        refuses("[]", "no JSON object");
        refuses("", "no JSON object");
    }
}
