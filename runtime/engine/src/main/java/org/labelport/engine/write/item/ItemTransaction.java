package org.labelport.engine.write.item;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.labelport.engine.spool.RunFileException;
import org.labelport.engine.staging.FileStore;
import org.labelport.engine.staging.ShardFiles;
import org.labelport.export.ExportParams.Orientation;
import org.labelport.export.ExportParams.OriginalFiles;
import org.labelport.limits.Limits;
import org.labelport.model.Annotation;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.SourceFile;
import org.labelport.output.ByteText;
import org.labelport.output.Part;
import org.labelport.output.PictureFormat;
import org.labelport.output.ShardOutput;
import org.labelport.report.ItemError;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;

/**
 * Holds all that a writer puts out for one item until it is known whether the item succeeds; original files, which are too
 * large to hold, are written at once and taken back when it does not. Reused from item to item; used by one thread.
 */
public final class ItemTransaction implements ShardOutput {

    /** Before the first item. */
    static final Item NONE = Item.of("none", "", new Media.Text("", Blob.ABSENT), List.of());

    /** How many buffers are reused. An item with many files, such as one for each object, gives the others back. */
    private static final int MOST_SPARE_BUFFERS = 64;

    private final ShardFiles store;
    private final Limits limits;
    private final ItemMedia media;
    private final Map<Part, ByteText> parts = new LinkedHashMap<>();
    /** Contents by path, in the order in which they were asked for, to be written when the item succeeds. */
    private final Map<String, ByteText> files = new LinkedHashMap<>();
    /** Files that were written, to be taken back when a later one fails. */
    private final List<FileStore.Entry> filesWritten = new ArrayList<>();

    private final Deque<ByteText> spareBuffers = new ArrayDeque<>();
    private final Map<String, Long> counters = new HashMap<>();
    private final List<Loss> losses = new ArrayList<>();
    private Item item = NONE;
    private Optional<ItemError> failure = Optional.empty();
    private Optional<Loss> skip = Optional.empty();
    private AnnotationAccounts accounts = new AnnotationAccounts(List.of());
    private int annotationsWritten;
    /** How many of the losses come from the engine, before the writer had the item. */
    private int engineLosses;

    public ItemTransaction(ShardFiles store, OriginalFiles originals, Orientation orientation, Limits limits) {
        this.store = store;
        this.limits = limits;
        this.media = new ItemMedia(store, originals, orientation, losses);
    }

    /** Forgets everything and begins an item, to which the next calls refer. */
    public void begin(Item next) {
        item = next;
        accounts = new AnnotationAccounts(item.annotations());
        parts.values().forEach(ByteText::clear);
        media.begin(next);
        for (ByteText content : files.values()) {
            if (spareBuffers.size() < MOST_SPARE_BUFFERS) {
                spareBuffers.add(content);
            }
        }
        files.clear();
        counters.clear();
        losses.clear();
        failure = Optional.empty();
        skip = Optional.empty();
        annotationsWritten = 0;
        engineLosses = 0;
        filesWritten.clear();
    }

    /** Ends what the engine reports of the item: the next calls are the writer's, who can take back only those. */
    public void handOver() {
        engineLosses = losses.size();
    }

    /** Writes the files, after which only data in memory is left to change. */
    public List<FileStore.Entry> commitFiles() throws ItemException, IOException {
        for (Map.Entry<String, ByteText> file : files.entrySet()) {
            filesWritten.add(store.write(file.getKey(), file.getValue()));
        }
        List<FileStore.Entry> entries = new ArrayList<>(media.entries());
        entries.addAll(filesWritten);
        return entries;
    }

    /** Takes back the files that were written. */
    public void rollBack() throws RunFileException {
        media.takeBack();
        for (FileStore.Entry entry : filesWritten) {
            RunFileException.marked(() -> store.delete(entry));
        }
        filesWritten.clear();
    }

    @Override
    public boolean isMediaTurned() {
        return media.isTurned();
    }

    @Override
    public OptionalLong mediaSize() {
        return media.size();
    }

    @Override
    public Limits limits() {
        return limits;
    }

    @Override
    public void discard() throws RunFileException {
        List<Loss> before = List.copyOf(losses.subList(0, engineLosses));
        rollBack();
        begin(item);
        before.forEach(this::loss);
        handOver();
    }

    /** @throws ItemException when an annotation is not accounted for, or more than once */
    public void requireComplete() throws ItemException {
        if (failure.isPresent() || skip.isPresent()) {
            return;
        }
        Optional<String> fault = accounts.fault();
        if (fault.isPresent()) {
            throw new ItemException(
                    "converter.unaccounted",
                    fault.get() + "; this is a fault of the format, please report it to its author");
        }
        media.reportAttachments();
    }

    public Map<Part, ByteText> parts() {
        return parts;
    }

    public Map<String, Long> counters() {
        return counters;
    }

    /** Without what a failed or skipped item would lose, as it counts with all its annotations. */
    public List<Loss> losses() {
        return failure.isEmpty() && skip.isEmpty()
                ? losses
                : losses.stream()
                        .filter(loss -> loss.effect() != Loss.Effect.DROPPED)
                        .toList();
    }

    /** The error that the writer has reported for the item, whose output stays. */
    public Optional<ItemError> failure() {
        return failure;
    }

    /** The loss with which the writer left the item out on purpose; none when it failed as well. */
    public Optional<Loss> skip() {
        return failure.isEmpty() ? skip : Optional.empty();
    }

    /** Whether the item itself is in the export. */
    public boolean hasItem() {
        return !accounts.itemDropped();
    }

    public int written() {
        return annotationsWritten;
    }

    @Override
    public ByteText file(String path) throws IOException {
        FormatPath.checked(path);
        ByteText content = spareBuffers.isEmpty() ? new ByteText() : spareBuffers.removeLast();
        content.clear();
        if (files.putIfAbsent(path, content) != null) {
            throw new IllegalArgumentException("'" + path + "' is written twice for one item");
        }
        return content;
    }

    @Override
    public ByteText part(Part part) {
        return parts.computeIfAbsent(part, key -> new ByteText());
    }

    @Override
    public void media(String path) throws ItemException, RunFileException {
        RunFileException.marked(() -> media.put(path));
    }

    @Override
    public void media(List<String> paths) throws ItemException, RunFileException {
        RunFileException.marked(() -> media.put(paths));
    }

    @Override
    public void media(String path, PictureFormat format) throws ItemException, RunFileException {
        RunFileException.marked(() -> media.put(path, format));
    }

    @Override
    public void media(String path, SourceFile file) throws ItemException, RunFileException {
        RunFileException.marked(() -> media.put(path, file));
    }

    @Override
    public void failed(String code, String message) {
        failure = Optional.of(
                ItemError.ofItem(item.id(), item.annotations().size(), code, "item " + item.id() + ": " + message));
    }

    @Override
    public void skipped(String reason) {
        skip = Optional.of(new Loss(item.id(), "", LossCodes.ITEM_SKIPPED, reason, Loss.Effect.FILTERED));
    }

    @Override
    public void count(String counter, long delta) {
        counters.merge(counter, delta, Long::sum);
    }

    @Override
    public void written(Annotation annotation) {
        accounts.account(annotation.id());
        annotationsWritten++;
    }

    @Override
    public void loss(Loss loss) {
        if (loss.effect() == Loss.Effect.DROPPED) {
            if (loss.annotation().isEmpty()) {
                accounts.dropItem();
            } else {
                accounts.account(loss.annotation());
            }
        }
        losses.add(loss);
    }
}
