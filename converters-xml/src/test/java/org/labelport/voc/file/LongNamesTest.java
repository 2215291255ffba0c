package org.labelport.voc.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Category;
import org.labelport.model.Taxonomy;
import org.labelport.report.Loss;

/** Names and lines take no more time than their length, whatever they consist of. */
class LongNamesTest {

    private static final Duration MOST = Duration.ofSeconds(30);
    private static final String LONG = "a" + " ".repeat(400_000) + "b";

    @TempDir
    Path folder;

    @Test
    void namesOfClasses() {
        List<Loss> losses = new ArrayList<>();
        Taxonomy taxonomy = new Taxonomy(List.of(Category.of(LONG), Category.of("# a\t "), Category.of("b:\tc")));

        assertTimeoutPreemptively(
                MOST,
                () -> assertEquals(
                        List.of(LONG, "__a__", "b__c"),
                        LabelMapClasses.plan(taxonomy, losses::add).names().all()));
        assertEquals(2, losses.size());
        assertTimeoutPreemptively(MOST, () -> assertEquals(LONG, LabelImgLayout.className(LONG)));
        assertEquals("_# a__", LabelImgLayout.className(" # a\t "));
    }

    @Test
    void namesOfPictures() {
        assertTimeoutPreemptively(MOST, () -> assertEquals(LONG, VocLayout.spellable(LONG)));
        assertEquals("__a_.jpg", VocLayout.spellable("# a .jpg"));
    }

    @Test
    void linesOfColours() throws Exception {
        Path colors = Files.writeString(folder.resolve("colors.txt"), "cat  1 2 3\n" + LONG + "\n");

        assertTimeoutPreemptively(MOST, () -> assertEquals(Optional.empty(), ColorNames.read(colors)));
        Files.writeString(colors, "cat  1 2 3\n");
        assertEquals(List.of("cat"), ColorNames.read(colors).orElseThrow().names());
    }
}
