package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.engine.LabelportEngine;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportParams.OriginalFiles;
import org.labelport.export.TargetInfo;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.ShapeKind;
import org.labelport.model.Taxonomy;

/**
 * A folder of many files, some of them broken, gives the same bytes whether one thread reads it or several: items, losses and
 * errors. Formats are found, not listed.
 */
class ParallelReadingIT {

    private static final int ITEMS = 60;
    private static final int EACH_BROKEN = 7;
    private static final List<String> A_FILE_FOR_EACH_ITEM =
            List.of("yolo", "yolo-darknet", "voc", "labelimg", "labelme", "masks");
    private static final Taxonomy ANIMALS = new Taxonomy(List.of(Category.of("cat"), Category.of("dog")));

    /** Its tasks are videos, which pictures are not. */
    private static final String OF_VIDEOS = "cvat-video";

    @TempDir
    Path folder;

    private final LabelportEngine engine = LabelportEngine.withInstalled(ParallelReadingIT.class.getClassLoader());
    private final MemorySource memory = new MemorySource(ANIMALS);

    @TestFactory
    Stream<DynamicTest> threadsMakeNoDifference() throws IOException {
        engine.add(memory);
        memory.set(items());
        Set<String> targets = Set.copyOf(
                engine.targets().stream().map(TargetInfo::id).distinct().toList());
        List<String> formats = engine.formats().stream()
                .map(format -> format.descriptor())
                .filter(format -> format.shapes().contains(ShapeKind.BOX) && targets.contains(format.id()))
                .filter(format -> !format.id().equals(OF_VIDEOS))
                .map(format -> format.id())
                .toList();
        assertTrue(formats.containsAll(A_FILE_FOR_EACH_ITEM), "" + formats);
        return formats.stream()
                .map(format -> DynamicTest.dynamicTest(format, () -> {
                    Path source = export("memory", Map.of(), format, 1);
                    breakSome(source);
                    Path one = export(format, Map.of("path", source.toString()), "csv", 1);
                    Path several = export(format, Map.of("path", source.toString()), "csv", 5);
                    assertEquals(FolderHashes.of(one), FolderHashes.of(several));
                    if (A_FILE_FOR_EACH_ITEM.contains(format)) {
                        assertTrue(Files.exists(one.resolve("errors.ndjson")), "files that are cut are errors");
                    }
                }));
    }

    /** Cuts some files of items in the midst of a number or tag. Other formats have one file, which stays whole. */
    private static void breakSome(Path source) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(source)) {
            files = all.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().contains("picture"))
                    .sorted()
                    .toList();
        }
        for (int i = 0; i < files.size(); i += EACH_BROKEN) {
            byte[] whole = Files.readAllBytes(files.get(i));
            Files.write(files.get(i), Arrays.copyOf(whole, whole.length / 3));
        }
    }

    private Path export(String target, Map<String, Object> filter, String format, int threads) throws Exception {
        ExportParams.Builder params = ExportParams.from(target)
                .to(format)
                .media(target.equals("memory") ? OriginalFiles.COPY : OriginalFiles.NONE)
                .threads(threads);
        filter.forEach(params::filter);
        return SingleExport.run(engine, params, folder).folder();
    }

    private List<Item> items() throws IOException {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            Path file = folder.resolve("picture" + i + ".png");
            ImageIO.write(new BufferedImage(40 + i, 30, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
            items.add(Item.of(
                    "item" + i,
                    "picture" + i + ".png",
                    Media.Image.of(Blob.at(file.toUri(), Files.size(file)), 40 + i, 30),
                    List.of(
                            Annotation.of("a", "cat", Shape.Box.of(2, 3, 10 + i % 9, 8)),
                            Annotation.of("b", "dog", Shape.Box.of(20, 11, 9, 7 + i % 5)))));
        }
        return items;
    }
}
