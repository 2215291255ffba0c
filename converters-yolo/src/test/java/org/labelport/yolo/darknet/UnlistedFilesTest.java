package org.labelport.yolo.darknet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.report.Loss;
import org.labelport.testkit.trial.Trial;
import org.labelport.yolo.Verification;

class UnlistedFilesTest {

    private static final String ROW = "0 0.5 0.5 0.2 0.2\n";

    @TempDir
    Path folder;

    @BeforeEach
    void dataSet() throws IOException {
        text("obj.data", "classes = 1\ntrain = data/train.txt\nnames = data/obj.names\n");
        text("obj.names", "cat\n");
        text("train.txt", "data/obj/a.jpg\ndata/images/b.jpg\n");
        text("obj/a.jpg", "pixels");
        text("obj/a.txt", ROW);
        text("images/b.jpg", "pixels");
        text("labels/b.txt", ROW);
    }

    private void text(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<String> losses() throws Exception {
        return Trial.read(new DarknetTarget(), Map.of("path", folder.toString()), folder).losses().stream()
                .map(Loss::detail)
                .toList();
    }

    @Test
    void listsAndNotesAreNoLabels() throws Exception {
        text("other.txt", "data/obj/c.jpg\n");
        text("obj/empty.txt", "");
        text("readme.txt", "Photos of cats, and 2 of dogs.\n");
        assertEquals(List.of(), losses());
    }

    @Test
    void picturesAndLabelsThatNoListNamesAreTold() throws Exception {
        text("obj/c.jpg", "pixels");
        text("obj/c.txt", ROW);
        text("labels/d.txt", ROW);
        assertEquals(
                List.of(
                        "'obj/c.jpg' is not named in any annotation file, and is not read",
                        "2 files have labels of pictures that no list names, and are not read, 'labels/d.txt' first"),
                losses());
        assertEquals(List.of("REMARK yolo-darknet.labels-unlisted :0"), remarks());
    }

    @Test
    void whatListsNameIsNotTold() throws Exception {
        assertEquals(List.of(), remarks());
    }

    private List<String> remarks() throws Exception {
        return new Verification(folder, new DarknetConverter())
                .shown(Map.of()).stream()
                        .filter(problem -> problem.contains("unlisted"))
                        .toList();
    }
}
