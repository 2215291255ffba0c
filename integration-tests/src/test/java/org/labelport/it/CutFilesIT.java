package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.engine.LabelportEngine;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportResult;
import org.labelport.export.ExportSummary;
import org.labelport.export.TargetInfo;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.DataType;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;

/** A file that ends in the middle, or is empty, is never read as a smaller data set without a word. */
class CutFilesIT {

    /** Files of lines that say nothing of each other, so that any number of them is complete. */
    private static final Map<String, Pattern> OF_LINES = Map.of(
            "yolo", Pattern.compile("labels/.*[.]txt"),
            "yolo-darknet", Pattern.compile("obj_.*_data/.*[.]txt|(train|valid)[.]txt"));

    private static final Set<String> REPORTS = Set.of("run.json", "losses.ndjson", "errors.ndjson");

    /** Bytes at the end of which no file can do without. */
    private static final int TAIL = 5;

    @TempDir
    Path folder;

    private final LabelportEngine engine = LabelportEngine.withInstalled(CutFilesIT.class.getClassLoader());
    private byte[] original;

    @BeforeEach
    void items() throws IOException {
        MemorySource memory = new MemorySource(new Taxonomy(List.of(Category.of("cat"), Category.of("dog"))));
        List<Item> items = new ArrayList<>();
        for (Split split : List.of(Split.TRAIN, Split.VALIDATION)) {
            for (String name : List.of("a", "b")) {
                Path file = folder.resolve(split + name + ".png");
                ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
                original = Files.readAllBytes(file);
                Media.Image image = Media.Image.of(Blob.at(file.toUri(), Files.size(file)), 40, 30);
                List<Annotation> annotations = List.of(
                        Annotation.of("1", "cat", Shape.Polygon.of(1, 3, 8, 3, 8, 13, 1, 13)),
                        Annotation.of("2", "dog", Shape.Polygon.of(20, 3, 28, 3, 28, 15, 20, 13)));
                items.add(Item.of(split + name, split + name + ".png", image, annotations)
                        .withSplit(split));
            }
        }
        memory.set(items);
        engine.add(memory);
    }

    @TestFactory
    Stream<DynamicTest> ofEachFormat() {
        Set<String> targets = engine.targets().stream().map(TargetInfo::id).collect(Collectors.toSet());
        return engine.formats().stream()
                .filter(format -> format.descriptor().dataTypes().contains(DataType.IMAGE))
                .map(format -> format.descriptor().id())
                .filter(targets::contains)
                .sorted()
                .map(format -> DynamicTest.dynamicTest(format, () -> cut(format)));
    }

    private void cut(String format) throws Exception {
        Path export = export(ExportParams.from("memory"), format).folder();
        ExportSummary whole = read(format, export).summary();
        assertEquals(Map.of(), whole.losses(), "what is lost in any case would hide what is lost besides");
        for (Path file : oneOfEachKind(format, export)) {
            byte[] content = Files.readAllBytes(file);
            for (int length : new int[] {content.length - TAIL, content.length / 2, 0}) {
                Files.write(file, Arrays.copyOf(content, Math.max(0, length)));
                assertFalse(
                        isSilentlyLess(format, export, whole), export.relativize(file) + " with " + length + " bytes");
            }
            Files.write(file, content);
        }
    }

    /** The files of an export but for pictures and reports, of those with similar names only the first. */
    private List<Path> oneOfEachKind(String format, Path export) throws IOException {
        Map<String, Path> kinds = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(export)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = export.relativize(file).toString().replace('\\', '/');
                boolean lines = OF_LINES.containsKey(format)
                        && OF_LINES.get(format).matcher(name).matches();
                boolean picture = Arrays.equals(Files.readAllBytes(file), original);
                if (!lines && !picture && !REPORTS.contains(name)) {
                    kinds.putIfAbsent(name.replaceAll("(train|val(id(ation)?)?)[ab]?|[0-9]+", "*"), file);
                }
            }
        }
        return List.copyOf(kinds.values());
    }

    private boolean isSilentlyLess(String format, Path export, ExportSummary whole) throws Exception {
        try {
            ExportResult.Published read = read(format, export);
            ExportSummary now = read.summary();
            boolean less = now.items().read() < whole.items().read()
                    || now.annotations().read() < whole.annotations().read();
            return less && now.losses().isEmpty() && now.errors().isEmpty();
        } catch (ExportException e) {
            return false; // it says so
        }
    }

    private ExportResult.Published read(String format, Path export) throws Exception {
        return export(ExportParams.from(format).filter("path", export.toString()), "csv");
    }

    private ExportResult.Published export(ExportParams.Builder params, String format) throws Exception {
        return SingleExport.run(engine, params.to(format), folder);
    }
}
