package org.labelport.engine.write;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.labelport.model.Annotation;
import org.labelport.model.Item;
import org.labelport.output.ByteText;
import org.labelport.output.Part;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;

/**
 * Holds all that a writer puts out for one item until it is known whether the item succeeds. Reused from item to item;
 * used by one thread.
 */
final class ItemTransaction implements ShardOutput {

    private final Map<Part, ByteText> parts = new LinkedHashMap<>();
    private final List<PendingFile> files = new ArrayList<>();
    private final List<ByteText> spareBuffers = new ArrayList<>();
    private final Map<String, Long> counters = new HashMap<>();
    private final List<Loss> losses = new ArrayList<>();
    private Optional<String> mediaPath = Optional.empty();
    private AnnotationAccounts accounts = new AnnotationAccounts(List.of());
    private int written;

    /** A file that will be written when the item succeeds. */
    record PendingFile(String path, ByteText content) {}

    /** Forgets everything; what comes next belongs to this item. */
    void begin(Item item) {
        accounts = new AnnotationAccounts(item.annotations());
        parts.values().forEach(ByteText::clear);
        files.forEach(file -> spareBuffers.add(file.content));
        files.clear();
        counters.clear();
        losses.clear();
        mediaPath = Optional.empty();
        written = 0;
    }

    /** @throws ItemException when an annotation is not accounted for, or more than once */
    void requireComplete() throws ItemException {
        Optional<String> fault = accounts.fault();
        if (fault.isPresent()) {
            throw new ItemException(
                    "converter.unaccounted",
                    fault.get() + "; this is a fault of the format, please report it to its author");
        }
    }

    Map<Part, ByteText> parts() {
        return parts;
    }

    List<PendingFile> files() {
        return files;
    }

    Map<String, Long> counters() {
        return counters;
    }

    List<Loss> losses() {
        return losses;
    }

    Optional<String> mediaPath() {
        return mediaPath;
    }

    int written() {
        return written;
    }

    @Override
    public ByteText file(String path) throws IOException {
        for (PendingFile file : files) {
            if (file.path.equals(path)) {
                throw new IOException("'" + path + "' is written twice for one item");
            }
        }
        ByteText content = spareBuffers.isEmpty() ? new ByteText() : spareBuffers.remove(spareBuffers.size() - 1);
        content.clear();
        files.add(new PendingFile(path, content));
        return content;
    }

    @Override
    public ByteText part(Part part) {
        return parts.computeIfAbsent(part, key -> new ByteText());
    }

    @Override
    public void media(String path) throws IOException {
        if (mediaPath.isPresent()) {
            throw new IOException("the original file of one item is put into the export twice");
        }
        mediaPath = Optional.of(path);
    }

    @Override
    public void count(String counter, long delta) {
        counters.merge(counter, delta, Long::sum);
    }

    @Override
    public void written(Annotation annotation) {
        accounts.account(annotation.id());
        written++;
    }

    @Override
    public void loss(Loss loss) {
        if (loss.effect() == Loss.Effect.DROPPED) {
            accounts.account(loss.annotation());
        }
        losses.add(loss);
    }
}
