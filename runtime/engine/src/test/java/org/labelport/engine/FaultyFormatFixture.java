package org.labelport.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.Converter;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.PlanRequest;
import org.labelport.convert.ProvidesFormat;
import org.labelport.convert.ShardWriter;
import org.labelport.export.ExportParams;
import org.labelport.export.ExportParams.Packing;
import org.labelport.output.ExportOutput;
import org.labelport.output.ShardOutput;
import org.labelport.report.ExportException;

/** A format that does at each of its steps what a test wants, and an engine with it. */
abstract class FaultyFormatFixture extends EngineFixture {

    /** What a format does at each step. */
    static class Steps {

        void planned() throws IOException {}

        void opened() throws IOException {}

        void written(NumberedItem numbered, ShardOutput out) throws IOException {}

        void closed() throws IOException {}

        void finished(ExportOutput out) throws IOException {}
    }

    @ProvidesFormat(
            format = "faulty",
            title = "Faulty",
            data__types = {"image"},
            annotation__types = {"image"},
            shapes = {"box"})
    static class Faulty implements Converter {

        private final Steps steps;

        Faulty(Steps steps) {
            this.steps = steps;
        }

        @Override
        public ConversionPlan plan(PlanRequest request) throws IOException {
            steps.planned();
            return new ConversionPlan() {
                @Override
                public ShardWriter openShard(ShardOutput out) throws IOException {
                    steps.opened();
                    return new ShardWriter() {
                        @Override
                        public void write(NumberedItem numbered) throws IOException {
                            steps.written(numbered, out);
                            numbered.item().annotations().forEach(out::written);
                        }

                        @Override
                        public void close() throws IOException {
                            steps.closed();
                        }
                    };
                }

                @Override
                public void finish(ExportOutput out) throws IOException {
                    steps.finished(out);
                }
            };
        }
    }

    final LabelportEngine engine(Steps steps) {
        LabelportEngine engine = new LabelportEngine();
        engine.add(new ListTarget(ANIMALS, items(3)));
        engine.add(new Faulty(steps));
        return engine;
    }

    final ExportParams.Builder to(String format) {
        return ExportParams.from("list").to(format).destination(folder.resolve("out"));
    }

    final ExportException failure(Steps steps, Packing packing) {
        return assertThrows(
                ExportException.class,
                () -> export(engine(steps), to("faulty").packing(packing).build()));
    }

    static void assertFault(ExportException failure, String... words) {
        assertEquals("converter.failed", failure.code(), failure.getMessage());
        assertTrue(failure.getMessage().contains("format faulty"), failure.getMessage());
        assertFalse(failure.getMessage().contains("resume"), failure.getMessage());
        for (String word : words) {
            assertTrue(failure.getMessage().contains(word), failure.getMessage());
        }
    }
}
