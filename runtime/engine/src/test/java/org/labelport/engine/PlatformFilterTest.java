package org.labelport.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.labelport.export.ExportEvent;
import org.labelport.export.ExportListener;
import org.labelport.export.ExportParams;
import org.labelport.options.OptionSpec;
import org.labelport.options.Options;
import org.labelport.target.ItemSource;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceRequest;
import org.labelport.target.TargetHandler;

/** Filters whose keys and values are the platform's: any JSON. */
class PlatformFilterTest extends MortalRuns {

    private final Map<String, Object> filter = new LinkedHashMap<>();
    private Map<String, Object> asked = Map.of();

    PlatformFilterTest() {
        filter.put("project", 456L);
        filter.put("assignee", null);
        filter.put("status", Arrays.asList("completed", null));
        filter.put("created", Map.of("after", "2026-01-01"));
    }

    @ProvidesTarget(
            target = "platform",
            title = "Platform",
            data__types = {"image"})
    private final class Platform implements TargetHandler {

        @Override
        public List<OptionSpec> filterKeys() {
            return List.of();
        }

        @Override
        public Options.OtherNames otherFilterKeys() {
            return Options.OtherNames.KEPT;
        }

        @Override
        public ItemSource open(SourceRequest request) throws IOException {
            asked = request.filter().given();
            moment();
            return ItemSource.of(items());
        }
    }

    @Override
    LabelportEngine engine() throws IOException {
        LabelportEngine engine = super.engine();
        engine.add(new Platform());
        return engine;
    }

    private ExportParams asking(Path out) {
        ExportParams.Builder params =
                ExportParams.from("platform").to("diary").destination(out).shardItems(2);
        filter.forEach(params::filter);
        return params.build();
    }

    @Test
    void aRunReadsByItAndReportsIt() throws Exception {
        Path out = folder.resolve("out");
        engine().start(asking(out), ExportListener.NONE).await();

        assertEquals(filter, asked);
        String report = tree(out).get("diary/run.json");
        assertTrue(report.contains("\"assignee\" : null"), report);
        assertTrue(report.contains("\"created\" : {\n        \"after\" : \"2026-01-01\""), report);
    }

    @Test
    void aRunThatIsContinuedHasTheSame() throws Exception {
        engine().start(asking(folder.resolve("undisturbed")), ExportListener.NONE)
                .await();
        SortedMap<String, String> expected = tree(folder.resolve("undisturbed"));
        Path out = folder.resolve("out");
        var died = engine().start(asking(out), (id, event) -> {
            if (event instanceof ExportEvent.PhaseStarted started && started.phase() == ExportEvent.Phase.FINISH) {
                throw new OutOfMemoryError("the process dies here");
            }
        });
        assertTrue(fails(died));
        engine().changes(died.id(), out, change -> {});
        assertEquals(filter, asked);

        engine().resume(died.id(), out, ExportListener.NONE).await();
        assertEquals(expected, tree(out));
    }
}
