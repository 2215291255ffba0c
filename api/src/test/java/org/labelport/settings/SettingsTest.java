package org.labelport.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    @TempDir
    Path conf;

    /** A container makes a folder of a file that is to be mounted and is missing: its limits would not hold without a word. */
    @Test
    void whatIsThereIsNotPassedOver() throws IOException {
        Path file = Files.writeString(conf.resolve("storages.json"), "{}");
        Path folder = Files.createDirectory(conf.resolve("trust"));
        Settings settings = Settings.of(Optional.of(conf), Optional.empty());

        assertEquals(Optional.of(file), settings.file("storages.json"));
        assertEquals(Optional.of(folder), settings.folder("trust"));
        assertEquals(Optional.of(folder), settings.file("trust"));
        assertEquals(Optional.of(file), settings.folder("storages.json"));
        assertEquals(Optional.empty(), settings.file("limits.json"));
    }

    /** Whoever reads it says what is wrong: what was set is not passed over. */
    @Test
    void whatCannotBeLookedAtIsThere() throws IOException {
        Path file = Files.createSymbolicLink(conf.resolve("limits.json"), conf.resolve("not-mounted"));
        Path folder = Files.createSymbolicLink(conf.resolve("trust"), conf.resolve("trust"));
        Settings settings = Settings.of(Optional.of(conf), Optional.empty());

        assertEquals(Optional.of(file), settings.file("limits.json"));
        assertEquals(Optional.of(folder), settings.folder("trust"));
        assertEquals(Optional.empty(), settings.file("network.json"));
    }

    @Test
    void folderOfPluginsNeedNotExist() {
        Path plugins = conf.resolve("plugins");
        assertEquals(
                Optional.of(plugins),
                Settings.of(Optional.of(conf), Optional.empty(), Optional.of(plugins))
                        .plugins());
        assertEquals(
                Optional.empty(),
                Settings.of(Optional.of(conf), Optional.empty()).plugins());
    }

    @Test
    void withoutAFolderOfSettingsThereIsNone() {
        assertEquals(
                Optional.empty(),
                Settings.of(Optional.empty(), Optional.empty()).folder("trust"));
    }
}
