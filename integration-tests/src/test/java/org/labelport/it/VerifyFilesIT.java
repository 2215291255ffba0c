package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.engine.LabelportEngine;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportParams.FormatRequest;
import org.labelport.export.VerifySummary;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Split;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.verify.Problem;

/** A data set that is one file is verified by that file's name, and looked at alone. */
class VerifyFilesIT {

    private static final Map<String, String> FILES = Map.ofEntries(
            Map.entry("coco", "annotations/instances_train.json"),
            Map.entry("coco-panoptic", "annotations/panoptic_train.json"),
            Map.entry("coco-results", "results_train.json"),
            Map.entry("lvis", "annotations/lvis_v1_train.json"),
            Map.entry("createml", "train/_annotations.createml.json"),
            Map.entry("csv-retinanet", "annotations.csv"),
            Map.entry("csv-tensorflow", "train_labels.csv"),
            Map.entry("csv-vertex", "import.csv"),
            Map.entry("csv-via", "train.csv"),
            Map.entry("cvat-images", "annotations.xml"),
            Map.entry("label-studio", "tasks.json"),
            Map.entry("labelme", "train/TRAIN.json"),
            Map.entry("via", "train.json"),
            Map.entry("yolo", "data.yaml"),
            Map.entry("yolo-darknet", "obj.data"),
            Map.entry("yolo-ndjson", "dataset.ndjson"));

    @TempDir
    Path folder;

    private final LabelportEngine engine = LabelportEngine.withInstalled(VerifyFilesIT.class.getClassLoader());
    private final MemorySource memory = new MemorySource(new Taxonomy(List.of(Category.of("cat"))));

    @BeforeEach
    void items() throws IOException {
        engine.add(memory);
        List<Item> items = new ArrayList<>();
        for (Split split : List.of(Split.TRAIN, Split.VALIDATION)) {
            Path file = folder.resolve(split + ".png");
            ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
            Media.Image image = Media.Image.of(Blob.at(file.toUri(), Files.size(file)), 40, 30);
            Annotation box = Annotation.of("1", "cat", Shape.Box.of(4, 3, 20, 10));
            items.add(Item.of(split.name(), split + ".png", image, List.of(box)).withSplit(split));
        }
        memory.set(items);
    }

    @ParameterizedTest
    @ValueSource(strings = {"via", "csv-via"})
    void viaKnowsATurnedPictureByTheSizeThatItHas(String format) throws Exception {
        Path file = folder.resolve("turned.jpg");
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "jpg", jpeg);
        byte[] bytes = jpeg.toByteArray();
        byte[] note = HexFormat.of()
                .parseHex("ffe100224578696600004d4d002a000000080001011200030000000100060000" + "00000000");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(bytes, 0, 2);
            out.write(note);
            out.write(bytes, 2, bytes.length - 2);
        }
        Media.Image image = new Media.Image(Blob.at(file.toUri(), Files.size(file)), 30, 40, 6);
        memory.set(List.of(
                Item.of("a", "a.jpg", image, List.of(Annotation.of("1", "cat", Shape.Box.of(4, 3, 20, 10))))));

        Path export = export(format);

        List<Problem> problems = new ArrayList<>();
        assertTrue(engine.verify(export, request(format), problems::add).isFaultless(), "" + problems);
        long size = Files.size(export.resolve("train/a.jpg"));
        assertNotEquals(Files.size(file), size);
        String name = format.equals("via") ? "train.json" : "train.csv";
        String text = Files.readString(export.resolve(name));
        assertTrue(text.contains("a.jpg" + (format.equals("via") ? "" : ",") + size), text);
    }

    @TestFactory
    Stream<DynamicTest> ofOneFile() {
        return FILES.keySet().stream()
                .sorted()
                .map(format -> DynamicTest.dynamicTest(format, () -> {
                    Path export = export(format);
                    Path file = export.resolve(FILES.get(format));
                    List<Problem> problems = new ArrayList<>();

                    VerifySummary good = engine.verify(file, request(format), problems::add);

                    assertTrue(good.isFaultless(), "" + problems);
                    assertTrue(
                            problems.stream()
                                    .allMatch(problem -> !problem.code().contains("missing")),
                            "" + problems);
                    spoil(file);
                    assertTrue(isFaulty(file, format), file + " is cut");
                }));
    }

    private boolean isFaulty(Path file, String format) {
        try {
            return !engine.verify(file, request(format), problem -> {}).isFaultless();
        } catch (ExportException e) {
            return !e.code().startsWith("verify.");
        }
    }

    /** Cuts a file in the midst of its first line. */
    private static void spoil(Path file) throws IOException {
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 9));
    }

    @Test
    void formatsOfManyFilesAskForTheFolder() throws Exception {
        Path file;
        try (Stream<Path> files = Files.walk(export("voc"))) {
            file = files.filter(path -> path.toString().endsWith(".xml"))
                    .findFirst()
                    .orElseThrow();
        }
        ExportException refused =
                assertThrows(ExportException.class, () -> engine.verify(file, request("voc"), problem -> {}));
        assertEquals("verify.missing", refused.code());
        assertTrue(refused.getMessage().contains("Name its folder"), refused.getMessage());
    }

    private Path export(String format) throws Exception {
        return SingleExport.run(engine, ExportParams.from("memory").to(format), folder)
                .folder();
    }

    private static FormatRequest request(String format) {
        return new FormatRequest(format, Map.of());
    }
}
