package org.labelport.synapsejson;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.engine.LabelportEngine;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportSummary;
import org.labelport.synapse.AssignmentTarget;
import org.labelport.synapse.DmTarget;

/** An exported folder can be read as a source, and its export is the same folder. */
class ReadAgainTest {

    private static final Path PAGES = Path.of("../examples/synapse");

    @TempDir
    Path folder;

    private final LabelportEngine engine = new LabelportEngine();

    @BeforeEach
    void install() {
        engine.add(new SynapseJsonExporter());
        engine.add(new AssignmentTarget());
        engine.add(new DmTarget());
    }

    private ExportSummary export(String target, Path path, String name) throws Exception {
        ExportParams params = ExportParams.from(target)
                .filter("path", path.toString())
                .to("synapse-json")
                .destination(folder)
                .name(name)
                .build();
        return engine.start(params, ExportListener.NONE)
                .await()
                .exports()
                .get(0)
                .summary();
    }

    private SortedMap<String, String> files(String export) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        for (String part : new String[] {"json", "origin_files"}) {
            try (Stream<Path> all = Files.list(folder.resolve(export).resolve(part))) {
                for (Path file : all.toList()) {
                    files.put(part + "/" + file.getFileName(), HexFormat.of().formatHex(Files.readAllBytes(file)));
                }
            }
        }
        return files;
    }

    @Test
    void exportOfAnExportIsTheSame() throws Exception {
        ExportSummary first = export("assignment", PAGES, "first");
        ExportSummary second = export("dm", folder.resolve("first"), "second");
        SortedMap<String, String> expected = files("first");
        expected.remove(
                "origin_files/quiet-sea.jpg"); // its item has no data, so that it has no JSON and is not read as an
        // item

        assertEquals(expected, files("second"));
        assertEquals(first.annotations().written(), second.annotations().written());
        assertEquals(5, second.items().written());
    }
}
