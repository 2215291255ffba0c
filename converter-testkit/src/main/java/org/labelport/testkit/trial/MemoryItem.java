package org.labelport.testkit.trial;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.labelport.limits.Limits;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.model.SourceFile;
import org.labelport.output.ByteText;
import org.labelport.output.Part;
import org.labelport.output.PictureFormat;
import org.labelport.output.ShardOutput;
import org.labelport.report.Loss;

/** What one item puts out. */
final class MemoryItem implements ShardOutput {

    private final Predicate<String> turned;
    private final Map<String, ByteText> files = new LinkedHashMap<>();
    private final Map<Part, ByteText> parts = new LinkedHashMap<>();
    private final Set<String> media = new LinkedHashSet<>();
    private final Map<String, Path> sourceFiles = new LinkedHashMap<>();
    private final Map<String, Long> counts = new HashMap<>();
    private final List<Loss> losses = new ArrayList<>();
    private final List<String> accounted = new ArrayList<>();
    private boolean skipped;

    MemoryItem(Predicate<String> turned) {
        this.turned = turned;
    }

    Map<String, ByteText> files() {
        return files;
    }

    Map<Part, ByteText> parts() {
        return parts;
    }

    Set<String> media() {
        return media;
    }

    Map<String, Path> sourceFiles() {
        return sourceFiles;
    }

    Map<String, Long> counts() {
        return counts;
    }

    List<Loss> losses() {
        return losses;
    }

    void requireEachAnnotationOnce(Item item) {
        List<String> expected =
                item.annotations().stream().map(Annotation::id).sorted().toList();
        List<String> found = accounted.stream().sorted().toList();
        if (!skipped && !expected.equals(found)) {
            throw new AssertionError("item " + item.id() + " has " + expected + ", accounted for are " + found);
        }
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
        return parts.computeIfAbsent(part, key -> new ByteText());
    }

    @Override
    public void media(String path) {
        media.add(path);
    }

    @Override
    public void media(List<String> paths) {
        media.addAll(paths);
    }

    @Override
    public void media(String path, PictureFormat format) {
        media(path);
    }

    @Override
    public void media(String path, SourceFile file) {
        file.blob().location().ifPresent(location -> sourceFiles.put(path, Path.of(location)));
    }

    @Override
    public boolean isMediaTurned() {
        return media.stream().anyMatch(turned);
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
        accounted.add(annotation.id());
    }

    @Override
    public void loss(Loss loss) {
        losses.add(loss);
        if (loss.effect() == Loss.Effect.DROPPED && !loss.annotation().isEmpty()) {
            accounted.add(loss.annotation());
        }
    }
}
