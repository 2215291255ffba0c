package org.labelport.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.labelport.convert.FormatDescriptor;
import org.labelport.engine.catalogue.Origin;
import org.labelport.export.ExportHandle;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportParams.Requirements;
import org.labelport.export.ExportStatus;
import org.labelport.export.RunInfo;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Category;
import org.labelport.model.Item;
import org.labelport.model.JsonText;
import org.labelport.model.Media;
import org.labelport.model.Shape;
import org.labelport.model.Taxonomy;
import org.labelport.output.ShardOutput;
import org.labelport.plugin.PluginId;
import org.labelport.plugin.VersionRange;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;

/** Runs hold the versions that they have, and their reports say which these were and why. */
@Timeout(60)
class VersionsOfRunsTest {

    private static final long OLD = 1;
    private static final long NEW = 2;

    private final LabelportEngine engine = new LabelportEngine();
    private final CountDownLatch writing = new CountDownLatch(1);
    private final CountDownLatch mayGoOn = new CountDownLatch(1);

    @TempDir
    Path folder;

    VersionsOfRunsTest() {
        Item item = Item.of(
                "i",
                "p.png",
                Media.Image.of(Blob.ABSENT, 20, 20),
                List.of(Annotation.of("a", "cat", Shape.Box.of(1, 1, 5, 5))));
        engine.add(new ListTarget(new Taxonomy(List.of(Category.of("cat"))), List.of(item)));
    }

    private void add(LineConverter converter, String version, long bundle) {
        FormatDescriptor lines = FormatDescriptor.of(new LineConverter());
        engine.add(converter, lines, new Origin("org.example.lines", version, bundle));
    }

    /** Waits in the middle of a run. */
    private final class Slow extends LineConverter {

        @Override
        void write(String item, Annotation annotation, ShardOutput out) throws ItemException {
            writing.countDown();
            try {
                mayGoOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            super.write(item, annotation, out);
        }
    }

    private ExportParams.Builder params() {
        return ExportParams.from("list").destination(folder.resolve("out"));
    }

    private ExportHandle start() throws ExportException {
        return engine.start(params().to("lines").build(), ExportListener.NONE);
    }

    private static List<String> plugins(RunInfo run) {
        return run.plugins().stream().map(PluginId::toString).toList();
    }

    @Test
    void theReportSaysWhatWasAskedWhatWasChosenAndWhy() throws Exception {
        add(new LineConverter(), "1.2.0", OLD);
        add(new LineConverter(), "2.0.0", NEW);
        Requirements below2 =
                Requirements.NONE.versions(VersionRange.parse("[1,2)").orElseThrow());

        engine.start(params().to("lines", below2, Map.of()).build(), ExportListener.NONE)
                .await();

        Map<?, ?> report =
                (Map<?, ?>) engine.json().read(new JsonText(Files.readAllBytes(folder.resolve("out/lines/run.json"))));
        Map<?, ?> format = (Map<?, ?>) report.get("format");
        assertEquals("org.example.lines", format.get("bundle"));
        assertEquals("1.2.0", format.get("version"));
        assertEquals("[1.0.0,2.0.0)", format.get("asked"));
        assertEquals("asked for", format.get("reason"));
    }

    @Test
    void aRunHoldsItsVersionUntilItsEndAndTheNextGetsTheNewOne() throws Exception {
        add(new Slow(), "1.0.0", OLD);
        ExportHandle run = start();
        writing.await();
        AtomicInteger left = new AtomicInteger();
        add(new LineConverter(), "2.0.0", NEW);
        engine.providers().drain(OLD, left::incrementAndGet);

        RunInfo info = engine.runs().get(0);
        assertEquals(run.id(), info.id());
        assertEquals(List.of("lines"), info.formats());
        assertTrue(plugins(info).contains("org.example.lines@1.0.0"), info.toString());
        assertEquals(Map.of(OLD, List.of(run.id())), engine.providers().holders());
        start().await();
        assertTrue(Files.readString(folder.resolve("out/lines/run.json")).contains("\"version\" : \"2.0.0\""));
        assertEquals(0, left.get());

        mayGoOn.countDown();
        run.await();
        assertEquals(1, left.get());
        assertReleased();
    }

    @Test
    void aRunThatIsCancelledHoldsNothingAnyMore() throws Exception {
        add(new Slow(), "1.0.0", OLD);
        ExportHandle run = start();
        writing.await();
        run.cancel();

        assertThrows(ExportException.class, run::await);
        assertEquals(ExportStatus.CANCELLED, run.status());
        assertReleased();
    }

    @Test
    void aRunThatFailsHoldsNothingAnyMore() throws Exception {
        add(
                new LineConverter() {
                    @Override
                    void write(String item, Annotation annotation, ShardOutput out) {
                        throw new NoClassDefFoundError("org/example/Gone");
                    }
                },
                "1.0.0",
                OLD);
        ExportHandle run = start();

        assertThrows(ExportException.class, run::await);
        assertReleased();
    }

    @Test
    void aRequestThatIsRefusedHoldsNothing() {
        add(new LineConverter(), "1.0.0", OLD);

        assertThrows(
                ExportException.class,
                () -> engine.start(params().to("lines", Map.of("mood", "green")).build(), ExportListener.NONE));
        assertReleased();
    }

    private void assertReleased() {
        assertEquals(List.of(), engine.runs());
        assertEquals(Map.of(), engine.providers().holders());
    }
}
