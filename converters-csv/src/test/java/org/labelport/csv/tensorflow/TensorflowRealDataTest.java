package org.labelport.csv.tensorflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.testkit.trial.Trial;

/** Reads files that other people made, if they are on this machine. */
class TensorflowRealDataTest {

    private static final Path DATA = Path.of(System.getProperty("labelport.realData", ""), "csv/raccoon/data");

    @TempDir
    Path folder;

    private Trial read(Path path) throws Exception {
        assumeTrue(Files.exists(path), "skipped: there is no " + path);
        Trial read = Trial.read(new TensorflowTarget(), Map.of("path", path.toString()), folder);
        assertEquals(List.of(), read.errors());
        return read;
    }

    private static long boxes(Trial read) {
        return read.items().stream()
                .mapToLong(item -> item.annotations().size())
                .sum();
    }

    @Test
    void raccoonsInOneTable() throws Exception {
        Trial read = read(DATA.resolve("raccoon_labels.csv"));
        assertEquals(217, boxes(read));
        assertEquals(200, read.items().size());
    }

    @Test
    void raccoonsBySplit() throws Exception {
        Trial read = read(DATA);
        assertEquals(List.of("csv.file-ignored"), read.lossCodes());
        assertEquals(217, boxes(read));
        assertEquals(
                173,
                read.items().stream()
                        .filter(item -> item.split() == Split.TRAIN)
                        .mapToInt(item -> item.annotations().size())
                        .sum());
    }

    @Test
    void whatWasReadIsWrittenTheSame() throws Exception {
        Trial read = read(DATA);
        Trial.write(
                new TensorflowConverter(),
                Map.of(),
                new Taxonomy(List.of(Category.of("raccoon"))),
                read.items(),
                folder);
        assertEquals(
                sorted(DATA.resolve("train_labels.csv")), sorted(folder.resolve("train_labels.csv")), "training data");
        assertEquals(sorted(DATA.resolve("test_labels.csv")), sorted(folder.resolve("test_labels.csv")), "test data");
        Trial back = read(folder);
        assertEquals(
                read.items().stream().map(Item::annotations).toList(),
                back.items().stream().map(Item::annotations).toList());
    }

    private static List<String> sorted(Path file) throws Exception {
        return Files.readAllLines(file).stream().sorted().toList();
    }
}
