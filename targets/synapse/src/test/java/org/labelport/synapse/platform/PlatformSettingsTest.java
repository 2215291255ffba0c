package org.labelport.synapse.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.report.ExportException;
import org.labelport.settings.Settings;

class PlatformSettingsTest {

    @TempDir
    Path conf;

    private Settings settings(Map<String, String> environment) {
        return new Settings() {
            @Override
            public Optional<Path> file(String name) {
                return Optional.of(conf.resolve(name)).filter(Files::isRegularFile);
            }

            @Override
            public Optional<Path> folder(String name) {
                return Optional.of(conf.resolve(name)).filter(Files::isDirectory);
            }

            @Override
            public Optional<Path> runs() {
                return Optional.empty();
            }

            @Override
            public Optional<Path> plugins() {
                return Optional.empty();
            }

            @Override
            public Optional<String> variable(String name) {
                return Optional.ofNullable(environment.get(name));
            }
        };
    }

    private void file(String json) throws IOException {
        Files.writeString(conf.resolve("synapse.json"), json);
    }

    @Test
    void withoutSettingsItIsThisMachine() throws Exception {
        PlatformSettings settings = PlatformSettings.of(settings(Map.of()));

        assertEquals("http://localhost:8000", settings.toString());
        assertFalse(settings.hostIsSet());
        assertEquals(Map.of(), settings.tokens());
        assertEquals(Optional.empty(), settings.job());
    }

    @Test
    void theEnvironmentWins() throws Exception {
        file("""
                {"host": "https://file.example/api/", "user_token": "uuuu", "tenant": " tttt ", "agent_token": null, "job_id": 5}""");
        PlatformSettings settings = PlatformSettings.of(
                settings(Map.of("SYNAPSE_PLUGIN_RUN_USER_TOKEN", "environment", "SYNAPSE_ACCESS_TOKEN", "aaaa")));

        assertEquals("https://file.example/api", settings.base().toString());
        assertTrue(settings.hostIsSet());
        assertEquals(
                Map.of(TokenHeader.USER, "environment", TokenHeader.TENANT, "tttt", TokenHeader.ACCESS, "aaaa"),
                settings.tokens());
        assertEquals(Optional.of("5"), settings.job());
        assertEquals("a *** b ***", settings.redacted("a environment b tttt"));
        assertFalse(settings.toString().contains("aaaa"));
    }

    @Test
    void keyThatNobodyKnowsIsNamedWithThoseThatThereAre() throws Exception {
        file("{\"host\": \"https://file.example\", \"usertoken\": \"uuuu\"}");
        ExportException failure = assertThrows(ExportException.class, () -> PlatformSettings.of(settings(Map.of())));
        assertTrue(
                failure.getMessage()
                        .endsWith("synapse.json: the key 'usertoken' is not known. Keys are access_token, agent_token,"
                                + " host, job_id, tenant, user_token."),
                failure.getMessage());
    }

    @Test
    void whatIsWrongIsNamedWithoutItsValue() throws Exception {
        for (String wrong : new String[] {
            "{\"user_token\": \"se\\ncret\"}",
            "{\"user_token\": \"secret\"",
            "[\"secret\"]",
            "{\"user_token\": \"a\", \"user_token\": \"secret\"}",
            "{\"token\": \"secret\"}",
            "{\"host\": \"ftp://u:secret@h\"}"
        }) {
            file(wrong);
            ExportException failure =
                    assertThrows(ExportException.class, () -> PlatformSettings.of(settings(Map.of())), wrong);
            assertEquals("settings.invalid", failure.code());
            assertTrue(failure.getMessage().contains("synapse.json"), failure.getMessage());
            assertFalse(failure.getMessage().contains("cret"), failure.getMessage());
        }
    }
}
