package org.labelport.synapse.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.http.HttpSettings;
import org.labelport.report.ExportException;
import org.labelport.settings.Settings;

class NetworkFileTest {

    private static final HttpSettings USUAL =
            HttpSettings.defaults().withResponseTimeout(Duration.ofSeconds(60)).withIdleTimeout(Duration.ofSeconds(60));

    @TempDir
    Path conf;

    private HttpSettings limits() throws ExportException {
        return NetworkFile.limits(Settings.of(Optional.of(conf), Optional.empty()), USUAL);
    }

    private void write(String json) throws Exception {
        Files.writeString(conf.resolve("network.json"), json);
    }

    @Test
    void withoutTheFileLimitsAreTheUsualOnes() throws Exception {
        assertEquals(USUAL, limits());
    }

    @Test
    void whatIsSaidOfRequestsIsHeeded() throws Exception {
        write("{\"connectSeconds\": 0.5, \"responseSeconds\": 90, \"idleSeconds\": 61.5, \"attempts\": 2,"
                + " \"backOffSeconds\": 0.25, \"allowedHosts\": [\"cdn.example\"]}");

        assertEquals(
                USUAL.withConnectTimeout(Duration.ofMillis(500))
                        .withResponseTimeout(Duration.ofSeconds(90))
                        .withIdleTimeout(Duration.ofMillis(61500))
                        .withAttempts(2)
                        .withBackOff(Duration.ofMillis(250), Duration.ofSeconds(30)),
                limits());
    }

    @Test
    void listsKeepTheirTimeWhereFilesGetLess() throws Exception {
        write("{\"responseSeconds\": 5, \"idleSeconds\": 5}");

        assertEquals(USUAL, limits());
    }

    @Test
    void aFirstWaitBeyondTheLongestOneIsTheLongestOne() throws Exception {
        write("{\"backOffSeconds\": 100}");

        assertEquals(USUAL.withBackOff(Duration.ofSeconds(100), Duration.ofSeconds(100)), limits());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"attempts\": 0}",
                "{\"backOffSeconds\": -1}",
                "{\"connectSeconds\": \"soon\"}",
                "{\"attempts\": 1",
                "{\"backOffSeconds\": 1e300}",
                "[]"
            })
    void wrongValuesNameTheFile(String json) throws Exception {
        write(json);

        ExportException failure = assertThrows(ExportException.class, this::limits);

        assertEquals("settings.invalid", failure.code());
        assertTrue(failure.getMessage().startsWith(conf.resolve("network.json").toString()), failure.getMessage());
        assertTrue(failure.getMessage().length() > conf.toString().length() + 40, failure.getMessage());
    }
}
