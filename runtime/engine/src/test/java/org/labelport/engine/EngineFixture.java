package org.labelport.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportResult;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;

/** An engine with one target and one format, for the tests of runs. */
abstract class EngineFixture {

    static final Taxonomy ANIMALS =
            new Taxonomy(List.of(Category.of("cat"), Category.of("dog"), Category.of("poison")));

    @TempDir
    Path folder;

    static Item item(int number, String... categories) {
        List<Annotation> annotations = new ArrayList<>();
        for (String category : categories) {
            annotations.add(Annotation.of("a" + annotations.size(), category, Shape.Box.of(1, 1, 5, 5)));
        }
        return Item.of("i" + number, "p" + number + ".png", Media.Image.of(Blob.ABSENT, 20, 20), annotations);
    }

    static List<Item> items(int count) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(item(i, "cat", "dog"));
        }
        return items;
    }

    static LabelportEngine engine(List<Item> items) {
        LabelportEngine engine = new LabelportEngine();
        engine.add(new LineConverter());
        engine.add(new ListTarget(ANIMALS, items));
        return engine;
    }

    ExportParams.Builder params() {
        return ExportParams.from("list").to("lines").destination(folder.resolve("out"));
    }

    static ExportResult export(LabelportEngine engine, ExportParams params)
            throws ExportException, InterruptedException {
        return engine.start(params, ExportListener.NONE).await();
    }

    static SortedMap<String, String> tree(Path root) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(path).toString(), Files.readString(path));
            }
        }
        return files;
    }
}
