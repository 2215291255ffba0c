package org.labelport.target;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.report.Loss;

class StoredTextTest {

    @TempDir
    Path folder;

    private final List<Loss> losses = new ArrayList<>();

    @Test
    void textOfAFileIsRead() throws Exception {
        Path file = Files.writeString(folder.resolve("a.txt"), "\uAC00 b");

        assertEquals("\uAC00 b", text(file));
        assertEquals(List.of(), losses);
    }

    @Test
    void fileThatCannotBeOpenedIsToldInWords() throws Exception {
        assertEquals("", text(folder.resolve("gone.txt")));

        assertEquals(1, losses.size());
        assertEquals(
                "the text is not known: its file cannot be read: no such file or folder",
                losses.get(0).detail());
    }

    private String text(Path file) throws Exception {
        Item item = Item.of("1", "a.txt", new Media.Text("", Blob.at(file, 1)), List.of());
        return ((Media.Text) StoredText.in(item, losses::add).media()).text();
    }
}
