package org.labelport.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ProvidesFormat;
import org.labelport.convert.ShardWriter;
import org.labelport.export.ExportEvent;
import org.labelport.export.ExportHandle;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportParams.Packing;
import org.labelport.export.SplitRatio;
import org.labelport.model.Annotation;
import org.labelport.model.AttributeDefinition;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Skeleton;
import org.labelport.model.Taxonomy;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;

/** An engine whose process may die at any moment, as far as its runs can tell, and what it is asked for. */
abstract class MortalRuns {

    static final int ITEMS = 8;
    static final int NEVER = Integer.MAX_VALUE;

    final AtomicInteger writes = new AtomicInteger();
    final AtomicInteger momentsLeft = new AtomicInteger(NEVER);

    Packing packing = Packing.FOLDER;

    @TempDir
    Path folder;

    /** The process could die here. */
    void moment() {
        if (momentsLeft.decrementAndGet() < 0) {
            throw new OutOfMemoryError("the process dies here");
        }
    }

    /** Boxes as lines, in any order. */
    @ProvidesFormat(
            format = "lines",
            title = "Lines",
            data__types = {"image"},
            annotation__types = {"image"},
            shapes = {"box"})
    final class MortalLines extends LineConverter {

        @Override
        void write(String item, Annotation annotation, ShardOutput out) throws ItemException {
            moment();
            writes.incrementAndGet();
            super.write(item, annotation, out);
        }
    }

    /** Remembers what it has seen, item by item. */
    @ProvidesFormat(
            format = "diary",
            title = "Diary",
            data__types = {"image"},
            annotation__types = {"image"},
            shapes = {"box"})
    final class Diary implements Converter {

        @Override
        public ConversionPlan plan(PlanRequest request) {
            List<String> seen = new ArrayList<>();
            return new ConversionPlan() {
                @Override
                public ShardWriter openShard(ShardOutput out) {
                    return numbered -> {
                        moment();
                        seen.add(numbered.item().id());
                        out.file("pages/" + numbered.item().id()).text(Integer.toString(seen.size()));
                        numbered.item().annotations().forEach(out::written);
                    };
                }

                @Override
                public Order itemOrder() {
                    return Order.ITEM_BY_ITEM;
                }

                @Override
                public void finish(ExportOutput out) throws IOException {
                    moment();
                    out.folder("empty");
                    try (OutputStream all = out.file("all.txt")) {
                        all.write(String.join(" ", seen).getBytes());
                    }
                }
            };
        }
    }

    final class Mortal implements ExportListener {
        @Override
        public void on(String runId, ExportEvent event) {
            if (event instanceof ExportEvent.PhaseStarted || event instanceof ExportEvent.ExportPublished) {
                moment();
            }
        }
    }

    List<Item> items() throws IOException {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            Path picture = folder.resolve("pictures/" + i + ".png");
            Files.createDirectories(picture.getParent());
            Files.writeString(picture, "picture " + i);
            List<Annotation> annotations = new ArrayList<>();
            annotations.add(annotation(i + "-a", i % 7 == 3 ? "poison" : "cat", Shape.Box.of(1, 2, 3, 4)));
            annotations.add(annotation(i + "-b", "dog", i % 5 == 0 ? new Shape.Whole() : Shape.Box.of(0, 0, 9, i + 1)));
            if (i % 4 == 1) {
                annotations.add(annotation(i + "-c", "stranger", Shape.Box.of(1, 1, 1, 1)));
                annotations.add(annotation(i + "-d", "unwanted", Shape.Box.of(1, 1, 1, 1)));
            }
            items.add(Item.of(
                    "item" + i,
                    "pictures/" + i + ".png",
                    Media.Image.of(Blob.at(picture.toUri(), Blob.UNKNOWN_SIZE), 20, 20),
                    annotations));
        }
        return items;
    }

    static Annotation annotation(String id, String category, Shape shape) {
        return Annotation.of(id, category, shape);
    }

    static final Taxonomy TAXONOMY = new Taxonomy(List.of(
            new Category(
                    "cat",
                    "animal",
                    "#102030",
                    new Skeleton(List.of("nose", "tail"), List.of(new Skeleton.Edge(0, 1)), List.of(1, 0)),
                    List.of(new AttributeDefinition(
                            "mood", AttributeDefinition.Kind.RADIO, List.of("good", "bad"), false))),
            Category.of("dog"),
            Category.of("poison"),
            Category.of("unwanted")));

    LabelportEngine engine() throws IOException {
        LabelportEngine engine = new LabelportEngine();
        engine.add(new MortalLines());
        engine.add(new Diary());
        engine.add(new ListTarget(TAXONOMY, items()));
        return engine;
    }

    ExportParams.Builder params(Path out) {
        return ExportParams.from("list")
                .to("lines", Map.of("mood", "cross"))
                .to("diary")
                .name("named")
                .withoutCategories(Set.of("unwanted"))
                .renames(Map.of("dog", "hound"))
                .split(new SplitRatio(0.5, 0.25, 0.25))
                .destination(out)
                .packing(packing)
                .threads(2)
                .shardItems(2);
    }

    SortedMap<String, String> undisturbed() throws Exception {
        Path out = folder.resolve("undisturbed");
        momentsLeft.set(NEVER);
        engine().start(params(out).build(), ExportListener.NONE).await();
        SortedMap<String, String> files = tree(out);
        if (packing == Packing.FOLDER) {
            assertTrue(files.get("named/lines/errors.ndjson").contains("poisoned"), files.toString());
            assertTrue(files.get("named/lines/run.json").contains("category.filtered"), files.toString());
        }
        return files;
    }

    /** A run that has written everything and published nothing. */
    String diedAtPublishing(Path out) throws Exception {
        return diedAt(ExportEvent.Phase.PUBLISH, out);
    }

    String diedAt(ExportEvent.Phase phase, Path out) throws Exception {
        ExportHandle run = engine().start(params(out).build(), (id, event) -> {
            if (event instanceof ExportEvent.PhaseStarted started && started.phase() == phase) {
                throw new OutOfMemoryError("the process dies here");
            }
        });
        assertTrue(fails(run));
        return run.id();
    }

    static boolean fails(ExportHandle run) throws InterruptedException {
        try {
            run.await();
            return false;
        } catch (ExportException e) {
            assertEquals("memory.exhausted", e.code(), e.line());
            return true;
        }
    }

    /** All files and empty folders; hidden ones are those of runs. */
    static SortedMap<String, String> tree(Path root) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.toList()) {
                String name = root.relativize(path).toString();
                files.put(
                        name, Files.isDirectory(path) ? "folder" : Files.readString(path, StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }
}
