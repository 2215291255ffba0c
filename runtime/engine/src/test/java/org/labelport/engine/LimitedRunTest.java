package org.labelport.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportResult;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.report.ExportException;
import org.labelport.settings.Settings;

class LimitedRunTest {

    @TempDir
    Path folder;

    private static Item item(String id, int annotations) {
        return Item.of(
                id,
                id + ".png",
                Media.Image.of(Blob.ABSENT, 20, 20),
                IntStream.range(0, annotations)
                        .mapToObj(i -> Annotation.of("a" + i, "cat", new Shape.Box(1, 1, 2, 2, 0)))
                        .toList());
    }

    private LabelportEngine engine(String limits) throws IOException {
        Files.writeString(folder.resolve("limits.json"), limits);
        LabelportEngine engine = new LabelportEngine(Settings.of(Optional.of(folder), Optional.empty()));
        engine.add(new LineConverter());
        engine.add(new ListTarget(Taxonomy.EMPTY, List.of(item("small", 1), item("large", 3), item("last", 2))));
        return engine;
    }

    private ExportParams.Builder params() {
        return ExportParams.from("list").to("lines").destination(folder.resolve("out"));
    }

    @Test
    void anItemOverALimitFailsAndTheOthersGoOn() throws Exception {
        ExportResult result = engine("{\"annotationsPerItem\": 2}")
                .start(params().build(), ExportListener.NONE)
                .await();

        Path lines = result.exports().get(0).folder();
        assertEquals("2 rows\n0 small\n1 last", Files.readString(lines.resolve("table.txt")));
        String errors = Files.readString(lines.resolve("errors.ndjson"));
        assertEquals(1, errors.lines().count());
        assertTrue(errors.contains("limit.annotationsPerItem") && errors.contains("\"large\""), errors);
        assertTrue(result.hasErrors());
    }

    @Test
    void moreThreadsThanTheLimitAreRefusedBeforeAnythingIsRead() throws Exception {
        LabelportEngine engine = engine("{\"threads\": 3}");
        engine.start(params().threads(3).build(), ExportListener.NONE).await();

        ExportException refused = assertThrows(
                ExportException.class, () -> engine.start(params().threads(4).build(), ExportListener.NONE));
        assertEquals("option.invalid", refused.code());
        assertTrue(refused.getMessage().contains("raise 'threads' in limits.json (now 3)"), refused.getMessage());
    }

    @Test
    void threadsThatNobodyAskedForAreNoMoreThanTheLimit() throws Exception {
        ExportResult result = engine("{\"threads\": 1}") // where there are more processors
                .start(params().build(), ExportListener.NONE)
                .await();
        assertEquals(1, result.exports().size());
    }

    @Test
    void theFirstItemOverALimitEndsARunThatStopsAtErrors() throws Exception {
        ExportParams strict =
                params().onItemError(ExportParams.OnItemError.STOP).build();
        LabelportEngine engine = engine("{\"annotationsPerItem\": 2}");
        ExportException stopped = assertThrows(
                ExportException.class,
                () -> engine.start(strict, ExportListener.NONE).await());
        assertEquals("limit.annotationsPerItem", stopped.code());
    }

    @Test
    void aFileOfLimitsThatIsWrongEndsTheRun() throws Exception {
        LabelportEngine engine = engine("{\"annotations\": 2}");
        ExportException refused = assertThrows(
                ExportException.class,
                () -> engine.start(params().build(), ExportListener.NONE).await());
        assertEquals("settings.invalid", refused.code());
    }
}
