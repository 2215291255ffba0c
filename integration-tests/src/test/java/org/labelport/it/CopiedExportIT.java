package org.labelport.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.engine.LabelportEngine;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportParams.FormatRequest;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.verify.Problem;

/** An export that was copied in part is found, also where its format cannot tell. */
class CopiedExportIT {

    @TempDir
    Path folder;

    private final LabelportEngine engine = LabelportEngine.withInstalled(CopiedExportIT.class.getClassLoader());
    private Path export;

    @BeforeEach
    void export() throws Exception {
        MemorySource memory = new MemorySource(new Taxonomy(List.of(Category.of("cat"))));
        Media.Image image = Media.Image.of(Blob.ABSENT, 40, 30);
        Annotation box = Annotation.of("1", "cat", Shape.Box.of(4, 3, 20, 10));
        memory.set(List.of(
                Item.of("a", "a.jpg", image, List.of(box, box.withId("2"))),
                Item.of("b", "b.jpg", image, List.of(box))));
        engine.add(memory);
        export = SingleExport.run(engine, ExportParams.from("memory").to("csv-retinanet"), folder)
                .folder();
        assertEquals(List.of(), problems());
    }

    @Test
    void aTableThatLostItsLastLines() throws Exception {
        Path table = export.resolve("annotations.csv");
        List<String> lines = Files.readAllLines(table);
        Files.write(table, lines.subList(0, lines.size() - 1));

        assertEquals(List.of("REMARK export.file-changed annotations.csv"), problems());
    }

    @Test
    void aFileThatIsGone() throws Exception {
        Files.delete(export.resolve("classes.csv"));

        assertTrue(problems().contains("DAMAGED export.file-missing classes.csv"));
    }

    @Test
    void aReportThatIsCutOffIsNoReport() throws Exception {
        Path report = export.resolve("run.json");
        Files.writeString(report, Files.readString(report).substring(0, 300));

        assertEquals(List.of("REMARK export.file-changed run.json"), problems());
    }

    @Test
    void onlyFilesOfTheExportAreLookedAt() throws Exception {
        Files.writeString(
                export.resolve("run.json"),
                "{\"files\":[{\"path\":\"../secret\",\"size\":1},{\"path\":\"\\u0000\",\"size\":1},{\"size\":7},7]}");

        assertEquals(List.of(), problems());
    }

    private List<String> problems() throws ExportException, IOException {
        List<Problem> problems = new ArrayList<>();
        engine.verify(export, new FormatRequest("csv-retinanet", Map.of()), problems::add);
        problems.removeIf(problem -> problem.code().startsWith("csv-retinanet."));
        problems.forEach(problem -> assertFalse(problem.message().contains(folder.toString()), problem.message()));
        return problems.stream()
                .map(problem -> problem.effect() + " " + problem.code() + " " + problem.file())
                .toList();
    }
}
