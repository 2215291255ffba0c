package org.labelport.yolo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.labelport.convert.ConversionPlan;
import org.labelport.convert.NumberedItem;
import org.labelport.convert.ShardWriter;
import org.labelport.limits.Limits;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.SourceFile;
import org.labelport.model.Taxonomy;
import org.labelport.options.Options;
import org.labelport.output.ByteText;
import org.labelport.output.ExportOutput;
import org.labelport.output.Part;
import org.labelport.output.PictureFormat;
import org.labelport.output.SafePath;
import org.labelport.output.ShardOutput;
import org.labelport.report.ExportException;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.testkit.ListCensus;
import org.labelport.testkit.Requests;

/** Runs the converter over a list of items, each on a shard of its own, and keeps what it writes. */
final class MemoryExport {

    final SortedMap<String, byte[]> files = new TreeMap<>();
    final SortedSet<String> folders = new TreeSet<>();
    final SortedMap<String, Item> media = new TreeMap<>();
    final List<Loss> losses = new ArrayList<>();
    final SortedMap<String, String> errors = new TreeMap<>();
    private final Map<String, Long> counts = new HashMap<>();
    private final Map<Part, ByteText> parts = new HashMap<>();

    private MemoryExport() {}

    static MemoryExport run(Taxonomy taxonomy, List<Item> items, Map<String, String> options)
            throws ExportException, IOException {
        MemoryExport export = new MemoryExport();
        YoloConverter converter = new YoloConverter();
        ConversionPlan plan = converter.plan(Requests.plan(
                new ListCensus(taxonomy, items),
                Options.check("format yolo", converter.options(), options),
                export.losses::add));
        long annotations = 0;
        for (int i = 0; i < items.size(); i++) {
            ItemOutput out = new ItemOutput();
            try (ShardWriter writer = plan.openShard(out)) {
                writer.write(new NumberedItem(i, annotations, items.get(i)));
                export.commit(out, items.get(i));
            } catch (ItemException e) {
                export.errors.put(items.get(i).id(), e.code());
            }
            annotations += items.get(i).annotations().size();
        }
        plan.finish(export.new Finish());
        return export;
    }

    private void commit(ItemOutput out, Item item) throws IOException {
        out.requireEachAnnotationOnce(item);
        out.files.forEach((path, text) -> put(path, text.toByteArray()));
        out.media.forEach(path -> {
            if (media.put(path, item) != null) {
                throw new AssertionError("two pictures at " + path);
            }
        });
        losses.addAll(out.losses);
        for (Map.Entry<Part, ByteText> own : out.parts.entrySet()) {
            own.getValue().writeTo(parts.computeIfAbsent(own.getKey(), key -> new ByteText()));
        }
        out.counts.forEach((name, delta) -> counts.merge(name, delta, Long::sum));
    }

    private void put(String path, byte[] bytes) {
        if (!SafePath.isSafe(path)) {
            throw new AssertionError("unsafe path " + path);
        }
        if (files.put(path, bytes) != null) {
            throw new AssertionError("two files at " + path);
        }
    }

    /** A file's text. */
    String text(String path) {
        byte[] bytes = files.get(path);
        if (bytes == null) {
            throw new AssertionError("no file " + path + " among " + files.keySet());
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Codes of the losses of an annotation or, for an empty id, of the item or data set. */
    List<String> codes(String item, String annotation) {
        return losses.stream()
                .filter(loss -> loss.item().equals(item) && loss.annotation().equals(annotation))
                .map(Loss::code)
                .toList();
    }

    /** Width and height of every picture, by its path. */
    SortedMap<String, int[]> pictures() {
        SortedMap<String, int[]> sizes = new TreeMap<>();
        media.forEach((path, item) -> {
            Media.Image image = (Media.Image) item.media();
            sizes.put(path, new int[] {image.width(), image.height()});
        });
        return sizes;
    }

    /** Writes the export to a folder, with the originals. */
    void publish(Path folder) throws IOException {
        for (String name : folders) {
            Files.createDirectories(folder.resolve(name));
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        for (Map.Entry<String, Item> picture : media.entrySet()) {
            Path path = folder.resolve(picture.getKey());
            Files.createDirectories(path.getParent());
            Files.copy(Path.of(picture.getValue().media().blob().location().orElseThrow()), path);
        }
    }

    private static final class ItemOutput implements ShardOutput {

        private final Map<String, ByteText> files = new TreeMap<>();
        private final Map<Part, ByteText> parts = new HashMap<>();
        private final List<String> media = new ArrayList<>();
        private final List<Loss> losses = new ArrayList<>();
        private final List<String> written = new ArrayList<>();
        private final Map<String, Long> counts = new HashMap<>();
        private boolean skipped;

        void requireEachAnnotationOnce(Item item) {
            if (skipped) {
                return;
            }
            List<String> accounted = new ArrayList<>(written);
            losses.stream()
                    .filter(loss -> loss.effect() == Loss.Effect.DROPPED)
                    .forEach(loss -> accounted.add(loss.annotation()));
            List<String> all = new ArrayList<>(
                    item.annotations().stream().map(Annotation::id).toList());
            accounted.sort(null);
            all.sort(null);
            if (!accounted.equals(all)) {
                throw new AssertionError("item " + item.id() + " has " + all + ", accounted for are " + accounted);
            }
        }

        @Override
        public Limits limits() {
            return Limits.USUAL;
        }

        @Override
        public ByteText file(String path) {
            ByteText text = new ByteText();
            files.put(path, text);
            return text;
        }

        @Override
        public ByteText part(Part part) {
            return parts.computeIfAbsent(part, key -> new ByteText());
        }

        @Override
        public void media(String path) {
            media.add(path);
        }

        /** As if the engine could turn those that say so. */
        @Override
        public boolean isMediaTurned() {
            return media.stream().anyMatch(path -> path.contains("turnable"));
        }

        @Override
        public void media(List<String> paths) {
            media.addAll(paths);
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
        public void count(String counter, long delta) {
            counts.merge(counter, delta, Long::sum);
        }

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
                    put(path, toByteArray());
                }
            };
        }

        @Override
        public void folder(String path) {
            folders.add(path);
        }

        @Override
        public void copy(Part part, OutputStream to) throws IOException {
            parts.getOrDefault(part, new ByteText()).writeTo(to);
        }

        @Override
        public long count(String counter) {
            return counts.getOrDefault(counter, 0L);
        }

        @Override
        public void loss(Loss loss) {
            losses.add(loss);
        }
    }
}
