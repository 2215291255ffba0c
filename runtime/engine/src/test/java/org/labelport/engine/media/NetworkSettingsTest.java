package org.labelport.engine.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.labelport.engine.media.NetworkSettings.Check;
import org.labelport.engine.settings.SettingsFile;
import org.labelport.http.HttpSettings;
import org.labelport.report.ExportException;
import org.labelport.settings.Settings;

class NetworkSettingsTest {

    @TempDir
    Path conf;

    private NetworkSettings read(String json) throws IOException, ExportException {
        Files.writeString(conf.resolve("network.json"), json);
        return NetworkSettings.of(Settings.of(Optional.of(conf), Optional.empty()));
    }

    @Test
    void withoutAFileAllIsAsUsual() throws Exception {
        assertEquals(NetworkSettings.DEFAULTS, NetworkSettings.of(Settings.of(Optional.of(conf), Optional.empty())));
        assertEquals(NetworkSettings.DEFAULTS, read("{}"));
        assertEquals(16, NetworkSettings.DEFAULTS.connections());
        assertEquals(20L << 30, NetworkSettings.DEFAULTS.maxFileBytes());
    }

    @Test
    void everyKeyIsHeeded() throws Exception {
        NetworkSettings settings = read("""
                {"allowedHosts": ["media.example.com", "*.internal:9000"], "allowedAddresses": ["10.0.0.0/8"], "connections": 4, "connectSeconds": 0.5,
                 "responseSeconds": 60, "idleSeconds": 90.25, "attempts": 1, "backOffSeconds": 45,
                 "maxFileMegabytes": 3, "maxRedirects": 0, "checkSize": false, "checkChecksum": true}
                """);

        HttpSettings expected = HttpSettings.defaults()
                .withAllowedHosts(List.of("media.example.com", "*.internal:9000"))
                .withAllowedAddresses(List.of("10.0.0.0/8"))
                .withConnectTimeout(Duration.ofMillis(500))
                .withResponseTimeout(Duration.ofSeconds(60))
                .withIdleTimeout(Duration.ofMillis(90_250))
                .withAttempts(1)
                .withBackOff(Duration.ofSeconds(45), Duration.ofSeconds(45))
                .withMaxRedirects(0);
        assertEquals(new NetworkSettings(expected, 4, 3 << 20, Set.of(Check.CHECKSUM)), settings);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"connections\": 0} | '0' is not a value for 'connections'. Give a whole number from 1 to 64.",
                "{\"connections\": 65} | '65' is not a value for 'connections'. Give a whole number from 1 to 64.",
                "{\"connections\": 1.5} | '1.5' is not a value for 'connections'. Give a whole number of at most 18 digits.",
                "{\"attempts\": \"many\"} | 'many' is not a value for 'attempts'. Give a whole number of at most 18 digits.",
                "{\"attempts\": 21} | '21' is not a value for 'attempts'. Give a whole number from 1 to 20.",
                "{\"maxRedirects\": 21} | '21' is not a value for 'maxRedirects'. Give a whole number from 0 to 20.",
                "{\"maxFileMegabytes\": 16777217} | '16777217' is not a value for 'maxFileMegabytes'. Give a whole number"
                        + " from 1 to 16777216.",
                "{\"connectSeconds\": 3601} | '3601.0' is not a value for 'connectSeconds'. Give seconds from 0.001 to 3600.",
                "{\"idleSeconds\": 0} | '0.0' is not a value for 'idleSeconds'. Give seconds from 0.001 to 3600.",
                "{\"backOffSeconds\": -1} | '-1.0' is not a value for 'backOffSeconds'. Give seconds from 0 to 3600.",
                "{\"checkSize\": \"no\"} | 'no' is not a value for 'checkSize'. Give true or false.",
                "{\"allowedAddresses\": [\"inner\"]} | allowedAddresses: 'inner' is not an address. Give an address or a"
                        + " range of them, such as 10.1.2.3, 10.0.0.0/8 or fd00::/8.",
                "{\"allowedHosts\": [\"http://a/\"]} | allowedHosts: 'http://a/' is not a host. Give host, host:port,"
                        + " *.suffix or *.suffix:port, without scheme and path.",
            })
    void wrongValueIsNamedWithWhatIsAllowed(String json, String message) {
        ExportException error = assertThrows(ExportException.class, () -> read(json));

        assertEquals("settings.invalid", error.code());
        assertEquals(conf.resolve("network.json") + ": " + message, error.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"conections\": 3} | ' has no option ''conections''. It has: allowedHosts, allowedAddresses, connections, connectSeconds,"
                        + " responseSeconds, idleSeconds, attempts, backOffSeconds, maxFileMegabytes, maxRedirects,"
                        + " checkSize, checkChecksum.'",
                "{\"attempts\": 1, \"attempts\": 2} | ' cannot be read: the key ''attempts'' is there twice (byte 28)."
                        + " Correct it, or remove it'",
                "[] | ' holds no JSON object. Begin it with {'",
                "{\"attempts\": | ' cannot be read: it is not JSON: it ends in the middle (byte 12)."
                        + " Correct it, or remove it'",
            })
    void wrongFileIsNamed(String json, String message) {
        ExportException error = assertThrows(ExportException.class, () -> read(json));

        assertEquals("settings.invalid", error.code());
        assertEquals(conf.resolve("network.json") + message, error.getMessage());
    }

    @Test
    void fileThatCannotBeOpenedSaysWhy() throws Exception {
        Path link = Files.createSymbolicLink(conf.resolve("network.json"), conf.resolve("nowhere"));

        ExportException error = assertThrows(ExportException.class, () -> SettingsFile.object(link));

        assertEquals(
                link + " cannot be read: " + link + ": no such file or folder. Correct it, or remove it",
                error.getMessage());
    }
}
