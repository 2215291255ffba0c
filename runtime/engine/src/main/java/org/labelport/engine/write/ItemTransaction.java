package org.labelport.engine.write;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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
final class ItemTransaction implements ShardOutput {

    /** Before the first item. */
    private static final Item NONE = Item.of("none", "", new Media.Text("", Blob.ABSENT), List.of());

    private final ShardFiles store;
    private final OriginalFiles originals;
    private final Limits limits;
    private final PictureFiles pictures;
    private final Map<Part, ByteText> parts = new LinkedHashMap<>();
    private final List<FileStore.Entry> media = new ArrayList<>();
    private final List<Blob> mediaBlobs = new ArrayList<>();
    private final List<PendingFile> files = new ArrayList<>();
    private final List<ByteText> spareBuffers = new ArrayList<>();
    private final Map<String, Long> counters = new HashMap<>();
    private final List<Loss> losses = new ArrayList<>();
    private Item item = NONE;
    private Optional<ItemError> failure = Optional.empty();
    private Optional<Loss> skip = Optional.empty();
    private AnnotationAccounts accounts = new AnnotationAccounts(List.of());
    private int written;
    private boolean mediaTurned;
    private OptionalLong mediaSize = OptionalLong.empty();

    /** A file that will be written when the item succeeds. */
    record PendingFile(String path, ByteText content) {}

    ItemTransaction(ShardFiles store, OriginalFiles originals, Orientation orientation, Limits limits) {
        this.store = store;
        this.originals = originals;
        this.limits = limits;
        this.pictures = new PictureFiles(store, orientation);
    }

    /** Forgets everything; what comes next belongs to this item. */
    void begin(Item next) {
        item = next;
        accounts = new AnnotationAccounts(item.annotations());
        parts.values().forEach(ByteText::clear);
        media.clear();
        mediaBlobs.clear();
        files.forEach(file -> spareBuffers.add(file.content));
        files.clear();
        counters.clear();
        losses.clear();
        mediaTurned = false;
        mediaSize = OptionalLong.empty();
        failure = Optional.empty();
        skip = Optional.empty();
        written = 0;
    }

    /** Writes the files, after which only memory is left to change. */
    List<FileStore.Entry> commitFiles() throws ItemException, IOException {
        List<FileStore.Entry> entries = new ArrayList<>(media);
        for (PendingFile file : files) {
            FileStore.Entry entry = store.write(file.path(), file.content());
            entries.add(entry);
            media.add(entry); // to be taken back with the others when a later one fails
        }
        return entries;
    }

    /** Takes back the files that were written. */
    void rollBack() throws OutputException {
        for (FileStore.Entry entry : media) {
            OutputException.marked(() -> store.delete(entry));
        }
        media.clear();
    }

    @Override
    public boolean isMediaTurned() {
        return mediaTurned;
    }

    @Override
    public OptionalLong mediaSize() {
        return mediaSize;
    }

    @Override
    public Limits limits() {
        return limits;
    }

    @Override
    public void discard() throws OutputException {
        rollBack();
        begin(item);
    }

    /** @throws ItemException when an annotation is not accounted for, or more than once */
    void requireComplete() throws ItemException {
        if (failure.isPresent() || skip.isPresent()) {
            return;
        }
        Optional<String> fault = accounts.fault();
        if (fault.isPresent()) {
            throw new ItemException(
                    "converter.unaccounted",
                    fault.get() + "; this is a fault of the format, please report it to its author");
        }
        reportAttachments();
    }

    private void reportAttachments() {
        if (originals == OriginalFiles.NONE || item.source().isEmpty()) {
            return;
        }
        for (SourceFile file : item.source().get().files()) {
            if (file.role() == SourceFile.Role.ATTACHMENT && !mediaBlobs.contains(file.blob())) {
                losses.add(Loss.changed(
                        item.id(),
                        LossCodes.FILE_LEFT_OUT,
                        "'" + file.name() + "' (" + file.key() + ") lies beside the item, and the format has no place"
                                + " for it"));
            }
        }
    }

    Map<Part, ByteText> parts() {
        return parts;
    }

    Map<String, Long> counters() {
        return counters;
    }

    List<Loss> losses() {
        return losses;
    }

    /** What the writer says is wrong with the item, though its output stays. */
    Optional<ItemError> failure() {
        return failure;
    }

    /** That the writer left the item out on purpose. */
    Optional<Loss> skip() {
        return skip;
    }

    int written() {
        return written;
    }

    @Override
    public ByteText file(String path) throws IOException {
        FormatPath.checked(path);
        for (PendingFile file : files) {
            if (file.path.equals(path)) {
                throw new IllegalArgumentException("'" + path + "' is written twice for one item");
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
    public void media(String path) throws ItemException, OutputException {
        OutputException.marked(() -> putMedia(path));
    }

    private void putMedia(String path) throws ItemException, IOException {
        FormatPath.checked(path);
        Blob blob = item.media().blob();
        if (isThere(blob)) {
            Optional<FileStore.Entry> turned = pictures.turned(path, item, losses);
            mediaTurned = turned.isPresent();
            FileStore.Entry entry = turned.isPresent() ? turned.get() : store.copy(path, blob);
            mediaSize = OptionalLong.of(entry.size());
            media.add(entry);
        }
    }

    @Override
    public void media(List<String> paths) throws ItemException, OutputException {
        int before = media.size();
        media(paths.get(0));
        if (media.size() > before) {
            FileStore.Entry first = media.get(before);
            for (String path : paths.subList(1, paths.size())) {
                OutputException.marked(() -> media.add(store.again(FormatPath.checked(path), first)));
            }
        }
    }

    @Override
    public void media(String path, PictureFormat format) throws ItemException, OutputException {
        FormatPath.checked(path);
        if (isThere(item.media().blob())) {
            OutputException.marked(() -> media.add(pictures.in(format, path, item, losses)));
        }
    }

    @Override
    public void media(String path, SourceFile file) throws ItemException, OutputException {
        FormatPath.checked(path);
        if (isThere(file.blob())) {
            OutputException.marked(() -> media.add(store.copy(path, file.blob())));
        }
    }

    /** Whether a file is to be put into the export. */
    private boolean isThere(Blob blob) throws ItemException {
        if (Collections.frequency(mediaBlobs, blob) >= timesNamed(blob)) {
            throw new IllegalStateException("one original file of an item is put into the export twice");
        }
        mediaBlobs.add(blob);
        if (originals == OriginalFiles.NONE) {
            return false;
        }
        if (blob.failure().isPresent()) {
            Blob.Failure failed = blob.failure().get();
            throw new ItemException(failed.code(), failed.message());
        }
        return blob.location().isPresent();
    }

    /** A source may name one file in several roles, and a document shows one picture on several pages. */
    private long timesNamed(Blob blob) {
        long asPage = item.media() instanceof Media.Pages pages
                ? pages.pages().stream()
                        .filter(page -> page.blob().equals(blob))
                        .count()
                : 0;
        long inRecord = item.source().stream()
                .flatMap(source -> source.files().stream())
                .filter(file -> file.blob().equals(blob))
                .count();
        return Math.max(1, Math.max(inRecord, asPage));
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
