package org.labelport.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.convert.BaseExporter;
import org.labelport.convert.ExportItem;
import org.labelport.convert.ProvidesFormat;
import org.labelport.export.ExportEvent;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportResult;
import org.labelport.export.ExportSummary;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.JsonText;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.SourceFile;
import org.labelport.model.SourceRecord;
import org.labelport.model.Taxonomy;

/** Records with originals, and runs of export plug-ins of the Synapse SDK that write them. */
abstract class BaseExporterFixture {

    static final String CAR = "{\"annotations\": {}, \"class\": \"자동차\", \"x\": 12.50, \"n\": 40}";

    @TempDir
    Path folder;

    Path originals;
    final List<ExportEvent> events = new ArrayList<>();
    LabelportEngine engine = new LabelportEngine();

    @BeforeEach
    void makeOriginals() throws IOException {
        originals = Files.createDirectory(folder.resolve("originals"));
    }

    /** Hands on what it gets, like the SDK's template. */
    @ProvidesFormat(
            format = "plain",
            title = "Plain",
            data__types = {"image"},
            annotation__types = {"image"},
            shapes = {"box"})
    public static class PlainExporter extends BaseExporter {

        @Override
        protected ExportItem convertData(ExportItem item) throws Exception {
            return item;
        }
    }

    Item item(String id, String name, String data) throws IOException {
        Path file = Files.writeString(originals.resolve(id), "bytes of " + id);
        return item(id, name, data, Blob.at(file.toUri(), Files.size(file)));
    }

    static Item item(String id, String name, String data, Blob blob) {
        SourceFile file = new SourceFile("image_1", name, blob, JsonText.of("{}"));
        return Item.of(
                        id,
                        name,
                        Media.Image.of(blob, 20, 20),
                        List.of(Annotation.of("a", "car", Shape.Box.of(1, 1, 5, 5))))
                .withSource(new SourceRecord(id, JsonText.of(data), List.of(file)));
    }

    ExportParams.Builder params(String format) {
        return ExportParams.from("list").to(format).destination(folder.resolve("out"));
    }

    ExportSummary export(BaseExporter exporter, ExportParams.Builder params, Item... items) throws Exception {
        engine = new LabelportEngine();
        engine.add(exporter);
        engine.add(new ListTarget(Taxonomy.EMPTY, List.of(items)));
        ExportListener listener = (run, event) -> events.add(event);
        ExportResult result = engine.start(params.build(), listener).await();
        return result.exports().get(0).summary();
    }

    String read(String path) throws IOException {
        return Files.readString(folder.resolve("out").resolve(path));
    }

    Set<String> files(String export) throws IOException {
        Path root = folder.resolve("out").resolve(export);
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(path -> !path.equals(root))
                    .map(path -> root.relativize(path).toString().replace('\\', '/'))
                    .filter(path -> !path.equals("run.json") && !path.endsWith(".ndjson"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
