package org.labelport.coco;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ShardWriter;
import org.labelport.limits.Limits;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.SourceFile;
import org.labelport.model.Taxonomy;
import org.labelport.options.Options;
import org.labelport.output.ByteText;
import org.labelport.output.ExportOutput;
import org.labelport.output.Part;
import org.labelport.output.PictureFormat;
import org.labelport.output.ShardOutput;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.testkit.ListCensus;
import org.labelport.testkit.Requests;

/** Writes items with the converter and keeps the files; checks that every annotation is written or dropped, once. */
final class MemoryExport {

    final Map<String, String> files = new TreeMap<>();
    final List<String> media = new ArrayList<>();
    final List<Loss> losses = new ArrayList<>();
    /** Code by item. */
    final Map<String, String> failures = new TreeMap<>();

    private final Map<Part, ByteText> parts = new HashMap<>();

    static MemoryExport of(Taxonomy taxonomy, List<Item> items) throws ExportException, IOException {
        return of(taxonomy, items, Map.of());
    }

    static MemoryExport of(Taxonomy taxonomy, List<Item> items, Map<String, String> options)
            throws ExportException, IOException {
        MemoryExport export = new MemoryExport();
        ConversionPlan plan = new CocoConverter()
                .plan(Requests.plan(
                        new ListCensus(taxonomy, items),
                        Options.check("coco", new CocoConverter().options(), options),
                        export.losses::add));
        long number = 0;
        long annotation = 0;
        for (Item item : items) {
            export.write(plan, new NumberedItem(number++, annotation, item));
            annotation += item.annotations().size();
        }
        plan.finish(export.new Finish());
        return export;
    }

    List<String> lossCodes() {
        return losses.stream().map(Loss::code).toList();
    }

    private void write(ConversionPlan plan, NumberedItem numbered) throws IOException {
        Shard shard = new Shard();
        try (ShardWriter writer = plan.openShard(shard)) {
            writer.write(numbered);
        } catch (ItemException e) {
            failures.put(numbered.item().id(), e.code());
            return;
        }
        if (shard.skipped) {
            return;
        }
        Set<String> seen = new HashSet<>(shard.written);
        for (Loss loss : shard.losses) {
            if (loss.effect() == Loss.Effect.DROPPED) {
                assertTrue(seen.add(loss.annotation()), "written and dropped: " + loss);
            }
        }
        assertEquals(numbered.item().annotations().size(), seen.size());
        losses.addAll(shard.losses);
        media.addAll(shard.media);
        shard.parts.forEach((part, text) -> {
            ByteText all = parts.computeIfAbsent(part, key -> new ByteText());
            if (!text.isEmpty()) {
                all.text(all.isEmpty() ? "" : part.separator()).text(text.toString());
            }
        });
    }

    private static final class Shard implements ShardOutput {

        private final Map<Part, ByteText> parts = new HashMap<>();
        private final List<Loss> losses = new ArrayList<>();
        private final List<String> media = new ArrayList<>();
        private final List<String> written = new ArrayList<>();
        private boolean skipped;

        @Override
        public Limits limits() {
            return Limits.USUAL;
        }

        @Override
        public ByteText file(String path) {
            throw new AssertionError("COCO has no file for an item: " + path);
        }

        @Override
        public ByteText part(Part part) {
            return parts.computeIfAbsent(part, key -> new ByteText());
        }

        @Override
        public void media(String path) {
            media.add(path);
        }

        @Override
        public void media(List<String> paths) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void media(String path, PictureFormat format) {
            media.add(path);
        }

        @Override
        public void media(String path, SourceFile file) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void discard() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void failed(String code, String message) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void skipped(String reason) {
            skipped = true;
        }

        @Override
        public void count(String counter, long delta) {}

        @Override
        public void written(Annotation annotation) {
            written.add(annotation.id());
        }

        @Override
        public void loss(Loss loss) {
            losses.add(loss);
        }
    }

    private final class Finish implements ExportOutput {

        @Override
        public OutputStream file(String path) {
            return new ByteArrayOutputStream() {
                @Override
                public void close() {
                    files.put(path, toString(StandardCharsets.UTF_8));
                }
            };
        }

        @Override
        public void folder(String path) {}

        @Override
        public void copy(Part part, OutputStream to) throws IOException {
            parts.getOrDefault(part, new ByteText()).writeTo(to);
        }

        @Override
        public long count(String counter) {
            return 0;
        }

        @Override
        public void loss(Loss loss) {
            losses.add(loss);
        }
    }
}
