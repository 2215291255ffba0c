package org.labelport.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.ItemDetail;
import org.labelport.convert.Metadata;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ProvidesFormat;
import org.labelport.convert.ShardWriter;
import org.labelport.export.ExportParams;
import org.labelport.model.Item;
import org.labelport.model.Taxonomy;
import org.labelport.options.OptionSpec;
import org.labelport.options.Options;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;
import org.labelport.report.ExportException;
import org.labelport.target.ItemSource;
import org.labelport.target.ProvidesTarget;
import org.labelport.target.SourceRequest;
import org.labelport.target.TargetHandler;

/** A plug-in that returns null is told which of its methods did, not which of the engine's lines met it. */
class NullFromPluginTest extends EngineFixture {

    @ProvidesFormat(
            format = "nulls",
            title = "Nulls",
            data__types = {"image"},
            annotation__types = {"image"},
            shapes = {"box"})
    private static final class Nulls implements Converter, ConversionPlan {

        private final String step;

        Nulls(String step) {
            this.step = step;
        }

        private <T> T unless(String nullStep, T value) {
            return step.equals(nullStep) ? null : value;
        }

        @Override
        public Set<ItemDetail> needs(Options options) {
            return unless("needs", Set.of());
        }

        @Override
        public Set<Metadata> keeps() {
            return unless("keeps", Set.of());
        }

        @Override
        public ConversionPlan plan(PlanRequest request) {
            return unless("plan", this);
        }

        @Override
        public ShardWriter openShard(ShardOutput out) {
            return unless("openShard", numbered -> numbered.item().annotations().forEach(out::written));
        }

        @Override
        public void finish(ExportOutput out) {}
    }

    private ExportParams request(String target, String format) {
        return ExportParams.from(target)
                .to(format)
                .destination(folder.resolve("out"))
                .build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"needs", "plan", "openShard"})
    void formatIsTold(String step) {
        LabelportEngine engine = new LabelportEngine();
        engine.add(new ListTarget(ANIMALS, items(3)));
        engine.add(new Nulls(step));

        ExportException failure = assertThrows(ExportException.class, () -> export(engine, request("list", "nulls")));

        assertEquals("converter.failed", failure.code(), failure.getMessage());
        String told = "format nulls 0 failed in " + step + ": java.lang.NullPointerException: it has returned null";
        assertTrue(failure.getMessage().contains(told), failure.getMessage());
    }

    @ProvidesTarget(
            target = "nulls",
            title = "Nulls",
            data__types = {"image"})
    private record NullSource(String step) implements TargetHandler, ItemSource {

        private <T> T unless(String nullStep, T value) {
            return step.equals(nullStep) ? null : value;
        }

        @Override
        public List<OptionSpec> filterKeys() {
            return List.of();
        }

        @Override
        public ItemSource open(SourceRequest request) {
            return unless("open", this);
        }

        @Override
        public Optional<Item> next() {
            return unless("next", Optional.empty());
        }

        @Override
        public Taxonomy taxonomy() {
            return unless("taxonomy", ANIMALS);
        }

        @Override
        public Map<String, Object> properties() {
            return unless("properties", Map.of());
        }

        @Override
        public void close() {}
    }

    @ParameterizedTest
    @CsvSource({
        "open,the opening of the source",
        "next,the next item",
        "taxonomy,its categories",
        "properties,what it knows of the data set"
    })
    void sourceIsTold(String step, String what) {
        LabelportEngine engine = new LabelportEngine();
        engine.add(new NullSource(step));
        engine.add(new LineConverter());

        ExportException failure = assertThrows(ExportException.class, () -> export(engine, request("nulls", "lines")));

        assertEquals("run.failed", failure.code(), failure.getMessage());
        assertTrue(failure.getMessage().contains("there was null for " + what), failure.getMessage());
        assertTrue(failure.getMessage().contains("while target nulls of"), failure.getMessage());
    }
}
