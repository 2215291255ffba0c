package org.labelport.engine.spool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;

class SpoolFeedTest {

    private static final Taxonomy TAXONOMY = new Taxonomy(List.of(Category.of("cat")));

    @TempDir
    Path folder;

    @Test
    void itemsComeInTheirOrderSmallOnesAndLarge() throws IOException {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            items.add(item(i, i % 97 == 0 ? 400_000 : 10));
        }
        try (SpoolFeed feed = new SpoolFeed(new SpoolWriter(folder, 1 << 20, 0))) {
            for (int i = 0; i < items.size(); i++) {
                feed.add(items.get(i), 7L * i);
                assertEquals(i + 1, feed.size());
            }
            assertEquals(Set.of("cat"), feed.categoriesInData());
            try (Spool spool = feed.seal(TAXONOMY)) {
                List<Item> read = new ArrayList<>();
                spool.forEachMark((item, mark) -> {
                    assertEquals(7L * read.size(), mark);
                    read.add(item.item());
                });
                assertEquals(items, read);
            }
        }
    }

    @Test
    void whatIsKeptHasAllItemsThatWereAdded() throws IOException {
        try (SpoolFeed feed = new SpoolFeed(SpoolWriter.kept(folder, 0))) {
            for (int i = 0; i < 130; i++) {
                feed.add(item(i, 10), 0);
            }
            assertEquals(130, SpoolWriter.items(feed.entry()));
            Thread.currentThread().interrupt();
            feed.add(item(130, 10), 0);
            assertEquals(131, SpoolWriter.items(feed.entry()));
            assertTrue(Thread.interrupted(), "the interrupt is still there");
        }
    }

    @Test
    void failureIsThrownByEveryLaterCall() throws IOException {
        SpoolWriter writer = new SpoolWriter(folder, 0, 1);
        Files.createFile(folder.resolve(Spool.ITEMS)); // the file that the first segment would make
        try (SpoolFeed feed = new SpoolFeed(writer)) {
            assertThrows(IOException.class, () -> {
                for (int i = 0; i < 1_000; i++) {
                    feed.add(item(i, 10), 0);
                }
            });
            assertThrows(IOException.class, feed::entry);
            assertThrows(IOException.class, () -> feed.seal(TAXONOMY));
        }
    }

    @Test
    void threadEndsWithTheFeed() throws IOException {
        Set<Thread> before = Set.copyOf(spoolThreads());
        SpoolFeed feed = new SpoolFeed(new SpoolWriter(folder, 1 << 20, 0));
        for (int i = 0; i < 200; i++) {
            feed.add(item(i, 10), 0);
        }
        List<Thread> own = new ArrayList<>(spoolThreads());
        own.removeAll(before);
        assertFalse(own.isEmpty());
        feed.close();
        assertEquals(List.of(), own.stream().filter(Thread::isAlive).toList());
    }

    private static List<Thread> spoolThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("labelport-spool"))
                .toList();
    }

    private static Item item(int number, int characters) {
        String id = "i" + number;
        Annotation annotation = Annotation.of(id, "cat", new Shape.Whole());
        return Item.of(id, id, new Media.Text("x".repeat(characters), Blob.ABSENT), List.of(annotation));
    }
}
