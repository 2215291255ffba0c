package org.labelport.cvat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Skeleton;
import org.labelport.model.Taxonomy;
import org.labelport.model.Value;
import org.labelport.testkit.trial.Trial;

/**
 * Checks files with hostile texts in all places with xmllint, an XML parser that is not Java's. Skipped where it is not
 * installed.
 */
final class WellFormednessTest {

    private static final String HOSTILE = "\u0000]]><a b=\"c\">&amp;'\r\n\t\u0007\uFFFE\uD800 é \uD83D\uDE00";

    @TempDir
    Path temp;

    @Test
    void filesAreWellFormed() throws Exception {
        assumeTrue(isInstalled(), "xmllint is not installed");
        Taxonomy taxonomy = new Taxonomy(List.of(
                new Category(HOSTILE, "", "", new Skeleton(List.of(HOSTILE, "b"), List.of(), List.of()), List.of())));
        Annotation annotation = new Annotation(
                "m",
                HOSTILE,
                Shape.Box.of(1, 1, 5, 5),
                0,
                true,
                HOSTILE,
                HOSTILE,
                0,
                Map.of(HOSTILE, new Value.Text(HOSTILE)),
                Annotation.Provenance.UNKNOWN);
        Media.Image image = Media.Image.of(Blob.ABSENT, 20, 16);
        Media.Video video = new Media.Video(Blob.ABSENT, 20, 16, 9, 1, 1);

        Trial.write(
                new CvatImagesConverter(),
                Map.of(),
                taxonomy,
                List.of(Item.of("i", HOSTILE, image, List.of(annotation))),
                temp);
        Trial.write(
                new CvatVideoConverter(),
                Map.of(),
                taxonomy,
                List.of(Item.of("v", "v.mp4", video, List.of(annotation))),
                temp);

        assertWellFormed("annotations.xml");
        assertWellFormed("videos/v.mp4/annotations.xml");
    }

    private void assertWellFormed(String name) throws Exception {
        Path file = temp.resolve(name);
        assertTrue(Files.isRegularFile(file), name);
        Process lint = new ProcessBuilder("xmllint", "--noout", "--nonet", file.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(lint.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(lint.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, lint.exitValue(), output);
    }

    private static boolean isInstalled() throws InterruptedException {
        try {
            return new ProcessBuilder("xmllint", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
