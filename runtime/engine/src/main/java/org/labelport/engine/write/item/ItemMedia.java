package org.labelport.engine.write.item;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.labelport.engine.spool.RunFileException;
import org.labelport.engine.staging.FileStore;
import org.labelport.engine.staging.ShardFiles;
import org.labelport.export.ExportParams.Orientation;
import org.labelport.export.ExportParams.OriginalFiles;
import org.labelport.model.Blob;
import org.labelport.model.Item;
import org.labelport.model.Media;
import org.labelport.model.SourceFile;
import org.labelport.output.PictureFormat;
import org.labelport.report.ItemException;
import org.labelport.report.Loss;
import org.labelport.report.LossCodes;

/**
 * Puts the original files of one item into the export, each once, turned or in another file format where that is wanted, and takes them
 * back. They are too large to hold until it is known whether the item succeeds. Reused from item to item; used by one thread.
 */
final class ItemMedia {

    private final ShardFiles store;
    private final OriginalFiles originals;
    private final PictureFiles pictures;
    private final List<Loss> losses;
    private final List<FileStore.Entry> entries = new ArrayList<>();
    private final List<Blob> blobs = new ArrayList<>();
    private Item item = ItemTransaction.NONE;
    private boolean turned;
    private OptionalLong size = OptionalLong.empty();

    /** @param losses takes losses of the item */
    ItemMedia(ShardFiles store, OriginalFiles originals, Orientation orientation, List<Loss> losses) {
        this.store = store;
        this.originals = originals;
        this.pictures = new PictureFiles(store, orientation);
        this.losses = losses;
    }

    /** Begins an item, to which the next calls refer. */
    void begin(Item next) {
        item = next;
        entries.clear();
        blobs.clear();
        turned = false;
        size = OptionalLong.empty();
    }

    List<FileStore.Entry> entries() {
        return entries;
    }

    /** Whether the pixels of the picture were turned. */
    boolean isTurned() {
        return turned;
    }

    /** The size in bytes of the item's own file as exported. */
    OptionalLong size() {
        return size;
    }

    /** Removes what was put. */
    void takeBack() throws RunFileException {
        for (FileStore.Entry entry : entries) {
            RunFileException.marked(() -> store.delete(entry));
        }
        entries.clear();
    }

    /** Puts the item's own file. */
    void put(String path) throws ItemException, IOException {
        FormatPath.checked(path);
        Blob blob = item.media().blob();
        if (isThere(blob)) {
            Optional<FileStore.Entry> turnedEntry = pictures.turned(path, item, losses);
            turned = turnedEntry.isPresent();
            FileStore.Entry entry = turned ? turnedEntry.get() : copied(path, blob);
            size = OptionalLong.of(entry.size());
            entries.add(entry);
        }
    }

    /** Puts the item's own file to several names. */
    void put(List<String> paths) throws ItemException, IOException {
        int before = entries.size();
        put(paths.get(0));
        if (entries.size() > before) {
            FileStore.Entry first = entries.get(before);
            for (String path : paths.subList(1, paths.size())) {
                entries.add(store.again(FormatPath.checked(path), first));
            }
        }
    }

    /** Puts the item's own picture in another file format. */
    void put(String path, PictureFormat format) throws ItemException, IOException {
        FormatPath.checked(path);
        if (isThere(item.media().blob())) {
            entries.add(pictures.in(format, path, item, losses));
        }
    }

    /** Puts a file of the item's record. */
    void put(String path, SourceFile file) throws ItemException, IOException {
        FormatPath.checked(path);
        if (isThere(file.blob())) {
            entries.add(copied(path, file.blob()));
        }
    }

    /** A copy of the file as it was when the item was read, as far as its size tells. */
    private FileStore.Entry copied(String path, Blob blob) throws ItemException, IOException {
        FileStore.Entry entry = store.copy(path, blob);
        if (blob.size() > 0 && blob.size() != entry.size()) {
            store.delete(entry);
            throw new ItemException(
                    "media.size",
                    "the file of '" + path + "' has " + entry.size() + " bytes, and its source says " + blob.size()
                            + ". If it was changed during the run, run it again");
        }
        return entry;
    }

    /** Whether a file is to be put into the export. */
    private boolean isThere(Blob blob) throws ItemException {
        if (Collections.frequency(blobs, blob) >= timesNamed(blob)) {
            throw new IllegalStateException("one original file of an item is put into the export twice");
        }
        blobs.add(blob);
        if (originals == OriginalFiles.NONE) {
            return false;
        }
        if (blob.failure().isPresent()) {
            Blob.Failure failed = blob.failure().get();
            throw new ItemException(failed.code(), failed.message());
        }
        return blob.location().isPresent();
    }

    /**
     * How often the item names a file. A source may name one file in several roles, and a document may show one picture
     * on several pages.
     */
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

    /** Reports the item's attached files that were not exported. */
    void reportAttachments() {
        if (originals == OriginalFiles.NONE || item.source().isEmpty()) {
            return;
        }
        for (SourceFile file : item.source().get().files()) {
            if (file.role() == SourceFile.Role.ATTACHMENT && !blobs.contains(file.blob())) {
                losses.add(Loss.changed(
                        item.id(),
                        LossCodes.FILE_LEFT_OUT,
                        "'" + file.name() + "' (" + file.key() + ") lies beside the item, and the format has no place"
                                + " for it"));
            }
        }
    }
}
