package org.labelport.it.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import org.labelport.convert.Converter;
import org.labelport.engine.LabelportEngine;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportParams.OriginalFiles;
import org.labelport.export.ExportResult;
import org.labelport.report.ExportException;
import org.labelport.settings.Settings;
import org.labelport.target.TargetHandler;

/** The exports that meet the faults: a small data set with one of everything. */
final class Exports {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<Integer> FEW = Set.of(2, 9, 10);
    private static final Path SHAPES = Path.of(System.getProperty("labelport.root"), "examples", "shapes")
            .toAbsolutePath()
            .normalize();

    private final LabelportEngine engine;

    Exports() {
        this(Settings.of(Optional.empty(), Optional.empty()));
    }

    /** With all targets, and with settings. */
    Exports(Settings settings) {
        engine = new LabelportEngine(settings);
        ServiceLoader.load(Converter.class).forEach(engine::add);
        ServiceLoader.load(TargetHandler.class).forEach(engine::add);
    }

    /** From one target, with settings. */
    Exports(Settings settings, TargetHandler target) {
        engine = new LabelportEngine(settings);
        ServiceLoader.load(Converter.class).forEach(engine::add);
        engine.add(target);
    }

    LabelportEngine engine() {
        return engine;
    }

    /** A few pictures of the examples, so that a run has few operations. */
    static Path dataSet(Path folder) throws IOException {
        ObjectNode document =
                (ObjectNode) JSON.readTree(SHAPES.resolve("annotations.json").toFile());
        for (JsonNode image : keep(document.withArray("images"), "id")) {
            String name = image.get("file_name").asText();
            Path copy = folder.resolve("images").resolve(name);
            Files.createDirectories(copy.getParent());
            Files.copy(SHAPES.resolve("images").resolve(name), copy);
        }
        keep(document.withArray("annotations"), "image_id");
        Files.write(folder.resolve("annotations.json"), JSON.writeValueAsBytes(document));
        return folder;
    }

    /** All pictures of the examples. */
    static Path wholeDataSet(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("images"));
        Files.copy(SHAPES.resolve("annotations.json"), folder.resolve("annotations.json"));
        try (DirectoryStream<Path> pictures = Files.newDirectoryStream(SHAPES.resolve("images"))) {
            for (Path picture : pictures) {
                Files.copy(picture, folder.resolve("images").resolve(picture.getFileName()));
            }
        }
        return folder;
    }

    private static ArrayNode keep(ArrayNode all, String key) {
        for (Iterator<JsonNode> each = all.iterator(); each.hasNext(); ) {
            if (!FEW.contains(each.next().get(key).asInt())) {
                each.remove();
            }
        }
        return all;
    }

    /** Labels in several formats at once. */
    static ExportParams.Builder labels(Path dataSet) {
        return from(dataSet)
                .media(OriginalFiles.NONE)
                .to("yolo", Map.of("task", "segment"))
                .to("coco")
                .to("csv")
                .to("voc");
    }

    /** One format, with the pictures. */
    static ExportParams.Builder pictures(Path dataSet) {
        return from(dataSet).media(OriginalFiles.COPY).to("coco");
    }

    /** One format of a folder in another format, with the pictures. */
    static ExportParams.Builder pictures(String format, Path dataSet) {
        return ExportParams.from(format)
                .filter("path", dataSet.toString())
                .media(OriginalFiles.COPY)
                .to("coco")
                .shardItems(2)
                .threads(1);
    }

    /** Threads take turns in an order of their own, so a run that is to be repeated has one. */
    private static ExportParams.Builder from(Path dataSet) {
        return ExportParams.from("coco")
                .filter("path", dataSet.resolve("annotations.json").toString())
                .filter("images", dataSet.resolve("images").toString())
                .shardItems(2)
                .threads(1);
    }

    /** Runs to the end. */
    ExportResult run(ExportParams.Builder params, Path destination) throws ExportException, InterruptedException {
        return engine.start(params.destination(destination).build(), ExportListener.NONE)
                .await();
    }
}
