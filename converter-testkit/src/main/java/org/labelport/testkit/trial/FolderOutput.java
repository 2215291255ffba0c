package org.labelport.testkit.trial;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.labelport.limits.Limits;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.SourceFile;
import org.labelport.output.ByteText;
import org.labelport.output.ExportOutput;
import org.labelport.output.Part;
import org.labelport.output.PictureFormat;
import org.labelport.output.SafePath;
import org.labelport.output.ShardOutput;
import org.labelport.report.Loss;

/** Writes to a folder, keeps parts in memory. */
final class FolderOutput implements ExportOutput {

    private final Path folder;
    private final List<Loss> losses;
    private final Map<Part, ByteText> parts = new HashMap<>();
    private final Map<String, Long> counts = new HashMap<>();

    FolderOutput(Path folder, List<Loss> losses) {
        this.folder = folder;
        this.losses = losses;
    }

    @Override
    public OutputStream file(String path) throws IOException {
        Path file = target(path);
        return Files.newOutputStream(file, java.nio.file.StandardOpenOption.CREATE_NEW);
    }

    private Path target(String path) throws IOException {
        if (!SafePath.isSafe(path)) {
            throw new IOException("unsafe: " + path);
        }
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return file;
    }

    @Override
    public void folder(String path) throws IOException {
        Files.createDirectories(folder.resolve(path));
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

    OfItem item(Item item) {
        return new OfItem(item);
    }

    /** What one item puts out. */
    final class OfItem implements ShardOutput {

        private final Item item;
        private final Map<String, ByteText> files = new LinkedHashMap<>();
        private final Map<Part, ByteText> ownParts = new LinkedHashMap<>();
        private final Map<String, Long> ownCounts = new HashMap<>();
        private final List<Loss> ownLosses = new ArrayList<>();
        private final List<String> accounted = new ArrayList<>();
        private final Set<String> media = new HashSet<>();
        private final Map<String, Path> others = new LinkedHashMap<>();
        private boolean skipped;

        OfItem(Item item) {
            this.item = item;
        }

        @Override
        public Limits limits() {
            return Limits.USUAL;
        }

        @Override
        public ByteText file(String path) throws IOException {
            ByteText text = new ByteText();
            if (files.put(path, text) != null) {
                throw new IOException("written twice: " + path);
            }
            return text;
        }

        @Override
        public ByteText part(Part part) {
            return ownParts.computeIfAbsent(part, key -> new ByteText());
        }

        @Override
        public void media(String path) {
            media.add(path);
        }

        @Override
        public void media(List<String> paths) {
            paths.forEach(this::media);
        }

        @Override
        public void media(String path, PictureFormat format) {
            media(path);
        }

        @Override
        public void media(String path, SourceFile file) {
            file.blob().location().ifPresent(location -> others.put(path, Path.of(location)));
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
            ownCounts.merge(counter, delta, Long::sum);
        }

        @Override
        public void written(Annotation annotation) {
            accounted.add(annotation.id());
        }

        @Override
        public void loss(Loss loss) {
            ownLosses.add(loss);
            if (loss.effect() == Loss.Effect.DROPPED) {
                accounted.add(loss.annotation());
            }
        }

        void commit() throws IOException {
            List<String> expected =
                    item.annotations().stream().map(Annotation::id).sorted().toList();
            if (!skipped && !expected.equals(accounted.stream().sorted().toList())) {
                throw new AssertionError("annotations " + expected + ", accounted for " + accounted);
            }
            for (Map.Entry<String, ByteText> file : files.entrySet()) {
                try (OutputStream to = FolderOutput.this.file(file.getKey())) {
                    file.getValue().writeTo(to);
                }
            }
            for (Map.Entry<Part, ByteText> own : ownParts.entrySet()) {
                ByteText part = parts.computeIfAbsent(own.getKey(), key -> new ByteText());
                if (!part.isEmpty() && !own.getValue().isEmpty()) {
                    part.text(own.getKey().separator());
                }
                own.getValue().writeTo(part);
            }
            if (item.media().blob().location().isPresent()) {
                for (String path : media) {
                    Files.copy(Path.of(item.media().blob().location().get()), target(path));
                }
            }
            for (Map.Entry<String, Path> other : others.entrySet()) {
                Files.copy(other.getValue(), target(other.getKey()));
            }
            ownCounts.forEach((name, delta) -> counts.merge(name, delta, Long::sum));
            losses.addAll(ownLosses);
        }
    }
}
