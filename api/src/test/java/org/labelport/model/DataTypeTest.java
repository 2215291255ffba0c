package org.labelport.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the extension of a file tells. */
class DataTypeTest {

    @ParameterizedTest
    @CsvSource({
        "a.jpg,IMAGE",
        "a/b.c/d.JPEG,IMAGE",
        "scan.jfif,IMAGE",
        "photo.HEIC,IMAGE",
        "map.pgm,IMAGE",
        "clip.mpg,VIDEO",
        "call.Opus,AUDIO",
        "notes.md,TEXT",
        "scene.laz,POINT_CLOUD"
    })
    void extensionTellsTheType(String name, DataType type) {
        assertEquals(Optional.of(type), DataType.ofFile(name));
        assertTrue(type.isOf(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", ".jpg", "a/.png", "a.jpg/b", "a.", "", "labels.json", "table.csv", "a.jpg.xml"})
    void otherNamesTellNone(String name) {
        assertEquals(Optional.empty(), DataType.ofFile(name));
        assertFalse(DataType.IMAGE.isOf(name));
    }

    @Test
    void anExtensionTellsOneTypeOnly() {
        Set<String> all = new HashSet<>();
        for (DataType type : DataType.values()) {
            assertEquals(type.extensions().stream().sorted().toList(), type.extensions());
            type.extensions().forEach(extension -> assertTrue(all.add(extension), extension));
        }
    }
}
